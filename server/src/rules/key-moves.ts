/** Edits that move a key to the right place. */
import {
  type BlockEdit,
  columnOf,
  endOfPair,
  inFlow,
  insertPair,
  replaceNode,
  startOfPair,
} from '../charter/edit/edits.ts';
import type { TopPair } from '../charter/model.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { insert, replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Block, runAround } from '../yaml/document.ts';
import { isNull, type MapNode, type Pair } from '../yaml/tree.ts';
import type { FixContext } from './rule.ts';

/** Whole lines of a block. */
interface Piece {
  readonly block: Block;
  readonly span: Span;
}

/** Moves a top-level key with its lines into `team`; no edits if that would lose text. */
export function moveIntoTeam(
  { map, index, key }: StructureFault & { kind: 'unknown-key' },
  block: Block,
  { charter, document, newLine }: FixContext,
): readonly BlockEdit[] {
  const pair = map.pairs[index];
  const team = charter.pairs.find((one) => one.key.value === 'team');
  const value = team?.value;
  if (pair === undefined || team === undefined || value === undefined || isNull(value) || map !== block.root) return [];
  const pieces = piecesOf(document, block, pair);
  if (pieces === undefined) return [];
  if (value.kind === 'map' && value.flow) {
    const [piece, second] = pieces;
    if (second !== undefined || piece === undefined || pair.value === undefined || value.pairs.length === 0) return [];
    if (/[#\n]/.test(piece.block.text.slice(piece.span.start, piece.span.end).trimEnd())) return [];
    return [insertPair(team.block, value, `${key}: ${inFlow(block, pair.value)}`, newLine), ...pieces.map(cut)];
  }
  const by = value.kind === 'map' ? indentOf(team.block, value) : 2;
  if (by === undefined) return [];
  const opened = value.kind === 'map' ? [] : openedUp(team, newLine);
  return opened === undefined ? [] : [...opened, ...movedBelow(team.block, value.end, pieces, by, document, newLine)];
}

function indentOf(block: Block, { pairs: [first] }: MapNode): number | undefined {
  return first === undefined ? undefined : columnOf(block.text, startOfPair(block, first));
}

/** Rewrites `team: T` with the name on the next line. */
function openedUp({ block, key, value }: TopPair, newLine: string): readonly BlockEdit[] | undefined {
  if (value?.kind !== 'scalar' || value.style === 'literal' || value.style === 'folded') return undefined;
  const { text } = block;
  const written = text.slice(value.start, value.end);
  const between = text.slice(key.node.end, value.start);
  if (written.includes('\n') || !/^[ \t]*:[ \t]+$/.test(between)) return undefined;
  const colon = { block, ...replace(key.node.end, value.start, ':') };
  return [colon, replaceNode(block, value, `${newLine}  name: ${written}`)];
}

/** The lines of a key and its value; undefined if the key shares a line with something else. */
function piecesOf(document: FixContext['document'], block: Block, pair: Pair): readonly Piece[] | undefined {
  const start = startOfPair(block, pair);
  if (columnOf(block.text, start) !== 0) return undefined;
  if (block.kind !== 'header') return [{ block, span: { start, end: afterLine(block, endOfPair(block, pair)) } }];
  const { header, end } = runAround(document, document.blocks.indexOf(block));
  const items = document.blocks.slice(header + 1, end);
  const last = items.at(-1);
  return [block, ...items].map((one) => ({
    block: one,
    span: {
      start: one === block ? start : 0,
      end: one === last && one.root !== undefined ? afterLine(one, one.root.end) : one.text.length,
    },
  }));
}

/** The start of the next line. */
function afterLine({ text }: Block, end: number): number {
  const lineEnd = text.indexOf('\n', Math.max(0, end - 1));
  return lineEnd === -1 ? text.length : lineEnd + 1;
}

function cut({ block, span }: Piece): BlockEdit {
  return { block, ...replace(span.start, span.end, '') };
}

/** Lines with more indentation. */
function indented({ block, span }: Piece, by: number): string {
  return block.text.slice(span.start, span.end).replace(/^(?=[^\r\n])/gm, ' '.repeat(by));
}

/** Moves lines after the line where a node ends; lines that are already there are only indented. */
function movedBelow(
  above: Block,
  end: number,
  pieces: readonly Piece[],
  by: number,
  { blocks }: FixContext['document'],
  newLine: string,
): readonly BlockEdit[] {
  const at = afterLine(above, end);
  const [first] = pieces;
  const isNext = first !== undefined && blocks.indexOf(first.block) === blocks.indexOf(above) + 1;
  if (isNext && at === above.text.length && first.span.start === 0)
    return pieces.map((piece) => ({
      block: piece.block,
      ...replace(piece.span.start, piece.span.end, indented(piece, by)),
    }));
  const lines = pieces.map((piece) => indented(piece, by)).join('');
  const ended = lines.endsWith('\n') ? lines : lines + newLine;
  const text = above.text.slice(0, at).endsWith('\n') ? ended : newLine + ended.replace(/\r?\n$/, '');
  return [{ block: above, ...insert(at, text) }, ...pieces.map(cut)];
}
