/** Normalises spaces: before comments, at line ends, and inside brackets and braces on one line. */
import { beforeComma, inBraces } from '../../charter/edit/edits.ts';
import type { Charter, Row } from '../../charter/model.ts';
import { replace, type TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { padded, widthOf } from '../../text/width.ts';
import type { Block, YamlDocument } from '../../yaml/document.ts';
import type { MapNode, Pair, SequenceNode, SyntaxNode } from '../../yaml/tree.ts';
import { keyText, rowRank } from './key-order.ts';

/** The edits that normalise the spaces of a text. */
export function spacingEdits(document: YamlDocument, charter: Charter): readonly TextEdit[] {
  const aligned = alignedRows(charter);
  const edits: TextEdit[] = [];
  for (const [index, block] of document.blocks.all().entries()) {
    const start = document.blocks.startOf(index);
    for (const { span, newText } of blockEdits(block, aligned)) {
      edits.push({ span: { start: start + span.start, end: start + span.end }, newText });
    }
  }
  return edits;
}

/**
 * The same for one block. Rows that seem to be aligned with other rows stay unchanged, since this looks at no other
 * block.
 */
export function spacingOfBlock(block: Block): readonly TextEdit[] {
  const [first] = block.root?.kind === 'seq' ? block.root.items : [];
  const row = first?.kind === 'map' && first.flow ? first : undefined;
  const text = row === undefined ? '' : block.text.slice(row.start, row.end);
  return blockEdits(block, row !== undefined && SPREAD.test(text) ? new Map([[row, text]]) : NONE);
}

/** Matches several spaces after a comma, as between aligned columns. */
const SPREAD = /,[ \t]{2,}/;

type Aligned = ReadonlyMap<SyntaxNode, string>;

function blockEdits(block: Block, aligned: Aligned): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const kept: Span[] = [];
  if (block.root !== undefined) walk(block.text, block.root, aligned, kept, edits);
  lineEdits(block.text, kept, edits);
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** Collects the texts whose spaces must not change, and tidies brackets and braces on one line. */
function walk(text: string, node: SyntaxNode, aligned: Aligned, kept: Span[], edits: TextEdit[]): void {
  if (node.kind === 'alias') return;
  if (node.kind === 'scalar') {
    const lineEnd = text.indexOf('\n', node.start);
    if (node.style === 'literal' || node.style === 'folded') {
      if (lineEnd !== -1 && lineEnd < node.end) kept.push({ start: lineEnd, end: node.end });
    } else if (node.style !== 'plain' || (lineEnd !== -1 && lineEnd < node.end)) kept.push(node);
    return;
  }
  if (node.flow && isOnOneLine(text, node)) {
    const tidy = aligned.get(node) ?? tidied(text, node);
    if (tidy !== undefined) {
      kept.push(node);
      if (tidy !== text.slice(node.start, node.end)) edits.push(replace(node.start, node.end, tidy));
      return;
    }
  }
  if (node.kind === 'seq') for (const item of node.items) walk(text, item, aligned, kept, edits);
  else {
    for (const { key, value } of node.pairs) {
      walk(text, key, NONE, kept, edits);
      if (value !== undefined) walk(text, value, aligned, kept, edits);
    }
  }
}

const NONE: Aligned = new Map();

function isOnOneLine(text: string, node: Span): boolean {
  const lineEnd = text.indexOf('\n', node.start);
  return lineEnd === -1 || lineEnd >= node.end;
}

/** Writes two spaces before a trailing comment and removes spaces at the end of a line. */
function lineEdits(text: string, kept: readonly Span[], edits: TextEdit[]): void {
  for (const { line, end, comment, open } of linesOf(text, kept)) {
    if (comment !== undefined) commentEdit(text, line, comment, edits);
    const content = trimmedEnd(text, line, end);
    if (content < end && !open) edits.push(replace(content, end, ''));
  }
}

interface Line {
  readonly line: number;
  /** The end of the line, without its line end. */
  readonly end: number;
  readonly comment: number | undefined;
  /** Whether a text continues on the next line. */
  readonly open: boolean;
}

function* linesOf(text: string, kept: readonly Span[]): Generator<Line> {
  const spans = [...kept].sort((a, b) => a.start - b.start);
  let next = 0;
  // A span that begins on an earlier line may end on this one.
  let until = 0;
  for (let line = 0; line < text.length; ) {
    const lineEnd = text.indexOf('\n', line);
    let end = lineEnd === -1 ? text.length : lineEnd;
    if (end > line && text.charCodeAt(end - 1) === 13) end--;
    let comment: number | undefined;
    let at = line;
    while (comment === undefined && at < end) {
      for (let one = spans[next]; one !== undefined && one.start <= at; one = spans[++next])
        until = Math.max(until, one.end);
      const before = text.charCodeAt(at - 1);
      if (until > at) at = Math.min(until, end);
      else if (text.charCodeAt(at) === 35 && (at === line || before === 32 || before === 9)) comment = at;
      else at++;
    }
    for (let one = spans[next]; one !== undefined && one.start <= end; one = spans[++next])
      until = Math.max(until, one.end);
    yield { line, end, comment, open: until > end };
    line = lineEnd === -1 ? text.length : lineEnd + 1;
  }
}

/** The comments of a block, without trailing spaces. */
export function commentsOf(block: Block): readonly string[] {
  return commentsIn(block, { start: 0, end: block.text.length }).map(({ start, end }) => block.text.slice(start, end));
}

/** The spans of comments in a part of a block. */
export function commentsIn({ text, root }: Block, within: Span): readonly Span[] {
  if (!text.slice(within.start, within.end).includes('#')) return [];
  const kept: Span[] = [];
  if (root !== undefined) walk(text, root, NONE, kept, []);
  const found: Span[] = [];
  for (const { end, comment } of linesOf(text, kept)) {
    if (comment === undefined || comment < within.start || comment >= within.end) continue;
    found.push({ start: comment, end: trimmedEnd(text, comment, end) });
  }
  return found;
}

/** The end of a line without trailing spaces and tabs. */
function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at - 1) === 9)) at--;
  return at;
}

