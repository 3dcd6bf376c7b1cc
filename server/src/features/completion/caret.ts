/**
 * Finds the context of the caret for completion: the keys above it, and whether the user writes a key, a value or a list
 * entry. It looks only at the characters before the caret, because an unfinished line is rarely valid YAML.
 */
import type { Analysis } from '../../analysis.ts';
import { startOfLine } from '../../charter/edit/edits.ts';
import { type Span, shift } from '../../text/span.ts';
import { runAround } from '../../yaml/document.ts';
import { unquoted, Word } from './caret-word.ts';

/** An open mapping or list at the caret. */
interface Frame {
  readonly kind: 'map' | 'seq';
  readonly flow: boolean;
  /** The column of its keys or dashes; for a flow collection, the indent of its first line. */
  readonly column: number;
  /** The keys or entries before the caret. */
  readonly before: string[];
  /** The key whose value is being written. */
  key: string | undefined;
}

export interface CaretContext {
  /** The keys above, from the top; `[]` is an entry of a list. */
  readonly path: readonly string[];
  /** What is being written. */
  readonly writing: 'key' | 'value' | 'entry';
  /** Whether the caret is inside brackets or braces. */
  readonly flow: boolean;
  /** The word at the caret, which a completion replaces. */
  readonly word: Span;
  /** The keys or names already in the same mapping or list, before and after the caret. */
  readonly present: readonly string[];
  /** The column for a new line of the same mapping. */
  readonly column: number;
  /** Whether only white space is before the word on its line. */
  readonly startsLine: boolean;
}

