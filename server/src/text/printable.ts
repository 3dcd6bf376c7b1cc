/**
 * Makes texts from files and arguments safe to print: invisible characters, and those that change how a terminal shows
 * the rest, become escapes.
 */

/**
 * Controls (C0, DEL, C1), format characters (bidirectional controls, zero-width characters, byte order marks, tags),
 * line and paragraph separators, and halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same without line feeds, of which formatted JSON may have millions. */
const UNSEEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Writes a text on one line, with invisible characters as escapes such as `\u202e`. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (char) => SHORT[char] ?? escaped(char));
}

/** The same for several lines: keeps line feeds. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/**
 * Writes a value as JSON that is safe on a terminal. Inside strings, JSON allows any character as an escape; outside,
 * it has none of these characters.
 */
export function printableJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, undefined, indent) ?? 'null';
  return json.replace(UNSEEN_IN_JSON, units);
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : units(char);
}

/** Escapes a character by its UTF-16 code units. */
function units(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
