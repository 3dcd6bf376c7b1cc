/** Splits a table of the source into tables with one header each. */
import { readCell } from '../cells/cell.ts';
import { type LegendEntry, legendEntries, legendRow } from '../cells/legend.ts';
import { schemeOfHeaders } from '../cells/scheme.ts';
import type { TableView } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { filledColumns, type SourceRow, type SourceTable, textAt } from '../source-table.ts';
import { withoutNoise } from '../title.ts';
import { isDoubleHeader, isSecondHeader, joinHeaders } from './double-header.ts';

export interface Segments {
  readonly views: readonly TableView[];
  /** The first line above all headers, which is the title of the sheet. */
  readonly title: string | undefined;
  readonly legend: readonly LegendEntry[];
}

const NO_CLUES = { option: undefined, legend: [], context: [] };

/** Finds the headers of a table: as marked in the source, otherwise rows of names before rows with letters. */
export function segment(table: SourceTable, notes: Notes): Segments {
  const first = table.rows[0];
  if (first && table.headed && filledColumns(first).length > 1) {
    const view = headedView(first, table.rows.slice(1), notes);
    return { views: [{ ...view, heading: table.heading }], title: undefined, legend: [] };
  }
  const legend: LegendEntry[] = [];
  const rows = table.rows.filter((row) => {
    const entries = legendOf(row);
    legend.push(...entries);
    return entries.length === 0;
  });
  return { ...cut(rows, table, notes), legend };
}

/** Returns a table whose header is marked in the source. The header may be the first of two header rows. */
function headedView(first: SourceRow, rows: readonly SourceRow[], notes: Notes): Omit<TableView, 'heading'> {
  const [second, ...body] = rows;
  if (second === undefined || body.length === 0) return { header: first, body: rows };
  if (isDoubleHeader(first, second)) return { header: joinHeaders(first, second, notes), body };
  if (!isSecondHeader(first, second)) return { header: first, body: rows };
  notes.add(second.line, `${quoteRow(second)} is below the header; it was left out.`);
  return { header: first, body };
}

/** Returns the legend in a row of a sheet, above or below the matrix. */
function legendOf(row: SourceRow): readonly LegendEntry[] {
  const columns = filledColumns(row);
  const [first, second, third] = columns;
  if (first === undefined) return [];
  if (third !== undefined) {
    const each = columns.map((column) => legendEntries(textAt(row, column)));
    // One cell may contain the word “Legend”.
    return each.filter((entries) => entries.length > 0).length >= columns.length - 1 ? each.flat() : [];
  }
  const text = textAt(row, first);
  if (second === undefined) return legendEntries(text);
  return /^\W{0,3}[A-Z]\W{0,3}$/u.test(text) ? legendRow(text, textAt(row, second)) : [];
}

function cut(rows: readonly SourceRow[], table: SourceTable, notes: Notes): Omit<Segments, 'legend'> {
  const headers = headerRows(rows);
  const views: TableView[] = [];
  // If each table of a sheet has a line above it, the first of these lines is not a title.
  const captioned = headers.length > 1 && headers.slice(1).every((at) => isCaption(rows[at - 1]));
  let title: string | undefined;
  let from = 0;
  headers.forEach((at, index) => {
    const header = rows[at];
    if (header === undefined) return;
    // The lines above a header belong to it. They are a title, or are left out.
    let start = at;
    while (start > from && isCaption(rows[start - 1])) start -= 1;
    if (index === 0) start = 0;
    const captions = rows.slice(start, at);
    const named = captions.filter(isCaption);
    if (index > 0) closeView(views, rows.slice(from, start));
    else if (
      !isSubject(named[0]) &&
      (!captioned || named.length > 1 || withoutNoise(captionOf(named[0]) ?? '') !== captionOf(named[0]))
    )
      title = captionOf(named.shift());
    const heading = captionOf(named.pop()) ?? table.heading;
    const above = rows[at - 1];
    const joined = above !== undefined && at > start && !isCaption(above) && isDoubleHeader(above, header);
    views.push({ header: joined ? joinHeaders(above, header, notes) : header, body: [], heading });
    for (const row of captions) {
      if (filledColumns(row).length > 0 && ((!isCaption(row) && !(joined && row === above)) || named.includes(row)))
        notes.add(row.line, `${quoteRow(row)} is above the header; it was left out.`);
    }
    from = at + 1;
  });
  closeView(views, rows.slice(from));
  return { views, title };
}

function closeView(views: TableView[], body: readonly SourceRow[]): void {
  const view = views.pop();
  if (view) views.push({ ...view, body });
}

function isCaption(row: SourceRow | undefined): boolean {
  return row !== undefined && filledColumns(row).length === 1;
}

/** Whether a row is a header of two columns without a name for the first: it contains the subject of the table. */
function isSubject(row: SourceRow | undefined): boolean {
  return row?.cells.length === 2 && textAt(row, 0) === '' && textAt(row, 1) !== '';
}

function captionOf(row: SourceRow | undefined): string | undefined {
  return row && textAt(row, filledColumns(row)[0] ?? 0);
}

export function quoteRow(row: SourceRow): string {
  return quote(
    filledColumns(row)
      .map((column) => textAt(row, column))
      .join(' | '),
  );
}

/** Returns the indexes of header rows. If no row looks like a header, it is the first row with more than one cell. */
function headerRows(rows: readonly SourceRow[]): number[] {
  const next = nextFullRows(rows);
  const headers: number[] = [];
  let corner: string | undefined;
  rows.forEach((row, at) => {
    const follower = rows[next[at] ?? -1];
    if (!isFull(row) || follower === undefined) return;
    const opensTable = corner === undefined || row.apart || isCaption(rows[at - 1]) || textAt(row, 0) === corner;
    if (!opensTable || !looksLikeHeader(row, follower, corner === undefined || row.apart)) return;
    headers.push(at);
    corner = textAt(row, 0);
  });
  if (headers.length > 0) return headers;
  const first = rows.findIndex(isFull);
  return first === -1 ? [] : [first];
}

/** Returns, for each row, the index of the next row with at least two different cells. */
function nextFullRows(rows: readonly SourceRow[]): number[] {
  const next: number[] = [];
  let following = -1;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    next[at] = following;
    const row = rows[at];
    if (row && isFull(row)) following = at;
  }
  return next;
}

function isFull(row: SourceRow): boolean {
  const columns = filledColumns(row);
  return columns.length > 1 && new Set(columns.map((column) => textAt(row, column))).size > 1;
}

/** Whether a row has names above letters, or words for letters above names. */
function looksLikeHeader(row: SourceRow, follower: SourceRow, clear: boolean): boolean {
  const lettered = follower.cells.flatMap((cell, column) => {
    const reading = column === 0 ? undefined : readCell(cell.text);
    return reading?.kind === 'letters' && reading.plain ? [column] : [];
  });
  if (lettered.length > 0) {
    const names = lettered
      .filter((column) => textAt(row, column) !== '' && !isPlainLetter(textAt(row, column)))
      .map((column) => textAt(row, column));
    if (lettered.length === 1) return clear && names.length === 1;
    return new Set(names).size > 1 && names.length * 10 >= lettered.length * 7;
  }
  const named = schemeOfHeaders(
    row.cells.map((cell) => cell.text),
    NO_CLUES,
  );
  return named !== undefined && [...named.letters.keys()].some((column) => textAt(follower, column) !== '');
}

function isPlainLetter(text: string): boolean {
  const reading = readCell(text);
  return reading.kind === 'empty' || (reading.kind === 'letters' && reading.plain && text.length < 4);
}