function commentEdit(text: string, line: number, comment: number, edits: TextEdit[]): void {
  const content = trimmedEnd(text, line, comment);
  // A comment on its own line keeps its indent.
  if (content === line || text.slice(line, content) === '\ufeff') return;
  if (text.slice(content, comment) !== '  ') edits.push(replace(content, comment, '  '));
}

/** A one-line collection with normalised spaces; undefined if it contains something unusual. */
function tidied(text: string, node: MapNode | SequenceNode): string | undefined {
  // In a list such as `[a: b]`, the pair is a mapping without braces.
  const around = text.charAt(node.start) + text.charAt(node.end - 1);
  if (around !== (node.kind === 'map' ? '{}' : '[]')) return undefined;
  const parts = node.kind === 'map' ? pairTexts(text, node) : itemTexts(text, node);
  if (parts === undefined) return undefined;
  if (parts.length === 0) return node.kind === 'map' ? '{}' : '[]';
  return node.kind === 'map' ? inBraces(parts) : `[${parts.join(', ')}]`;
}

function itemTexts(text: string, { start, end, items }: SequenceNode): readonly string[] | undefined {
  const found: string[] = [];
  let at = start + 1;
  for (const [index, item] of items.entries()) {
    if (!isGap(text, at, item.start, index > 0)) return undefined;
    const inner = nodeText(text, item);
    if (inner === undefined || item.end <= item.start) return undefined;
    found.push(inner);
    at = item.end;
  }
  return /^\s*,?\s*$/.test(text.slice(at, end - 1)) ? found : undefined;
}

function pairTexts(text: string, { start, end, pairs }: MapNode): readonly string[] | undefined {
  const found: string[] = [];
  let at = start + 1;
  for (const [index, pair] of pairs.entries()) {
    if (!isGap(text, at, pair.key.start, index > 0)) return undefined;
    const one = pairText(text, pair);
    if (one === undefined) return undefined;
    found.push(one.text);
    at = one.end;
  }
  return /^\s*,?\s*$/.test(text.slice(at, end - 1)) ? found : undefined;
}

/** Whether only white space, and a comma if needed, is between two parts. */
function isGap(text: string, from: number, to: number, comma: boolean): boolean {
  return comma ? /^\s*,\s*$/.test(text.slice(from, to)) : /^\s*$/.test(text.slice(from, to));
}

