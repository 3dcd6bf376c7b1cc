/** Edits of the holders in a row, for fixes and clicks in the matrix. */
import { apart } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../yaml/document.ts';
import { indexOfNode, type MapNode, resolved, type SequenceNode, type SyntaxNode } from '../../yaml/tree.ts';
import type { Assignment, Name, Row } from '../model.ts';
import type { Letter } from '../schemes.ts';
import { addName, type BlockEdit, holdsAnchor, insertPair, namesText, removeItem, startOfNode } from './edits.ts';
import { keepingComments, removeOrEmpty } from './removal.ts';

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
  const { block } = row;
  const cell = cellOf(row, assignment);
  if (cell === undefined) return undefined;
  const { node, pair, value } = cell;
  if (value.kind === 'seq' && value.items.length > 1) {
    if (holdsAnchor(name.node)) return undefined;
    return keepingComments(
      removeItem(
        block,
        value,
        indexOfNode(value.items, (one) => one, name.node),
      ),
      node,
    );
  }
  return value.kind === 'alias' || holdsAnchor(value)
    ? undefined
    : removeOrEmpty(block, node, pair, hidesMerged(node, assignment));
}

/** Whether a merge says something of a letter, too, which would count if the row itself said nothing. */
function hidesMerged({ pairs }: MapNode, { letter }: Assignment): boolean {
  return pairs.some(({ key, value }) => {
    if (key.kind !== 'scalar' || key.value !== '<<') return false;
    const from = resolved(value);
    return (from?.kind === 'seq' ? from.items : [from]).some((one) => {
      const map = resolved(one);
      const keys = map?.kind === 'map' ? map.pairs.map((pair) => pair.key) : [];
      return keys.some((name) => name.kind === 'scalar' && [letter.key, letter.letter, '<<'].includes(name.value));
    });
  });
}

/** A cell as a pair of its row; undefined where the row says it in another way, such as by a merge. */
function cellOf({ node }: Row, { key }: Assignment) {
  const pair = node?.pairs[indexOfNode(node.pairs, (one) => one.key, key.node)];
  return node === undefined || pair?.value === undefined ? undefined : { node, pair, value: pair.value };
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
  const known = new Set(there?.names.map((one) => one.value));
  const names = [name].flat().filter((added) => !known.has(added));
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

/** Takes several names out of a cell: all of them, or, where an alias or an anchor stands in the way, none. */
export function removeHolders(row: Row, assignment: Assignment, names: readonly Name[]): readonly BlockEdit[] {
  const { block } = row;
  const cell = cellOf(row, assignment);
  const [first] = names;
  if (cell === undefined || first === undefined) return [];
  const { node, pair, value } = cell;
  if (value.kind !== 'seq') {
    const edit = removeHolder(row, assignment, first);
    return edit === undefined ? [] : [edit];
  }
  const gone = new Set(names.map((name) => name.node));
  const kept = value.items.filter((item) => !gone.has(item));
  if (kept.length > 0) return keepItems(block, node, value, kept);
  return holdsAnchor(value) ? [] : [removeOrEmpty(block, node, pair, hidesMerged(node, assignment))];
}

/**
 * Takes all items out of a list but some. The list stays a list, and no comment goes.
 *
 * @param around the entry that the list is of
 * @returns nothing where an anchor would go
 */
export function keepItems(
  block: Block,
  around: MapNode,
  list: SequenceNode,
  keep: readonly SyntaxNode[],
): readonly BlockEdit[] {
  const stays = new Set(keep);
  const at = list.items.findIndex((item) => stays.has(item));
  const kept = list.items[at];
  if (kept === undefined || list.items.some((item) => !stays.has(item) && holdsAnchor(item))) return [];
  const { text } = block;
  if (!list.flow) {
    const gone = list.items.flatMap((item, index) =>
      stays.has(item) ? [] : keepingComments(removeItem(block, list, index), around),
    );
    return apart(text, gone) ?? [];
  }
  // What stands before the first that is kept goes with the comma behind it, the rest with the comma before it.
  const [first = kept] = list.items;
  const gone: Span[] = first === kept ? [] : [{ start: startOfNode(text, first), end: startOfNode(text, kept) }];
  let { end } = kept;
  for (const item of list.items.slice(at)) {
    if (!stays.has(item)) gone.push({ start: end, end: item.end });
    end = item.end;
  }
  return gone.map((span) => keepingComments({ block, span, newText: '' }, around));
}
