/** Finds out what the columns of a table are for. */
import { type CellReading, readCell } from '../cells/cell.ts';
import { type HeaderKind, headerKind, neverRoles } from '../cells/headers.ts';
import type { TableView } from '../draft.ts';
import { filledColumns, type SourceRow, textAt } from '../source-table.ts';

/** The purpose of each column of a table, by column index. */
export interface Columns {
  /** Columns with letters, or with names under a letter. */
  readonly data: readonly number[];
  readonly isData: ReadonlySet<number>;
  readonly label: number;
  readonly phase: number | undefined;
  readonly id: number | undefined;
  readonly notes: readonly number[];
  /** Columns that a charter has no place for. */
  readonly dropped: readonly number[];
}

export function headerTexts(view: TableView): string[] {
  return view.header.cells.map((_, column) => textAt(view.header, column));
}

/** Whether all cells of a row have the same text, as an exported merged cell does. */
export function isMerged(row: SourceRow, width: number): boolean {
  if (width < 2 || row.cells.length < width) return false;
  const first = textAt(row, 0);
  return first !== '' && row.cells.every((_, column) => column >= width || textAt(row, column) === first);
}

/** Whether a row only contains counts. */
export function isCount(row: SourceRow): boolean {
  const counts = filledColumns(row).filter((column) => column > 0);
  return counts.length > 0 && counts.every((column) => /^\d{1,6}$/u.test(textAt(row, column)));
}

interface Count {
  letters: number;
  marks: number;
  text: number;
  mixed: number;
}

/** Returns the columns of a table that contain letters. */
export function letterColumns(view: TableView, readings: readonly (readonly CellReading[])[]): number[] {
  const headers = headerTexts(view);
  const kinds = headers.map((header) => headerKind(header));
  const counts = headers.map((): Count => ({ letters: 0, marks: 0, text: 0, mixed: 0 }));
  view.body.forEach((row, at) => {
    if (isMerged(row, headers.length) || isCount(row)) return;
    readings[at]?.forEach((reading, column) => {
      const count = counts[column];
      if (count === undefined || reading.kind === 'empty' || reading.kind === 'open') return;
      // “CAR” under “Task” is a word, not letters.
      const word = reading.kind === 'letters' && !reading.plain && kinds[column] === 'activity';
      if (word) count.text += 1;
      else if (reading.kind === 'letters') count.letters += 1;
      else if (reading.kind === 'mark') count.marks += 1;
      else count[reading.kind] += 1;
    });
  });
  const found: number[] = [];
  const label = labelBehindIds(view, headers, kinds);
  counts.forEach((count, column) => {
    const header = headers[column] ?? '';
    if (column === 0 || column === label || neverRoles(header)) return;
    // Above letters, “QA code” is a role. “Code” and “Task code” are ids of the rows.
    const [word, more] = header.split(' ');
    const ids = more === undefined || headerKind(word ?? '') === 'activity' || count.text + count.mixed > 0;
    if (kinds[column] === 'id' && ids) return;
    const remarks = kinds[column] !== 'phase' && count.mixed > 0 && count.text === 0;
    const some = count.letters + count.marks > 0 || remarks;
    if (some && count.letters + count.marks >= count.text) found.push(column);
  });
  if (!found.some((column) => (counts[column]?.letters ?? 0) > 0)) return [];
  // A role may have no letters. Its empty column is among the columns of other roles.
  const first = counts.findIndex((count) => count.letters + count.marks + count.text + count.mixed > 0);
  counts.forEach((count, column) => {
    const header = headers[column] ?? '';
    const kind = kinds[column];
    const empty = count.letters + count.marks + count.text + count.mixed === 0;
    if (empty && column > first && header !== '' && (kind === undefined || kind === 'role')) found.push(column);
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Returns the only activity column after a column of numbers. It contains labels, even if they look like letters. */
function labelBehindIds(
  view: TableView,
  headers: readonly string[],
  kinds: readonly (HeaderKind | undefined)[],
): number | undefined {
  const numbered = kinds[0] === 'id' || headers[0] === '' || looksLikeIds(view, 0);
  const [label, another] = headers.map((_, column) => column).filter((column) => kinds[column] === 'activity');
  return numbered && another === undefined ? label : undefined;
}

export function readBody(view: TableView): CellReading[][] {
  return view.body.map((row) => row.cells.slice(0, view.header.cells.length).map((cell) => readCell(cell.text)));
}

/** Finds the purpose of the columns that are not data. */
export function nameColumns(view: TableView, data: readonly number[]): Columns {
  const headers = headerTexts(view);
  const first = data[0] ?? headers.length;
  const isData = new Set(data);
  const kinds = headers.map((header) => headerKind(header));
  const others = headers.map((_, column) => column).filter((column) => !isData.has(column));
  const leading = others.filter((column) => column < first);
  const id = leading.find(
    (column) =>
      kinds[column] === 'id' ||
      (leading.length > 1 && kinds[column] !== 'activity' && kinds[column] !== 'phase' && looksLikeIds(view, column)),
  );
  const label = labelColumn(
    leading.filter((column) => column !== id),
    kinds,
    id ?? 0,
  );
  const rest = others.filter((column) => column !== label && column !== id);
  const phase = rest.find((column) => kinds[column] === 'phase') ?? groupColumn(view, headers, rest, label);
  const notes = rest.filter((column) => column !== phase && kinds[column] === 'notes');
  const dropped = others.filter(
    (column) =>
      column !== label &&
      column !== phase &&
      kinds[column] !== 'notes' &&
      !isBlank(view, column, headers[column] ?? ''),
  );
  return { data, isData, label, phase, id: id === label ? undefined : id, notes, dropped };
}

/** Returns the column with the row labels: by its header, otherwise the last column before the letters. */
function labelColumn(columns: readonly number[], kinds: readonly (HeaderKind | undefined)[], fallback: number): number {
  for (const wanted of ['activity', undefined, 'role'] as const) {
    const found = columns.filter((column) => kinds[column] === wanted);
    const last = wanted === undefined ? found.at(-1) : found[0];
    if (last !== undefined) return last;
  }
  return columns.filter((column) => kinds[column] === 'phase').at(-1) ?? columns[0] ?? fallback;
}

/** Returns a column before the labels with repeated values, which is the phase even if its header is unknown. */
function groupColumn(
  view: TableView,
  headers: readonly string[],
  rest: readonly number[],
  label: number,
): number | undefined {
  return rest.find((column) => {
    if (column > label || headerKind(headers[column] ?? '') !== undefined) return false;
    const values = view.body.filter((row) => textAt(row, label) !== '').map((row) => textAt(row, column));
    const filled = values.filter((value) => value !== '');
    return filled.length > 0 && new Set(filled).size < values.length;
  });
}

function looksLikeIds(view: TableView, column: number): boolean {
  const values = view.body
    .filter((row) => filledColumns(row).length > 1)
    .map((row) => textAt(row, column))
    .filter((value) => value !== '');
  // A number that several rows share is the number of a phase, not of a row.
  if (values.length === 0 || new Set(values).size < values.length) return false;
  return values.every((value) => /^(?:[A-Za-z]{0,5}[-.# ]?)?\d+(?:[.-]\d+)*[.)]?$/u.test(value));
}

function isBlank(view: TableView, column: number, header: string): boolean {
  return header === '' && view.body.every((row) => textAt(row, column) === '');
}
