/**
 * A strict reader for the shapes that nearly every row and every short key has:
 *
 *     - { activity: Sprint planning, R: em, C: [pm, design] }
 *
 *     - activity: Sprint planning
 *       responsible: [pm, em]
 *       consulted:
 *         - design
 *
 *     review: 2027-02-01
 *
 *     roles:
 *       pm: Product Manager
 *       em:
 *         title: Engineering Manager
 *         people: [elena]
 *
 *     raci:
 *
 * It takes these shapes with scalars of one line, plain or in simple quotes, and says nothing of any other text: that
 * one goes to the library. What it does take, it reads as the library does, node for node; a differential test holds it to
 * that. It exists because the library spends a hundred times longer on a row.
 */
import { compact } from '../text/compact.ts';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  CR,
  DASH,
  HASH,
  LF,
  OPEN_LIST,
  OPEN_MAP,
  SPACE,
  TAB,
} from './characters.ts';
import { readScalar } from './plain-scalar.ts';
import { type MapNode, type Pair, plainScalar, type ScalarNode, type SequenceNode, type SyntaxNode } from './tree.ts';

/** The tree of an item block of a plain shape, as a sequence of one item; undefined for any other text. */
export function readPlainItem(text: string, indent: number): SequenceNode | undefined {
  return new PlainReader(text).item(indent);
}

/** The tree of a block of a top-level pair of a plain shape, as a mapping; undefined for any other text. */
export function readPlainPair(text: string): MapNode | undefined {
  return new PlainReader(text).pair();
}

/** The tree of the line of a key whose items are blocks of their own; undefined for any other text. */
export function readPlainHeader(text: string): MapNode | undefined {
  return new PlainReader(text).header();
}

/** Longer than this a key may not be for the library, and nobody writes one. */
const MAX_KEY = 500;

/** How many levels of mappings lie in one another: a charter needs no more, and a stack has an end. */
const MAX_NESTED = 2;

