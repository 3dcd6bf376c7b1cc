/** Reads the letters in a cell. */
import { lettersOfWord } from '../../../charter/letter-words.ts';
import { BUILT_IN_SCHEMES, type Scheme } from '../../../charter/schemes.ts';
import { AND_WORDS, isOpen, isTick, meansNothing } from '../../../charter/vocabulary.ts';
import { latinTwin, plainGlyphs, withoutPictures } from './glyphs.ts';

/** A part of a cell that may be a letter. The scheme decides which letter it is. */
interface Token {
  /** `run`: letters without a separator, such as `RA`. */
  readonly kind: 'letter' | 'run' | 'word';
  /** The capital letters, or the word. */
  readonly value: string;
  readonly raw: string;
  /** Whether it contains letters that only look Latin. */
  readonly foreign: boolean;
}

export interface CellReading {
  /**
   * `letters`: only letters, or their words. `mixed`: letters and other text. `mark`: a tick, a cross or a picture.
   * `open`: a placeholder such as “TBD”. `text`: anything else.
   */
  readonly kind: 'empty' | 'letters' | 'mixed' | 'mark' | 'open' | 'text';
  readonly tokens: readonly Token[];
  /** Texts that are neither letters nor separators. */
  readonly dropped: readonly string[];
  /** Whether it has more than runs such as `IT` or `PM`, which may also be names of roles. */
  readonly plain: boolean;
}

const EMPTY: CellReading = { kind: 'empty', tokens: [], dropped: [], plain: false };
const BRACKETS = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>/gu;
const PARTS = /(?:[/,+&;|\n\\、،:=→>]|-+>)+|\s[-–—]+\s/u;
const REFUSALS = new Set(['not', 'no', 'non', 'never', 'nicht', 'не']);
const ALPHABETS = new Map(
  BUILT_IN_SCHEMES.map((scheme) => [scheme, new Set(scheme.letters.map((letter) => letter.letter))]),
);
/** Cached readings of single capitals, since most cells are one. */
const SINGLE: ReadonlyMap<string, CellReading> = new Map(
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter): [string, CellReading] => [
    letter,
    {
      kind: 'letters',
      tokens: [{ kind: 'letter', value: letter, raw: letter, foreign: false }],
      dropped: [],
      plain: true,
    },
  ]),
);
/** Longer cells are prose, whatever they contain. */
const LONGEST = 400;

/** Reads the letters of a cell without knowing the scheme. Never throws. */
export function readCell(source: string): CellReading {
  const single = SINGLE.get(source);
  if (single) return single;
  if (meansNothing(source)) return EMPTY;
  if (source.length > LONGEST) return { kind: 'text', tokens: [], dropped: [source], plain: false };
  const dropped: string[] = [];
  const raised = source.replace(/[¹²³⁰⁴-⁹ᵃ-ᶻ†‡]+|[™℠]/gu, (mark) => {
    dropped.push(mark);
    return ' ';
  });
  const text = withoutPictures(plainGlyphs(raised));
  if (text.trim() === '') return { kind: 'mark', tokens: [], dropped: [source.trim()], plain: false };
  if (isOpen(text)) return { kind: 'open', tokens: [], dropped: [source.trim()], plain: false };
  const tokens: Token[] = [];
  const bracketed: string[] = [];
  const outside = text.replace(BRACKETS, (bracket) => {
    bracketed.push(bracket);
    return ' ';
  });
  let other = readParts(outside, tokens, dropped);
  for (const bracket of bracketed) other = readBracket(bracket, tokens, dropped) || other;
  if (tokens.length > 0) {
    const plain = tokens.some((token) => token.kind !== 'run');
    return { kind: other ? 'mixed' : 'letters', tokens, dropped, plain };
  }
  const rest = outside.trim();
  const kind = rest !== '' && dropped.every(isTick) ? 'mark' : 'text';
  return { kind, tokens, dropped: [source.trim()], plain: false };
}

/** Reads the text outside brackets. Returns true if some of it is not a letter. */
function readParts(text: string, tokens: Token[], dropped: string[]): boolean {
  let other = false;
  for (const part of text.split(PARTS)) {
    const phrase = part.trim();
    if (phrase === '') continue;
    if (lettersOfWord(phrase)) {
      tokens.push({ kind: 'word', value: phrase, raw: phrase, foreign: false });
      continue;
    }
    const words = phrase.split(/\s+/u);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      if (AND_WORDS.has(word) && words.length > 1) continue;
      if (readWord(word, words.length > 1, tokens, dropped)) continue;
      if (isTick(word)) {
        dropped.push(word);
        continue;
      }
      // After a word that is not a letter, the rest is a remark: the “a” in “see a doctor” is not accountable.
      dropped.push(words.slice(at).join(' '));
      other = true;
      break;
    }
  }
  return other;
}

