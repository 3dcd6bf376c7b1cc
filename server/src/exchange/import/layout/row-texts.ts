/** Labels and notes of rows, with notes about text that is left out. */
import { meansNothing } from '../../../charter/vocabulary.ts';
import { NO_SUBJECT, type ReaderContext, type TableView } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { cellAt, type SourceRow, textAt } from '../source-table.ts';
import { type Columns, headerTexts } from './column-kinds.ts';

/** Returns the label of a row. A row without a label is named after its number or its line. */
export function labelOf(row: SourceRow, columns: Columns, notes: Notes): string {
  const cell = cellAt(row, columns.label);
  const label = textAt(row, columns.label);
  const struck = label === '' ? cell.dropped.find((text) => text.startsWith('~~')) : undefined;
  if (struck !== undefined) {
    notes.add(row.line, `${quote(struck)} is struck out, but has letters; the row was kept.`);
    return struck.slice(2, -2);
  }
  for (const dropped of cell.dropped)
    notes.add(row.line, `${quote(dropped)}${label === '' ? '' : ` in ${quote(label)}`} was left out.`);
  if (label !== '') return label;
  const number = columns.id === undefined ? '' : textAt(row, columns.id);
  const made = number === '' ? `Row on line ${row.line}` : number;
  notes.add(row.line, `This row has no name; it is called ${quote(made)} here.`);
  return made;
}

/** Returns the notes of a row: the texts of its note columns, joined. */
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

/** Adds a note for cells after the last column of the header, which are left out. */
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

/** Returns a label for the only row of a table without labels: the subject of the table. */
export function subjectOf(line: number, context: ReaderContext): string {
  if (context.subject === NO_SUBJECT)
    context.notes.add(line, `This table does not say what it is about; its row is called ${quote(NO_SUBJECT)}.`);
  return context.subject;
}

/** Describes the position of a cell by the text next to it. Returns an empty text if there is none. */
export function beside(text: string): string {
  return text === '' ? '' : ` next to ${quote(text)}`;
}
