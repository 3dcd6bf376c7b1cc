/** Splits lines of pipe tables. */

/** One line of a pipe table, split into raw cells. */
export interface PipeLine {
  readonly cells: readonly string[];
  readonly leadingPipe: boolean;
  readonly trailingPipe: boolean;
}

/** Whether a line has an unescaped pipe, so that it may be a table row. */
export function hasPipe(line: string): boolean {
  return /(?:^|[^\\])\|/u.test(line);
}

/** Whether a line is the line of dashes below a header, in any form, or a border of a drawn table. */
export function isRule(line: string): boolean {
  return /^[\s|:+=\-–—_]*$/u.test(line) && /[-=–—]/u.test(line);
}

/** Replaces box-drawing characters with pipes and dashes. */
export function withoutBoxes(line: string): string {
  if (!/[\u2500-\u257f]/u.test(line)) return line;
  return line
    .replace(/[│┃║┆┇┊┋╎╏]/gu, '|')
    .replace(/[─━═┄┅┈┉╌╍]/gu, '-')
    .replace(/[\u250c-\u254b\u2552-\u256c]/gu, '+');
}

/**
 * Splits a line at its pipes. An escaped pipe is text.
 *
 * On GitHub, a pipe inside a code span separates cells; elsewhere it is text. The caller tries both and uses the one that
 * matches the width of the table.
 */
export function splitPipes(line: string, codeIsText: boolean): PipeLine {
  const source = line.trim();
  const cells: string[] = [];
  const codeEnds = codeIsText ? codeSpans(source) : new Map<number, number>();
  let cell = '';
  let from = 0;
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    const end = char === '`' ? codeEnds.get(at) : undefined;
    if (end !== undefined) {
      at = end;
    } else if (char === '\\' && source.charAt(at + 1) === '|') {
      cell += `${source.slice(from, at)}|`;
      at += 2;
      from = at;
    } else if (char === '|') {
      cells.push(cell + source.slice(from, at));
      cell = '';
      at += 1;
      from = at;
    } else {
      at += 1;
    }
  }
  const last = cell + source.slice(from);
  const trailingPipe = cells.length > 0 && last.trim() === '';
  if (!trailingPipe) cells.push(last);
  return { cells: cells.map((text) => text.trim()), leadingPipe: source.startsWith('|'), trailingPipe };
}

/** Maps the start of each code span of a line to its end. */
function codeSpans(source: string): Map<number, number> {
  const runs = [...source.matchAll(/`+/gu)];
  const next = new Map<number, number>();
  const partner: (number | undefined)[] = [];
  for (let i = runs.length - 1; i >= 0; i -= 1) {
    const length = runs[i]?.[0].length ?? 0;
    partner[i] = next.get(length);
    next.set(length, i);
  }
  const spans = new Map<number, number>();
  for (let i = 0; i < runs.length; i += 1) {
    const run = runs[i];
    const closing = partner[i];
    const end = closing === undefined ? undefined : runs[closing];
    if (run === undefined || end === undefined || closing === undefined) continue;
    spans.set(run.index, end.index + end[0].length);
    i = closing;
  }
  return spans;
}
