/** Places as people count them: lines and columns from 1, columns in UTF-16 units. */
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

/** The lines of a text for people. */
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
    // A byte order mark is no character to the editors that a column is looked up in.
    const marked = line === 0 && column > 0 && this.#text.startsWith(MARK);
    return { line: line + 1, column: marked ? column : column + 1 };
  }

  /** The text of a line, counted from 1, without its end and without a byte order mark. */
  line(number: number): string {
    this.#lines ??= TextPieces.of(this.#text);
    const text = this.#text.slice(this.#lines.lineStart(number - 1), this.#lines.lineStart(number));
    const end = text.endsWith('\r\n') ? 2 : /[\r\n]$/.test(text) ? 1 : 0;
    return text.slice(number === 1 && text.startsWith(MARK) ? 1 : 0, text.length - end);
  }
}
