/** Recognises missing or unclosed braces, brackets and quotes. */
import { insert } from '../../text/edit.ts';
import { partsOf } from './entries.ts';
import { isKnownKey } from './known-keys.ts';
import { type Line, quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

/** The lines around the places where the parser stumbled, and a few more. */
export function nearLines({ lines, stumbles }: Look, around = 1): readonly Line[] {
  const near = new Set<Line>();
  for (const stumble of stumbles.slice(0, 4)) {
    const index = lines.findLastIndex((line) => line.start <= stumble);
    for (let at = index - around; at <= index + around; at++) {
      const line = lines[at];
      if (line !== undefined) near.add(line);
    }
  }
  return [...near].sort((a, b) => a.start - b.start);
}

/** The end of a line's text, before any comment. */
export function endOfText({ text, scan }: Look, { body, end }: Line): number {
  let at = end;
  for (let from = body; from < end; from++) {
    if (scan.inside[from] === 2) {
      at = from;
      break;
    }
  }
  // After an unclosed quote, treat ` # ` as a comment, since names do not contain it.
  if (at === end && scan.openQuote !== undefined && scan.openQuote < end) {
    const hash = text.slice(body, end).search(/\s# /);
    if (hash !== -1) at = body + hash;
  }
  while (at > body && /[ \t]/.test(text.charAt(at - 1))) at--;
  return at;
}

/** A one-line row without one or both braces. */
export function bracesMissing(look: Look): readonly Candidate[] {
  const { text } = look;
  const found: Candidate[] = [];
  for (const line of nearLines(look)) {
    const end = endOfText(look, line);
    const words = text.slice(line.body, end);
    const key = /^[\p{L}][\p{L}\p{N}_-]*:[ \t]+/u.exec(words);
    if (key === null) {
      if (!words.startsWith('{') || words.endsWith('}')) continue;
      found.push(closeBrace(line.body, words, end));
      continue;
    }
    const value = line.body + key[0].length;
    const rest = text.slice(value, end);
    if (rest.startsWith('{')) {
      if (!rest.endsWith('}')) found.push(closeBrace(value, rest, end));
      continue;
    }
    // `pm: title: Product, people: ada }` lacks its brace behind the key, `activity: Bugs, R: eng }` before it.
    for (const start of [line.body, value]) {
      const parts = partsOf(text, start, end);
      const [, second] = parts;
      if (second === undefined && !rest.endsWith('}')) continue;
      if (second !== undefined && (!isKnownKey(second.key) || second.separator !== ',')) continue;
      const closed = text.charAt(end - 1) === '}';
      const edits = closed ? [insert(start, '{ ')] : [insert(start, '{ '), insert(end, ' }')];
      const all = `{ ${quoted(text.slice(start, closed ? end - 1 : end))} }`;
      const message = closed
        ? `The opening brace is missing. Write \`${all}\`.`
        : `Several keys on one line need braces. Write \`${all}\`.`;
      const word = text.slice(start, end).search(/\s|$/);
      found.push({ span: { start, end: start + word }, message, edits });
    }
  }
  return found;
}

function closeBrace(start: number, words: string, end: number): Candidate {
  return {
    span: { start: Math.max(start, end - 1), end },
    message: `The closing brace is missing. Write \`}\` after \`${quoted(lastWords(words), 30)}\`.`,
    edits: [insert(end, ' }')],
  };
}

function lastWords(text: string): string {
  const comma = text.lastIndexOf(',', text.length - 2);
  return text.slice(comma + 1).replace(/^\{/, '');
}

const CLOSED_BY: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const CALLED: Readonly<Record<string, string>> = { '[': 'bracket', '{': 'brace' };

/** An unclosed quote or bracket, whose intended end is unknown. */
export function neverClosed({ text, scan, stumbles }: Look): readonly Candidate[] {
  const { openQuote, open, loose } = scan;
  if (stumbles.length === 0) return [];
  if (openQuote !== undefined) {
    const quote = text.charAt(openQuote);
    const words = quoted(text.slice(openQuote + 1).split('\n', 1)[0] ?? '', 30);
    return [
      {
        span: { start: openQuote, end: openQuote + 1 },
        message: `This quote is never closed. Write \`${quote}\` where “${words}” ends.`,
        edits: [],
      },
    ];
  }
  const wrong = loose[0];
  // What another kind of bracket closes is open: of `{ R: [a, A: b }` the square one.
  const last = open[open.length - 1];
  if (last === undefined) return looseBracket(wrong);
  const words = quoted(text.slice(last.at).split('\n', 1)[0] ?? '', 30);
  return [
    {
      span: { start: last.at, end: last.at + 1 },
      message: `This ${CALLED[last.char]} is never closed. Write \`${CLOSED_BY[last.char]}\` where \`${words}\` is meant to end.`,
      edits: [],
    },
  ];
}

function looseBracket(wrong: { readonly char: string; readonly at: number } | undefined): readonly Candidate[] {
  if (wrong === undefined) return [];
  const opener = wrong.char === ']' ? '[' : '{';
  return [
    {
      span: { start: wrong.at, end: wrong.at + 1 },
      message: `This \`${wrong.char}\` closes nothing. Remove it, or write the \`${opener}\` that is missing before it.`,
      edits: [],
    },
  ];
}
