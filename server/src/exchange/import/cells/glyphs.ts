/** Recognises letters, ticks and pictures in unusual characters. */

/** Cyrillic and Greek letters that look like a Latin letter, by the Latin letter. */
const TWINS: Readonly<Record<string, string>> = {
  A: 'АаΑ',
  B: 'ВвΒ',
  C: 'СсϹ',
  D: 'Ԁԁ',
  E: 'ЕеΕ',
  H: 'НнΗһ',
  I: 'ІіΙӀΙ',
  J: 'Јј',
  K: 'КкΚ',
  L: 'Ꮮ',
  M: 'МмΜ',
  N: 'Ν',
  O: 'ОоΟο',
  P: 'РрΡρ',
  S: 'Ѕѕ',
  T: 'ТтΤ',
  V: 'Ѵѵν',
  X: 'ХхΧχ',
  Y: 'УуΥ',
  Z: 'Ζ',
};

const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(TWINS).flatMap(([latin, twins]) => [...twins].map((twin): [string, string] => [twin, latin])),
);

/** Replaces look-alikes in a short word with Latin letters. Returns `undefined` if there are none. */
export function latinTwin(word: string): string | undefined {
  let foreign = false;
  let latin = '';
  for (const char of word) {
    const twin = LATIN.get(char);
    if (twin !== undefined) foreign = true;
    else if (!/^[A-Za-z]$/u.test(char)) return undefined;
    latin += twin ?? char;
  }
  return foreign ? latin : undefined;
}

/** A single regional indicator (half of a flag), which looks like a letter on a square. */
const LONE_INDICATOR = /(?<!\p{Regional_Indicator})\p{Regional_Indicator}(?!\p{Regional_Indicator})/gu;

function indicated(char: string): string {
  return String.fromCharCode(0x41 + (char.codePointAt(0) ?? 0) - 0x1f1e6);
}

/** Replaces full-width letters, circled letters and letters on squares with plain letters. */
export function plainGlyphs(text: string): string {
  // Almost every cell is plain.
  if (!/[^ -~]/u.test(text)) return text;
  const letters = text.replace(/[\u{1F130}-\u{1F149}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu, (char) =>
    String.fromCharCode(0x41 + (((char.codePointAt(0) ?? 0) - 0x1f130) % 0x20)),
  );
  return letters.replace(LONE_INDICATOR, indicated).normalize('NFKC');
}

/** Whether a mark is a cross, which beside ticks means the opposite of them. */
export function isCross(text: string): boolean {
  return /^[✗✘❌❎✕✖×]+$/u.test(text);
}

/** Removes pictures, dots and arrows that decorate letters. */
export function withoutPictures(text: string): string {
  if (!/[^ -~]|:[a-z]/u.test(text)) return text;
  return text
    .replace(/:[a-z][a-z0-9_+-]{1,40}:/gu, ' ')
    .replace(/(?![✓✔✅☑✗✘❌❎☒✕✖©®™])[\p{Extended_Pictographic}\p{So}\p{Regional_Indicator}]/gu, ' ')
    .replace(/[\u{1F3FB}-\u{1F3FF}]|\ufe0e|\ufe0f|\u200d|\u20e3|[\u200c\u200e\u200f]/gu, '');
}
