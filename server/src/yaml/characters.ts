/** Characters as numbers, and what each may be in a plain scalar. */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const DOUBLE = 34;
export const HASH = 35;
export const SINGLE = 39;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const CLOSE_MAP = 125;

/** What a character may be in a plain scalar: 0 nowhere, 1 inside, 2 also at its start. */
const CLASSES = new Uint8Array(128);
for (let char = SPACE; char < 127; char++) CLASSES[char] = 1;
for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz(') CLASSES[char.charCodeAt(0)] = 2;
for (const char of ':#') CLASSES[char.charCodeAt(0)] = 0;

export function classOf(char: number): number {
  if (char < 128) return CLASSES[char] ?? 0;
  // What stands between words, marks a byte order or ends lines elsewhere is left to the library.
  return char > 0xa0 && char !== 0x2028 && char !== 0x2029 && char !== 0xfeff ? 2 : 0;
}

export function isFlowMark(char: number): boolean {
  return char === COMMA || char === OPEN_LIST || char === CLOSE_LIST || char === OPEN_MAP || char === CLOSE_MAP;
}
