/** Writes a matrix as a table for the terminal. */
import { type Matrix, type MatrixRow, type MatrixTable, phasesOf } from '../charter/matrix-tables.ts';
import { printable } from '../text/printable.ts';
import { padded, widthOf, wrapped } from '../text/width.ts';

/** The styles of the table's parts, if the terminal supports styles. */
export interface TextStyle {
  bold(text: string): string;
  dim(text: string): string;
}

export interface TextOptions {
  /** The width of the terminal in columns. */
  readonly width: number;
  readonly style: TextStyle;
}

export const PLAIN: TextStyle = { bold: (text) => text, dim: (text) => text };

const GAP = '  ';
const INDENT = '  ';
/** Minimum width of the label column. */
const NARROW_LABEL = 24;
const WIDE_LABEL = 48;
/** Longer words in headings are broken. */
const WIDE_WORD = 16;

/** The layout of a column: the lines of its heading and its width. */
interface SetColumn {
  readonly index: number;
  readonly heading: readonly string[];
  readonly width: number;
}

export function matrixText(matrix: Matrix, options: TextOptions): string {
  return matrix.tables
    .map((table) => `${options.style.bold(headingOf(matrix, table))}\n\n${tableText(table, options)}`)
    .join('\n');
}

function headingOf(matrix: Matrix, { scheme }: MatrixTable): string {
  const name = scheme.id.toUpperCase();
  return printable(matrix.team === '' ? name : `${matrix.team}: ${name}`);
}

function tableText(table: MatrixTable, { width, style }: TextOptions): string {
  const labels = table.rows.map((row) => widthOf(printable(row.label)) + indentOf(row).length);
  const totals = table.scheme.letters.map((letter) => widthOf(totalLabel(letter)));
  const wanted = Math.min(WIDE_LABEL, largest([widthOf(printable(table.scheme.row)), ...totals, largest(labels)]));
  const byTitle = table.columns.map((column, index) => setColumn(table, index, column.title));
  const byId = table.columns.map((column, index) => setColumn(table, index, column.id));
  const room = width - Math.min(wanted, NARROW_LABEL);
  // Use ids instead of titles if the table then needs fewer parts.
  const short = needed(byTitle) > room && needed(byId) < needed(byTitle);
  const columns = short ? byId : byTitle;
  const parts = partsOf(columns, Math.max(room, 8));
  const label = Math.max(Math.min(wanted, NARROW_LABEL), Math.min(wanted, width - largest(parts.map(needed))));
  const blocks = parts.map((part) => partText(table, part, label, style));
  return `${blocks.join('\n')}${short ? `\n${keyOf(table)}` : ''}`;
}

/** The largest of many numbers, which may be too many for function arguments; 0 if there are none. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

function setColumn(table: MatrixTable, index: number, title: string): SetColumn {
  const shown = printable(title);
  const words = shown.split(/ +/).map(widthOf);
  const word = Math.min(WIDE_WORD, largest(words));
  const cells = table.rows.map((row) => cellText(row, index).length);
  const totals = table.totals[index]?.map((total) => String(total).length) ?? [];
  const width = Math.max(1, word, largest(cells), largest(totals));
  return { index, heading: wrapped(shown, width), width };
}

function needed(columns: readonly SetColumn[]): number {
  return columns.reduce((sum, column) => sum + GAP.length + column.width, 0);
}

/** Splits the columns into parts that each fit beside the labels. */
function partsOf(columns: readonly SetColumn[], room: number): readonly (readonly SetColumn[])[] {
  let part: SetColumn[] = [];
  const parts = [part];
  let used = 0;
  for (const column of columns) {
    const more = GAP.length + column.width;
    if (part.length > 0 && used + more > room) {
      part = [];
      parts.push(part);
      used = 0;
    }
    part.push(column);
    used += more;
  }
  return parts;
}

function partText(table: MatrixTable, columns: readonly SetColumn[], label: number, style: TextStyle): string {
  const line = style.dim('─'.repeat(label + needed(columns)));
  const lines = [...headingLines(table, columns, label).map((text) => style.bold(text)), line];
  for (const { phase, rows } of phasesOf(table.rows)) {
    if (phase !== undefined)
      lines.push(...wrapped(printable(phase), label + needed(columns)).map((text) => style.bold(text)));
    for (const row of rows) lines.push(...rowLines(row, columns, label));
  }
  lines.push(line);
  for (const [index, letter] of table.scheme.letters.entries()) {
    const cells = columns.map((column) => padded(String(table.totals[column.index]?.[index] || '·'), column.width));
    lines.push(joined(padded(totalLabel(letter), label), cells));
  }
  return `${lines.join('\n')}\n`;
}

function headingLines(table: MatrixTable, columns: readonly SetColumn[], label: number): readonly string[] {
  const height = Math.max(1, largest(columns.map((column) => column.heading.length)));
  const first = printable(table.scheme.row);
  const title = first.charAt(0).toUpperCase() + first.slice(1);
  return Array.from({ length: height }, (_, index) => {
    // Headings are aligned at the bottom, so short ones begin lower.
    const cells = columns.map(({ heading, width }) => padded(heading[index - height + heading.length] ?? '', width));
    return joined(padded(index === height - 1 ? title : '', label), cells);
  });
}

function rowLines(row: MatrixRow, columns: readonly SetColumn[], label: number): readonly string[] {
  const indent = indentOf(row);
  const cells = columns.map((column) => padded(cellText(row, column.index), column.width));
  return wrapped(printable(row.label), label - indent.length).map((text, index) => {
    return joined(padded(indent + text, label), index === 0 ? cells : []);
  });
}

function joined(label: string, cells: readonly string[]): string {
  return [label, ...cells].join(GAP).trimEnd();
}

function indentOf(row: MatrixRow): string {
  return row.phase === undefined ? '' : INDENT;
}

function cellText(row: MatrixRow, column: number): string {
  return row.cells[column]?.map((letter) => letter.letter).join('/') ?? '';
}

function totalLabel(letter: { readonly letter: string; readonly title: string }): string {
  return printable(`${letter.letter} ${letter.title}`);
}

/** Explains the ids in the headings. */
function keyOf(table: MatrixTable): string {
  const columns = table.columns.filter((column) => column.id !== column.title);
  const width = largest(columns.map((column) => widthOf(printable(column.id))));
  return columns.map(({ id, title }) => `${padded(printable(id), width)}${GAP}${printable(title)}\n`).join('');
}
