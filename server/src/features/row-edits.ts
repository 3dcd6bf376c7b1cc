/** Adds, removes and moves whole rows together with their comments. */
import type { Analysis } from '../analysis.ts';
import { appendEntries } from '../charter/edit/append.ts';
import {
  type BlockEdit,
  columnOf,
  endOfLine,
  fillIn,
  inBraces,
  insertPair,
  removePair,
  replaceScalar,
  scalarText,
  startOfLine,
  startOfPair,
} from '../charter/edit/edits.ts';
import { keepingComments } from '../charter/edit/removal.ts';
import type { Located, Row } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import type { Scheme } from '../charter/schemes.ts';
import { pairOf } from '../charter/values.ts';
import { insert, replace, type TextEdit } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode } from '../yaml/tree.ts';
import type { Refused } from './edit-outcome.ts';
import { type RowPlace, spanOfRow } from './row-places.ts';
import { type Change, GONE, IN_TEXT, type RowContent, sideEffectOf, TrialEdit, type Tried } from './trial-edit.ts';

const NO_KEYS: Refused = { refused: `This row is not a mapping, so it cannot be edited here. ${IN_TEXT}` };
const LAYOUT: Tried = { refused: `The rows of this table are not on separate lines. ${IN_TEXT}` };

export function rowAt({ facts }: Analysis, { table, row }: RowPlace): Row | undefined {
  return facts.tables[table]?.rows.at(row)?.row;
}

/** Verifies a trial edit of one row. */
export function judged(work: TrialEdit, place: RowPlace, meant: Change): Tried {
  const harm = sideEffectOf(work, (table, row) => (table === place.table && row === place.row ? meant : undefined));
  return harm === undefined ? work.done() : { refused: harm };
}

export function setLabel(before: Analysis, place: RowPlace, label: string): Tried {
  const row = rowAt(before, place);
  const text = label.trim();
  if (row === undefined) return GONE;
  if (text === '') return { refused: 'A row needs a label.' };
  const work = new TrialEdit(before);
  const { block, node, scheme } = row;
  if (node === undefined) return NO_KEYS;
  const edit = textEdit(block, node, scheme.row, row.label, text, () =>
    insertFirst(block, node, labelPair(scheme, text), work.newLine),
  );
  if (edit === undefined) return { refused: `The label is repeated by an alias or cannot be read. ${IN_TEXT}` };
  work.apply([edit]);
  return judged(work, place, { label: text.normalize('NFC') });
}

/** Sets the phase of a row; an empty phase removes it. */
export function setPhase(before: Analysis, place: RowPlace, phase: string): Tried {
  const row = rowAt(before, place);
  if (row === undefined) return GONE;
  const work = new TrialEdit(before);
  const change = changePhase(work, place, row, phase);
  return 'refused' in change ? change : judged(work, place, change);
}

/** Sets the phase of a row, which may have moved. Keeps a phase that differs only in spelling. */
function changePhase(work: TrialEdit, place: RowPlace, row: Row, phase: string): Partial<RowContent> | Refused {
  const text = phase.trim();
  if (fold(row.phase?.value ?? '') === fold(text)) return {};
  const now = rowAt(work.now, place) ?? row;
  const { block, node } = now;
  if (node === undefined) return NO_KEYS;
  const edit =
    text === ''
      ? withoutPair(block, node, 'phase')
      : textEdit(block, node, 'phase', now.phase, text, () =>
          insertPair(block, node, `phase: ${scalarText(text)}`, work.newLine, labelIndex(now, node)),
        );
  if (edit === undefined) return { refused: `The phase is repeated by an alias or cannot be read. ${IN_TEXT}` };
  work.apply([edit]);
  return { phase: text === '' ? undefined : text.normalize('NFC') };
}

function withoutPair(block: Block, node: MapNode, name: string): BlockEdit | undefined {
  const pair = pairOf(node, name);
  return pair && keepingComments(removePair(block, node, node.pairs.indexOf(pair)), node);
}

/** The index of the pair with the label; undefined if the row has none. */
function labelIndex(row: Row, node: MapNode): number | undefined {
  const pair = pairOf(node, row.scheme.row);
  return pair && node.pairs.indexOf(pair);
}

