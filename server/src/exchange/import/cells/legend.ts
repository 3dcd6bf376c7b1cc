/** Reads legends, which explain the letters. */
import { type LetterByScheme, lettersOfWord } from '../../../charter/letter-words.ts';
import { plainWords } from '../../../charter/vocabulary.ts';

/** One entry of a legend: a letter and its word. */
export interface LegendEntry {
  readonly letter: string;
  readonly word: string;
  /** The letter of the word in each scheme. */
  readonly meaning: LetterByScheme;
}

const LETTER_FIRST =
  /(?:^|[^\p{L}\p{N}])([A-Z])["'*)\]]{0,3}\s*(?:=|:|-|–|—|→|\(|\)|stands for\b|is\b|means\b|are\b)\s*["'(]{0,2}([A-Za-z][A-Za-z-]{0,30}(?: [A-Za-z-]{1,20}){0,2})/gu;
const WORD_FIRST = /([A-Za-z][A-Za-z-]{1,30}(?: [A-Za-z-]{1,20}){0,2})\s*["']?[([]([A-Z])[)\]]/gu;

/** Returns the legend entries in a line of text such as “R = Responsible, A = Accountable”. */
export function legendEntries(text: string): LegendEntry[] {
  const entries: LegendEntry[] = [];
  // Prose can be long, but a legend is at the beginning of a paragraph.
  const line = text.slice(0, 2000);
  for (const found of line.matchAll(LETTER_FIRST)) {
    const words = (found[2] ?? '').split(' ');
    addEntry(entries, found[1] ?? '', meaningOf(words, true));
  }
  for (const found of line.matchAll(WORD_FIRST)) {
    addEntry(entries, found[2] ?? '', meaningOf((found[1] ?? '').split(' '), false));
  }
  return entries;
}

type Meaning = Pick<LegendEntry, 'word' | 'meaning'>;

/** Returns the meaning of the longest known phrase at the beginning, or at the end. */
function meaningOf(words: readonly string[], fromStart: boolean): Meaning | undefined {
  for (let count = words.length; count > 0; count -= 1) {
    const word = (fromStart ? words.slice(0, count) : words.slice(-count)).join(' ');
    const meaning = lettersOfWord(word);
    if (meaning) return { word: plainWords(word), meaning };
  }
  return undefined;
}

function addEntry(entries: LegendEntry[], letter: string, found: Meaning | undefined): void {
  if (found && [...found.meaning.values()].includes(letter)) entries.push({ letter, ...found });
}

/** Returns the legend entries in a row: a letter in one cell and its word in the next, or both in one cell. */
export function legendRow(first: string, second: string): LegendEntry[] {
  const both = legendEntries(`${first}\n${second}`);
  const letter = /^\W{0,3}([A-Z])\W{0,3}$/u.exec(first)?.[1];
  if (letter === undefined) return both;
  const entries: LegendEntry[] = [];
  const words = second.split(/[^\p{L}-]+/u, 3).filter(Boolean);
  addEntry(entries, letter, meaningOf(words, true));
  return entries.length > 0 ? entries : both;
}
