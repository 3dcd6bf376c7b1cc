/** Reads tables with letters in their cells. */
import type { Scheme } from '../../../charter/schemes.ts';
import { type CellReading, resolveCell } from '../cells/cell.ts';
import { chooseScheme } from '../cells/scheme.ts';
import type { DraftName, DraftRow, Holding, ReaderContext, TableReading, TableView } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { cellAt, textAt } from '../source-table.ts';
import { type Columns, headerTexts, letterColumns, nameColumns, readBody } from './column-kinds.ts';
import { isLetterHeader, orientation } from './orientation.ts';
import { type PhasedRow, readSections } from './phases.ts';
import { labelOf, noteDropped, noteExtraCells, notesOf, subjectOf } from './row-texts.ts';

/** Reads a table with letters in its cells, with roles in its columns or in its rows. */
export function readGrid(view: TableView, context: ReaderContext): TableReading {
  const bodyReadings = readBody(view);
  const data = letterColumns(view, bodyReadings);
  if (data.length === 0)
    return { kind: 'none', why: 'it has neither letters in its cells nor columns named after letters' };
  const byRow = new Map(view.body.map((row, at) => [row, bodyReadings[at] ?? []]));
  const columns = nameColumns(view, data);
  const inData = (row: PhasedRow): CellReading[] => {
    const readings = byRow.get(row.row) ?? [];
    return data.flatMap((column) => readings[column] ?? []);
  };
  const quiet: Notes = { add: () => {} };
  const draftRows = readSections(view, columns, quiet);
  const choice = chooseScheme(draftRows.map(inData), context.clues);
  if (choice === undefined) return { kind: 'none', why: 'the letters in its cells do not belong to any scheme' };
  const { scheme, guess } = choice;
  const { notes } = context;
  if (guess !== undefined) notes.add(view.header.line, guess);
  const headers = headerTexts(view);
  const across = data.map((column) => headers[column] ?? '');
  const down = draftRows.map(({ row }) => textAt(row, columns.label));
  const cells = draftRows.map(({ row }) => data.map((column) => byRow.get(row)?.[column] ?? EMPTY));
  const way = orientation({ corner: headers[columns.label] ?? '', across, down, cells }, scheme);
  noteDropped(view, columns, notes);
  const rows = readSections(view, columns, notes);
  for (const { row } of rows) noteExtraCells(row, columns, headers.length, notes);
  const grid: Grid = { view, columns, rows, scheme, byRow, notes };
  if (!way.transposed) return matrix(view, scheme, upright(grid));
  if (way.guessed)
    notes.add(view.header.line, 'The rows of this table were read as roles, and its columns as activities.');
  return matrix(view, scheme, transposed(grid, context));
}

const EMPTY: CellReading = { kind: 'empty', tokens: [], dropped: [], plain: false };

interface Grid {
  readonly view: TableView;
  readonly columns: Columns;
  readonly rows: readonly PhasedRow[];
  readonly scheme: Scheme;
  readonly byRow: ReadonlyMap<unknown, readonly CellReading[]>;
  readonly notes: Notes;
}

function matrix(
  view: TableView,
  scheme: Scheme,
  found: { rows: readonly DraftRow[]; names: readonly DraftName[] },
): TableReading {
  const lone = found.names.length === 1;
  return { kind: 'matrix', draft: { scheme, line: view.header.line, heading: view.heading, lone, ...found } };
}

function upright(grid: Grid): { rows: DraftRow[]; names: DraftName[] } {
  const { columns, notes, view } = grid;
  const names = columns.data.map((column) => columnName(grid, column));
  noteTwins(names, notes);
  const rows = grid.rows.map(({ row, phase }): DraftRow => {
    const label = labelOf(row, columns, notes);
    const holdings: Holding[] = [];
    columns.data.forEach((column, at) => {
      const name = names[at];
      if (name === undefined) return;
      for (const letter of readLetters(
        grid,
        row.line,
        cellAt(row, column),
        grid.byRow.get(row)?.[column],
        label,
        name.title,
      ))
        holdings.push({ letter, name });
    });
    return { line: row.line, label, phase, notes: notesOf(row, columns, headerTexts(view)), holdings };
  });
  return { rows, names };
}

/** Returns the roles of the columns. Columns with the same header are one role. */
function noteTwins(names: readonly DraftName[], notes: Notes): void {
  const seen = new Set<string>();
  for (const { title, line } of names) {
    if (seen.has(title))
      notes.add(line, `${quote(title)} is the header of several columns; they were read as one role.`);
    seen.add(title);
  }
}

function transposed(grid: Grid, context: ReaderContext): { rows: DraftRow[]; names: DraftName[] } {
  const { columns, notes, view } = grid;
  const headers = headerTexts(view);
  for (const column of columns.notes) {
    if (grid.rows.some(({ row }) => textAt(row, column) !== ''))
      notes.add(view.header.line, `The column ${quote(headers[column] ?? '')} was left out.`);
  }
  const groups = new Set<string>();
  const names = grid.rows.map(({ row, phase }): DraftName => {
    if (phase !== undefined && !groups.has(phase)) {
      groups.add(phase);
      notes.add(row.line, `${quote(phase)} is a group of roles; the group was left out.`);
    }
    return { title: labelOf(row, columns, notes), line: row.line };
  });
  const rows = columns.data.map((column): DraftRow => {
    const header = columnName(grid, column).title;
    const label = columns.data.length === 1 && isLetterHeader(header) ? subjectOf(view.header.line, context) : header;
    const holdings: Holding[] = [];
    grid.rows.forEach(({ row }, at) => {
      const name = names[at];
      if (name === undefined) return;
      for (const letter of readLetters(
        grid,
        row.line,
        cellAt(row, column),
        grid.byRow.get(row)?.[column],
        name.title,
        label,
      ))
        holdings.push({ letter, name });
    });
    return { line: view.header.line, label, phase: undefined, notes: undefined, holdings };
  });
  return { rows, names };
}

function columnName(grid: Grid, column: number): DraftName {
  const { header } = grid.view;
  const title = textAt(header, column);
  for (const dropped of cellAt(header, column).dropped)
    grid.notes.add(
      header.line,
      `${quote(dropped)} in ${title === '' ? 'a header' : `the header ${quote(title)}`} was left out.`,
    );
  if (title !== '') return { title, line: header.line };
  const made = `Column ${column + 1}`;
  grid.notes.add(header.line, `Column ${column + 1} has letters but no header; it is called ${quote(made)} here.`);
  return { title: made, line: header.line };
}

/** Returns the letters of a cell, and adds a note for everything else in it. */
function readLetters(
  grid: Grid,
  line: number,
  cell: { readonly dropped: readonly string[] },
  reading: CellReading | undefined,
  row: string,
  column: string,
): readonly string[] {
  const { notes, scheme } = grid;
  const place = `in the row ${quote(row)}, column ${quote(column)},`;
  for (const dropped of cell.dropped) notes.add(line, `${quote(dropped)} ${place} was left out.`);
  if (reading === undefined) return [];
  const resolved = resolveCell(reading, scheme);
  for (const { raw, letter } of resolved.foreign)
    notes.add(line, `${quote(raw)} ${place} only looks like a Latin letter; it was read as ${letter}.`);
  for (const unknown of resolved.unknown)
    notes.add(line, `${quote(unknown)} ${place} is not a letter of ${scheme.id.toUpperCase()}; it was left out.`);
  for (const dropped of reading.dropped) notes.add(line, `${quote(dropped)} ${place} was left out.`);
  return resolved.letters;
}