function pairText(text: string, { key, value }: Pair): { readonly text: string; readonly end: number } | undefined {
  if (key.kind !== 'scalar' || key.end <= key.start) return undefined;
  const name = text.slice(key.start, key.end);
  if (value === undefined || value.end <= value.start) {
    const colon = /^\s*:/.exec(text.slice(key.end));
    if (value !== undefined && colon === null) return { text: name, end: key.end };
    return colon === null || value === undefined
      ? { text: name, end: key.end }
      : { text: `${name}:`, end: key.end + colon[0].length };
  }
  if (!/^\s*:\s*$/.test(text.slice(key.end, value.start))) return undefined;
  const inner = nodeText(text, value);
  return inner === undefined ? undefined : { text: `${name}: ${inner}`, end: value.end };
}

function nodeText(text: string, node: SyntaxNode): string | undefined {
  if (node.kind === 'scalar' || node.kind === 'alias') return text.slice(node.start, node.end);
  return node.flow ? tidied(text, node) : undefined;
}

/** A row in braces on one line with its pairs. */
interface FlatRow {
  readonly row: Row;
  readonly node: MapNode;
  readonly cells: readonly { readonly key: string; readonly text: string; readonly column: number }[];
  /** Whether it has several spaces after a comma. */
  readonly spread: boolean;
}

/** Aligns the rows of tables whose rows are in columns. */
function alignedRows(charter: Charter): Aligned {
  const aligned = new Map<SyntaxNode, string>();
  for (const { entries, scheme } of charter.tables) {
    const rank = rowRank(scheme);
    const rows = entries.all().flatMap((row) => flatRow(row, rank) ?? []);
    if (!areAligned(rows)) continue;
    const keys = [...new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell.key)))].sort(
      (a, b) => rank(a) - rank(b),
    );
    const widths = keys.map((key) =>
      Math.max(...rows.map(({ cells }) => widthOf(cells.find((cell) => cell.key === key)?.text ?? ''))),
    );
    for (const { node, cells } of rows) aligned.set(node, alignedText(keys, widths, cells));
  }
  return aligned;
}

function alignedText(keys: readonly string[], widths: readonly number[], cells: FlatRow['cells']): string {
  let text = '{ ';
  let left = cells.length;
  for (const [index, key] of keys.entries()) {
    const cell = cells.find((one) => one.key === key);
    if (cell !== undefined) left--;
    if (left === 0 && cell !== undefined) return `${text}${cell.text} }`;
    text += padded(cell === undefined ? '' : `${beforeComma(cell.text)},`, (widths[index] ?? 0) + 2);
  }
  return `${text.trimEnd()} }`;
}

function flatRow(row: Row, rank: (key: string) => number): FlatRow | undefined {
  const { node, block, span } = row;
  if (node === undefined || !node.flow || node.start !== span.start || !isOnOneLine(block.text, node)) return undefined;
  const texts = pairTexts(block.text, node);
  if (texts === undefined || texts.length === 0) return undefined;
  const keys = node.pairs.map((pair) => keyText(pair) ?? '');
  // Columns follow the order of the keys. A repeated key has no column.
  if (
    new Set(keys).size < keys.length ||
    keys.some((key, index) => index > 0 && rank(key) < rank(keys[index - 1] ?? ''))
  )
    return undefined;
  const cells = node.pairs.map(({ key }, index) => ({
    key: keys[index] ?? '',
    text: texts[index] ?? '',
    column: widthOf(block.text.slice(node.start, key.start)),
  }));
  return { row, node, cells, spread: SPREAD.test(block.text.slice(node.start, node.end)) };
}

/** Whether the author aligned a table: several spaces somewhere, and most rows with the same columns. */
function areAligned(rows: readonly FlatRow[]): boolean {
  if (rows.length < 2 || !rows.some((row) => row.spread)) return false;
  const usual = new Map<string, Map<number, number>>();
  for (const { cells } of rows) {
    for (const { key, column } of cells) {
      const counts = usual.get(key) ?? new Map<number, number>();
      counts.set(column, (counts.get(column) ?? 0) + 1);
      usual.set(key, counts);
    }
  }
  const modes = new Map<string, number>();
  for (const [key, counts] of usual) modes.set(key, [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]);
  const conforming = rows.filter(({ cells }) => cells.every(({ key, column }) => modes.get(key) === column));
  return conforming.length * 3 >= rows.length * 2;
}
