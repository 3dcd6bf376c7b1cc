/**
 * The patterns of a `.gitignore`, matched as Git does (its `dir.c` and `wildmatch.c`), in time that grows with the
 * length of the pattern times the length of the path, whatever the pattern. Git matches bytes, and so do these: a text is
 * a string of its UTF-8 bytes.
 */

/** Longer lines match nothing: no system has paths as long. */
const MAX_LINE = 4096;

/** A part of a pattern. */
type Part =
  /** These bytes, by their numbers. */
  | { readonly kind: 'byte'; readonly fits: (byte: number) => boolean }
  /** Any bytes but slashes. */
  | { readonly kind: 'star' }
  /** Any bytes. */
  | { readonly kind: 'deep' }
  /** Nothing, or any bytes up to a slash. */
  | { readonly kind: 'folders' };

interface Pattern {
  readonly negative: boolean;
  readonly foldersOnly: boolean;
  /** Whether the name alone is looked at. */
  readonly nameOnly: boolean;
  /** The bytes before the first special character, and what follows them. */
  readonly literal: string;
  readonly parts: readonly Part[];
}

export class GitPatterns {
  readonly #patterns: readonly Pattern[];
  readonly #ignoreCase: boolean;

  constructor(file: Uint8Array, ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
    const lines = Buffer.from(file)
      .toString('latin1')
      .replace(/^\xef\xbb\xbf/, '')
      .split('\n');
    // The last pattern that matches counts.
    this.#patterns = lines.flatMap((line) => patternOf(line, ignoreCase)).reverse();
  }

  /** What the last pattern that matches says of a path below the folder of the `.gitignore`; undefined where none does. */
  verdictOn(path: string, isFolder: boolean): 'ignored' | 'kept' | undefined {
    const bytes = this.#ignoreCase ? lower(bytesOf(path)) : bytesOf(path);
    const name = bytes.slice(bytes.lastIndexOf('/') + 1);
    const found = this.#patterns.find(
      (one) => (isFolder || !one.foldersOnly) && matches(one, one.nameOnly ? name : bytes),
    );
    return found && (found.negative ? 'kept' : 'ignored');
  }
}

function matches({ literal, parts }: Pattern, text: string): boolean {
  return text.startsWith(literal) && matchParts(parts, text.slice(literal.length));
}

/**
 * From the last part to the first: `fits[at]` is whether the parts from here on match the text from there on. So each
 * part looks at each place once.
 */
function matchParts(parts: readonly Part[], text: string): boolean {
  const { length } = text;
  if (parts.length === 0) return length === 0;
  let after = new Uint8Array(length + 1);
  after[length] = 1;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (part === undefined) continue;
    const fits = new Uint8Array(length + 1);
    let any = false;
    /** Whether one of the slashes passed can be the end of these folders. */
    let folder = false;
    for (let at = length; at >= 0; at--) {
      const byte = at < length ? text.charCodeAt(at) : -1;
      if (byte === SLASH && after[at + 1] === 1) folder = true;
      const fit =
        part.kind === 'byte'
          ? byte >= 0 && after[at + 1] === 1 && part.fits(byte)
          : after[at] === 1 ||
            (part.kind === 'folders' ? folder : fits[at + 1] === 1 && (part.kind === 'deep' || byte !== SLASH));
      if (!fit) continue;
      fits[at] = 1;
      any = true;
    }
    if (!any) return false;
    after = fits;
  }
  return after[0] === 1;
}

const SLASH = 0x2f;

function patternOf(line: string, ignoreCase: boolean): readonly Pattern[] {
  const [entry = ''] = line.replace(/\r$/, '').split('\0');
  if (entry.startsWith('#')) return [];
  let body = withoutTrailingSpaces(entry);
  const negative = body.startsWith('!');
  if (negative) body = body.slice(1);
  const foldersOnly = body.endsWith('/');
  if (foldersOnly) body = body.slice(0, -1);
  const nameOnly = !body.includes('/');
  if (body.startsWith('/')) body = body.slice(1);
  if (body === '' || body.length > MAX_LINE) return [];
  const special = /[*?[\\]/.exec(body)?.index ?? body.length;
  const literal = body.slice(0, special);
  const parts = partsOf(body.slice(special), ignoreCase);
  if (parts === undefined) return [];
  return [{ negative, foldersOnly, nameOnly, literal: ignoreCase ? lower(literal) : literal, parts }];
}

/** Spaces at the end do not count, unless a backslash is before them. */
function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') {
      at++;
      if (at === line.length) return line;
      end = at + 1;
    } else if (line[at] !== ' ') end = at + 1;
  }
  return line.slice(0, end);
}

