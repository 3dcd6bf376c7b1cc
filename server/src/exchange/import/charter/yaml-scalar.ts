/** Words that YAML, in one version or another, takes for something else than text. */
const SPECIAL = /^(?:null|true|false|yes|no|on|off|y|n|nan|inf)$/iu;
/** Anything that begins like a number, a date or a time and has nothing else in it. */
const NUMERIC = /^[\d_.,:eExXoOa-fA-F+\-TZ ]+$/u;
/**
 * Text that is the same with or without quotes, between the brackets of a flow mapping too. It begins with a letter or
 * a digit, has no sign of YAML in it, and ends with something else than a space.
 */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]*[\p{L}\p{M}\p{N}\p{P}\p{S}])?$/u;

/** A string as YAML: plain where that is safe under every reading, else in double quotes. */
export function yamlScalar(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

function isPlain(text: string): boolean {
  if (!PLAIN.test(text) || /[:,[\]{}"\\]| #| {2}/u.test(text) || SPECIAL.test(text)) return false;
  return !(/^\p{N}/u.test(text) && NUMERIC.test(text));
}

/** Double quotes, with everything escaped that is not seen or that a reader of YAML might take for a line end. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]/gu,
    (char) => {
      const code = char.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${code}`;
    },
  );
}
