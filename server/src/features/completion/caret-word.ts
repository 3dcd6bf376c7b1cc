/** Tracks the scalar at the caret: the part before the caret, and how much of the line after it belongs to it. */

const WORD_END = /[,[\]{}#\r\n]|:(?=\s|$)|\s#/;

/** The text since the last indicator. */
export class Word {
  text = '';
  /** Whether there is no scalar yet, only anchors and tags at most. */
  isFresh = true;
  /** The open quote. */
  quote = '';
  /** Whether the caret is in an anchor or a tag. */
  #inProperty = false;
  /** The offset after the anchors and tags. */
  #from = 0;
  #isEscaped = false;

  /** Adds an unquoted character. */
  add(char: string): void {
    this.text += char;
    if (/\s/.test(char)) {
      if (!this.#inProperty) return;
      // An anchor or a tag ends here; it is not a scalar.
      this.isFresh = true;
      this.#inProperty = false;
      this.#from = this.text.length;
    } else if (this.isFresh) {
      this.isFresh = false;
      this.#inProperty = char === '&' || char === '!';
    }
  }

  /** Begins a quoted text. */
  open(quote: string): void {
    this.clear();
    this.add(quote);
    this.quote = quote;
  }

  /** Adds a quoted character, which may be the closing quote. */
  addQuoted(char: string, next: string): void {
    this.text += char;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (char === '\\' && this.quote === '"') this.#isEscaped = true;
    // Two single quotes are one escaped quote.
    else if (char === "'" && this.quote === "'" && next === "'") this.#isEscaped = true;
    else if (char === this.quote) this.quote = '';
  }

  /** Handles a line end inside quotes. */
  fold(): void {
    this.text += ' ';
    this.#isEscaped = false;
  }

  clear(): void {
    this.text = '';
    this.isFresh = true;
    this.#inProperty = false;
    this.#from = 0;
  }

  /** The text without anchors and tags. */
  written(): string {
    return this.text.slice(this.#from).trimStart();
  }

  /** The offset where the word ends, on the line after the caret. */
  endIn(text: string, offset: number, lineEnd: number): number {
    const line = text.slice(offset, Math.max(offset, lineEnd));
    return offset + (this.quote === '' ? plainRest(line) : quotedRest(line, this.quote));
  }
}

/** How much of a line continues the plain word before it: nothing after a space or a dash. */
function plainRest(line: string): number {
  const tail = line.slice(0, WORD_END.exec(line)?.index ?? line.length).trimEnd();
  return /^(?:\s|[&!]|-(?:\s|$))/.test(tail) ? 0 : tail.length;
}

/** How much of a line continues the quoted word before it: everything up to the closing quote. */
function quotedRest(line: string, quote: string): number {
  const closed = quote === '"' ? /^(?:[^"\\\r\n]|\\.)*"/.exec(line) : /^(?:[^'\r\n]|'')*'/.exec(line);
  return closed?.[0].length ?? plainRest(line);
}

/** The text without its quotes, if it has any. */
export function unquoted(word: string): string {
  const trimmed = word.trim();
  const quote = trimmed.charAt(0);
  return quote === '"' || quote === "'"
    ? trimmed.slice(1, trimmed.length > 1 && trimmed.endsWith(quote) ? -1 : undefined)
    : trimmed;
}
