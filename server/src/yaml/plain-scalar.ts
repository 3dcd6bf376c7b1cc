/** Scalars of one line, as the strict reader takes them. */
import { BACKSLASH, COLON, classOf, DOUBLE, HASH, isFlowMark, SINGLE, SPACE } from './characters.ts';
import { plainScalar, type ScalarNode } from './tree.ts';

/** A scalar of one line: plain, or in quotes without escapes. */
export function readScalar(text: string, start: number, flow: boolean): ScalarNode | undefined {
  const char = text.charCodeAt(start);
  return char === DOUBLE || char === SINGLE ? quoted(text, start, char) : plain(text, start, flow);
}

function quoted(text: string, start: number, quote: number): ScalarNode | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === quote) {
      // Two single quotes are one in the text.
      if (quote === SINGLE && text.charCodeAt(at + 1) === SINGLE) return undefined;
      const mark = { start: start + 1, end: at };
      const style = quote === SINGLE ? 'single' : 'double';
      return { kind: 'scalar', start, end: at + 1, value: text.slice(mark.start, at), style, mark };
    }
    if (char === BACKSLASH && quote === DOUBLE) return undefined;
    if (classOf(char) === 0 && char !== COLON && char !== HASH) return undefined;
  }
  return undefined;
}

/** A plain scalar of one line; it ends before the white space in front of whatever ends it. */
function plain(text: string, start: number, flow: boolean): ScalarNode | undefined {
  if (classOf(text.charCodeAt(start)) !== 2) return undefined;
  let end = start + 1;
  let at = end;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === SPACE) continue;
    if (char === COLON) {
      // Only a colon with something right behind it belongs to the text: `1:1`.
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || (classOf(next) === 0 && next !== COLON && next !== HASH) || (flow && isFlowMark(next)))
        break;
    } else if (char === HASH) {
      // Behind white space it begins a comment.
      if (text.charCodeAt(at - 1) === SPACE) break;
    } else if (classOf(char) === 0 || (flow && isFlowMark(char))) break;
    end = at + 1;
  }
  return plainScalar(start, end, word(text, start, end));
}

/** Longer ones are hardly ever written twice, and would keep the whole text alive that they are cut from. */
const LONGEST_WORD = 12;

/** The last short words, by a number made of their length and ends. */
const WORDS: (string | undefined)[] = new Array(1024).fill(undefined);

/**
 * A piece of a text. Nearly all short ones are the same few names and keys over and over, in every row, so one of them that
 * was read lately is handed out again instead of a copy.
 */
function word(text: string, start: number, end: number): string {
  if (end - start > LONGEST_WORD || end === start) return text.slice(start, end);
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  const place = (first + 5 * last + 31 * text.charCodeAt(end - 2) + 131 * (end - start)) & 1023;
  const known = WORDS[place];
  if (known !== undefined && known.length === end - start && text.startsWith(known, start)) return known;
  const made = text.slice(start, end);
  WORDS[place] = made;
  return made;
}
