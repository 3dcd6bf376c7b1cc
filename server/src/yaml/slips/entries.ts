/** The pairs of an entry in braces, told by their keys where the punctuation between them cannot be trusted. */
import { isKnownKey } from './known-keys.ts';
import type { Look } from './slip.ts';

export interface Part {
  readonly key: string;
  readonly keyStart: number;
  readonly valueStart: number;
  /** Where the value ends, before white space. */
  readonly valueEnd: number;
  /** What stands between it and the pair before: a comma, something else in its place, or nothing. */
  readonly separator: string;
}

export interface Entry {
  /** The offset of the brace, and of the one that closes it; -1 where there is none. */
  readonly open: number;
  readonly close: number;
  /** Where the pairs end. */
  readonly end: number;
  readonly parts: readonly Part[];
}

const KEY = /[\p{L}][\p{L}\p{N}_-]{0,30}(?=:(?:[ \t\r\n[{"']|$))/uy;
/** How many entries of a text are looked at, and how far each. */
const MOST_ENTRIES = 200;
const LONGEST = 3_000;

/** The entries in braces of a text: each brace that may begin a value. */
export function entriesOf({ text }: Look): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { index } of text.matchAll(/(?<=(?:^|[\s,:[{-]))\{/g)) {
    if (entries.length >= MOST_ENTRIES) break;
    const close = closing(text, index);
    const lineEnd = text.indexOf('\n', index);
    const end = close !== -1 ? close : lineEnd === -1 ? text.length : lineEnd;
    entries.push({ open: index, close, end, parts: partsOf(text, index + 1, end) });
  }
  return entries;
}

/** The offset of the bracket that closes one, by counting alone; -1 where there is none near it. */
export function closing(text: string, open: number): number {
  const [opener, closer] = text.charAt(open) === '{' ? '{}' : '[]';
  let depth = 0;
  const most = Math.min(text.length, open + LONGEST);
  for (let at = open; at < most; at++) {
    const char = text.charAt(at);
    if (char === opener) depth++;
    else if (char === closer && --depth === 0) return at;
  }
  return -1;
}

/** The pairs of a stretch of text. A key is one that the format has, the first, or one behind a value in brackets. */
export function partsOf(text: string, from: number, to: number): readonly Part[] {
  const parts: { key: string; keyStart: number; valueStart: number; separator: string; gap: number }[] = [];
  const keyAt = (at: number): string | undefined => {
    KEY.lastIndex = at;
    const [key] = KEY.exec(text) ?? [];
    return key !== undefined && at + key.length < to ? key : undefined;
  };
  let at = from;
  let certain = true;
  let boundary = true;
  while (at < to) {
    const char = text.charAt(at);
    if (/\s/.test(char) || char === ',' || char === ';') {
      boundary = true;
      at++;
      continue;
    }
    const key: string | undefined = boundary ? keyAt(at) : undefined;
    const gap = lastText(text, from, at);
    const separator = text.slice(gap, at).trim();
    if (key !== undefined && (isKnownKey(key) || parts.length === 0 || (certain && separator === ','))) {
      let value: number = at + key.length + 1;
      while (value < to && /[ \t]/.test(text.charAt(value))) value++;
      parts.push({ key, keyStart: at, valueStart: value, separator, gap });
      at = afterValue(text, value, to);
      certain = at > value;
      boundary = certain;
      continue;
    }
    boundary = false;
    certain = false;
    at++;
  }
  return parts.map((part, index) => {
    const next = parts[index + 1];
    const end = next === undefined ? lastText(text, from, to, true) : next.gap;
    return { ...part, valueEnd: Math.max(part.valueStart, end) };
  });
}

/** Where the text before an offset ends: before white space and what separates pairs. */
function lastText(text: string, from: number, at: number, keep = false): number {
  let end = at;
  while (end > from && (/\s/.test(text.charAt(end - 1)) || (!keep && /[,;]/.test(text.charAt(end - 1))))) end--;
  return end;
}

/** The offset behind a value in quotes or brackets that is whole; the value's own offset for any other. */
function afterValue(text: string, at: number, to: number): number {
  const char = text.charAt(at);
  let end = -1;
  if (char === '[' || char === '{') end = closing(text, at);
  else if (char === '"' || char === "'") {
    end = at;
    do end = text.indexOf(char, end + 1);
    while (end !== -1 && end < to && !isEndOfValue(text, end + 1, to));
  }
  if (end === -1 || end >= to || !isEndOfValue(text, end + 1, to)) return at;
  return end + 1;
}

function isEndOfValue(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && /\s/.test(text.charAt(at))) at++;
  if (at >= to || /[,}\]]/.test(text.charAt(at))) return true;
  KEY.lastIndex = at;
  return at > from && KEY.test(text);
}