/**
 * Writes the value of a key: replaces the value, fills in an empty one, or adds the key.
 *
 * @returns undefined if the value is repeated by an alias or is not readable as text
 */
export function textEdit(
  block: Block,
  node: MapNode,
  name: string,
  said: Located<string> | undefined,
  text: string,
  insertion: () => BlockEdit,
): BlockEdit | undefined {
  const pair = pairOf(node, name);
  if (pair === undefined) return said === undefined ? insertion() : undefined;
  const { value } = pair;
  if (value !== undefined && value.kind !== 'scalar') return undefined;
  return said === undefined || value === undefined
    ? fillIn(block, pair, scalarText(text))
    : replaceScalar(block, value, text);
}

function labelPair({ row }: Scheme, label: string): string {
  return `${scalarText(row)}: ${scalarText(label)}`;
}

/** Inserts a pair at the start of a mapping. */
export function insertFirst(block: Block, node: MapNode, text: string, newLine: string): BlockEdit {
  const [first] = node.pairs;
  if (first === undefined) return insertPair(block, node, text, newLine);
  const start = startOfPair(block, first);
  const behind = node.flow ? ', ' : `${newLine}${' '.repeat(columnOf(block.text, start))}`;
  return { block, ...insert(start, text + behind) };
}

/** Adds a row after another one, in its style and phase, or at the end of a table. */
export function addRow(before: Analysis, table: number, after: number | undefined, label: string): Tried {
  const of = before.facts.tables[table];
  const text = label.trim();
  if (of === undefined) return { refused: 'This table no longer exists.' };
  if (text === '') return { refused: 'A row needs a label.' };
  const { scheme, key } = of.table;
  const made = labelPair(scheme, text);
  const work = new TrialEdit(before);
  const { document, reading } = before;
  const at = after ?? of.rows.length - 1;
  const row = of.rows.at(at)?.row;
  if (row === undefined) {
    const edit = appendEntries({ document, charter: reading.charter, newLine: work.newLine }, key.value, [
      `{ ${made} }`,
    ]);
    if (edit === undefined) return LAYOUT;
    work.apply([edit]);
  } else {
    const span = spanOfRow(before, { table, row: at });
    if (span === undefined) return LAYOUT;
    work.applyText([rowBehind(before.text, span, row, made)]);
  }
  const kept = (one: number, index: number) => (one === table && index > at ? index + 1 : index);
  const harm = sideEffectOf(work, undefined, kept, 1);
  return harm === undefined ? work.done() : { refused: harm };
}

/** The edit that inserts a row with a label after another one, in its phase. */
function rowBehind(text: string, span: Span, row: Row, label: string): TextEdit {
  const pairs = row.phase === undefined ? [label] : [label, `phase: ${scalarText(row.phase.value)}`];
  const lines = linesAt(text, span);
  // In brackets, commas separate rows.
  if (lines === undefined) return insert(span.end, `, ${inBraces(pairs)}`);
  const newLine = lineEndOf(text);
  const indent = ' '.repeat(columnOf(text, lines.dash));
  const inner = `${newLine}${' '.repeat(columnOf(text, span.start))}`;
  const flow = row.node?.flow !== false;
  const entry = flow ? inBraces(pairs) : pairs.join(inner);
  const gap = text.slice(lines.dash + 1, span.start);
  return insert(lines.last, `${newLine}${indent}-${/^ +$/.test(gap) ? gap : ' '}${entry}`);
}

/** The lines of a row in a block list. */
interface Lines {
  /** The start of the line of the row's first comment. */
  readonly start: number;
  readonly dash: number;
  /** The end of its last line, including comments. */
  readonly last: number;
}

/** Undefined if a row does not begin with a dash at the start of a line. */
export function linesOf(analysis: Analysis, place: RowPlace): Lines | undefined {
  const span = spanOfRow(analysis, place);
  return span && linesAt(analysis.text, span);
}

