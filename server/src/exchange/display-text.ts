/** Texts of a charter as a reader is shown them, in whatever form a matrix is written. */
import {
  type Matrix,
  type MatrixColumn,
  type MatrixRow,
  type MatrixTable,
  phasesOf,
} from '../charter/matrix-tables.ts';
import type { Letter } from '../charter/schemes.ts';

/**
 * What no document should hold: control characters, what turns the direction of the text around it, halves of surrogate
 * pairs, and code points that are no characters. Joiners and the like stay, since scripts and emoji need them.
 */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text in which lines are parted by line feeds alone, and what is unfit to be shown is spelled out. */
export function shown(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, (char) => {
    if (char === '\n' || char === '\t') return char;
    const code = char.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same on one line. */
export function shownLine(text: string): string {
  return shown(text).replace(/\s+/g, ' ').trim();
}

/** The name of a table: the id of its scheme, as people write it. */
export function tableName({ scheme }: MatrixTable): string {
  return shownLine(scheme.id).toUpperCase();
}

/** The heading above the labels: `Activity`. */
export function labelHeading({ scheme }: MatrixTable): string {
  const word = shownLine(scheme.row);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What a whole document is called. */
export function documentTitle(matrix: Matrix): string {
  const team = shownLine(matrix.team);
  const [first] = matrix.tables;
  return team !== '' ? team : first === undefined ? 'Charter' : tableName(first);
}

/** The same with the names of the tables: `Checkout: RACI, DACI`. */
export function fullTitle(matrix: Matrix): string {
  const title = documentTitle(matrix);
  const names = matrix.tables.map(tableName).filter((name) => name !== title);
  return names.length === 0 ? title : `${title}: ${names.join(', ')}`;
}

export function columnTitle(column: MatrixColumn): string {
  const title = shown(column.title).trim();
  return title === '' ? shown(column.id) : title;
}

/** Who stands behind the title of a column, where that is not the title itself. */
export function peopleOf(column: MatrixColumn): readonly string[] {
  return column.people.length === 1 && column.people[0] === column.title ? [] : column.people.map(shownLine);
}

/** Rows under the phase that they have in common; the phase is empty for rows that have none. */
export interface Section {
  readonly phase: string;
  readonly rows: readonly MatrixRow[];
}

/** The rows by phase. Those without one come first, since behind a phase they would seem to be part of it. */
export function sectionsOf(table: MatrixTable): readonly Section[] {
  const sections = phasesOf(table.rows).map(({ phase, rows }) => ({ phase: shown(phase ?? '').trim(), rows }));
  return [...sections.filter(({ phase }) => phase === ''), ...sections.filter(({ phase }) => phase !== '')];
}

/** The letters of a cell as one text: `R/A`. */
export function cellText(letters: readonly Letter[] | undefined): string {
  return (letters ?? []).map(({ letter }) => letter).join('/');
}

/** What is said in place of the tables where there are none. */
export const NO_TABLES = 'This charter has no table of responsibilities yet.';
