/** The lines of a text, and what is quoted, a comment, or in brackets there: tolerant, since the text is broken. */

export interface Line {
  readonly start: number;
  /** How many spaces and tabs it begins with. */
  readonly indent: number;
  /** Where its content begins, and where it ends: before white space and the line end. */
  readonly content: number;
  readonly end: number;
  /** Where the text behind its dashes begins. */
  readonly body: number;
}

export interface Bracket {
  readonly char: string;
  readonly at: number;
}

export interface Scan {
  /** 0 for text, 1 for what is in quotes or a text of several lines, 2 for a comment. */
  readonly inside: Uint8Array;
  /** How many brackets and braces are open before each character. */
  readonly depth: Uint8Array;
  /** The quote that is never closed. */
  readonly openQuote: number | undefined;
  /** The brackets that are never closed, or closed by another kind of bracket. */
  readonly open: readonly Bracket[];
  /** The closing brackets and braces that close nothing. */
  readonly loose: readonly Bracket[];
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const lf = text.indexOf('\n', start);
    const next = lf === -1 ? text.length : lf + 1;
    let end = lf === -1 ? text.length : lf;
    while (end > start && /[ \t\r]/.test(text.charAt(end - 1))) end--;
    let content = start;
    while (content < end && /[ \t]/.test(text.charAt(content))) content++;
    let body = content;
    while (text.charAt(body) === '-' && /[ \t]/.test(text.charAt(body + 1))) {
      body++;
      while (body < end && /[ \t]/.test(text.charAt(body))) body++;
    }
    lines.push({ start, indent: content - start, content, end, body });
    start = next;
  }
  return lines;
}

const BLOCK_TEXT = /(?:^|[:-])[ \t]+[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

export function scanOf(text: string, lines: readonly Line[]): Scan {
  const inside = new Uint8Array(text.length);
  const depth = new Uint8Array(text.length);
  const open: Bracket[] = [];
  const loose: Bracket[] = [];
  let quote = '';
  let openQuote: number | undefined;
  let deeper = -1;
  for (const line of lines) {
    if (deeper >= 0 && (line.content === line.end || line.indent > deeper)) {
      inside.fill(1, line.start, line.end);
      continue;
    }
    deeper = -1;
    // A quote begins a text only where a value may begin.
    let fresh = true;
    for (let at = line.start; at < line.end; at++) {
      const char = text.charAt(at);
      depth[at] = Math.min(open.length, 255);
      if (quote !== '') {
        inside[at] = 1;
        if (char === '\\' && quote === '"') inside[++at] = 1;
        else if (char === quote && quote === "'" && text.charAt(at + 1) === quote) inside[++at] = 1;
        else if (char === quote) {
          quote = '';
          openQuote = undefined;
          fresh = false;
        }
        continue;
      }
      if (char === ' ' || char === '\t') continue;
      const before = text.charAt(at - 1);
      const apart = at === line.start || before === ' ' || before === '\t';
      if (char === '#' && apart) {
        inside.fill(2, at, line.end);
        break;
      }
      if (fresh && (char === '"' || char === "'")) {
        quote = char;
        openQuote = at;
        inside[at] = 1;
      } else if ((char === '[' || char === '{') && (fresh || open.length > 0)) {
        open.push({ char, at });
        fresh = true;
      } else if ((char === ']' || char === '}') && open.length > 0) {
        const last = open[open.length - 1];
        if (last !== undefined && CLOSERS[last.char] === char) open.pop();
        else loose.push({ char, at });
        fresh = false;
      } else {
        if (char === ']' || char === '}') loose.push({ char, at });
        fresh =
          (char === ',' && open.length > 0) ||
          ((char === ':' || (char === '-' && at < line.body)) && /[ \t]|^$/.test(text.charAt(at + 1)));
      }
    }
    if (open.length === 0 && quote === '' && BLOCK_TEXT.test(text.slice(line.start, line.end))) deeper = line.indent;
  }
  return { inside, depth, openQuote, open, loose };
}

/** A piece of the author's text for a message: one line, and not too long. */
export function quoted(text: string, longest = 40): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** What stands on a line up to the colon of its key, or its first words. */
export function opening(text: string, line: Line): string {
  return quoted(text.slice(line.content, line.end), 28);
}