/** The context at an offset; undefined in a comment, a block scalar or after the first line of a quoted text. */
export function caretContextAt({ document }: Analysis, caret: number): CaretContext | undefined {
  const { blocks } = document;
  const index = blocks.indexAt(caret);
  const block = blocks.at(index);
  if (block === undefined) return undefined;
  const scanner = new Scanner();
  const from = blocks.startOf(index);
  // The siblings inside an item are in its block; the siblings of a top-level key can be anywhere.
  const [text, start] = block.kind === 'item' ? [block.text, from] : [document.text, 0];
  // A caret cannot be inside a line end.
  const at = caret - start;
  const offset = at > 0 && text.startsWith('\r\n', at - 1) ? at - 1 : at;
  let before = '';
  if (block.kind === 'item') {
    // The text of an item does not tell which list it belongs to; the line of the key does.
    const header = blocks.at(runAround(document, index).header)?.text ?? '';
    before = header.slice(0, lineEnd(header, 0));
  }
  // A caret below the content of a block belongs to it if it is indented.
  // A byte order mark has no width.
  const marked = from === 0 && text.startsWith('\ufeff');
  scanner.read(before + text.slice(marked ? 1 : from - start, offset));
  const spot = scanner.spot(text, offset);
  return spot && { ...spot, word: shift(spot.word, start) };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

class Scanner {
  readonly #stack: Frame[] = [];
  /** The indent of the open block scalar's parent; -1 outside a block scalar. */
  #scalar = -1;
  /** The scalar at the caret. */
  readonly #word = new Word();
  #column = 0;
  #lineColumn = 0;
  #lineStart = true;
  #comment = false;
  #ended = false;

  read(text: string): void {
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      this.#line(line, index === lines.length - 1);
      if (index < lines.length - 1) this.#endLine();
    }
  }

  #line(line: string, last: boolean): void {
    const column = line.length - line.trimStart().length;
    const blank = line.trim() === '' || line.trimStart().startsWith('#');
    if (this.#scalar >= 0) {
      if ((blank && !last) || (column > this.#scalar && line.trim() !== '')) return;
      if (last && line.trim() === '' && column > this.#scalar) return;
      this.#scalar = -1;
    }
    if (!this.#top?.flow && this.#word.quote === '' && (!blank || last)) this.#dedent(column, line.trimStart());
    this.#column = 0;
    this.#lineColumn = column;
    this.#lineStart = true;
    for (const char of line) {
      this.#char(char, line);
      this.#column += char.length;
    }
  }

  #endLine(): void {
    this.#comment = false;
    if (this.#word.quote !== '') {
      this.#word.fold();
      return;
    }
    if (/^[|>][-+0-9]*\s*$/.test(this.#word.text.trim())) this.#scalar = this.#lineColumn;
    this.#close();
    this.#ended = true;
  }

  /** Closes the block collections that a line at a column does not belong to. */
  #dedent(column: number, content: string): void {
    const dash = /^-(?:\s|$)/.test(content);
    for (let top = this.#top; top !== undefined && !top.flow; top = this.#top) {
      const inside =
        top.column < column || (top.column === column && (top.kind === 'map' ? !dash || top.key !== undefined : dash));
      if (inside) {
        if (top.column === column && (top.kind === 'seq' || !dash)) top.key = undefined;
        return;
      }
      this.#stack.pop();
    }
  }

  /** The innermost collection. It is a flow collection whenever brackets are open. */
  get #top(): Frame | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  #char(char: string, line: string): void {
    if (this.#comment) return;
    const next = line.charAt(this.#column + 1);
    if (this.#word.quote !== '') {
      this.#word.addQuoted(char, next);
      return;
    }
    const before = line.charAt(this.#column - 1);
    const flow = this.#top?.flow === true;
    if (char === '#' && (this.#column === 0 || /\s/.test(before))) this.#comment = true;
    else if ((char === '"' || char === "'") && this.#word.isFresh) this.#word.open(char);
    else if (char === '-' && !flow && this.#lineStart && this.#word.isFresh && (next === '' || /\s/.test(next)))
      this.#dash();
    else if (char === ':' && (next === '' || /\s/.test(next) || (flow && /[,[\]{}]/.test(next))) && !this.#word.isFresh)
      this.#colon();
    else if ((char === '{' || char === '[') && this.#word.isFresh) this.#open(char === '{' ? 'map' : 'seq');
    else if (flow && (char === '}' || char === ']')) this.#shut();
    else if (flow && char === ',') this.#comma();
    else this.#word.add(char);
    if (!/\s/.test(char) && char !== '-') this.#lineStart = false;
  }

  #dash(): void {
    const top = this.#top;
    if (top === undefined || top.flow || top.kind !== 'seq' || top.column !== this.#column) {
      this.#stack.push({ kind: 'seq', flow: false, column: this.#column, before: [], key: undefined });
    }
    this.#word.clear();
  }

  #colon(): void {
    const key = unquoted(this.#word.text);
    const column = this.#column - this.#word.text.trimStart().length;
    const top = this.#top;
    if (top?.kind === 'map' && (top.flow || top.column === column)) {
      top.before.push(key);
      top.key = key;
    } else if (!top?.flow) {
      this.#stack.push({ kind: 'map', flow: false, column, before: [key], key });
    }
    this.#word.clear();
  }

  #open(kind: 'map' | 'seq'): void {
    this.#stack.push({ kind, flow: true, column: this.#lineColumn, before: [], key: undefined });
    this.#word.clear();
  }

  #shut(): void {
    this.#close();
    while (this.#stack.length > 0 && this.#stack.pop()?.flow !== true);
    this.#word.clear();
  }

  #comma(): void {
    this.#close();
    const top = this.#top;
    if (top?.kind === 'map') top.key = undefined;
  }

  /** Ends the current scalar. */
  #close(): void {
    const top = this.#top;
    const word = unquoted(this.#word.text);
    if (word !== '' && top?.kind === 'seq') top.before.push(word);
    if (word !== '' && top?.kind === 'map' && top.flow && top.key === undefined) top.before.push(word);
    this.#word.clear();
  }

  spot(text: string, offset: number): CaretContext | undefined {
    if (this.#comment || this.#scalar >= 0) return undefined;
    // An anchor or a tag comes before a value and is not one.
    const written = this.#word.written();
    if (/^[&!]/.test(written)) return undefined;
    const start = offset - written.length;
    // A quoted text over several lines is prose, or an unclosed quote.
    const from = startOfLine(text, offset);
    if (start < from) return undefined;
    const end = this.#word.endIn(text, offset, lineEnd(text, offset));
    const top = this.#top;
    const path: string[] = [];
    for (const frame of this.#stack) {
      if (frame.kind === 'seq') path.push('[]');
      else if (frame.key !== undefined) path.push(frame.key);
    }
    const column = start - from;
    const startsLine = text.slice(from, start).trim() === '';
    const writing = this.#writing(top, startsLine, column);
    if (writing === 'key' && startsLine && top?.kind === 'map' && top.key !== undefined && column <= top.column)
      path.pop();
    const present = [...(top?.before ?? []), ...behind(text, end, top)];
    return { path, writing, flow: top?.flow ?? false, word: { start, end }, present, column, startsLine };
  }

  #writing(top: Frame | undefined, startsLine: boolean, column: number): CaretContext['writing'] {
    if (top === undefined) return 'key';
    if (top.kind === 'seq') return 'entry';
    if (top.key === undefined) return 'key';
    // After a key without a value, a deeper line begins the value.
    if (startsLine && !top.flow && this.#ended) return column > top.column ? 'value' : 'key';
    return 'value';
  }
}

/** The keys or names of the same collection after the caret. */
function behind(text: string, from: number, top: Frame | undefined): string[] {
  if (top === undefined) return [];
  if (top.flow) {
    const close = text.slice(from).search(top.kind === 'map' ? /[}\n]/ : /[\]\n]/);
    const rest = text.slice(from, close === -1 ? text.length : from + close);
    return top.kind === 'map'
      ? [...rest.matchAll(/(?:^|,)\s*([^,:{}[\]]+?)\s*:/g)].map((found) => unquoted(found[1] ?? ''))
      : rest
          .split(',')
          .map(unquoted)
          .filter((name) => name !== '');
  }
  if (top.kind === 'seq') return [];
  const keys: string[] = [];
  for (const line of text.slice(lineEnd(text, from)).split('\n')) {
    const column = line.length - line.trimStart().length;
    if (line.trim() === '' || column > top.column) continue;
    if (column < top.column || line.trimStart().startsWith('- ')) break;
    const key = /^\s*([^:#]+?)\s*:(?:\s|$)/.exec(line);
    if (key !== null) keys.push(unquoted(key[1] ?? ''));
  }
  return keys;
}
