/** A place in a text as people and protocols count: both from 0, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The lines of a text. This is the one place that knows what ends a line: LF, CRLF, or CR alone, as the Language
 * Server Protocol has it.
 */
export class LineIndex {
  /** Side by side in memory: a key in a long text moves the starts of all lines behind it. */
  readonly #starts: Int32Array;
  readonly #length: number;

  constructor(text: string, starts: Int32Array = Int32Array.from(lineStarts(text, 0, text.length, [0]))) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /**
   * The lines after a replacement.
   *
   * @param text the text after it
   * @param start where the replaced text began
   * @param oldEnd where it ended in the text before
   * @param newEnd where the new one ends
   */
  changed(text: string, start: number, oldEnd: number, newEnd: number): LineIndex {
    // A CR before the change and an LF behind it can join or part, so the lines on either side are read again.
    const first = this.#lineOf(Math.max(0, start - 1));
    const last = this.#lineOf(oldEnd) + 2;
    const by = newEnd - oldEnd;
    const until = this.#starts[last];
    const from = this.#starts[first] ?? 0;
    const found = lineStarts(text, from, until === undefined ? text.length : until + by, [from]);
    // The start of the line behind the range is found again as the end of the range.
    if (until !== undefined && found[found.length - 1] === until + by) found.pop();
    const tail = until === undefined ? 0 : this.#starts.length - last;
    const starts = new Int32Array(first + found.length + tail);
    starts.set(this.#starts.subarray(0, first));
    starts.set(found, first);
    const to = first + found.length - last;
    for (let line = last; line < last + tail; line++) starts[line + to] = (this.#starts[line] ?? 0) + by;
    return new LineIndex(text, starts);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset of a line's first character; the text's end for a line past the last. */
  startOf(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#length);
  }

  /** The position of an offset; offsets outside the text are moved to its nearer end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#lineOf(at);
    return { line, column: at - (this.#starts[line] ?? 0) };
  }

  #lineOf(at: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The offset of a position; a column past the line's end stays in the line's text and its line end. */
  offsetAt(position: Position): number {
    if (position.line >= this.count) return this.#length;
    const start = this.startOf(position.line);
    return Math.max(start, Math.min(start + position.column, this.startOf(position.line + 1)));
  }
}

/** Appends the starts of the lines that begin behind `from` and not behind `to`. */
function lineStarts(text: string, from: number, to: number, into: number[]): number[] {
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    if (char === 10 || (char === 13 && text.charCodeAt(at + 1) !== 10)) into.push(at + 1);
  }
  return into;
}

/** The line end that a text uses first; LF where it has a single line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}
