/** Reads tables whose labels are in the last column. */
import { readCell } from '../cells/cell.ts';
import { headerKind, headerReadings } from '../cells/headers.ts';
import type { TableView } from '../draft.ts';
import { cellAt, type SourceRow, textAt } from '../source-table.ts';

/** Moves the column of activities to the front if it is after the letters. */
export function labelsFirst(view: TableView): TableView {
  const headers = view.header.cells.map((_, column) => textAt(view.header, column));
  const [label, another] = headers
    .map((_, column) => column)
    .filter((at) => headerKind(headers[at] ?? '') === 'activity');
  if (label === undefined || label === 0 || another !== undefined || !isOfLetters(view)) return view;
  const move = (row: SourceRow): SourceRow => ({
    ...row,
    cells: [cellAt(row, label), ...row.cells.filter((_, column) => column !== label)],
  });
  return { ...view, header: move(view.header), body: view.body.map(move) };
}

/** Whether the first column contains letters, or names under a letter. */
function isOfLetters(view: TableView): boolean {
  const texts = view.body.map((row) => textAt(row, 0)).filter((text) => text !== '');
  if (texts.length > 0 && texts.every((text) => isLettered(text))) return true;
  return headerReadings(textAt(view.header, 0)).length > 0;
}

function isLettered(text: string): boolean {
  const reading = readCell(text);
  return reading.kind === 'empty' || (reading.kind === 'letters' && reading.plain);
}
