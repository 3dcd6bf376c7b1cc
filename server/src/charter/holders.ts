/** Edits of who holds what in a row: the ground of the fixes about letters, and of a click in the matrix. */

import type { Block } from '../yaml/document.ts';
import type { MapNode, SequenceNode, SyntaxNode } from '../yaml/tree.ts';
import { keepingComments, removeOrEmpty } from './comments.ts';
import { addName, type BlockEdit, holdsAnchor, insertPair, namesText, removeItem } from './edits.ts';
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

/** Gives a letter to a name or to several: in the cell that is there, or in a new one behind the last. */
export function addHolder(
  row: Row,
  letter: Letter,
  name: string | readonly string[],
  newLine: string,
): BlockEdit | undefined {
  if (row.node === undefined) return undefined;
  const there = row.assignments.find((one) => one.letter === letter);
  const names = [name].flat().filter((added) => there?.names.some((one) => one.value === added) !== true);
  if (names.length === 0) return undefined;
  if (there !== undefined) {
    if (there.value?.kind === 'alias') return undefined;
    return addName(row.block, there.key.node, there.value, names, newLine);
  }
  return insertPair(row.block, row.node, `${keyOf(row, letter)}: ${namesText(names)}`, newLine);
}

/**
 * Takes all items out of a list but one. The list stays a list, and no comment goes.
 *
 * @param around the entry that the list is of
 * @returns nothing where an anchor, or a comment between commas, stands in the way
 */
export function keepItem(block: Block, around: MapNode, list: SequenceNode, keep: SyntaxNode): readonly BlockEdit[] {
  const at = list.items.indexOf(keep);
  if (at === -1 || list.items.some(holdsAnchor)) return [];
  if (list.flow) {
    const spans = [
      { start: list.start + 1, end: at === 0 ? list.start + 1 : keep.start },
      { start: keep.end, end: at === list.items.length - 1 ? keep.end : list.end - 1 },
    ].filter(({ start, end }) => start < end);
    if (spans.some(({ start, end }) => block.text.slice(start, end).includes('#'))) return [];
    return spans.map((span) => ({ block, span, newText: '' }));
  }
  const edits: BlockEdit[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item === keep) continue;
    const edit = keepingComments(removeItem(block, list, index), around);
    const before = edits.at(-1);
    // At the end of a text without a last line end, an item takes the one before it along.
    if (before === undefined || edit.span.start >= before.span.end) edits.push(edit);
    else {
      const span = { start: before.span.start, end: edit.span.end };
      edits[edits.length - 1] = { block, span, newText: before.newText + edit.newText };
    }
  }
  return edits;
}
