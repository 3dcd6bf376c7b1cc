/** Rows in braces on one line, or a key a line: the same row in another layout. */
import type { Analysis } from '../../analysis.ts';
import {
  type BlockEdit,
  columnOf,
  endOfLine,
  inBraces,
  replaceNode,
  scalarText,
  startOfLine,
} from '../../charter/edit/edits.ts';
import type { Row } from '../../charter/model.ts';
import { replace } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { Block } from '../../yaml/document.ts';
import { PRAGMA } from '../../yaml/parse.ts';
import type { MapNode, Pair, SyntaxNode } from '../../yaml/tree.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { hasProperties } from '../format/key-order.ts';
import { commentsIn } from '../format/spacing.ts';
import { REPEATED, sayingTheSame } from './outcome.ts';

export type Layout = 'one line' | 'a key a line';

const COMMENTED = 'A comment stands inside this row, and there would be no place for it. Move it above the row first.';
const BESIDE = 'Other things stand on the line of this row. Write the list with a row a line first.';
const LONG = 'A text of several lines stands in this row, and cannot stand on one.';

/** Edits, or why there are none. */
type Laid = readonly BlockEdit[] | string;

/** Whether a row is not in a layout yet. Rows that are repeated from elsewhere are in none. */
export function canLayOut({ node, span }: Row, layout: Layout): boolean {
  if (node === undefined || node !== span || node.pairs.length === 0) return false;
  return node.flow === (layout === 'a key a line');
}

/** Writes a row in another layout: what it says stays, and so does every comment. */
export function layOut(analysis: Analysis, row: Row, layout: Layout): EditOutcome {
  const edits = laidOut(row, layout, lineEndOf(analysis.text));
  return typeof edits === 'string' ? { refused: edits } : sayingTheSame(analysis, edits);
}

/** Writes those rows in another layout that can be; the others stay as they are. */
export function layOutAll(analysis: Analysis, rows: readonly Row[], layout: Layout): EditOutcome {
  const newLine = lineEndOf(analysis.text);
  const laid = rows.map((row) => laidOut(row, layout, newLine));
  const edits = laid.flatMap((one) => (typeof one === 'string' ? [] : one));
  const why = laid.find((one) => typeof one === 'string');
  return edits.length === 0 && why !== undefined ? { refused: why } : sayingTheSame(analysis, edits);
}

function laidOut(row: Row, layout: Layout, newLine: string): Laid {
  const { block, node } = row;
  if (node === undefined || node.anchor !== undefined || hasProperties(node)) return REPEATED;
  const behind = block.text.slice(node.end, endOfLine(block.text, node.end));
  // Such a comment speaks for a line, and the line would be another one.
  if (behind.includes(PRAGMA)) return COMMENTED;
  return layout === 'a key a line' ? inLines(block, node, newLine) : onOneLine(block, node);
}

function inLines(block: Block, node: MapNode, newLine: string): Laid {
  const { text } = block;
  if (commentsIn(block, node).length > 0) return COMMENTED;
  // Nothing but a dash may stand before a mapping of lines.
  if (!/^\ufeff?[ ]*(?:- *)?$/.test(text.slice(startOfLine(text, node.start), node.start))) return BESIDE;
  const lines = node.pairs.map(({ key, value }) => {
    const name = text.slice(key.start, key.end);
    const said = value === undefined || value.end <= value.start ? '' : ` ${text.slice(value.start, value.end)}`;
    return `${name}:${said}`;
  });
  if (lines.some((line) => line.includes('\n'))) return LONG;
  return [replaceNode(block, node, lines.join(newLine + ' '.repeat(columnOf(text, node.start))))];
}

function onOneLine(block: Block, node: MapNode): Laid {
  const { text } = block;
  const end = node.start + text.slice(node.start, node.end).trimEnd().length;
  const line = endOfLine(text, end);
  const inside = commentsIn(block, { start: node.start, end: line });
  const [comment] = inside;
  if (inside.length > 1 || (comment !== undefined && isAlone(text, comment.start))) return COMMENTED;
  if (comment !== undefined && text.slice(comment.start, comment.end).includes(PRAGMA)) return COMMENTED;
  const parts: string[] = [];
  for (const pair of node.pairs) {
    const part = flowPair(text, pair);
    if (part === undefined) return LONG;
    parts.push(part);
  }
  const behind = comment === undefined ? '' : `  ${text.slice(comment.start, comment.end)}`;
  return [{ block, ...replace(node.start, line, inBraces(parts) + behind) }];
}

function isAlone(text: string, comment: number): boolean {
  return text.slice(startOfLine(text, comment), comment).trim() === '';
}

function flowPair(text: string, { key, value }: Pair): string | undefined {
  const name = flowText(text, key);
  const said = value === undefined ? '' : flowText(text, value);
  if (name === undefined || said === undefined || name === '') return undefined;
  return said === '' ? `${name}:` : `${name}: ${said}`;
}

/** A node as it can stand in braces; undefined for a text of several lines. */
function flowText(text: string, node: SyntaxNode): string | undefined {
  const there = text.slice(node.start, node.end);
  if (node.kind === 'alias') return there;
  if (node.kind === 'scalar') {
    if (there.includes('\n')) return undefined;
    return node.style === 'plain' && /[,[\]{}]/.test(there) ? scalarText(node.value) : there;
  }
  if (node.flow) return there.includes('\n') ? undefined : there;
  const parts =
    node.kind === 'seq'
      ? node.items.map((item) => flowText(text, item))
      : node.pairs.map((pair) => flowPair(text, pair));
  const written = parts.filter((part) => part !== undefined);
  if (written.length < parts.length) return undefined;
  return node.kind === 'seq' ? `[${written.join(', ')}]` : inBraces(written);
}
