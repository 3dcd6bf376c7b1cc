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

/** Gives a letter to a name or to several: in the cell that is there, or in a new one at its place in the row. */
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
  return newCell(row, row.node, letter, names, newLine);
}

/** A cell for a letter, behind the letters that come before it in the scheme, or behind what stands before letters. */
export function newCell(row: Row, node: MapNode, letter: Letter, names: readonly string[], newLine: string): BlockEdit {
  const order = row.scheme.letters;
  const earlier = new Set(order.slice(0, order.indexOf(letter)));
  const before = new Set(row.assignments.filter((one) => earlier.has(one.letter)).map((one) => one.key.node));
  let after = node.pairs.findLastIndex((pair) => before.has(pair.key));
  if (after === -1) {
    const heads = [row.scheme.row, 'phase', 'covers'];
    after = node.pairs.findLastIndex(({ key }) => key.kind === 'scalar' && heads.includes(key.value));
  }
  const text = `${keyOf(row, letter)}: ${namesText(names)}`;
  return insertPair(row.block, node, text, newLine, after === -1 ? undefined : after);
}

/** Takes several names out of a cell; where that cannot be done at once, only the first of them. */
export function removeHolders(row: Row, assignment: Assignment, names: readonly Name[]): readonly BlockEdit[] {
  const { value } = assignment;
  const [first] = names;
  if (names.length > 1 && value?.kind === 'seq' && row.node !== undefined) {
    const gone = new Set(names.map((name) => name.node));
    const kept = value.items.filter((item) => !gone.has(item));
    const index = row.node.pairs.findIndex((pair) => pair.key === assignment.key.node);
    if (kept.length === 0 && index !== -1 && !holdsAnchor(value)) return [removeOrEmpty(row.block, row.node, index)];
    const edits = keepItems(row.block, row.node, value, kept);
    if (edits.length > 0) return edits;
  }
  const edit = first === undefined ? undefined : removeHolder(row, assignment, first);
  return edit === undefined ? [] : [edit];
}

/**
 * Takes all items out of a list but some. The list stays a list, and no comment goes.
 *
 * @param around the entry that the list is of
 * @param keep items of the list, in their order
 * @returns nothing where an anchor, or a comment between commas, stands in the way
 */
export function keepItems(
  block: Block,
  around: MapNode,
  list: SequenceNode,
  keep: readonly SyntaxNode[],
): readonly BlockEdit[] {
  if (keep.length === 0 || list.items.some(holdsAnchor)) return [];
  if (!list.flow)
    return withoutOverlap(list.items.flatMap((item, index) => (keep.includes(item) ? [] : removed(index))));
  const edits: BlockEdit[] = [];
  let before: SyntaxNode | undefined;
  for (const item of [...keep, undefined]) {
    const from = before === undefined ? 0 : list.items.indexOf(before) + 1;
    const to = item === undefined ? list.items.length : list.items.indexOf(item);
    if (to > from) {
      const start = before?.end ?? list.start + 1;
      const end = item?.start ?? list.end - 1;
      if (block.text.slice(start, end).includes('#')) return [];
      edits.push({ block, span: { start, end }, newText: before === undefined || item === undefined ? '' : ', ' });
    }
    before = item;
  }
  return edits;

  function removed(index: number): BlockEdit {
    return keepingComments(removeItem(block, list, index), around);
  }
}

/** At the end of a text without a last line end, an item takes the line end before it along, which another one has. */
function withoutOverlap(edits: readonly BlockEdit[]): readonly BlockEdit[] {
  const apart: BlockEdit[] = [];
  for (const edit of edits) {
    const before = apart.at(-1);
    if (before === undefined || edit.span.start >= before.span.end) apart.push(edit);
    else {
      const span = { start: before.span.start, end: edit.span.end };
      apart[apart.length - 1] = { block: edit.block, span, newText: before.newText + edit.newText };
    }
  }
  return apart;
}
