/** A cell as a person sees it: markup gone, line breaks kept. */
export interface SourceCell {
  readonly text: string;
  /** What stood in the cell and is not part of its text: footnote marks, the addresses of links. */
  readonly dropped: readonly string[];
  /** Whether the whole cell is emphasised, as the name of a section often is. */
  readonly strong: boolean;
}

export interface SourceRow {
  /** The line of the source on which the row begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly SourceCell[];
  /** Whether a blank line, or a blank row, parts it from the row before. */
  readonly apart: boolean;
}

/** A table as it stands in a source, before anybody asks what it means. */
export interface SourceTable {
  readonly line: number;
  readonly rows: readonly SourceRow[];
  /** Whether the source itself says that the first row is the header. */
  readonly headed: boolean;
  /** The nearest heading before it. */
  readonly heading: string | undefined;
  /** Where a name of a scheme may stand, nearest first: the lines before the table, then its headings. */
  readonly context: readonly string[];
  /** The lines of text of its own section, in which a legend may stand. */
  readonly section: number;
  /** Whether it stands inside a code block: an example, unless there is nothing else. */
  readonly fenced: boolean;
}

/** A line of a source that belongs to no table. */
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

/** The cell in a column; a row that is too short has empty ones. */
export function cellAt(row: SourceRow, column: number): SourceCell {
  return row.cells[column] ?? NO_CELL;
}

export function textAt(row: SourceRow, column: number): string {
  return oneLine(cellAt(row, column).text);
}

/** Invisible characters go, spaces shrink to one, blank lines vanish; line breaks stay. */
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
