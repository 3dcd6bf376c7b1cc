/** The scalar that is being written at a caret, as far as it stands before it, and how much of its line belongs to it. */

const WORD_END = /[,[\]{}#\r\n]|:(?=\s|$)|\s#/;

/** What stands since the last indicator. */
export class Word {
  text = '';
  /** Whether nothing of a scalar stands there yet, but anchors and tags at the most. */
  isFresh = true;
  /** The quote that is open. */
  quote = '';
  /** Whether an anchor or a tag is being written. */
  #inProperty = false;
  /** The offset behind those that are. */
  #from = 0;
  #isEscaped = false;

  /** Adds what is in no quotes. */
  add(char: string): void {
    this.text += char;
    if (/\s/.test(char)) {
      if (!this.#inProperty) return;
      // An anchor or a tag ends here, and is no scalar.
      this.isFresh = true;
      this.#inProperty = false;
      this.#from = this.text.length;
    } else if (this.isFresh) {
      this.isFresh = false;
      this.#inProperty = char === '&' || char === '!';
    }
  }

  /** Begins a text in quotes, in the place of what stands there. */
  open(quote: string): void {
    this.clear();
    this.add(quote);
    this.quote = quote;
  }

  /** Adds what is in quotes, which may be the one that ends them. */
  addQuoted(char: string, next: string): void {
    this.text += char;
    if (this.#isEscaped) this.#isEscaped = false;
    else if (char === '\\' && this.quote === '"') this.#isEscaped = true;
    // Two single quotes are one in the text.
    else if (char === "'" && this.quote === "'" && next === "'") this.#isEscaped = true;
    else if (char === this.quote) this.quote = '';
  }

  /** A line ends within quotes. */
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

  /** What is written without the anchors and tags before it. */
  written(): string {
    return this.text.slice(this.#from).trimStart();
  }

  /** The offset behind the rest of it, which stands behind an offset of a text, up to the end of a line. */
  endIn(text: string, offset: number, lineEnd: number): number {
    const line = text.slice(offset, Math.max(offset, lineEnd));
    return offset + (this.quote === '' ? plainRest(line) : quotedRest(line, this.quote));
  }
}

/** How much of a line belongs to the plain word before it: nothing where a space or a dash parts the two. */
function plainRest(line: string): number {
  const tail = line.slice(0, WORD_END.exec(line)?.index ?? line.length).trimEnd();
  return /^(?:\s|[&!]|-(?:\s|$))/.test(tail) ? 0 : tail.length;
}

/** How much of a line belongs to the quoted word before it: all up to the quote that ends it. */
function quotedRest(line: string, quote: string): number {
  const closed = quote === '"' ? /^(?:[^"\\\r\n]|\\.)*"/.exec(line) : /^(?:[^'\r\n]|'')*'/.exec(line);
  return closed?.[0].length ?? plainRest(line);
}

/** What stands between quotes, or what stands there without any. */
export function unquoted(word: string): string {
  const trimmed = word.trim();
  const quote = trimmed.charAt(0);
  return quote === '"' || quote === "'"
    ? trimmed.slice(1, trimmed.length > 1 && trimmed.endsWith(quote) ? -1 : undefined)
    : trimmed;
}
