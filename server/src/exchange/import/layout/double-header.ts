import { readCell } from '../cells/cell.ts';
import { headerKind } from '../cells/headers.ts';
import { schemeOfHeaders } from '../cells/scheme.ts';
import { type Notes, quote } from '../notes.ts';
import { filledColumns, type SourceCell, type SourceRow, textAt } from '../source-table.ts';

const NO_CLUES = { option: undefined, legend: [], context: [] };

/** Whether the first row of a table is a row of groups, and the names of the columns stand in the second. */
export function isDoubleHeader(upper: SourceRow, lower: SourceRow): boolean {
  return continuesHeader(upper, lower) && columnsOf(lower).some((column) => isGroup(upper, lower, column));
}

/** Whether the row below a complete header says something more about its columns: the people who have the roles. */
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
 * The header that two rows make. Where the names below are the same in several groups, the group is part of the name;
 * else the groups are left out, which is said.
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
      // The group does not reach over a column that has a header of its own.
      group = '';
    } else if (twice.has(name) && group !== '' && group !== name) {
      cells.push({ ...below, text: `${group} ${name}` });
    } else {
      cells.push(below);
      if (group !== '' && group !== name) left.add(group);
    }
  }
  if (left.size > 0) notes.add(upper.line, `${quote([...left].join(' | '))} stands above the header; it was left out.`);
  return { ...lower, cells };
}

/** Whether letters stand in a cell, and no abbreviation such as `QA`. */
function isLettered(text: string): boolean {
  const { kind, tokens } = readCell(text);
  // A word of a letter is a name here: “Lead”, “Owner”.
  return kind === 'empty' || kind === 'mark' || kind === 'open' || tokens.some((token) => token.kind === 'letter');
}
