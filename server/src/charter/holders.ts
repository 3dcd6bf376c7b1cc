/** Edits of who holds what in a row: the ground of the fixes about letters, and of a click in the matrix. */
import { keepingComments, removeOrEmpty } from './comments.ts';
import { addName, type BlockEdit, holdsAnchor, insertPair, removeItem, scalarText } from './edits.ts';
import type { Assignment, Name, Row } from './model.ts';
import type { Letter } from './schemes.ts';

/** How a row spells its letters: by their keys where it does so already, else by the capital letter. */
export function keyOf(row: Row, letter: Letter): string {
  return row.assignments.some((one) => one.key.value === one.letter.key && one.letter !== letter)
    ? letter.key
    : letter.letter;
}

/**
 * Takes a name out of a cell, and the cell with it when it was the only one; nothing where an alias says the name. No
 * comment goes with it: where one stands beside the only name, the cell stays, as an empty list.
 */
export function removeHolder(row: Row, assignment: Assignment, name: Name): BlockEdit | undefined {
  const { value } = assignment;
  const index = row.node?.pairs.findIndex((pair) => pair.key === assignment.key.node) ?? -1;
  if (row.node === undefined || index === -1 || value === undefined) return undefined;
  if (value.kind === 'seq' && value.items.length > 1) {
    const item = value.items.indexOf(name.node);
    return item === -1 || holdsAnchor(name.node)
      ? undefined
      : keepingComments(removeItem(row.block, value, item), row.node);
  }
  return value.kind === 'alias' || holdsAnchor(value) ? undefined : removeOrEmpty(row.block, row.node, index);
}

/** Gives a letter to a name: in the cell that is there, or in a new one behind the last. */
export function addHolder(row: Row, letter: Letter, name: string, newLine: string): BlockEdit | undefined {
  if (row.node === undefined) return undefined;
  const there = row.assignments.find((one) => one.letter === letter);
  if (there !== undefined) {
    if (there.names.some((one) => one.value === name) || there.value?.kind === 'alias') return undefined;
    return addName(row.block, there.key.node, there.value, name, newLine);
  }
  return insertPair(row.block, row.node, `${keyOf(row, letter)}: ${scalarText(name)}`, newLine);
}
