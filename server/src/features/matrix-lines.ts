/** Rows as lines of the text: comes, goes and moves of whole rows, with the comments that belong to them. */
import type { Analysis } from '../analysis.ts';
import { appendEntries } from '../charter/append.ts';
import { keepingComments } from '../charter/comments.ts';
import {
  type BlockEdit,
  columnOf,
  endOfLine,
  insertPair,
  removePair,
  replaceScalar,
  scalarText,
  startOfLine,
} from '../charter/edits.ts';
import type { Row } from '../charter/model.ts';
import { fold } from '../charter/names.ts';
import { insert, replace, type TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type RowPlace, spanOfRow } from './matrix-places.ts';
import { harmOf, IN_TEXT, type Outcome, type Part, Work } from './matrix-work.ts';

const GONE: Outcome = { refused: 'That row is gone.' };
const LAYOUT: Outcome = { refused: `The rows of this table do not stand on lines of their own. ${IN_TEXT}` };

export function rowAt({ facts }: Analysis, { table, row }: RowPlace): Row | undefined {
  return facts.tables[table]?.rows.at(row)?.row;
}

/** Judges a work that was to change one row. */
function judged(work: Work, place: RowPlace, parts: readonly Part[], intended: (row: Row) => boolean): Outcome {
  const harm = harmOf(work, (table, row) => (table === place.table && row === place.row ? parts : []));
  if (harm !== undefined) return { refused: harm };
  const row = rowAt(work.now, place);
  return row !== undefined && intended(row) ? work.done() : { refused: `That cannot be written here. ${IN_TEXT}` };
}

export function setLabel(before: Analysis, place: RowPlace, label: string): Outcome {
  const row = rowAt(before, place);
  const text = label.trim();
  if (row === undefined) return GONE;
  if (text === '') return { refused: 'A row needs a label.' };
  const work = new Work(before);
  const edit =
    row.label === undefined
      ? firstPair(row, `${row.scheme.row}: ${scalarText(text)}`, work)
      : textEdit(row, row.label.node, text);
  if (edit === undefined) return { refused: `The label is repeated from elsewhere in the charter. ${IN_TEXT}` };
  work.apply([edit]);
  return judged(
    work,
    place,
    ['rest'],
    (now) => now.label?.value === text.normalize('NFC') && now.phase?.value === row.phase?.value,
  );
}

/** Gives a row another phase; none where it is empty. */
export function setPhase(before: Analysis, place: RowPlace, phase: string): Outcome {
  const row = rowAt(before, place);
  if (row === undefined) return GONE;
  const work = new Work(before);
  const refused = changePhase(work, place, phase.trim());
  if (refused !== undefined) return { refused };
  return judged(work, place, ['rest'], (now) => now.label?.value === row.label?.value);
}

function changePhase(work: Work, place: RowPlace, phase: string): string | undefined {
  const row = rowAt(work.now, place);
  const node = row?.node;
  const repeated = `The phase is repeated from elsewhere in the charter. ${IN_TEXT}`;
  if (row === undefined || node === undefined) return repeated;
  if (fold(row.phase?.value ?? '') === fold(phase)) return undefined;
  const index = node.pairs.findIndex(({ key }) => key.kind === 'scalar' && key.value === 'phase');
  let edit: BlockEdit | undefined;
  if (row.phase === undefined) {
    const label = node.pairs.findIndex(({ value }) => value !== undefined && value === row.label?.node);
    // A key without a value is there already.
    if (index !== -1) work.apply([keepingComments(removePair(row.block, node, index), node)]);
    const now = rowAt(work.now, place);
    if (now?.node === undefined) return repeated;
    edit = insertPair(
      now.block,
      now.node,
      `phase: ${scalarText(phase)}`,
      work.newLine,
      label === -1 ? undefined : label,
    );
  } else if (phase === '') edit = index === -1 ? undefined : keepingComments(removePair(row.block, node, index), node);
  else edit = textEdit(row, row.phase.node, phase);
  if (edit === undefined) return repeated;
  work.apply([edit]);
  return undefined;
}

function textEdit(row: Row, node: Row['span'] & { kind: string }, text: string): BlockEdit | undefined {
  const found = row.node?.pairs.find(({ value }) => value === node)?.value;
  return found?.kind === 'scalar' ? replaceScalar(row.block, found, text) : undefined;
}