/** Reads forward over a text; every method gives undefined for what it does not take, and then all is given up. */
class PlainReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  item(indent: number): SequenceNode | undefined {
    const text = this.#text;
    this.#at = indent;
    if (text.charCodeAt(this.#at) !== DASH || text.charCodeAt(this.#at + 1) !== SPACE) return undefined;
    this.#at += 2;
    this.#spaces();
    const node = text.charCodeAt(this.#at) === OPEN_MAP ? this.#flowRow() : this.#blockMap(this.#at, MAX_NESTED);
    if (node === undefined || !this.#onlyBlankLines()) return undefined;
    return { kind: 'seq', start: indent, end: node.end, flow: false, items: [node] };
  }

  pair(): MapNode | undefined {
    const map = this.#blockMap(0, MAX_NESTED);
    return map !== undefined && this.#onlyBlankLines() ? map : undefined;
  }

  /** A key alone on its line. Its value, of which nothing is written, is behind the colon. */
  header(): MapNode | undefined {
    const key = this.#scalar(false);
    if (key === undefined || key.end - key.start > MAX_KEY || this.#text.charCodeAt(this.#at) !== COLON)
      return undefined;
    const end = ++this.#at;
    if (!this.#lineEnds() || !this.#onlyBlankLines()) return undefined;
    return { kind: 'map', start: 0, end, flow: false, pairs: [{ key, value: plainScalar(end, end, '') }] };
  }

  #flowRow(): SyntaxNode | undefined {
    const map = this.#flowMap(MAX_NESTED);
    return map !== undefined && this.#endOfLine() ? map : undefined;
  }

  /** @param levels how many levels of mappings the values may be in turn */
  #flowMap(levels: number): MapNode | undefined {
    const start = this.#at++;
    const pairs: Pair[] = [];
    for (;;) {
      this.#spaces();
      const key = this.#scalar(true);
      if (key === undefined || !this.#colon(key)) return undefined;
      const value = this.#flowValue(levels);
      if (value === undefined) return undefined;
      pairs.push({ key, value });
      this.#spaces();
      const next = this.#text.charCodeAt(this.#at++);
      if (next === CLOSE_MAP) return { kind: 'map', start, end: this.#at, flow: true, pairs: compact(pairs) };
      if (next !== COMMA) return undefined;
    }
  }

  #flowValue(levels: number): SyntaxNode | undefined {
    const char = this.#text.charCodeAt(this.#at);
    if (char === OPEN_LIST) return this.#flowList();
    return levels > 0 && char === OPEN_MAP ? this.#flowMap(levels - 1) : this.#scalar(true);
  }

  #flowList(): SequenceNode | undefined {
    const start = this.#at++;
    const items: SyntaxNode[] = [];
    this.#spaces();
    if (this.#text.charCodeAt(this.#at) === CLOSE_LIST) {
      return { kind: 'seq', start, end: ++this.#at, flow: true, items };
    }
    for (;;) {
      this.#spaces();
      const item = this.#scalar(true);
      if (item === undefined) return undefined;
      items.push(item);
      this.#spaces();
      const next = this.#text.charCodeAt(this.#at++);
      if (next === CLOSE_LIST) return { kind: 'seq', start, end: this.#at, flow: true, items: compact(items) };
      if (next !== COMMA) return undefined;
    }
  }

  /**
   * A block mapping whose keys stand at a column, the first of them here.
   *
   * @param levels how many levels of block mappings the values may be in turn
   */
  #blockMap(column: number, levels: number): MapNode | undefined {
    const start = this.#at;
    const pairs: Pair[] = [];
    for (;;) {
      const key = this.#scalar(false);
      if (key === undefined || !this.#colon(key)) return undefined;
      const value = this.#blockValue(column, levels);
      if (value === undefined) return undefined;
      pairs.push({ key, value });
      const next = this.#indentOfLine();
      // A line further left belongs to a mapping around this one, or to nothing.
      if (next < column) return { kind: 'map', start, end: value.end, flow: false, pairs: compact(pairs) };
      if (next > column) return undefined;
      this.#at += next;
    }
  }

  #blockValue(column: number, levels: number): SyntaxNode | undefined {
    const char = this.#text.charCodeAt(this.#at);
    if (char === LF || char === CR) {
      if (!this.#endOfLine()) return undefined;
      const deeper = this.#indentOfLine();
      if (deeper <= column) return undefined;
      if (this.#text.charCodeAt(this.#at + deeper) === DASH) return this.#blockList(column);
      if (levels === 0) return undefined;
      this.#at += deeper;
      return this.#blockMap(deeper, levels - 1);
    }
    const flow = char === OPEN_LIST || char === OPEN_MAP;
    const value = flow ? this.#flowValue(MAX_NESTED) : this.#scalar(false);
    return value !== undefined && this.#endOfLine() ? value : undefined;
  }

  /** A list with an item a line, deeper than its key. */
  #blockList(column: number): SequenceNode | undefined {
    const deeper = this.#indentOfLine();
    const start = this.#at + deeper;
    const items: SyntaxNode[] = [];
    let end = start;
    for (;;) {
      this.#at += deeper;
      if (this.#text.charCodeAt(this.#at) !== DASH || this.#text.charCodeAt(this.#at + 1) !== SPACE) return undefined;
      this.#at += 2;
      this.#spaces();
      const item = this.#scalar(false);
      if (item === undefined || !this.#endOfLine()) return undefined;
      items.push(item);
      end = item.end;
      const next = this.#indentOfLine();
      if (next === deeper) continue;
      if (next > column) return undefined;
      return { kind: 'seq', start, end, flow: false, items: compact(items) };
    }
  }

  /** A scalar of one line, which ends before the white space in front of whatever ends it. */
  #scalar(flow: boolean): ScalarNode | undefined {
    const scalar = readScalar(this.#text, this.#at, flow);
    if (scalar !== undefined) this.#at = scalar.end;
    return scalar;
  }

  /** The colon behind a key, and the white space behind that; where a block value is on the next line, up to there. */
  #colon(key: ScalarNode): boolean {
    const text = this.#text;
    if (key.end - key.start > MAX_KEY || text.charCodeAt(this.#at) !== COLON) return false;
    this.#at++;
    const next = text.charCodeAt(this.#at);
    if (next !== SPACE && next !== LF && next !== CR) return false;
    this.#spaces();
    return true;
  }

  #spaces(): void {
    while (this.#text.charCodeAt(this.#at) === SPACE) this.#at++;
  }

  /** Goes behind a line end that is right here; false where there is none. */
  #lineEnds(): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) === CR && text.charCodeAt(this.#at + 1) === LF) this.#at++;
    return text.charCodeAt(this.#at++) === LF;
  }

  /** Goes behind the line end; false where anything but white space and a comment stands before it. */
  #endOfLine(): boolean {
    const text = this.#text;
    const from = this.#at;
    this.#spaces();
    if (text.charCodeAt(this.#at) === HASH && this.#at > from) {
      const lineEnd = text.indexOf('\n', this.#at);
      this.#at = lineEnd === -1 ? text.length : lineEnd;
    } else if (text.charCodeAt(this.#at) === CR) this.#at++;
    if (this.#at >= text.length) return text.charCodeAt(text.length - 1) !== CR;
    if (text.charCodeAt(this.#at) !== LF) return false;
    this.#at++;
    return true;
  }

  /** The indent of the line here; -1 where only blank lines and comments follow. Gives up on them further up. */
  #indentOfLine(): number {
    const text = this.#text;
    let at = this.#at;
    while (text.charCodeAt(at) === SPACE) at++;
    const char = text.charCodeAt(at);
    if (at >= text.length || char === LF || char === CR || char === HASH) return -1;
    return char === TAB ? -1 : at - this.#at;
  }

  /** Whether nothing but blank lines and comments is left. */
  #onlyBlankLines(): boolean {
    const text = this.#text;
    while (this.#at < text.length) {
      this.#spaces();
      if (text.charCodeAt(this.#at) === HASH) {
        const lineEnd = text.indexOf('\n', this.#at);
        this.#at = lineEnd === -1 ? text.length : lineEnd;
      } else if (text.charCodeAt(this.#at) === CR && text.charCodeAt(this.#at + 1) === LF) this.#at++;
      if (this.#at < text.length && text.charCodeAt(this.#at) !== LF) return false;
      this.#at++;
    }
    return true;
  }
}
