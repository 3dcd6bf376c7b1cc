/**
 * Texts from files and arguments, made safe to print: what cannot be seen, or changes how a terminal shows the rest,
 * is spelled out.
 */

/**
 * Controls (C0, DEL, C1), format characters (bidirectional controls, zero-width characters, byte order marks, tags),
 * line and paragraph separators, and halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The same but for the line feeds that JSON is set with: there may be millions of them. */
const UNSEEN_IN_JSON = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text on one line, in which everything that cannot be seen is written as an escape such as `\u202e`. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (char) => SHORT[char] ?? escaped(char));
}

/** The same for a text of several lines: line feeds stay. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/**
 * A value as JSON that says the same and can be shown on a terminal: inside strings, JSON may write any character as an
 * escape, and outside of them it has none of these.
 */
export function printableJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, undefined, indent) ?? 'null';
  return json.replace(UNSEEN_IN_JSON, units);
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : units(char);
}

/** A character as escapes of its UTF-16 units. */
function units(char: string): string {
  return char
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
