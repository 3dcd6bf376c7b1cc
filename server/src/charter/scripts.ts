/** Characters that a reader cannot see, or cannot tell from others. */

/** What has no shape of its own: controls, joiners, bidirectional marks, fillers, variation selectors and tags. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A tab or a line end between two words is space. */
const SPACE = /[\t\n\r]/;

/** The signs that join two consonants of an Indic script; a joiner beside one says how. */
const VIRAMA =
  /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0f84\u1039\u103a\u17d2\u1a60\u1b44\ua806\ua8c4\ua9c0\uaaf6\uabed]/;

const CURSIVE = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]/u;

const isEmoji = (char: string) => char === '\ufe0f' || /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u.test(char);

/** Whether Unicode expects a character without a shape between its neighbours. */
function isExpected(before: string, char: string, after: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x200d && isEmoji(before) && /\p{Extended_Pictographic}/u.test(after)) return true;
  if (code === 0x200c || code === 0x200d) {
    if (VIRAMA.test(before) || VIRAMA.test(after)) return true;
    return CURSIVE.test(before) && CURSIVE.test(after);
  }
  if (code === 0xfe0e || code === 0xfe0f) return /\p{Extended_Pictographic}/u.test(before) || after === '\u20e3';
  if ((code >= 0xfe00 && code <= 0xfe0f) || code >= 0xe0100) return /\p{Script=Han}/u.test(before);
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before);
  // The flags of regions are spelled in tags behind a black flag.
  if (code >= 0xe0020 && code <= 0xe007f) return before === '\u{1f3f4}' || /[\u{e0020}-\u{e007e}]/u.test(before);
  return false;
}

/** The name without what nobody sees; the name itself where there is nothing of the kind. */
export function withoutInvisible(name: string): string {
  if (!INVISIBLE.test(name)) return name;
  const chars = [...name];
  return chars
    .filter(
      (char, at) =>
        !INVISIBLE.test(char) || SPACE.test(char) || isExpected(chars[at - 1] ?? '', char, chars[at + 1] ?? ''),
    )
    .join('');
}

/** Letters of other scripts that look like a Latin one, in pairs. */
const LOOK_ALIKES =
  'аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwѵvкkАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSԚQԜWѴV' +
  'οoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX' +
  'օoսuհhոnցgՕOՍUԼL';

const TO_LATIN = new Map<string, string>();
const TO_CYRILLIC = new Map<string, string>();
const pairs = [...LOOK_ALIKES];
for (let at = 0; at + 1 < pairs.length; at += 2) {
  const [other = '', latin = ''] = [pairs[at], pairs[at + 1]];
  TO_LATIN.set(other, latin);
  if (/\p{Script=Cyrillic}/u.test(other) && !/[ԁԛԝѵһԚԜѴ]/.test(other)) TO_CYRILLIC.set(latin, other);
}

const LATIN = /\p{Script=Latin}/u;

/** The scripts that are taken for one another. Beside those of East Asia, Latin letters are how people write. */
const ALIKE = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/**
 * The word in one script, where it is written with look-alike letters of two: in Latin letters where that is possible.
 * Undefined for a word of one script, and for one that mixes scripts that nobody would take for one another.
 */
function inOneScript(word: string): string | undefined {
  const letters = [...word].filter((char) => ALIKE.test(char) && /\p{L}/u.test(char));
  if (!letters.some((char) => LATIN.test(char)) || letters.every((char) => LATIN.test(char))) return undefined;
  if (letters.every((char) => LATIN.test(TO_LATIN.get(char) ?? char)))
    return [...word].map((char) => TO_LATIN.get(char) ?? char).join('');
  const cyrillic = [...word].map((char) => TO_CYRILLIC.get(char) ?? char).join('');
  return LATIN.test(cyrillic) ? undefined : cyrillic;
}

/** The name with every such word in one script. */
export function withoutLookAlikes(name: string): string {
  if (!LATIN.test(name) || !/[^\p{Script=Latin}\p{Script=Common}]/u.test(name)) return name;
  return name.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => inOneScript(word) ?? word);
}
