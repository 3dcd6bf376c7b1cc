/** Writes strings as YAML. */

/** Words that some version of YAML does not read as text. */
const SPECIAL = /^(?:null|true|false|yes|no|on|off|y|n|nan|inf)$/iu;
/** Texts that may be a number, a date or a time. */
const NUMERIC = /^[\d_.,:eExXoOa-fA-F+\-TZ ]+$/u;
/**
 * Text that needs no quotes, even in a flow mapping. It begins with a letter or digit, has no YAML punctuation, and does
 * not end with a space.
 */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u;

/** Returns a string as YAML: plain if every version of YAML reads it as text, otherwise in double quotes. */
export function yamlScalar(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

function isPlain(text: string): boolean {
  if (!PLAIN.test(text) || /[:,[\]{}"\\]| #| {2}/u.test(text) || SPECIAL.test(text)) return false;
  return !(/^\p{N}/u.test(text) && NUMERIC.test(text));
}

/** Returns a string in double quotes. Escapes invisible characters and characters that YAML may read as line breaks. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]/gu,
    (char) => {
      const code = char.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${code}`;
    },
  );
}
