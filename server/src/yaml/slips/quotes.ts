/** Texts that need quotes, and quotes that are none. */
import { replace, type TextEdit } from '../../text/edit.ts';
import { endOfText, nearLines } from './braces.ts';
import { entriesOf, type Part } from './entries.ts';
import { isKnownKey, isTextKey } from './known-keys.ts';
import { inQuotes } from './quoting.ts';
import { type Line, quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

/** A text that begins with a word in brackets. What only begins with a bracket is a list that nothing closes. */
const BRACKETED_WORD = /^(?:\[[^[\]]*\]|\{[^{}]*\})[ \t]*[^\s,]/;

/** Why a text that stands for itself cannot be read so; undefined where it can. */
function whyQuotes(text: string, inBraces: boolean): string | undefined {
  const [first = ''] = text;
  if (/^[[{]/.test(text) && !BRACKETED_WORD.test(text)) return undefined;
  if (first === "'" && text.endsWith("'") && text.length > 2) return 'of the apostrophe in it';
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return undefined;
  if (first === '"' || first === "'") return text.includes(first, 1) ? 'it begins with a quoted word' : undefined;
  if (/^[@*&!%`|>]/.test(text)) return `it begins with \`${first}\``;
  if (/:(?:\s|$)/.test(text)) return 'of the colon in it';
  if (/\s#/.test(text)) return undefined;
  if (!inBraces) return /^[[{\]},]/.test(text) ? `it begins with \`${first}\`` : undefined;
  if (/[[\]{}]/.test(text)) return 'of the brackets in it';
  return text.includes(',') ? 'of the comma in it' : undefined;
}

/** The text that somebody wrote in quotes which do not close where they seem to: what is between them. */
function meant(text: string): string {
  const apostrophe = text.startsWith("'") && text.endsWith("'") && text.length > 2;
  return apostrophe ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function quote(start: number, text: string, why: string, key: string): Candidate {
  const written = inQuotes(meant(text));
  return {
    span: { start, end: start + text.length },
    message: `This text needs quotes, because ${why}. Write \`${key === '' ? '' : `${key}: `}${quoted(written, 60)}\`.`,
    edits: [replace(start, start + text.length, written)],
  };
}

/** Values in braces that only quotes make one text. */
export function textInBraces(look: Look): readonly Candidate[] {
  const { text } = look;
  const found: Candidate[] = [];
  const all: Candidate[] = [];
  for (const { parts } of entriesOf(look)) {
    for (const part of parts) {
      const value = text.slice(part.valueStart, part.valueEnd);
      if (!isText(part, value)) continue;
      const why = whyQuotes(value, true);
      if (why !== undefined) all.push(quote(part.valueStart, value, why, part.key));
    }
  }
  if (all.length > 1) {
    const [first] = all;
    if (first !== undefined) found.push({ ...first, edits: all.flatMap(({ edits }) => edits) });
  }
  return [...all.slice(0, 4), ...found];
}

/** Whether a value is meant as one text: no list, no entry, nothing in quotes that close, and no names. */
function isText({ key }: Part, value: string): boolean {
  if (value === '' || value.includes('\n')) return false;
  if (/^\[[^[\]]*\]$|^\{.*\}$|^"(?:[^"\\]|\\.)*"$|^'(?:[^']|'')*'$/.test(value)) return false;
  if (/[:[\]{}]/.test(value) || !value.includes(',')) return true;
  // Several names are a list, which is said where names are read; and a key may stand there without its value.
  return isTextKey(key) && !value.split(',').some((word) => isKnownKey(word.trim()));
}

/** A value on a line of its own that only quotes make one text. */
export function textOnLine(look: Look): readonly Candidate[] {
  const { text } = look;
  const found: Candidate[] = [];
  for (const line of nearLines(look)) {
    const [key, start] = valueOn(text, line);
    const end = endOfText(look, line);
    if (start >= end) continue;
    const value = text.slice(start, end);
    if (/^\[[^[\]]*\]$|^\{.*\}$/.test(value)) continue;
    const why = whyQuotes(value, false);
    if (why !== undefined) found.push(quote(start, value, why, key));
  }
  return found;
}

const KEY_OF_LINE = /^([\p{L}\p{N}][\p{L}\p{N}_ .-]{0,60}?):[ \t]+/u;

/** The key of a line and where its value begins; of an item without a key, no key. */
function valueOn(text: string, { content, body, end }: Line): readonly [string, number] {
  const match = KEY_OF_LINE.exec(text.slice(body, end));
  if (match !== null) return [match[1] ?? '', body + match[0].length];
  return ['', body > content ? body : end];
}

const OPENING = '“”„‟«»‘’‚‛‹›「『';
const CLOSING = '”“‟«»’‘‛‹›」』';
const CURLY = new RegExp(
  `(?<=(?:^|[,{[:-])[ \\t]*)([${OPENING}])([^${OPENING}${CLOSING}\\n]*)([${CLOSING}])(?=[ \\t]*(?:[,}\\]:#\\r\\n]|$))`,
  'gmu',
);

/** Typographic quotes around a whole text. */
export function typographicQuotes(look: Look): readonly Candidate[] {
  const { text, scan } = look;
  const edits: TextEdit[] = [];
  let words = '';
  for (const { index, 0: all, 2: inner = '' } of text.matchAll(CURLY)) {
    if (scan.inside[index] !== 0 || inner.trim() === '') continue;
    const written = inQuotes(inner.trim());
    if (edits.length === 0) words = written;
    edits.push(replace(index, index + all.length, written));
  }
  const [first] = edits;
  if (first === undefined) return [];
  const { start } = first.span;
  const message = `These are typographic quotes, which do not work here. Write plain quotes: \`${quoted(words, 60)}\`.`;
  return [{ span: { start, end: start + 1 }, message, edits }];
}

/** What a reader takes for a remark, since a `#` begins it, and what the author wrote as text. */
export const HASH_TEXT = /(?<=[ \t])#(?=[\p{L}\p{N}])/gu;

export function textAfterHash(look: Look): readonly Candidate[] {
  const { text, lines, scan } = look;
  const found: Candidate[] = [];
  for (const { index } of text.matchAll(HASH_TEXT)) {
    const line = lines.findLast(({ start }) => start <= index);
    if (line === undefined || index === line.content || text.startsWith('#charter-ignore', index)) continue;
    const before = text.slice(line.start, index).trimEnd();
    if (scan.inside[index] === 1 || /["'”»\]}]$/.test(before)) continue;
    found.push(...hashIn(look, line, index));
    if (found.length >= 20) break;
  }
  return found;
}

function hashIn(look: Look, line: Line, hash: number): readonly Candidate[] {
  const { text } = look;
  const entry = entriesOf({ ...look, text: text.slice(0, line.end) }).findLast(
    ({ open }) => open < hash && open >= line.start,
  );
  const part = entry?.parts.findLast(({ valueStart }) => valueStart <= hash);
  const [key, start] = part === undefined ? valueOn(text, line) : ([part.key, part.valueStart] as const);
  const end = part === undefined ? line.end : part.valueEnd;
  if (start > hash || end <= hash) return [];
  const value = text.slice(start, end);
  // Quotes cannot go around an anchor, an alias or a tag, and what follows one may be quoted or in brackets already.
  if (/^["'[{&*!]/.test(value)) return [];
  const written = inQuotes(value);
  const message =
    start === hash
      ? `Everything after \` #\` is a comment, so there is no value here. Put the text in quotes: \`${key === '' ? '' : `${key}: `}${quoted(written, 60)}\`.`
      : `Everything after \` #\` is a comment, so it is not read. Put the text in quotes: \`${key === '' ? '' : `${key}: `}${quoted(written, 60)}\`.`;
  return [{ span: { start: hash, end: line.end }, message, edits: [replace(start, end, written)] }];
}