function linesAt(text: string, span: Span): Lines | undefined {
  const dash = text.lastIndexOf('-', span.start - 1);
  const first = startOfLine(text, dash);
  if (`${text.slice(first, dash)}${text.slice(dash + 1, span.start)}`.trim() !== '') return undefined;
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  // A comment at the margin is a heading of several rows, unless the rows are also at the margin.
  const comment = dash === first ? /^[ \t]*#/ : /^[ \t]+#/;
  return { start: linesAbove(text, first, comment), dash, last: endOfLine(text, end) };
}

/** The start of the consecutive matching lines directly above a line. */
function linesAbove(text: string, line: number, kind: RegExp): number {
  let start = line;
  for (;;) {
    const above = startOfLine(text, start - 1);
    if (!kind.test(text.slice(above, start))) return start;
    start = above;
  }
}

/** Matches lines with an ignore comment for the next line. */
const IGNORES = /(?<![^\n])[ \t]*#+\s*charter-ignore(?:-next)?-line\b[^\n]*\n/g;

export function removeRow(before: Analysis, place: RowPlace): Tried {
  if (rowAt(before, place) === undefined) return GONE;
  const lines = linesOf(before, place);
  if (lines === undefined) return LAYOUT;
  const { text } = before;
  // Keep comments above the row, but not ignore comments, which would then apply to the next row.
  const above = text.slice(lines.start, startOfLine(text, lines.dash)).replaceAll(IGNORES, '');
  const work = new TrialEdit(before);
  work.applyText([removal(text, lines.start, lines.last, above)]);
  const harm = sideEffectOf(work, undefined, (table, row) => {
    if (table !== place.table || row < place.row) return row;
    return row === place.row ? undefined : row - 1;
  });
  return harm === undefined ? work.done() : { refused: harm };
}

/** Replaces whole lines. If the text has no final line end, it has none afterwards. */
function removal(text: string, start: number, end: number, others: string): TextEdit {
  if (end < text.length) return replace(start, text.indexOf('\n', end) + 1, others);
  const before = endOfLine(text, start - 1);
  return replace(before, end, (text.slice(before, start) + others).replace(/\r?\n$/, ''));
}

/** Moves a row before another one or to the end, optionally into a phase. */
export function moveRow(before: Analysis, place: RowPlace, to: number | undefined, phase: string | undefined): Tried {
  const { table } = place;
  const row = rowAt(before, place);
  if (row === undefined) return GONE;
  const count = countOf(before, table);
  const target = to ?? count;
  const others = Array.from({ length: count }, (_, index) => index).filter((index) => index !== place.row);
  const now = others.findLastIndex((index) => index < target) + 1;
  const work = new TrialEdit(before);
  if (now !== place.row) {
    const edits = moved(before, place, target);
    if (edits === undefined) return LAYOUT;
    work.applyText(edits);
  }
  const change = changePhase(work, { table, row: now }, row, phase ?? row.phase?.value ?? '');
  if ('refused' in change) return change;
  const places = new Map(others.toSpliced(now, 0, place.row).map((old, index) => [old, index]));
  const harm = sideEffectOf(
    work,
    (of, index) => (of === table && index === place.row ? change : undefined),
    (of, index) => (of === table ? places.get(index) : index),
  );
  return harm === undefined ? work.done() : { refused: harm };
}

function countOf({ facts }: Analysis, table: number): number {
  return facts.tables[table]?.rows.length ?? 0;
}

/** The edits that move the lines of a row before another one or to the end. */
export function moved(analysis: Analysis, place: RowPlace, target: number): readonly TextEdit[] | undefined {
  const { text } = analysis;
  const { table } = place;
  const count = countOf(analysis, table);
  const from = linesOf(analysis, place);
  const to = linesOf(analysis, { table, row: Math.min(target, count - 1) });
  if (from === undefined || to === undefined) return undefined;
  const newLine = text.slice(from.last, text.indexOf('\n', from.last) + 1) || lineEndOf(text);
  const lines = text.slice(from.start, from.last);
  const insertion = target < count ? insert(to.start, lines + newLine) : insert(to.last, newLine + lines);
  return [removal(text, from.start, from.last, ''), insertion];
}