/** The parts of a pattern; undefined where it can match nothing, such as an open bracket. */
function partsOf(pattern: string, ignoreCase: boolean): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; ) {
    const char = pattern[at] ?? '';
    if (char === '*') {
      const start = at;
      while (pattern[at] === '*') at++;
      const stars = at - start;
      const alone = (start === 0 || pattern[start - 1] === '/') && /^(?:$|\\?\/)/.test(pattern.slice(at, at + 2));
      if (stars < 2 || !alone) parts.push({ kind: 'star' });
      else if (pattern[at] !== '/') parts.push({ kind: 'deep' });
      else {
        parts.push({ kind: 'folders' });
        at++;
      }
    } else if (char === '?') {
      parts.push({ kind: 'byte', fits: (byte) => byte !== SLASH });
      at++;
    } else if (char === '[') {
      const set = setOf(pattern, at, ignoreCase);
      if (set === undefined) return undefined;
      parts.push({ kind: 'byte', fits: set.fits });
      at = set.end;
    } else {
      if (char === '\\') at++;
      if (at === pattern.length) return undefined;
      const wanted = (ignoreCase ? lower(pattern.charAt(at)) : pattern).charCodeAt(ignoreCase ? 0 : at);
      parts.push({ kind: 'byte', fits: (byte) => byte === wanted });
      at++;
    }
  }
  return parts;
}

/** A bracket expression, and where it ends; undefined where it is never closed or names an unknown class. */
function setOf(
  pattern: string,
  start: number,
  ignoreCase: boolean,
): { readonly fits: (byte: number) => boolean; readonly end: number } | undefined {
  const bytes = new Uint8Array(256);
  let at = start + 1;
  const negated = pattern[at] === '!' || pattern[at] === '^';
  if (negated) at++;
  let before = 0;
  // A bracket that comes first is one of the members.
  for (let first = true; first || pattern[at] !== ']'; first = false, at++) {
    if (at >= pattern.length) return undefined;
    const named = pattern.startsWith('[:', at) ? pattern.indexOf(']', at + 2) : -1;
    if (pattern[at] === '-' && before !== 0 && at + 1 < pattern.length && pattern[at + 1] !== ']') {
      at += pattern[at + 1] === '\\' ? 2 : 1;
      if (at >= pattern.length) return undefined;
      bytes.fill(1, before, Math.max(before, pattern.charCodeAt(at) + 1));
      before = 0;
    } else if (pattern.startsWith('[:', at) && named < 0) {
      return undefined;
    } else if (named > at + 2 && pattern[named - 1] === ':') {
      const of = CLASSES.get(pattern.slice(at + 2, named - 1));
      if (of === undefined) return undefined;
      for (let byte = 0; byte < 128; byte++) if (of.test(String.fromCharCode(byte))) bytes[byte] = 1;
      at = named;
      before = 0;
    } else {
      if (pattern[at] === '\\') at++;
      if (at >= pattern.length) return undefined;
      before = pattern.charCodeAt(at);
      bytes[before] = 1;
    }
  }
  const has = (byte: number) => bytes[byte] === 1 || (ignoreCase && bytes[upper(byte)] === 1);
  return { fits: (byte) => byte !== SLASH && has(byte) !== negated, end: at + 1 };
}

/** As Git has them: of ASCII alone. */
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['blank', /[ \t]/],
  ['cntrl', /\p{Cc}/u],
  ['digit', /[0-9]/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[ \t\n\r]/],
  ['upper', /[A-Z]/],
  ['xdigit', /[0-9A-Fa-f]/],
]);

function bytesOf(text: string): string {
  return /^\p{ASCII}*$/u.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** Git folds the case of ASCII alone. */
function lower(bytes: string): string {
  return bytes.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 32 : byte;
}
