/** Finds the phases in the rows of a table. */
import { lettersOfWord } from '../../../charter/letter-words.ts';
import { meansNothing } from '../../../charter/vocabulary.ts';
import type { TableView } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { cellAt, filledColumns, type SourceRow, textAt } from '../source-table.ts';
import { type Columns, headerTexts, isMerged } from './column-kinds.ts';

/** A row of the matrix, with its phase. */
export interface PhasedRow {
  readonly row: SourceRow;
  readonly phase: string | undefined;
}

/** A row that may name a section: its text, and whether its format shows that it does. */
interface Candidate {
  readonly text: string;
  readonly strong: boolean;
}

/** Separates the rows of the matrix from the rows that name a section. */
export function readSections(view: TableView, columns: Columns, notes: Notes): PhasedRow[] {
  const headers = headerTexts(view);
  const rows = view.body.filter(
    (row) => !isEmpty(row, notes) && !isRepetition(row, headers, notes) && !isTotal(row, columns, notes),
  );
  const table = overview(rows, headers, columns);
  const candidates = rows.map((row) => candidate(row, table));
  const styled = candidates.some((one) => one?.strong);
  const ownPhases = columns.phase !== undefined && rows.some((row) => isPhased(row, columns));
  const phased: PhasedRow[] = [];
  let section: string | undefined;
  let carried: string | undefined;
  const followed = followedByRow(candidates);
  const spaced = rows.filter((row) => row.apart).length * 2 >= rows.length;
  rows.forEach((row, at) => {
    const found = candidates[at];
    if (found && (found.strong || (!styled && !ownPhases && followed[at] === true))) {
      if (followed[at] !== true) notes.add(row.line, `No rows follow ${quote(found.text)}; it was left out.`);
      else if (!found.strong)
        notes.add(row.line, `${quote(found.text)} has no letters; it was read as the phase of the rows below it.`);
      section = found.text;
      carried = undefined;
      return;
    }
    if (found && followed[at] !== true && row.apart && !spaced) {
      notes.add(row.line, `${quote(found.text)} is on its own below the table; it was left out.`);
      return;
    }
    const own = columns.phase === undefined ? '' : textAt(row, columns.phase);
    if (own !== '') carried = own;
    phased.push({ row, phase: carried ?? section });
  });
  return phased;
}

function isPhased(row: SourceRow, columns: Columns): boolean {
  return columns.phase !== undefined && textAt(row, columns.phase) !== '' && textAt(row, columns.label) !== '';
}

/** Whether a row is empty. Adds a note if its whole text is struck out. */
function isEmpty(row: SourceRow, notes: Notes): boolean {
  if (filledColumns(row).length > 0) return false;
  const dropped = row.cells.flatMap((cell) => cell.dropped);
  if (dropped.length > 0) notes.add(row.line, `${quote(dropped.join(' | '))} was left out.`);
  return true;
}

/** Whether a row counts the letters in the columns above. */
function isTotal(row: SourceRow, columns: Columns, notes: Notes): boolean {
  const label = textAt(row, columns.label);
  if (
    !namesLetter(label) &&
    !/^(?:totals?|sums?|counts?|# ?of|number of|summe|suma|итого)(?![\p{L}\p{N}])/iu.test(label)
  )
    return false;
  const texts = columns.data.map((column) => textAt(row, column)).filter((text) => text !== '');
  if (texts.length === 0 || !texts.every((text) => /^\d{1,6}$/u.test(text))) return false;
  notes.add(row.line, `${quote(label)} is a row of counts; it was left out.`);
  return true;
}

/** Whether a text is a letter, its word, or both: `S Sign-off`. */
function namesLetter(text: string): boolean {
  const word = /^[A-Z](?:\s[-–—=]|:)?\s(.{1,40})$/u.exec(text)?.[1] ?? text;
  return lettersOfWord(word) !== undefined || /^[A-Z]$/u.test(text);
}

function isRepetition(row: SourceRow, headers: readonly string[], notes: Notes): boolean {
  if (headers.length < 2 || row.cells.length < headers.length) return false;
  if (!headers.every((header, column) => header === textAt(row, column))) return false;
  notes.add(row.line, 'The header is repeated here; the repetition was left out.');
  return true;
}

/** For each row, whether a row of the matrix follows before the next candidate. */
function followedByRow(candidates: readonly (Candidate | undefined)[]): boolean[] {
  const followed: boolean[] = [];
  let next = false;
  for (let at = candidates.length - 1; at >= 0; at -= 1) {
    followed[at] = next;
    next = candidates[at] === undefined;
  }
  return followed;
}

/** Facts about the whole table that show whether a row names a section. */
interface Overview {
  readonly headers: readonly string[];
  readonly width: number;
  readonly columns: Columns;
  /** Depth of the row numbers: 2 for “1.1”. */
  readonly deepest: number;
  /** Whether all labels are bold, so that bold has no meaning. */
  readonly allStrong: boolean;
}

function overview(rows: readonly SourceRow[], headers: readonly string[], columns: Columns): Overview {
  const { id, label } = columns;
  const deepest = id === undefined ? 0 : rows.reduce((most, row) => Math.max(most, depth(textAt(row, id))), 0);
  const allStrong = rows.every((row) => textAt(row, label) === '' || cellAt(row, label).strong);
  return { headers, width: headers.length, columns, deepest, allStrong };
}

function candidate(row: SourceRow, table: Overview): Candidate | undefined {
  const { columns, width } = table;
  const filled = filledColumns(row).filter((column) => column < width);
  const first = filled[0];
  if (first === undefined) return undefined;
  if (isMerged(row, width)) return { text: textAt(row, first), strong: true };
  if (filled.length === 1 && !columns.isData.has(first)) {
    const strong = row.cells.length === 1 || looksLikeTitle(row, first) || first === columns.phase;
    return columns.notes.includes(first) ? undefined : { text: textAt(row, first), strong };
  }
  const label = textAt(row, columns.label);
  const beside = filled.filter((column) => column !== columns.label);
  if (label === '' || beside.length === 0) return undefined;
  if (beside.length === 1 && columns.id !== undefined && beside[0] === columns.id)
    return depth(textAt(row, columns.id)) < table.deepest ? { text: label, strong: true } : undefined;
  // The header again, with a name in its first cell.
  if (beside.length > 1 && beside.every((column) => textAt(row, column) === table.headers[column]))
    return { text: label, strong: true };
  // A bold name in a row of dashes.
  const bold = cellAt(row, columns.label).strong && !table.allStrong;
  const dashes = bold && beside.every((column) => columns.isData.has(column) && meansNothing(textAt(row, column)));
  return dashes ? { text: label, strong: true } : undefined;
}

function looksLikeTitle(row: SourceRow, column: number): boolean {
  const text = textAt(row, column);
  const capitals = text.length > 3 && /\p{Lu}/u.test(text) && text === text.toUpperCase();
  return cellAt(row, column).strong || capitals || text.endsWith(':');
}

function depth(id: string): number {
  return id.split(/[.-]/u).filter(Boolean).length;
}
