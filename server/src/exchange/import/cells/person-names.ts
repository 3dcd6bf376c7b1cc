/** Reads the names in a cell. */
import { AND_WORDS, isOpen, isTick, meansNothing } from '../../../charter/vocabulary.ts';

/** The names in a cell, and the texts that are not names. */
export interface CellNames {
  readonly names: readonly string[];
  readonly dropped: readonly string[];
}

const OPENING = '([{（【';
const CLOSING = ')]}）】';

/** Reads the names in a cell, separated by commas, semicolons or line breaks outside brackets. */
export function readNames(text: string): CellNames {
  const names: string[] = [];
  const dropped: string[] = [];
  const parts = splitOutsideBrackets(text).flatMap(splitMentions);
  parts.forEach((part, at) => {
    let name = part.replace(/^\s*(?:[•‣▪*–—-]|\d{1,2}[.)])\s+/u, '').trim();
    // “Ben and Cy” in “Ada, Ben and Cy” is ambiguous and stays one name. In “Ada, Ben, and Cy”, the “and” is dropped.
    if (at > 0) name = name.replace(/^(?:and|&)\s+/iu, '');
    const end = endWithoutMarks(name);
    if (end > 0 && end < name.length) {
      dropped.push(name.slice(end));
      name = name.slice(0, end).trim();
    }
    if (name === '' || meansNothing(name)) return;
    if (isOpen(name) || isTick(name) || /^[xX]$/u.test(name)) dropped.push(name);
    else names.push(name);
  });
  return { names, dropped };
}

const MARKS = new Set('*†‡¹²³⁰⁴⁵⁶⁷⁸⁹');

/** The end of a name without the footnote marks after it. Reads backwards, since a pattern would start at each mark. */
function endWithoutMarks(name: string): number {
  let end = name.length;
  while (end > 0 && MARKS.has(name.charAt(end - 1))) end--;
  return end;
}

/** Splits “@ada @ben”, since a mention contains no spaces. */
function splitMentions(text: string): readonly string[] {
  const words = text.trim().split(/\s+/u);
  return words.length > 1 && words.every((word) => word.startsWith('@')) ? words : [text];
}

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (OPENING.includes(char)) depth += 1;
    else if (CLOSING.includes(char)) depth = Math.max(depth - 1, 0);
    else if (char === '\n' || (depth === 0 && /[,;，；、]/u.test(char))) {
      parts.push(text.slice(from, at));
      from = at + 1;
      depth = 0;
    }
  }
  parts.push(text.slice(from));
  // An unclosed bracket must not contain the rest of the list.
  return depth === 0 ? parts : [...parts.slice(0, -1), ...(parts.at(-1) ?? '').split(/[,;，；、]/u)];
}

const SIDES = new RegExp(`/|\\s(?:&|${[...AND_WORDS].join('|')})\\s`, 'u');

/** Names with a slash or an “and” are one name, unless every side of it is a name that stands elsewhere by itself. */
export function splitSlashes(name: string, known: ReadonlySet<string>): string[] {
  const sides = name.split(SIDES).map((side) => side.trim());
  return sides.every((side) => known.has(nameKey(side))) ? sides : [name];
}

/** Returns a key that is equal for spellings of the same name. It ignores case and spaces. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
}
