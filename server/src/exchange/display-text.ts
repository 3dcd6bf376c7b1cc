/** Prepares texts of a charter for display, for all export formats. */
import {
  type Matrix,
  type MatrixColumn,
  type MatrixRow,
  type MatrixTable,
  phasesOf,
} from '../charter/matrix-tables.ts';
import type { Letter } from '../charter/schemes.ts';

/**
 * Characters that no document should contain: control characters, direction controls, lone surrogates and
 * non-characters. Joiners are allowed, since scripts and emoji need them.
 */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Normalises line ends to line feeds and spells out characters that must not be shown. */
export function displayText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNFIT, (char) => {
    if (char === '\n' || char === '\t') return char;
    const code = char.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same, on one line. */
export function shownLine(text: string): string {
  return displayText(text).replace(/\s+/g, ' ').trim();
}

/** The name of a table: the id of its scheme in capitals. */
export function tableName({ scheme }: MatrixTable): string {
  return shownLine(scheme.id).toUpperCase();
}

/** The heading of the label column: `Activity`. */
export function labelHeading({ scheme }: MatrixTable): string {
  const word = shownLine(scheme.row);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The title of a document. */
export function documentTitle(matrix: Matrix): string {
  const team = shownLine(matrix.team);
  const [first] = matrix.tables;
  return team !== '' ? team : first === undefined ? 'Charter' : tableName(first);
}

/** The title with the names of the tables: `Checkout: RACI, DACI`. */
export function fullTitle(matrix: Matrix): string {
  const title = documentTitle(matrix);
  const names = matrix.tables.map(tableName).filter((name) => name !== title);
  return names.length === 0 ? title : `${title}: ${names.join(', ')}`;
}

export function columnTitle(column: MatrixColumn): string {
  const title = displayText(column.title).trim();
  return title === '' ? displayText(column.id) : title;
}

/** The people of a column, unless the title already names them. */
export function peopleOf(column: MatrixColumn): readonly string[] {
  return column.people.length === 1 && column.people[0] === column.title ? [] : column.people.map(shownLine);
}

/** Rows with the same phase. The phase is empty for rows without one. */
export interface Section {
  readonly phase: string;
  readonly rows: readonly MatrixRow[];
}

/** Groups rows by phase. Rows without a phase come first, since after a phase they would seem to belong to it. */
export function sectionsOf(table: MatrixTable): readonly Section[] {
  const sections = phasesOf(table.rows).map(({ phase, rows }) => ({ phase: displayText(phase ?? '').trim(), rows }));
  return [...sections.filter(({ phase }) => phase === ''), ...sections.filter(({ phase }) => phase !== '')];
}

/** The letters of a cell as one text: `R/A`. */
export function cellText(letters: readonly Letter[] | undefined): string {
  return (letters ?? []).map(({ letter }) => letter).join('/');
}

/** The text shown when there are no tables. */
export const NO_TABLES = 'This charter has no responsibility matrix yet.';
