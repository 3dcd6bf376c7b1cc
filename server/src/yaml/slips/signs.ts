/** Wrong characters: a bullet instead of a dash, an equals sign instead of a colon, round brackets instead of square ones. */
import { insert, replace, type TextEdit } from '../../text/edit.ts';
import { entriesOf } from './entries.ts';
import { isKnownKey, isNamingKey, isTopKey } from './known-keys.ts';
import { quoted } from './scan.ts';
import type { Candidate, Look } from './slip.ts';

const NONE: readonly never[] = [];

/** Replaces every match of a pattern that stands in plain text; the mark is the first. */
function everywhere(
  { text, scan }: Look,
  pattern: RegExp,
  edit: (match: RegExpExecArray) => TextEdit | undefined,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(pattern)) {
    if (scan.inside[match.index] !== 0) continue;
    const one = edit(match);
    if (one !== undefined) edits.push(one);
  }
  return edits;
}

function candidate(edits: readonly TextEdit[], message: (first: TextEdit) => string, length = 0): readonly Candidate[] {
  const [first] = edits;
  if (first === undefined) return NONE;
  const { start, end } = first.span;
  return [{ span: { start, end: Math.max(end, start + length) }, message: message(first), edits }];
}

/** What stands for a dash at the beginning of a line: bullets, long dashes, stars, numbers. */
const BULLET = /(?<=^[ \t]*)(?:[•·‣◦▪▫●○■□–—−‐‑*+➢►▶✓]|\d{1,3}[.)])(?=[ \t])[ \t]*/gmu;
const BULLET_ALONE = /(?<=^[ \t]*)[•·‣◦▪▫●○■□–—−](?=[^\s])/gmu;

export function bullets(look: Look): readonly Candidate[] {
  const message = (first: TextEdit) =>
    `Write a dash and a space, \`- \`, for \`${look.text.slice(first.span.start, first.span.end).trim()}\` at the beginning of an entry.`;
  const tight = everywhere(look, BULLET, ({ index, 0: all }) => replace(index, index + all.length, '- '));
  const wide = everywhere(look, BULLET, ({ index, 0: all }) =>
    replace(index, index + all.length, `-${' '.repeat(Math.max(1, all.length - 1))}`),
  );
  const alone = everywhere(look, BULLET_ALONE, ({ index }) => replace(index, index + 1, '- '));
  return [...candidate(tight, message, 1), ...candidate(wide, message, 1), ...candidate(alone, message, 1)].map(
    (one) => ({ ...one, span: { start: one.span.start, end: one.span.start + trimmed(look.text, one.span) } }),
  );
}

function trimmed(text: string, { start, end }: { start: number; end: number }): number {
  return Math.max(1, text.slice(start, end).trimEnd().length);
}

