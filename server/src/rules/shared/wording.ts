/** Small helpers for messages and fixes that many rules share. */
import type { Letter } from '../../charter/schemes.ts';

/** The number of names that a sentence lists. */
const MOST_NAMES = 12;

/** Names for a sentence: “a”, “b” and “c”; for many names, the first ones and the number of the rest. */
export function quoteList(names: readonly string[]): string {
  if (names.length > MOST_NAMES) {
    const first = names.slice(0, MOST_NAMES - 2).map((name) => `“${name}”`);
    return `${first.join(', ')} and ${names.length - first.length} more`;
  }
  const quoted = names.map((name) => `“${name}”`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}

/** “both” for two, “all” for more. */
export function bothOrAll(list: readonly unknown[]): string {
  return list.length === 2 ? 'both' : 'all';
}

/**
 * The grammar of a letter's title: an adjective (accountable), a noun (driver) or a verb (decide). Teams may write
 * anything in their own schemes.
 */
type TitleKind = 'adjective' | 'noun' | 'other';

function kindOf({ title }: Letter): TitleKind {
  if (/(?:ble|ed)$/i.test(title)) return 'adjective';
  return /(?:er|or)$/i.test(title) ? 'noun' : 'other';
}

/** The title in a sentence: accountable, the driver, “Decide”. */
function said(letter: Letter): string {
  const title = letter.title.toLowerCase();
  const kind = kindOf(letter);
  if (kind === 'other') return `“${letter.title}”`;
  return kind === 'noun' ? `the ${title}` : title;
}

/** The predicate for one name: `is accountable`, `is the driver`, `holds “Decide”`. */
export function holdsLetter(letter: Letter): string {
  return `${kindOf(letter) === 'other' ? 'holds' : 'is'} ${said(letter)}`;
}

/** The predicate for several names: `are both accountable`, `all hold “Decide”`. */
export function holdTogether(letter: Letter, names: readonly unknown[]): string {
  const all = bothOrAll(names);
  return kindOf(letter) === 'other' ? `${all} hold ${said(letter)}` : `are ${all} ${said(letter)}`;
}

/** A menu entry that gives a letter to a role or person: `Make “pm” accountable`, `Give “pm” the letter D (Decide)`. */
export function giveLetter(letter: Letter, name: string): string {
  if (kindOf(letter) === 'other') return `Give “${name}” the letter ${letter.letter} (${letter.title})`;
  return `Make “${name}” ${said(letter)}`;
}
