/** A cell as rendered: without markup, with line breaks. */
export interface SourceCell {
  readonly text: string;
  /** Content that is not part of the text: footnote marks, link addresses. */
  readonly dropped: readonly string[];
  /** Whether the whole cell is emphasised, like many section names. */
  readonly strong: boolean;
}

export interface SourceRow {
  /** The first line of the row in the source, from 1. */
  readonly line: number;
  readonly cells: readonly SourceCell[];
  /** Whether a blank line or row separates it from the row before. */
  readonly apart: boolean;
}

/** A table of the source, before it is interpreted. */
export interface SourceTable {
  readonly line: number;
  readonly rows: readonly SourceRow[];
  /** Whether the source marks the first row as the header. */
  readonly headed: boolean;
  /** The nearest heading above the table. */
  readonly heading: string | undefined;
  /** Texts that may name the scheme, nearest first: lines before the table, then headings. */
  readonly context: readonly string[];
  /** The text lines of its section, which may contain a legend. */
  readonly section: number;
  /** Whether it is in a code block, and so an example unless there is nothing else. */
  readonly fenced: boolean;
}

/** A line of the source outside tables. */
export interface ProseLine {
  readonly line: number;
  readonly text: string;
  readonly section: number;
}

export interface SourceDocument {
  readonly title: string | undefined;
  readonly tables: readonly SourceTable[];
  readonly prose: readonly ProseLine[];
}

const NO_CELL: SourceCell = { text: '', dropped: [], strong: false };

export function plainCell(text: string): SourceCell {
  return text === '' ? NO_CELL : { text: tidy(text), dropped: [], strong: false };
}

/** The cell in a column, empty if the row is too short. */
export function cellAt(row: SourceRow, column: number): SourceCell {
  return row.cells[column] ?? NO_CELL;
}

export function textAt(row: SourceRow, column: number): string {
  return oneLine(cellAt(row, column).text);
}

/** Removes invisible characters, repeated spaces and blank lines. Keeps line breaks. */
export function tidy(text: string): string {
  const visible = text.replace(/[\u200b\u2060\ufeff\u00ad]/gu, '');
  if (!/[\s\u0085]/u.test(visible)) return visible;
  return visible
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map((line) => line.split(/\s+/u).filter(Boolean).join(' '))
    .filter((line) => line !== '')
    .join('\n');
}

export function oneLine(text: string): string {
  return text.includes('\n') ? text.replaceAll('\n', ' ') : text;
}

/** The columns of a row that are not blank. */
export function filledColumns(row: SourceRow): number[] {
  const columns: number[] = [];
  row.cells.forEach((cell, column) => {
    if (cell.text !== '') columns.push(column);
  });
  return columns;
}