function readWord(word: string, inPhrase: boolean, tokens: Token[], dropped: string[]): boolean {
  if (word.length > 40 || REFUSALS.has(word.toLowerCase())) return false;
  const found = /^["'`’“”.!°#*^~§]*(.*?)([0-9*#^§?]*)["'`’“”.!°~]*([0-9*#^§?]*)$/u.exec(word);
  const core = found?.[1] ?? '';
  if (core === '') return false;
  const latin = latinTwin(core);
  const dotted = /^[A-Za-z](?:[-–—.·_•][A-Za-z]){1,6}$/u.test(latin ?? core);
  const letters = dotted ? (latin ?? core).replace(/[^A-Za-z]/gu, '') : (latin ?? core);
  const base = { raw: core, foreign: latin !== undefined };
  if (dotted) {
    for (const letter of letters) tokens.push({ ...base, kind: 'letter', value: letter.toUpperCase() });
  } else if (/^[A-Za-z]$/u.test(letters)) {
    tokens.push({ ...base, kind: 'letter', value: letters.toUpperCase() });
  } else if (lettersOfWord(core)) {
    tokens.push({ ...base, kind: 'word', value: core });
  } else if (isRun(letters, inPhrase)) {
    tokens.push({ ...base, kind: 'run', value: letters.toUpperCase() });
  } else {
    return false;
  }
  const marks = (found?.[2] ?? '') + (found?.[3] ?? '');
  if (marks !== '') dropped.push(marks);
  return true;
}

/**
 * Whether a text is letters of one scheme without separators. One of three or four capitals may be a typo.
 *
 * Small letters among other words are a word, such as “as” or “is”.
 */
function isRun(text: string, inPhrase: boolean): boolean {
  if (!/^(?:[A-Z]{2,6}|[a-z]{2,6})$/u.test(text)) return false;
  const capitals = text.toUpperCase();
  const small = capitals !== text;
  if ((small && inPhrase) || new Set(capitals).size < capitals.length) return false;
  const slips = !small && (text.length === 3 || text.length === 4) ? 1 : 0;
  for (const letters of ALPHABETS.values()) {
    if ([...capitals].filter((letter) => !letters.has(letter)).length <= slips) return true;
  }
  return false;
}

/** Reads text in brackets: letters, as in `A (R)`, or a remark. Returns true for a remark. */
function readBracket(bracket: string, tokens: Token[], dropped: string[]): boolean {
  const content = bracket.slice(1, -1).trim();
  const inner: Token[] = [];
  const none: string[] = [];
  const whole = tokens.length === 0;
  const other = readParts(content, inner, none);
  const letters = inner.every((token) => token.kind === 'letter' || (whole && token.kind === 'word'));
  if (!other && inner.length > 0 && letters && none.length === 0) {
    tokens.push(...inner);
    return false;
  }
  dropped.push(bracket);
  // A number in brackets is a footnote mark, so the letter is still clear.
  return !/^[\d\s*]*$/u.test(content) && whole;
}

/** The letters of a cell in a scheme. */
export interface Resolved {
  readonly letters: readonly string[];
  /** Parts that look like letters, but not of this scheme. */
  readonly unknown: readonly string[];
  readonly foreign: readonly { readonly raw: string; readonly letter: string }[];
}

export function resolveCell(reading: CellReading, scheme: Scheme): Resolved {
  const known = ALPHABETS.get(scheme) ?? new Set<string>();
  const letters = new Set<string>();
  const unknown: string[] = [];
  const foreign: { raw: string; letter: string }[] = [];
  for (const token of reading.tokens) {
    const found = lettersOfToken(token, scheme, known);
    for (const letter of found) letters.add(letter);
    if (token.foreign && found.length > 0) foreign.push({ raw: token.raw, letter: found.join('') });
    if (found.length === 0) unknown.push(token.foreign ? `${token.raw} (read as ${token.value})` : token.raw);
    else if (token.kind === 'run') unknown.push(...[...token.value].filter((letter) => !known.has(letter)));
  }
  return { letters: [...letters], unknown, foreign };
}

function lettersOfToken(token: Token, scheme: Scheme, known: ReadonlySet<string>): string[] {
  if (token.kind === 'letter') return known.has(token.value) ? [token.value] : [];
  if (token.kind === 'word') {
    const letter = lettersOfWord(token.value)?.get(scheme.id);
    return letter === undefined ? [] : [letter];
  }
  const found = [...token.value].filter((letter) => known.has(letter));
  // “HR” is a department, but “RAX” is “RA” with a typo.
  return found.length * 2 > token.value.length ? found : [];
}