const TIGHT_DASH = /(?<=^[ \t]*)-(?=[\p{L}{["'“])/gmu;

export function spaceAfterDash(look: Look): readonly Candidate[] {
  const edits = everywhere(look, TIGHT_DASH, ({ index }) => insert(index + 1, ' '));
  return candidate(edits, ({ span }) => {
    const words = quoted(look.text.slice(span.start, endOfLine(look.text, span.start)));
    return `A space is missing after the dash. Write \`- ${words}\`.`;
  }).map((one) => ({ ...one, span: { start: one.span.start - 1, end: one.span.start } }));
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

const TIGHT_COLON = /(?<=^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)(?<key>[\p{L}][\p{L}\p{N}_-]*):(?=[^\s:/,}\]])/gmu;

export function spaceAfterColon(look: Look): readonly Candidate[] {
  const { text } = look;
  const all = everywhere(look, TIGHT_COLON, ({ index, 0: found }) => insert(index + found.length, ' '));
  const known = everywhere(look, TIGHT_COLON, ({ index, 0: found, groups }) =>
    isKnownKey(groups?.key ?? '') ? insert(index + found.length, ' ') : undefined,
  );
  return [all, known].flatMap((edits) =>
    candidate(edits, ({ span }) => {
      const start = keyBefore(text, span.start - 1);
      const value = quoted(text.slice(span.start).match(/^[^,\n}]*/)?.[0] ?? '');
      return `A space is missing after the colon. Write \`${text.slice(start, span.start)} ${value}\`.`;
    }).map((one) => ({ ...one, span: { start: one.span.start - 1, end: one.span.start } })),
  );
}

function keyBefore(text: string, colon: number): number {
  let start = colon;
  while (start > 0 && /[\p{L}\p{N}_-]/u.test(text.charAt(start - 1))) start--;
  return text.charAt(start) === '-' ? start + 1 : start;
}

const EQUALS =
  /(?<=^[ \t]*(?:-[ \t]+)*|[{,;][ \t]*)(?<key>[\p{L}][\p{L}\p{N}_-]*)[ \t]*(?::=|=>|=|:(?=[ \t]*=))[ \t]*=?[ \t]*/gmu;

export function equalsForColon(look: Look): readonly Candidate[] {
  const { text } = look;
  const edits = everywhere(look, EQUALS, ({ index, 0: all, groups }) => {
    const key = groups?.key ?? '';
    const ends = /^[\r\n]|^$/.test(text.slice(index + all.length, index + all.length + 1));
    return replace(index + key.length, index + all.length, ends ? ':' : ': ');
  });
  return candidate(edits, ({ span }) => {
    const value = quoted(text.slice(span.end).match(/^[^,;\n}]*/)?.[0] ?? '');
    return `Write a colon and a space instead of \`=\`: \`${text.slice(keyBefore(text, span.start), span.start)}: ${value}\`.`;
  }).map((one) => {
    const at = text.indexOf('=', one.span.start);
    return { ...one, span: { start: at, end: at + 1 } };
  });
}

const NO_COLON = /(?<=^[ \t]*(?:-[ \t]+)*|[{,][ \t]*)(?<key>[\p{L}][\p{L}-]*)(?:[ \t]+)(?=[\p{L}[{"'])/gmu;

export function colonMissing(look: Look): readonly Candidate[] {
  const { text, scan } = look;
  const found = [...text.matchAll(NO_COLON)].filter(({ index, 0: all, groups }) => {
    if (scan.inside[index] !== 0 || !isNamingKey(groups?.key ?? '')) return false;
    // Prose may begin with such a word; what has a colon of its own is a pair.
    const rest = text.slice(index + all.length).match(/^[^,\n}]*/)?.[0] ?? '';
    return !rest.includes(':') && rest.trim().split(/\s+/).length === 1;
  });
  const edits = found.map(({ index, groups }) => insert(index + (groups?.key?.length ?? 0), ':'));
  const [top] = /^[a-z-]+(?=[ \t]*(?:\r?\n|$))/u.exec(text) ?? [];
  if (top !== undefined && isTopKey(top)) edits.unshift(insert(top.length, ':'));
  return candidate(edits, ({ span }) => {
    const start = keyBefore(text, span.start);
    const rest = quoted(text.slice(span.start).match(/^[^,\n}]*/)?.[0] ?? '');
    return `A colon is missing after \`${text.slice(start, span.start)}\`. Write \`${text.slice(start, span.start)}: ${rest}\`.`;
  }).map((one) => ({ ...one, span: { start: keyBefore(text, one.span.start), end: one.span.start } }));
}

const SLASHES = /(?<=^[ \t]*|[\]}"'][ \t]*|[ \t])\/\//gmu;

export function slashesForHash(look: Look): readonly Candidate[] {
  const { text, scan } = look;
  const message = ({ span }: TextEdit) =>
    `A comment begins with \`#\`. Write \`# ${quoted(text.slice(span.end, endOfLine(text, span.end)))}\`.`;
  const all = [...text.matchAll(SLASHES)].filter(({ index }) => scan.inside[index] === 0);
  // Of several on one line the first begins the remark.
  const first = all.filter(({ index }, at) => {
    const before = all[at - 1]?.index;
    return before === undefined || text.slice(before, index).includes('\n');
  });
  return candidate(
    first.map(({ index }) => replace(index, index + 2, '#')),
    message,
  );
}

const SEMICOLON = /[;；，、]/gu;

export function semicolons(look: Look): readonly Candidate[] {
  const { text, scan } = look;
  const message = ({ span, newText }: TextEdit) => {
    const next = quoted(text.slice(span.end).match(/^[^;,\n}]*/)?.[0] ?? '');
    return `Write a comma, \`,\`, instead of \`${text.slice(span.start, span.end)}\`: \`${newText.trim()} ${next}\`.`;
  };
  const comma = (index: number) => replace(index, index + 1, /\s/.test(text.charAt(index + 1)) ? ',' : ', ');
  const inBraces = everywhere(look, SEMICOLON, ({ index }) =>
    (scan.depth[index] ?? 0) > 0 ? comma(index) : undefined,
  );
  const beforeKeys = inBraces.filter(({ span }) =>
    /^[;；，、]\s*[\p{L}][\p{L}\p{N}_-]*\s*[:=：]/u.test(text.slice(span.start, span.start + 60)),
  );
  return [...candidate(beforeKeys, message), ...candidate(inBraces, message)];
}

const WIDE: Readonly<Record<string, string>> = {
  '：': ': ',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '，': ', ',
  '＃': '#',
};
const WIDE_SIGN = /[：｛｝［］，＃]/gu;

export function wideSigns(look: Look): readonly Candidate[] {
  const { text } = look;
  const edits = everywhere(look, WIDE_SIGN, ({ index, 0: sign }) => {
    const made = WIDE[sign] ?? sign;
    return replace(index, index + 1, /\s|^$/.test(text.charAt(index + 1)) ? made.trimEnd() : made);
  });
  return candidate(
    edits,
    ({ span, newText }) =>
      `\`${text.slice(span.start, span.end)}\` is a wide character, which does not work here. Write \`${newText.trim()}\`.`,
  );
}

const ROUND = /(?<=:[ \t]+)\((?<inner>[^()\n]*)\)(?=[ \t]*(?:[,}#\r\n]|$))/gu;

export function roundBrackets(look: Look): readonly Candidate[] {
  const { text } = look;
  const found = [...text.matchAll(ROUND)].filter(({ index, groups }) => {
    const key = text.slice(keyBefore(text, text.lastIndexOf(':', index)), text.lastIndexOf(':', index));
    return isNamingKey(key) && (groups?.inner ?? '').trim() !== '';
  });
  const edits = found.flatMap(({ index, 0: all }) => [
    replace(index, index + 1, '['),
    replace(index + all.length - 1, index + all.length, ']'),
  ]);
  const [first] = found;
  return candidate(edits, () => `A list needs square brackets. Write \`[${first?.groups?.inner?.trim()}]\`.`).concat(
    roundBraces(look),
  );
}

/** A whole row in round brackets. */
function roundBraces({ text, lines }: Look): readonly Candidate[] {
  for (const { body, end } of lines) {
    const line = text.slice(body, end);
    if (!/^\([ \t]*[\p{L}][\p{L}-]*:[ \t].*\)$/u.test(line)) continue;
    const edits = [replace(body, body + 1, '{'), replace(end - 1, end, '}')];
    return [
      {
        span: { start: body, end: body + 1 },
        message: `An entry on one line needs braces. Write \`{ ${quoted(line.slice(1, -1).trim())} }\`.`,
        edits,
      },
    ];
  }
  return NONE;
}

/** A star in a cell, which means everyone to whoever writes it. */
export function starForEveryone(look: Look): readonly Candidate[] {
  const { text } = look;
  const edits = everywhere(look, /(?<=:[ \t]+)\*(?=[ \t]*(?:[,}#\r\n]|$))/gmu, ({ index }) => {
    const colon = text.lastIndexOf(':', index);
    return isNamingKey(text.slice(keyBefore(text, colon), colon)) ? replace(index, index + 1, 'everyone') : undefined;
  });
  return candidate(edits, () => '`*` is not a name. Write `everyone`.');
}

/** A sign in a cell that says that there is nobody yet: to be read as the text that it is. */
export function placeholderSigns(look: Look): readonly Candidate[] {
  const { text, scan } = look;
  const edits = [...text.matchAll(/(?<=:[ \t]+)[-?](?=[ \t]*(?:[,}\r\n]|$))/gmu)].flatMap(({ index, 0: sign }) => {
    if (scan.inside[index] !== 0) return [];
    return [replace(index, index + 1, `"${sign}"`)];
  });
  return candidate(edits, () => '');
}

const INVISIBLE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\u200b\u200e\u200f\u2060\ufeff\u00ad]/gu;

const ENDS = /^(?:\r?\n|$)/;

/** Spaces of another kind and characters that nobody sees, where punctuation is: at an edge, a key, a bracket. */
export function invisible(look: Look): readonly Candidate[] {
  const { text } = look;
  const isSpace = (char: string) => /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u.test(char);
  const edits = everywhere(look, INVISIBLE, ({ index, 0: char }) =>
    replace(index, index + 1, isSpace(char) && !ENDS.test(text.slice(index + 1, index + 3)) ? ' ' : ''),
  );
  const atEdges = edits.filter(({ span }) => isEdge(text, span.start));
  const message = ({ span }: TextEdit) => {
    const start = text.lastIndexOf('\n', span.start) + 1;
    const words = quoted(
      text
        .slice(start, endOfLine(text, start))
        .replace(INVISIBLE, ' ')
        .replace(/^[\s-]+/, ''),
      30,
    );
    const what = isSpace(text.charAt(span.start)) ? 'A no-break space' : 'An invisible character';
    return `${what} is here, which looks like nothing but does not work. Write \`${words}\` without it.`;
  };
  return [...candidate(atEdges, message), ...candidate(edits, message)];
}

/** Whether what stands beside a run of such characters is a sign or the end of the line. */
function isEdge(text: string, at: number): boolean {
  const near = (step: number): string => {
    let place = at;
    do place += step;
    while (/[ \t\u00a0\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff\u00ad]/u.test(text.charAt(place)));
    return text.charAt(place);
  };
  return /[\r\n:,[\]{}]|^-?$/u.test(near(-1)) || /[\r\n:,[\]{}#]|^$/u.test(near(1)) || near(-1) === '-';
}

/** A comma that is missing between two pairs in braces. */
export function commaMissing(look: Look): readonly Candidate[] {
  const { text } = look;
  const edits: TextEdit[] = [];
  let words = '';
  for (const { parts } of entriesOf(look)) {
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1];
      if (before === undefined || part.separator !== '' || before.valueEnd <= before.valueStart) continue;
      edits.push(insert(before.valueEnd, ','));
      if (edits.length === 1)
        words = `${quoted(text.slice(before.keyStart, before.valueEnd), 30)}, ${part.key}: ${quoted(text.slice(part.valueStart, part.valueEnd), 20)}`;
    }
  }
  return candidate(edits, () => `A comma is missing between two entries. Write \`${words}\`.`, 1);
}
