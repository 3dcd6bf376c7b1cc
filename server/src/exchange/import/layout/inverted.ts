/** Reads tables with names in their cells. */
import { readCell, resolveCell } from '../cells/cell.ts';
import { headerKind } from '../cells/headers.ts';
import { nameKey, readNames, splitSlashes } from '../cells/person-names.ts';
import { type NamedLetters, schemeOfHeaders } from '../cells/scheme.ts';
import type { DraftName, DraftRow, Holding, ReaderContext, TableReading, TableView } from '../draft.ts';
import { quote } from '../notes.ts';
import { cellAt, type SourceRow } from '../source-table.ts';
import { headerTexts, nameColumns } from './column-kinds.ts';
import { readSections } from './phases.ts';
import { labelOf, noteDropped, noteExtraCells, notesOf } from './row-texts.ts';

/** Reads a table whose columns are letters and whose cells contain names. Returns `undefined` for any other table. */
export function readInverted(view: TableView, context: ReaderContext): TableReading | undefined {
  const named = lettersOf(view, context);
  if (named === undefined || !holdsNames(view, named)) return undefined;
  const { notes } = context;
  const columns = nameColumns(
    view,
    [...named.letters.keys()].sort((a, b) => a - b),
  );
  const headers = headerTexts(view);
  noteDropped(view, columns, notes);
  for (const column of named.guessed)
    notes.add(view.header.line, `${quote(headers[column] ?? '')} was read as ${named.letters.get(column) ?? ''}.`);
  const known = knownNames(view.body, columns.data);
  const names: DraftName[] = [];
  const rows = readSections(view, columns, notes).map(({ row, phase }): DraftRow => {
    noteExtraCells(row, columns, headers.length, notes);
    const label = labelOf(row, columns, notes);
    const holdings: Holding[] = [];
    for (const column of columns.data) {
      const letters = [...(named.letters.get(column) ?? '')];
      const place = `in the row ${quote(label)}, column ${quote(headers[column] ?? '')},`;
      for (const name of namesAt(row, column, place, known, context)) {
        for (const letter of letters) holdings.push({ letter, name });
        names.push(name);
      }
    }
    return { line: row.line, label, phase, notes: notesOf(row, columns, headers), holdings };
  });
  return {
    kind: 'matrix',
    draft: { scheme: named.scheme, line: view.header.line, heading: view.heading, rows, names },
  };
}

/** Returns the letters in the headers. The first column contains the row labels, so “Task” above it is not the T of RATSI. */
function lettersOf(view: TableView, context: ReaderContext): NamedLetters | undefined {
  const headers = headerTexts(view);
  const found = schemeOfHeaders(headers, context.clues, 1);
  if (found === undefined) return undefined;
  const activity = headers.findIndex((header) => headerKind(header) === 'activity');
  if (activity < 1 || !found.letters.has(activity) || found.letters.size < 3) return found;
  return schemeOfHeaders(
    headers.map((header, at) => (at === activity ? '' : header)),
    context.clues,
    1,
  );
}

/** Whether the cells under the letters contain names. In a grid with the roles “Manager” and “Owner”, they contain letters. */
function holdsNames(view: TableView, named: NamedLetters): boolean {
  let letters = 0;
  let names = 0;
  let others = 0;
  for (const row of view.body) {
    for (const column of named.letters.keys()) {
      const reading = readCell(cellAt(row, column).text);
      if (reading.kind === 'empty' || reading.kind === 'mark') continue;
      if (reading.kind !== 'letters' || !reading.plain) others += 1;
      if (reading.kind === 'letters' && reading.plain && resolveCell(reading, named.scheme).letters.length > 0)
        letters += 1;
      else names += 1;
    }
  }
  if (others === 0 && !named.complete) return false;
  return names > 0 ? named.complete || names >= letters : letters > 0 && named.complete && !spellsLetters(view, named);
}

/** Whether the cells under complete headers are letters of the scheme, not people called A and B. */
function spellsLetters(view: TableView, named: NamedLetters): boolean {
  const known = new Set(named.scheme.letters.map((letter) => letter.letter));
  return view.body.every((row) =>
    [...named.letters.keys()].every((column) => {
      const reading = readCell(cellAt(row, column).text);
      return reading.tokens.every(
        (token) => token.kind === 'word' || [...token.value].every((letter) => known.has(letter)),
      );
    }),
  );
}

function knownNames(body: readonly SourceRow[], columns: readonly number[]): ReadonlySet<string> {
  const known = new Set<string>();
  for (const row of body) {
    for (const column of columns) {
      for (const name of readNames(cellAt(row, column).text).names) known.add(nameKey(name));
    }
  }
  return known;
}

/** Returns the names of a cell, and adds a note for everything else in it. */
export function namesAt(
  row: SourceRow,
  column: number,
  place: string,
  known: ReadonlySet<string>,
  context: ReaderContext,
): DraftName[] {
  const cell = cellAt(row, column);
  const { names, dropped } = readNames(cell.text);
  for (const text of [...cell.dropped, ...dropped])
    context.notes.add(row.line, `${quote(text)} ${place} was left out.`);
  return names.flatMap((name) => {
    const sides = splitSlashes(name, known);
    if (sides.length > 1)
      context.notes.add(row.line, `${quote(name)} ${place} was read as ${sides.map(quote).join(' and ')}.`);
    return sides.map((title) => ({ title, line: row.line }));
  });
}
