/**
 * A text in pieces. A new version shares all unchanged pieces with the one before, so a key in a text of megabytes
 * copies one piece. The whole string is made on request.
 *
 * Only this file knows the line ends: LF, CRLF and CR alone, as in the Language Server Protocol.
 */
import { lastUpTo } from './long-list.ts';
import { sharedEnds } from './splice.ts';

/** A position in a text as in the protocol: line and column from 0, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The initial and the maximum length of a piece. */
const USUAL = 2_048;
const MOST = 4_096;

/** How many lines to walk before a binary search. */
const FAR = 1_024;
const LF = 10;
const CR = 13;

/** One piece. A text is never cut between a CR and its LF. */
class Piece {
  readonly text: string;
  #lines: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The offsets in the piece at which lines begin, each after a line end. */
  get lines(): readonly number[] {
    this.#lines ??= lineStarts(this.text);
    return this.#lines;
  }
}

export class TextPieces {
  readonly #pieces: readonly Piece[];
  /** The offset of each piece. */
  readonly #starts: readonly number[];
  /** How many lines begin before each piece, without the first line. */
  #lines: readonly number[] | undefined;
  #whole: string | undefined;
  readonly length: number;

  private constructor(pieces: readonly Piece[], whole?: string) {
    const starts: number[] = [];
    let length = 0;
    for (const piece of pieces) {
      starts.push(length);
      length += piece.text.length;
    }
    this.#pieces = pieces;
    this.#starts = starts;
    this.#whole = whole;
    this.length = length;
  }

  static of(text: string): TextPieces {
    return new TextPieces(piecesOf(text), text);
  }

  /** The whole text as a string. */
  get whole(): string {
    this.#whole ??= this.#pieces.map((piece) => piece.text).join('');
    return this.#whole;
  }

  slice(start: number, end: number): string {
    if (this.#whole !== undefined) return this.#whole.slice(start, end);
    let found = '';
    for (let number = lastUpTo(this.#starts, start); number < this.#pieces.length; number++) {
      const from = this.#starts[number] ?? 0;
      if (from >= end) break;
      found += this.#pieces[number]?.text.slice(Math.max(0, start - from), end - from) ?? '';
    }
    return found;
  }

  /** The UTF-16 code unit at an offset, or NaN outside the text. */
  charCodeAt(offset: number): number {
    const number = lastUpTo(this.#starts, offset);
    return this.#pieces[number]?.text.charCodeAt(offset - (this.#starts[number] ?? 0)) ?? Number.NaN;
  }

  /** Replaces the text between two offsets. */
  replaced(start: number, end: number, by: string): TextPieces {
    let first = lastUpTo(this.#starts, start);
    let last = lastUpTo(this.#starts, end);
    let changed =
      this.slice(this.#starts[first] ?? 0, start) + by + this.slice(end, this.#starts[last + 1] ?? this.length);
    // Join a small piece to the next one, and a CR to its LF.
    for (;;) {
      const next = this.#pieces[last + 1]?.text;
      if (next === undefined || (changed.length >= USUAL / 4 && !(endsWithCr(changed) && next.charCodeAt(0) === LF)))
        break;
      changed += next;
      last++;
    }
    const before = this.#pieces[first - 1]?.text;
    if (before !== undefined && changed.charCodeAt(0) === LF && endsWithCr(before)) {
      changed = before + changed;
      first--;
    }
    return new TextPieces([...this.#pieces.slice(0, first), ...piecesOf(changed), ...this.#pieces.slice(last + 1)]);
  }

  /** How many UTF-16 code units two texts share in their first and last pieces. */
  shared(other: TextPieces): { readonly head: number; readonly tail: number } {
    const { head, tail } = sharedEnds(this.#pieces, other.#pieces);
    const start = this.#starts[head] ?? this.length;
    return { head: start, tail: tail === 0 ? 0 : this.length - (this.#starts[this.#pieces.length - tail] ?? 0) };
  }

  // Lines

  #linesBefore(): readonly number[] {
    if (this.#lines !== undefined) return this.#lines;
    const before: number[] = [];
    let count = 0;
    for (const piece of this.#pieces) {
      before.push(count);
      count += piece.lines.length;
    }
    before.push(count);
    this.#lines = before;
    return before;
  }

  /** The number of lines. */
  get lineCount(): number {
    return (this.#linesBefore()[this.#pieces.length] ?? 0) + 1;
  }

  /** The offset of a line's first character, or the end of the text after the last line. */
  lineStart(line: number): number {
    if (line <= 0) return 0;
    if (line >= this.lineCount) return this.length;
    const before = this.#linesBefore();
    const number = lastUpTo(before, line - 1);
    return (this.#starts[number] ?? 0) + (this.#pieces[number]?.lines[line - 1 - (before[number] ?? 0)] ?? 0);
  }

  /** The position of an offset. Offsets outside the text are clamped. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const number = lastUpTo(this.#starts, at);
    const lines = this.#pieces[number]?.lines ?? [];
    const inside = at - (this.#starts[number] ?? 0);
    const last = lastUpTo(lines, inside);
    const begun = (lines[last] ?? Number.POSITIVE_INFINITY) <= inside ? last + 1 : 0;
    const line = (this.#linesBefore()[number] ?? 0) + begun;
    return { line, column: at - this.lineStart(line) };
  }

  /** Finds the positions of many offsets, most of them near the one before. */
  finder(): (offset: number) => Position {
    const starts: number[] = [0];
    for (const [number, { lines }] of this.#pieces.entries()) {
      const from = this.#starts[number] ?? 0;
      for (const start of lines) starts.push(from + start);
    }
    let line = 0;
    return (offset) => {
      const at = Math.max(0, Math.min(offset, this.length));
      if ((starts[line] ?? 0) > at || at - (starts[line] ?? 0) > FAR) line = lastUpTo(starts, at);
      while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= at) line++;
      return { line, column: at - (starts[line] ?? 0) };
    };
  }

  /** The offset of a position. A column past the end of its line is the end of the line, before its line end. */
  offsetAt(position: Position): number {
    if (position.line >= this.lineCount) return this.length;
    const start = this.lineStart(position.line);
    return Math.max(start, Math.min(start + position.column, this.#lineEnd(position.line)));
  }

  /** The offset at which the text of a line ends. */
  #lineEnd(line: number): number {
    const next = this.lineStart(line + 1);
    if (line + 1 >= this.lineCount) return next;
    return this.charCodeAt(next - 1) === LF && this.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
  }
}

function endsWithCr(text: string): boolean {
  return text.charCodeAt(text.length - 1) === CR;
}

function piecesOf(text: string): Piece[] {
  if (text.length <= MOST) return text === '' ? [] : [new Piece(text)];
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + USUAL);
    if (text.charCodeAt(end - 1) === CR && text.charCodeAt(end) === LF) end++;
    pieces.push(new Piece(text.slice(start, end)));
    start = end;
  }
  return pieces;
}

/** The offsets of all line starts but the first. */
function lineStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === LF || (char === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}
