/**
 * Writes a matrix as CSV (RFC 4180), or tab-separated for pasting into a spreadsheet.
 *
 * A spreadsheet runs cells that look like formulas, and names come from untrusted files, so such cells are made inert.
 */
import type { Matrix, MatrixTable } from '../charter/matrix-tables.ts';
import { cellText, columnTitle, displayText, labelHeading, tableName } from './display-text.ts';

export interface SeparatedOptions {
  /** Whether to begin with a byte order mark, which Excel needs to recognise UTF-8. */
  readonly byteOrderMark?: boolean;
}

type Cells = readonly string[];

export function matrixCsv(matrix: Matrix, { byteOrderMark = false }: SeparatedOptions = {}): string {
  return (byteOrderMark ? '\ufeff' : '') + separated(matrix, ',', '\r\n');
}

export function matrixTsv(matrix: Matrix): string {
  return separated(matrix, '\t', '\n');
}

/** All lines have the same number of cells. With several tables, each has its name above it. */
function separated(matrix: Matrix, separator: string, lineEnd: string): string {
  const several = matrix.tables.length > 1;
  const lines = matrix.tables.flatMap((table, index): readonly Cells[] => [
    ...(index === 0 ? [] : [[]]),
    ...(several ? [[tableName(table)]] : []),
    ...linesOf(table),
  ]);
  const width = lines.reduce((most, cells) => Math.max(most, cells.length), 0);
  return lines
    .map((cells) => Array.from({ length: width }, (_, at) => field(cells[at] ?? '')).join(separator) + lineEnd)
    .join('');
}

/** The phase is a column, so that a spreadsheet can sort and filter by it. */
function linesOf(table: MatrixTable): readonly Cells[] {
  const phased = table.rows.some((row) => row.phase !== undefined);
  const header = [labelHeading(table), ...(phased ? ['Phase'] : []), ...table.columns.map(columnTitle)];
  return [
    header,
    ...table.rows.map((row) => [
      displayText(row.label),
      ...(phased ? [displayText(row.phase ?? '')] : []),
      ...table.columns.map((_, column) => cellText(row.cells[column])),
    ]),
  ];
}

/** Writes a cell: inert, and quoted if necessary. */
function field(text: string): string {
  const value = inert(text);
  return /[",;\t\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Characters that begin a formula in some spreadsheet, with their full-width and superscript forms. */
const SIGNS = '=+\\-@＝＋－＠﹦﹢﹣﹫−⁺⁻⁼₊₋₌';
const BEGINS = new RegExp(`^[${SIGNS}]`);
/** The same after a separator, for a file that is read with another separator. */
const INSIDE = new RegExp(`(?<=[;\\t\\n])(?=(?:[^\\S\\t\\n]|\\p{Cf}){0,9}[${SIGNS}])`, 'gu');

/**
 * Makes a text inert: an apostrophe before it marks it as text in spreadsheets. Texts that begin with a tab or a line
 * end also get one, since some readers drop these characters.
 */
export function inert(text: string): string {
  const at = text.search(/[^\s\p{Cf}]|$/u);
  const start = text.slice(0, at);
  const rest = text.slice(at);
  const begins = BEGINS.test(rest);
  const mark = begins || /[\t\n]/.test(start) ? "'" : '';
  // A reader that ignores quotes begins a new cell after the line end.
  const again = begins && start.includes('\n') ? "'" : '';
  return mark + start + again + rest.replace(INSIDE, "'");
}
