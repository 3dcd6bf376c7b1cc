/** Reads inline Markdown and HTML. */
import { type SourceCell, tidy } from '../source-table.ts';
import { entityText } from './entities.ts';

/** Tags that format text. Anything else in angle brackets, such as `Map<K>`, is text. */
const TAGS = new Set(
  'a abbr b big br center code del div em font i img ins kbd li mark ol p s small span strike strong sub sup u ul'.split(
    ' ',
  ),
);
const STRIKES = new Set(['del', 's', 'strike']);
const BREAKS = new Set(['br', 'div', 'li', 'ol', 'p', 'ul']);

const TAG = /<(\/?)([a-z][a-z0-9]*)(\s[^<>]*)?\/?>/iy;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/iy;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,9});/iy;
const FOOTNOTE = /\[\^[^\]\s[]{1,80}\]/y;
const TARGET =
  /\(\s{0,4}(?:<([^<>\n]*)>|([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)?))(?:\s{1,4}(?:"[^"]*"|'[^']*'))?\s{0,4}\)/y;
const REFERENCE = /\[[^\][]{0,200}\]/y;
const RUN = /([*_`])\1*|~~/y;
const SPECIAL = /[\\`<&[\]!*_~]/u;
const SPACE = /^\s?$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;
const WORD = /^[\p{L}\p{N}]$/u;

interface Opener {
  /** Index of the delimiters in the pieces. */
  readonly piece: number;
  left: number;
}

/** Reads a cell, heading or line of Markdown as it looks when rendered. */
export function readInline(source: string): SourceCell {
  const trimmed = source.trim();
  if (!SPECIAL.test(trimmed)) return { text: tidy(trimmed), dropped: [], strong: false };
  const reader = new InlineReader(trimmed);
  return { text: tidy(reader.read()), dropped: reader.dropped, strong: isStrong(trimmed) };
}

function isStrong(source: string): boolean {
  return /^(?:\*|_|<(?:b|strong|i|em|u)>).*(?:\*|_|<\/(?:b|strong|i|em|u)>):?$/isu.test(source);
}

/** Reads inline Markdown in one pass. Each character is read a constant number of times. */
class InlineReader {
  readonly dropped: string[] = [];
  readonly #source: string;
  readonly #pieces: string[] = [];
  readonly #openers = new Map<string, Opener[]>();
  readonly #brackets: { piece: number; image: boolean }[] = [];
  #at = 0;
  #codeEnds: Map<number, number[]> | undefined;
  #supers = true;
  readonly #strikes: number[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  read(): string {
    const source = this.#source;
    while (this.#at < source.length) {
      const char = source.charAt(this.#at);
      if (!SPECIAL.test(char) || !this.#special(char)) {
        this.#pieces.push(char);
        this.#at += 1;
      }
    }
    return this.#pieces.join('');
  }

  /** Reads the markup at a special character. Returns false if the character is ordinary text. */
  #special(char: string): boolean {
    if (char === '\\') return this.#escape();
    if (char === '<') return this.#angle();
    if (char === '&') return this.#entity();
    if (char === '[') return this.#openBracket();
    if (char === ']') return this.#closeBracket();
    if (char === '!') return false;
    if (char === '`') return this.#code();
    return this.#emphasis();
  }

  #match(pattern: RegExp, at = this.#at): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#source) ?? undefined;
  }

  #escape(): boolean {
    const next = this.#source.charAt(this.#at + 1);
    if (!/^[!-/:-@[-`{-~]$/u.test(next)) return false;
    this.#pieces.push(next);
    this.#at += 2;
    return true;
  }

  #entity(): boolean {
    const found = this.#match(ENTITY);
    const text = found && entityText(found[0]);
    if (found === undefined || text === undefined) return false;
    this.#pieces.push(text);
    this.#at += found[0].length;
    return true;
  }

  #angle(): boolean {
    const link = this.#match(AUTOLINK);
    if (link) {
      this.#pieces.push(link[1] ?? '');
      this.#at += link[0].length;
      return true;
    }
    const tag = this.#match(TAG);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (tag === undefined || !TAGS.has(name)) return false;
    this.#at += tag[0].length;
    const attributes = tag[3] ?? '';
    if (BREAKS.has(name)) this.#pieces.push('\n');
    else if (name === 'img') this.#pieces.push(/\balt\s*=\s*["']([^"']*)["']/iu.exec(attributes)?.[1] ?? '');
    else if (STRIKES.has(name)) this.#strikeTag(tag[1] === '');
    else if (name === 'sup' && tag[1] === '') this.#superscript();
    else if (name === 'a') this.#dropLink(/\bhref\s*=\s*["']?([^"'\s>]*)/iu.exec(attributes)?.[1]);
    return true;
  }

  /** Drops struck text. Only the outermost strike drops it, so that no text is dropped twice. */
  #strikeTag(opening: boolean): void {
    if (opening) {
      this.#strikes.push(this.#pieces.length);
      return;
    }
    const from = this.#strikes.pop();
    if (from !== undefined && this.#strikes.length === 0) this.#strike(from);
  }

  #strike(from: number): void {
    const text = tidy(this.#pieces.slice(from).join(''));
    this.#pieces.fill('', from);
    if (text !== '') this.dropped.push(`~~${text}~~`);
  }

  /** Drops superscript numbers and marks, which are footnotes. Superscript words stay. */
  #superscript(): void {
    const end = this.#supers ? this.#source.indexOf('</sup>', this.#at) : -1;
    // If there is no closing tag ahead, there never will be. Searching each time would be quadratic.
    this.#supers = end !== -1;
    if (end === -1) return;
    const content = this.#source.slice(this.#at, end);
    if (!/^[\s\d*†‡§()[\],]{0,12}$/u.test(content)) return;
    this.dropped.push(content.trim());
    this.#at = end;
  }

  #dropLink(address: string | undefined): void {
    if (address !== undefined && address !== '') this.dropped.push(address);
  }

  #openBracket(): boolean {
    const footnote = this.#match(FOOTNOTE);
    if (footnote) {
      this.dropped.push(footnote[0]);
      this.#at += footnote[0].length;
      return true;
    }
    const image = this.#at > 0 && this.#source.charAt(this.#at - 1) === '!' && this.#pieces.at(-1) === '!';
    this.#brackets.push({ piece: this.#pieces.length, image });
    return false;
  }

  #closeBracket(): boolean {
    const open = this.#brackets.pop();
    if (open === undefined) return false;
    const target = this.#match(TARGET, this.#at + 1);
    const end = target ?? this.#match(REFERENCE, this.#at + 1);
    if (end === undefined) return false;
    this.#pieces[open.piece] = '';
    if (open.image) this.#pieces[open.piece - 1] = '';
    this.#dropLink(target ? (target[1] ?? target[2]) : end[0]);
    this.#at += 1 + end[0].length;
    return true;
  }

  #code(): boolean {
    const length = this.#match(RUN)?.[0].length ?? 1;
    this.#codeEnds ??= runsOfBackticks(this.#source);
    const ends = this.#codeEnds.get(length) ?? [];
    // The runs are in reverse order. Drop those before the current position.
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= this.#at) ends.pop();
    const end = ends.at(-1);
    if (end === undefined) {
      this.#pieces.push('`'.repeat(length));
      this.#at += length;
      return true;
    }
    this.#pieces.push(this.#source.slice(this.#at + length, end));
    this.#at = end + length;
    return true;
  }

  #emphasis(): boolean {
    const run = this.#match(RUN)?.[0];
    if (run === undefined) return false;
    const mark = run.charAt(0);
    const before = this.#source.charAt(this.#at - 1);
    const after = this.#source.charAt(this.#at + run.length);
    let opens = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
    let closes = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
    // An underscore inside a word, as in identifiers, is text.
    if (mark === '_') {
      opens &&= !WORD.test(before);
      closes &&= !WORD.test(after);
    }
    const stack = this.#openers.get(mark) ?? [];
    this.#openers.set(mark, stack);
    let left = run.length;
    while (closes && left > 0) {
      const opener = stack.at(-1);
      if (opener === undefined) break;
      const used = Math.min(opener.left, left);
      opener.left -= used;
      left -= used;
      this.#pieces[opener.piece] = mark.repeat(opener.left);
      if (opener.left === 0) stack.pop();
      if (mark === '~' && stack.length === 0) this.#strike(opener.piece);
    }
    if (opens && left > 0) stack.push({ piece: this.#pieces.length, left });
    this.#pieces.push(mark.repeat(left));
    this.#at += run.length;
    return true;
  }
}

/** Returns the positions of runs of backticks by length, in reverse order. */
function runsOfBackticks(source: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const found of source.matchAll(/`+/gu)) {
    const list = runs.get(found[0].length);
    if (list) list.push(found.index);
    else runs.set(found[0].length, [found.index]);
  }
  for (const list of runs.values()) list.reverse();
  return runs;
}
