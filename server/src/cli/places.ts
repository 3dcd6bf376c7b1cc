/** Positions for people: lines and columns from 1, columns in UTF-16 code units. */
import { TextPieces } from '../text/pieces.ts';
import type { Span } from '../text/span.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Place;
  readonly end: Place;
}

const MARK = '\ufeff';

/** Converts offsets in a text to positions. */
export class Places {
  readonly #text: string;
  #lines: TextPieces | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  rangeOf(span: Span): Range {
    return { start: this.#placeOf(span.start), end: this.#placeOf(span.end) };
  }

  #placeOf(offset: number): Place {
    this.#lines ??= TextPieces.of(this.#text);
    const { line, column } = this.#lines.positionAt(offset);
    // Editors do not count a byte order mark as a column.
    const marked = line === 0 && column > 0 && this.#text.startsWith(MARK);
    return { line: line + 1, column: marked ? column : column + 1 };
  }

  /** Returns a line by its number from 1, without line ending and byte order mark. */
  line(number: number): string {
    this.#lines ??= TextPieces.of(this.#text);
    const text = this.#text.slice(this.#lines.lineStart(number - 1), this.#lines.lineStart(number));
    const end = text.endsWith('\r\n') ? 2 : /[\r\n]$/.test(text) ? 1 : 0;
    return text.slice(number === 1 && text.startsWith(MARK) ? 1 : 0, text.length - end);
  }
}
