/** Estimates the width of a text without knowing the font. */
import { widthOf } from '../text/width.ts';

/** Character widths in common sans-serif fonts, relative to the font size. The widest font counts. */
const NARROW = /[fijltrI.,:;'’|!()[\]{}\-/\\` ]/;
const WIDE = /[MWmw@%&—]/;
const CAPITAL = /\p{Lu}/u;
/** The factor by which bold text is wider. */
const BOLD = 1.12;

/** The width of a text in pixels. */
export function pixels(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const char of text) ems += emsOf(char);
  return ems * size * (bold ? BOLD : 1);
}

function emsOf(char: string): number {
  if (NARROW.test(char)) return 0.36;
  if (WIDE.test(char)) return 0.95;
  if (CAPITAL.test(char)) return 0.7;
  return char < '\u007f' ? 0.59 : 0.62 * widthOf(char);
}
