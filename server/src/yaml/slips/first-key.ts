/** Entries that begin with their text at once, without the key that it belongs to: `Fixing bugs, R: eng`. */
import { insert, replace } from '../../text/edit.ts';
import { endOfText, nearLines } from './braces.ts';
import { entriesOf } from './entries.ts';
import { isKnownKey } from './known-keys.ts';
import { inQuotes } from './quoting.ts';
import { type Line, quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

/** By section, the key that an entry may lack, and the keys that can only come after it. */
const FIRST: Readonly<Record<string, { readonly first: string; readonly others: RegExp }>> = {
  roles: { first: 'title', others: /^(?:people|manages|measures|profile|external|backup|represents)$/ },
  people: { first: 'name', others: /^(?:email|github|timezone|notes)$/ },
  decides: { first: 'roles', others: /^tie-?break$/i },
};

/** The key that an item of a list begins with, told by one of its other keys. */
function firstOfItem(key: string): string {
  if (/^(?:D|status|due|outcome)$/i.test(key)) return 'decision';
  return /^(?:every|kind|with|minutes|share|owner|helpers)$/i.test(key) ? 'name' : 'activity';
}

function firstKeyFor(look: Look, other: string): string | undefined {
  if (look.kind === 'item') return isKnownKey(other) ? firstOfItem(other) : undefined;
  const section = FIRST[/^[\p{L}-]+(?=:)/u.exec(look.text)?.[0] ?? ''];
  return section?.others.test(other) ? section.first : undefined;
}

export function firstKeyMissing(look: Look): readonly Candidate[] {
  const near = nearLines(look);
  const onLines = near.flatMap((line) => [...onOneLine(look, line), ...overLines(look, line)]);
  return [...onLines, ...inBraces(look)];
}

const OTHER_KEY = /[ \t]*(?:[,;:(|]|[ \t][-–—]+|\])[ \t]*\(?(?<key>[\p{L}][\p{L}-]{0,30}):[ \t]+(?=\S)/gu;

/** `- Fixing bugs - R: eng, A: em` */
function onOneLine(look: Look, line: Line): readonly Candidate[] {
  const { text } = look;
  const end = endOfText(look, line);
  const start = startOfWords(look, line);
  const words = text.slice(start, end);
  if (start >= end || words.startsWith('{')) return [];
  for (const { index, 0: all, groups } of words.matchAll(OTHER_KEY)) {
    const key = groups?.key ?? '';
    const first = firstKeyFor(look, key);
    const label = words.slice(0, index + (all.startsWith(']') ? 1 : 0)).trim();
    if (first === undefined || !isLabel(label, first)) continue;
    const from = start + index + all.search(/[\p{L}][\p{L}-]*:[ \t]+$/u);
    const isRound = all.includes('(') && words.endsWith(')');
    const to = isRound || words.endsWith('}') ? end - 1 : end;
    const entry = `{ ${first}: ${writtenAs(label, first)}, `;
    return [
      candidate(start, label, first, `${entry}${text.slice(from, to).trimEnd()} }`, [
        replace(start, from, entry),
        replace(to, end, ' }'),
      ]),
    ];
  }
  return [];
}

/** `pm: Product Manager` with more keys below it. */
function overLines(look: Look, line: Line): readonly Candidate[] {
  const { text, lines } = look;
  const below = lines[lines.indexOf(line) + 1];
  const start = startOfWords(look, line);
  const end = endOfText(look, line);
  if (below === undefined || start >= end || below.indent <= line.indent) return [];
  const [key = ''] = /^[\p{L}][\p{L}-]*(?=:(?:[ \t]|$))/u.exec(text.slice(below.content, below.end)) ?? [];
  const first = firstKeyFor(look, key);
  const label = text.slice(start, end);
  const own = /^[\p{L}-]+/u.exec(text.slice(line.content, start))?.[0] ?? '';
  // A pair with a key of its own is only out of line.
  if (first === undefined || own === first || firstKeyFor(look, own) !== undefined || !isLabel(label, first)) return [];
  const value = /[:#]/.test(label) || first === 'roles' ? writtenAs(label, first) : label;
  const isItem = look.kind === 'item';
  // One word may be a key that somebody is typing.
  if (isItem && (below.indent !== start - line.start || !/\s/.test(label))) return [];
  const lead = isItem ? '' : `${text.includes('\r\n') ? '\r\n' : '\n'}${' '.repeat(below.indent)}`;
  const from = isItem ? start : text.lastIndexOf(':', start) + 1;
  return [candidate(start, label, first, `${first}: ${value}`, [replace(from, end, `${lead}${first}: ${value}`)])];
}

/** `{ Fixing bugs, R: eng }` */
function inBraces(look: Look): readonly Candidate[] {
  const { text, stumbles } = look;
  const found: Candidate[] = [];
  for (const { open, end, parts } of entriesOf(look)) {
    const [part] = parts;
    if (part === undefined || !stumbles.some((at) => at > open && at < end)) continue;
    const start = open + 1 + text.slice(open + 1).search(/\S/);
    const label = text.slice(start, part.keyStart).replace(/[\s,;]+$/, '');
    const first = firstKeyFor(look, part.key);
    if (first === undefined || !isLabel(label, first)) continue;
    const value = writtenAs(label, first);
    const entry = `{ ${first}: ${value}, ${part.key}: ${quoted(text.slice(part.valueStart, part.valueEnd), 20)}, … }`;
    const edit =
      value === label ? insert(start, `${first}: `) : replace(start, start + label.length, `${first}: ${value}`);
    found.push(candidate(start, label, first, entry, [edit]));
  }
  const [one] = found;
  return one === undefined
    ? []
    : [...(found.length > 1 ? [{ ...one, edits: found.flatMap(({ edits }) => edits) }] : []), one];
}

/** Where the words of a line begin that lack their key: after the dash, or after the id. */
function startOfWords({ text, kind }: Look, { content, body, end }: Line): number {
  if (kind === 'item') return body > content ? body : end;
  const [id] = /^[^\s:[{][^:[{]*:[ \t]+/.exec(text.slice(content, end)) ?? [];
  return id === undefined || body > content ? end : content + id.length;
}

/** Whether a text can be the first value of an entry: no pair, and no key that lacks its value. */
function isLabel(label: string, first: string): boolean {
  if (label === '' || /:[ \t]/.test(label) || /^[{|>&*!]/.test(label)) return false;
  if (first === 'roles') return /^\[[^[\]]*\]$|^[^[\]]+$/.test(label);
  return !label.split(',').some((word) => isKnownKey(word.trim().replace(/:.*/, '')));
}

/** A text as a value in braces; of who decides, a list where it is several. */
function writtenAs(label: string, first: string): string {
  if (first === 'roles') return label.includes(',') && !label.startsWith('[') ? `[${label}]` : label;
  if (/^"(?:[^"\\]|\\.)*"$|^'(?:[^']|'')*'$/.test(label)) return label;
  return /[,:#[\]{}]|^[@%`"'-]/.test(label) ? inQuotes(label) : label;
}

function candidate(start: number, label: string, first: string, write: string, edits: Candidate['edits']): Candidate {
  return {
    span: { start, end: start + label.length },
    message: `The key \`${first}\` is missing before “${quoted(label)}”. Write \`${quoted(write, 70)}\`.`,
    edits,
  };
}