function firstPair(row: Row, text: string, work: Work): BlockEdit | undefined {
  const { node, block } = row;
  const [first] = node?.pairs ?? [];
  if (node === undefined || first === undefined) return undefined;
  if (node.flow) return { block, ...insert(first.key.start, `${text}, `) };
  return { block, ...insert(node.start, `${text}${work.newLine}${' '.repeat(columnOf(block.text, node.start))}`) };
}

/** Adds a row behind another one, in its style and its phase, or at the end of a table. */
export function addRow(before: Analysis, table: number, after: number | undefined, label: string): Outcome {
  const of = before.facts.tables[table];
  const text = label.trim();
  if (of === undefined) return { refused: 'That table is gone.' };
  if (text === '') return { refused: 'A row needs a label.' };
  const { scheme, key } = of.table;
  const work = new Work(before);
  const { document, reading } = before;
  const at = after ?? of.rows.length - 1;
  const row = of.rows.at(at)?.row;
  if (row === undefined) {
    const edit = appendEntries({ document, charter: reading.charter, newLine: work.newLine }, key.value, [
      `{ ${scheme.row}: ${scalarText(text)} }`,
    ]);
    if (edit === undefined) return LAYOUT;
    work.apply([edit]);
  } else {
    const edit = rowBehind(before, { table, row: at }, row, text);
    if (edit === undefined) return LAYOUT;
    work.applyText([edit]);
  }
  const harm = harmOf(
    work,
    () => [],
    (one, index) => (one === table && index > at ? index + 1 : index),
  );
  if (harm !== undefined) return { refused: harm };
  const made = rowAt(work.now, { table, row: at + 1 });
  const count = work.now.facts.tables[table]?.rows.length;
  return made?.label?.value === text.normalize('NFC') && count === of.rows.length + 1
    ? work.done()
    : { refused: `A row cannot be added here. ${IN_TEXT}` };
}

function rowBehind(analysis: Analysis, place: RowPlace, row: Row, label: string): TextEdit | undefined {
  const span = spanOfRow(analysis, place);
  const { text } = analysis;
  if (span === undefined) return undefined;
  const phase = row.phase === undefined ? [] : [`phase: ${scalarText(row.phase.value)}`];
  const pairs = [`${row.scheme.row}: ${scalarText(label)}`, ...phase];
  const lines = linesOf(analysis, place);
  // Rows in brackets stand between commas.
  if (lines === undefined) return insert(span.end, `, { ${pairs.join(', ')} }`);
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(columnOf(text, lines.dash));
  const inner = `${newLine}${' '.repeat(columnOf(text, span.start))}`;
  const flow = row.node?.flow !== false;
  const entry = flow ? `{ ${pairs.join(', ')} }` : pairs.join(inner);
  const gap = text.slice(lines.dash + 1, span.start);
  return insert(lines.last, `${newLine}${indent}-${/^ +$/.test(gap) ? gap : ' '}${entry}`);
}

/** The lines of a row in a list of lines. */
interface Lines {
  /** From the first comment that belongs to it, at the start of its line. */
  readonly start: number;
  readonly dash: number;
  /** Where the text of its last line ends, comments included. */
  readonly last: number;
}

/** Undefined where a row does not begin with a dash of its own line. */
export function linesOf(analysis: Analysis, place: RowPlace): Lines | undefined {
  const { text } = analysis;
  const span = spanOfRow(analysis, place);
  if (span === undefined) return undefined;
  const dash = text.lastIndexOf('-', span.start - 1);
  const first = startOfLine(text, dash);
  const own = dash !== -1 && text.slice(first, dash).trim() === '' && text.slice(dash + 1, span.start).trim() === '';
  if (!own) return undefined;
  const end = span.start + text.slice(span.start, span.end).trimEnd().length;
  return { start: commentsAbove(text, first), dash, last: endOfLine(text, end) };
}

/** The start of the comment lines that stand directly above a line. */
function commentsAbove(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = startOfLine(text, start - 1);
    if (!/^[ \t]+#/.test(text.slice(above, start))) return start;
    start = above;
  }
  return start;
}

