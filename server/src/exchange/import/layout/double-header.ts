/** Reads headers that consist of two rows. */
import { readCell } from '../cells/cell.ts';
import { headerKind } from '../cells/headers.ts';
import { schemeOfHeaders } from '../cells/scheme.ts';
import { type Notes, quote } from '../notes.ts';
import { filledColumns, type SourceCell, type SourceRow, textAt } from '../source-table.ts';

const NO_CLUES = { option: undefined, legend: [], context: [] };

/** Whether the first row of a table contains groups, and the second row the names of the columns. */
export function isDoubleHeader(upper: SourceRow, lower: SourceRow): boolean {
  return continuesHeader(upper, lower) && columnsOf(lower).some((column) => isGroup(upper, lower, column));
}

/** Whether the row below a complete header is a second header, with the people of the roles. */
export function isSecondHeader(upper: SourceRow, lower: SourceRow): boolean {
  return continuesHeader(upper, lower) && !columnsOf(lower).some((column) => isGroup(upper, lower, column));
}

function continuesHeader(upper: SourceRow, lower: SourceRow): boolean {
  const corner = textAt(lower, 0);
  const above = textAt(upper, 0);
  if (corner !== '' && corner !== above && (above !== '' || headerKind(corner) !== 'activity')) return false;
  const columns = columnsOf(lower);
  if (columns.length < 2 || columns.some((column) => isLettered(textAt(lower, column)))) return false;
  const words = upper.cells.map((cell) => cell.text);
  return schemeOfHeaders(words, NO_CLUES, 1) === undefined;
}

function columnsOf(row: SourceRow): number[] {
  return filledColumns(row).filter((column) => column > 0);
}

function isGroup(upper: SourceRow, lower: SourceRow, column: number): boolean {
  const text = textAt(upper, column);
  return text === '' || text === textAt(upper, column - 1) || text === textAt(lower, column);
}

/**
 * Joins two header rows. If a name occurs in several groups, the group becomes part of the name. Otherwise the groups are
 * left out, with a note.
 */
export function joinHeaders(upper: SourceRow, lower: SourceRow, notes: Notes): SourceRow {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const names = filledColumns(lower)
    .filter((column) => textAt(lower, column) !== textAt(upper, column))
    .map((column) => textAt(lower, column));
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const left = new Set<string>();
  const cells: SourceCell[] = [];
  let group = '';
  for (let column = 0; column < width; column += 1) {
    const above = upper.cells[column];
    const below = lower.cells[column];
    if (above !== undefined && above.text !== '') group = textAt(upper, column);
    const name = textAt(lower, column);
    if (below === undefined || name === '') {
      cells.push(above ?? { text: '', dropped: [], strong: false });
      // A group ends at a column with its own header.
      group = '';
    } else if (twice.has(name) && group !== '' && group !== name) {
      cells.push({ ...below, text: `${group} ${name}` });
    } else {
      cells.push(below);
      if (group !== '' && group !== name) left.add(group);
    }
  }
  if (left.size > 0) notes.add(upper.line, `${quote([...left].join(' | '))} is above the header; it was left out.`);
  return { ...lower, cells };
}

/** Whether a cell contains letters, not an abbreviation such as `QA`. */
function isLettered(text: string): boolean {
  const { kind, tokens } = readCell(text);
  // A word for a letter is a name here: “Lead”, “Owner”.
  return kind === 'empty' || kind === 'mark' || kind === 'open' || tokens.some((token) => token.kind === 'letter');
}
