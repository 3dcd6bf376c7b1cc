/**
 * A matrix as separated values: CSV as RFC 4180 has it, and the same with tabs, which a spreadsheet pastes as cells.
 *
 * A spreadsheet runs a cell that looks like a formula. Names come from a file, so such cells are made inert.
 */
import type { Matrix, MatrixTable } from '../charter/matrix-tables.ts';
import { cellText, columnTitle, labelHeading, shown, tableName } from './display-text.ts';

export interface SeparatedOptions {
  /** Whether the text begins with a byte order mark, without which Excel takes UTF-8 for another encoding. */
  readonly byteOrderMark?: boolean;
}

type Cells = readonly string[];

export function matrixCsv(matrix: Matrix, { byteOrderMark = false }: SeparatedOptions = {}): string {
  return (byteOrderMark ? '\ufeff' : '') + separated(matrix, ',', '\r\n');
}

export function matrixTsv(matrix: Matrix): string {
  return separated(matrix, '\t', '\n');
}

/** Every line has the same number of cells; where there are several tables, each has its name above it. */
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

/** The phase has a column of its own, so that a spreadsheet can sort and filter by it. */
function linesOf(table: MatrixTable): readonly Cells[] {
  const phased = table.rows.some((row) => row.phase !== undefined);
  const header = [labelHeading(table), ...(phased ? ['Phase'] : []), ...table.columns.map(columnTitle)];
  return [
    header,
    ...table.rows.map((row) => [
      shown(row.label),
      ...(phased ? [shown(row.phase ?? '')] : []),
      ...table.columns.map((_, column) => cellText(row.cells[column])),
    ]),
  ];
}

/** A cell of one of the files, inert and in quotes where it needs them. */
function field(text: string): string {
  const value = inert(text);
  return /[",;\t\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** What begins a formula for one spreadsheet or another, in a width or at a height of its own, too. */
const SIGNS = '=+\\-@＝＋－＠﹦﹢﹣﹫−⁺⁻⁼₊₋₌';
const BEGINS = new RegExp(`^[${SIGNS}]`);
/** The same behind what parts cells in a file that is read with another separator. */
const INSIDE = new RegExp(`(?<=[;\\t\\n])(?=(?:[^\\S\\t\\n]|\\p{Cf}){0,9}[${SIGNS}])`, 'gu');

/**
 * A text that no spreadsheet runs: an apostrophe before whatever begins like a formula says that it is text. So it does
 * before a tab or a line end at the beginning, which some readers drop with what stands before it.
 */
export function inert(text: string): string {
  const at = text.search(/[^\s\p{Cf}]|$/u);
  const start = text.slice(0, at);
  const rest = text.slice(at);
  const begins = BEGINS.test(rest);
  const mark = begins || /[\t\n]/.test(start) ? "'" : '';
  // A reader that does not see the quotes begins a cell behind the line end.
  const again = begins && start.includes('\n') ? "'" : '';
  return mark + start + again + rest.replace(INSIDE, "'");
}
