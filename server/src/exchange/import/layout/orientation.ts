/** Finds out whether the roles of a grid are in its columns or in its rows. */
import type { Scheme } from '../../../charter/schemes.ts';
import { lettersThat } from '../../../charter/schemes.ts';
import { plainWords } from '../../../charter/vocabulary.ts';
import { type CellReading, resolveCell } from '../cells/cell.ts';
import { headerKind } from '../cells/headers.ts';

const ROLE_NOUNS = new Set(
  (
    'manager managers lead leads leader engineer engineers designer designers developer developers dev owner owners ' +
    'analyst analysts director team teams officer architect architects sponsor sponsors stakeholder stakeholders head ' +
    'coordinator specialist tester testers qa pm po em tl cto ceo cfo ciso cio coo hr it sre devops dba administrator ' +
    'admin master consultant vendor customer customers client clients user users executive president vp chief board ' +
    'committee champion writer researcher scientist counsel lawyer legal finance marketing sales operations ops staff ' +
    'expert supervisor assistant commander contributor contributors representative agent agents group organization'
  ).split(' '),
);
/** Headers of a single column of letters that are not activities. */
const LETTER_HEADERS = new Set([
  'raci',
  'letter',
  'letters',
  'involvement',
  'assignment',
  'raci role',
  'raci letter',
  'level',
]);

export interface GridShape {
  readonly corner: string;
  readonly across: readonly string[];
  readonly down: readonly string[];
  /** The cells of the letter columns, by row. */
  readonly cells: readonly (readonly CellReading[])[];
}

export interface Orientation {
  /** Whether the rows are roles and the columns are activities. */
  readonly transposed: boolean;
  /** Whether this is a guess from the names and letters alone. */
  readonly guessed: boolean;
}

/**
 * Finds out whether roles are in the columns or in the rows, from the corner, the names and the positions of the
 * owners.
 */
export function orientation(shape: GridShape, scheme: Scheme): Orientation {
  const kind = headerKind(shape.corner);
  const corner = kind === 'role' ? 3 : kind === 'activity' ? -3 : kind === 'phase' ? -1 : 0;
  const single = shape.across.length === 1 && isLetterHeader(shape.across[0] ?? '') ? 3 : 0;
  const names = 3 * (roleShare(shape.down) - roleShare(shape.across));
  const score = corner + single + names + 1.5 * ownerShape(shape, scheme);
  const transposed = score > (corner + single === 0 ? 0.75 : 0);
  return { transposed, guessed: transposed && corner + single <= 0 };
}

export function isLetterHeader(header: string): boolean {
  return LETTER_HEADERS.has(plainWords(header));
}

function roleShare(names: readonly string[]): number {
  const words = names.map(
    (name) =>
      plainWords(name.replace(/\([^()]*\)/gu, ''))
        .split(' ')
        .at(-1) ?? '',
  );
  return names.length === 0 ? 0 : words.filter((word) => ROLE_NOUNS.has(word)).length / names.length;
}

/** Returns -1 if each row but no column has exactly one owner, 1 for the opposite, or a value between. */
function ownerShape(shape: GridShape, scheme: Scheme): number {
  const owners = new Set(lettersThat(scheme, 'owner').map((letter) => letter.letter));
  const columns = shape.across.map(() => 0);
  const used = shape.across.map(() => false);
  let rowsUsed = 0;
  let rowsWithOne = 0;
  for (const row of shape.cells) {
    let inRow = 0;
    let any = false;
    row.forEach((cell, at) => {
      if (cell.tokens.length === 0) return;
      any = true;
      used[at] = true;
      if (!resolveCell(cell, scheme).letters.some((letter) => owners.has(letter))) return;
      inRow += 1;
      columns[at] = (columns[at] ?? 0) + 1;
    });
    if (any) rowsUsed += 1;
    if (inRow === 1) rowsWithOne += 1;
  }
  const columnsUsed = used.filter(Boolean).length;
  if (rowsUsed < 2 || columnsUsed < 2) return 0;
  return columns.filter((count) => count === 1).length / columnsUsed - rowsWithOne / rowsUsed;
}