export function removeRow(before: Analysis, place: RowPlace): Outcome {
  const lines = linesOf(before, place);
  if (rowAt(before, place) === undefined) return GONE;
  if (lines === undefined) return LAYOUT;
  const { text } = before;
  const work = new Work(before);
  const first = startOfLine(text, lines.dash);
  // What a person wrote above stays, but for a word to this tool about the row that goes.
  const above = text.slice(lines.start, first);
  const start = /charter-ignore-next-line/.test(above) && !above.trim().includes('\n') ? lines.start : first;
  const next = text.startsWith('\r\n', lines.last) ? lines.last + 2 : Math.min(lines.last + 1, text.length);
  const atEnd = lines.last === text.length;
  const before2 = text.charCodeAt(start - 2) === 13 ? start - 2 : start - 1;
  work.applyText([atEnd && start > 0 ? replace(before2, text.length, '') : replace(start, next, '')]);
  const harm = harmOf(
    work,
    () => [],
    (table, row) => {
      if (table !== place.table || row < place.row) return row;
      return row === place.row ? undefined : row - 1;
    },
  );
  const count = before.facts.tables[place.table]?.rows.length ?? 0;
  const now = work.now.facts.tables[place.table]?.rows.length ?? 0;
  return harm !== undefined || now !== count - 1
    ? { refused: harm ?? `That row cannot be removed here. ${IN_TEXT}` }
    : work.done();
}

/** Moves a row before another one, or behind the last; into a phase, where one is given. */
export function moveRow(before: Analysis, place: RowPlace, to: number | undefined, phase: string | undefined): Outcome {
  const rows = before.facts.tables[place.table]?.rows;
  if (rows?.at(place.row) === undefined) return GONE;
  const target = to ?? rows.length;
  const work = new Work(before);
  let now = place.row;
  if (target !== place.row && target !== place.row + 1) {
    const edits = moved(before, place, target);
    if (edits === undefined) return LAYOUT;
    work.applyText(edits);
    now = target > place.row ? target - 1 : target;
  }
  const at = { table: place.table, row: now };
  const label = rows.at(place.row)?.row.label?.value;
  if (rowAt(work.now, at)?.label?.value !== label) return { refused: `That row cannot be moved here. ${IN_TEXT}` };
  if (phase !== undefined) {
    const refused = changePhase(work, at, phase);
    if (refused !== undefined) return { refused };
  }
  const kept = (table: number, row: number) => {
    if (table !== place.table) return row;
    if (row === place.row) return now;
    const without = row > place.row ? row - 1 : row;
    return without >= now ? without + 1 : without;
  };
  const harm = harmOf(work, (table, row) => (table === place.table && row === place.row ? ['rest'] : []), kept);
  const count = work.now.facts.tables[place.table]?.rows.length;
  return harm !== undefined || count !== rows.length
    ? { refused: harm ?? `That row cannot be moved here. ${IN_TEXT}` }
    : work.done();
}

/** The edits that take the lines of a row before another one, or behind the last. */
export function moved(analysis: Analysis, place: RowPlace, target: number): readonly TextEdit[] | undefined {
  const { text } = analysis;
  const rows = analysis.facts.tables[place.table]?.rows ?? [];
  const from = linesOf(analysis, place);
  const last = linesOf(analysis, { table: place.table, row: rows.length - 1 });
  const to = target < rows.length ? linesOf(analysis, { table: place.table, row: target }) : undefined;
  if (from === undefined || last === undefined || (target < rows.length && to === undefined)) return undefined;
  const lineEnd: Span = {
    start: from.last,
    end: text.startsWith('\r\n', from.last) ? from.last + 2 : Math.min(from.last + 1, text.length),
  };
  const newLine = text.slice(lineEnd.start, lineEnd.end) || (text.includes('\r\n') ? '\r\n' : '\n');
  const lines = text.slice(from.start, from.last);
  const removal =
    lineEnd.end === lineEnd.start
      ? replace(text.charCodeAt(from.start - 2) === 13 ? from.start - 2 : from.start - 1, from.last, '')
      : replace(from.start, lineEnd.end, '');
  const insertion = to === undefined ? insert(last.last, newLine + lines) : insert(to.start, lines + newLine);
  return [removal, insertion];
}
