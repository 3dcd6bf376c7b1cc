/** Estimates how many terminal columns a text takes. */

/**
 * Characters of one column that never join others, which make up nearly every text. They need no segmenter, which is
 * slow to create.
 */
const SIMPLE =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u0386-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f]*$/;

/** East Asian wide and full-width characters. Emoji have their own property. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const NARROW_ONLY = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

let segmenter: Intl.Segmenter | undefined;

/** The visible characters of a text: a letter with its accents, an emoji with its modifiers. */
export function graphemes(text: string): readonly string[] {
  if (SIMPLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The width of a printable text in columns. Tabs and escape sequences have no defined width. */
export function widthOf(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + widthOfGrapheme(grapheme), 0);
}

function widthOfGrapheme(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return NARROW_ONLY.test(grapheme) ? 0 : 1;
}

/** Pads a text with spaces on the right. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Cuts a text to a width, with an ellipsis if something is missing. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let result = '';
  let used = 1;
  // The text may be megabytes long, so look only at its beginning.
  for (const grapheme of graphemes(text.slice(0, 32 * columns))) {
    used += widthOfGrapheme(grapheme);
    if (used > columns) break;
    result += grapheme;
  }
  return columns < 1 ? '' : `${result}…`;
}

/**
 * Wraps a text at spaces into lines of a maximum width. A word that is too long is broken at the end of the line.
 *
 * @param measure returns the width of a text; in terminal columns by default
 */
export function wrapped(text: string, width: number, measure: (text: string) => number = widthOf): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (measure(joined) <= width) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, width, measure);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  lines.push(line);
  return lines;
}

function piecesOf(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const grapheme of graphemes(word)) {
    const more = measure(grapheme);
    if (used + more > width && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += grapheme;
    used += more;
  }
  pieces.push(piece);
  return pieces;
}
