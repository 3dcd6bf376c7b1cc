import { meansNothing } from '../../../charter/vocabulary.ts';
import { NO_SUBJECT, type ReaderContext, type TableView } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { cellAt, type SourceRow, textAt } from '../source-table.ts';
import { type Columns, headerTexts } from './column-kinds.ts';

/** The name of a row. A row must have one, so one without is called after its number, or after its line. */
export function labelOf(row: SourceRow, columns: Columns, notes: Notes): string {
  const cell = cellAt(row, columns.label);
  const label = textAt(row, columns.label);
  const struck = label === '' ? cell.dropped.find((text) => text.startsWith('~~')) : undefined;
  if (struck !== undefined) {
    notes.add(row.line, `${quote(struck)} is struck out, but has letters; the row was kept.`);
    return struck.slice(2, -2);
  }
  for (const dropped of cell.dropped)
    notes.add(row.line, `${quote(dropped)}${label === '' ? '' : ` at ${quote(label)}`} was left out.`);
  if (label !== '') return label;
  const number = columns.id === undefined ? '' : textAt(row, columns.id);
  const made = number === '' ? `Row on line ${row.line}` : number;
  notes.add(row.line, `This row has no name; it is called ${quote(made)} here.`);
  return made;
}

/** The remarks of a row: the text of its columns for notes, one after the other. */
export function notesOf(row: SourceRow, columns: Columns, headers: readonly string[]): string | undefined {
  const texts = columns.notes
    .map((column) => ({ text: cellAt(row, column).text, header: headers[column] ?? '' }))
    .filter(({ text }) => !meansNothing(text));
  if (texts.length < 2) return texts[0]?.text;
  return texts.map(({ text, header }) => `${header}: ${text}`).join('\n');
}

export function noteDropped(view: TableView, columns: Columns, notes: Notes): void {
  const headers = headerTexts(view);
  for (const column of columns.dropped) {
    const header = headers[column] ?? '';
    const name = header === '' ? `Column ${column + 1}, which has no header,` : `The column ${quote(header)}`;
    notes.add(view.header.line, `${name} was left out.`);
  }
}

/** Cells beyond the last column of the header belong to nobody. */
export function noteExtraCells(row: SourceRow, columns: Columns, width: number, notes: Notes): void {
  const extra = row.cells.slice(width).filter((cell) => cell.text !== '');
  if (extra.length === 0) return;
  const label = textAt(row, columns.label);
  const subject = label === '' ? 'This row' : quote(label);
  const texts = extra.map((cell) => quote(cell.text)).join(', ');
  const were = extra.length === 1 ? 'was' : 'were';
  notes.add(
    row.line,
    `${subject} has ${row.cells.length} cells where the table has ${width} columns; ${texts} ${were} left out.`,
  );
}

/** The name of the one row of a table that names none: what the table is about. */
export function subjectOf(line: number, context: ReaderContext): string {
  if (context.subject === NO_SUBJECT)
    context.notes.add(line, `Nothing says what this table is about; its row is called ${quote(NO_SUBJECT)}.`);
  return context.subject;
}

/** Where something stands, by the text beside it; nothing where there is none. */
export function beside(text: string): string {
  return text === '' ? '' : ` beside ${quote(text)}`;
}
