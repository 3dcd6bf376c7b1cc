/** Converts rows between one line in braces and one key per line. */
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

export type Layout = 'one line' | 'one key per line';

const COMMENTED = 'This row contains a comment, which would have no place on one line. Move it above the row first.';
const BESIDE = 'This row shares its line with something else. Put each row on its own line first.';
const LONG = 'This row contains a text of several lines, which does not fit on one line.';

/** Edits, or the reason why there are none. */
type Laid = readonly BlockEdit[] | string;

/** Whether a row is not in a layout yet. Rows repeated by an alias have no layout. */
export function canLayOut({ node, span }: Row, layout: Layout): boolean {
  if (node === undefined || node !== span || node.pairs.length === 0) return false;
  return node.flow === (layout === 'one key per line');
}

/** Writes a row in another layout. Keeps its meaning and all comments. */
export function layOut(analysis: Analysis, row: Row, layout: Layout): EditOutcome {
  const edits = laidOut(row, layout, lineEndOf(analysis.text));
  return typeof edits === 'string' ? { refused: edits } : sayingTheSame(analysis, edits);
}

/** Writes rows in another layout where possible; the others stay unchanged. */
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
  // This comment applies to a line, which would be a different line afterwards.
  if (behind.includes(PRAGMA)) return COMMENTED;
  return layout === 'one key per line' ? inLines(block, node, newLine) : onOneLine(block, node);
}

function inLines(block: Block, node: MapNode, newLine: string): Laid {
  const { text } = block;
  if (commentsIn(block, node).length > 0) return COMMENTED;
  // Only a dash may be before a block mapping on its line.
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

/** A node as text for braces; undefined for a text of several lines. */
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
