/**
 * Translates the panel's texts. The key of a text is its English wording, as in VS Code's `l10n.t`. The page contains
 * the translations.
 */

const translated = read();

function read(): ReadonlyMap<string, string> {
  // Some unit tests have no page.
  const given = typeof document === 'undefined' ? undefined : document.body.dataset['texts'];
  const found: unknown = given === undefined ? {} : JSON.parse(given);
  if (typeof found !== 'object' || found === null) return new Map();
  return new Map(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Translates a text and fills in `{0}`, `{1}` and so on. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (translated.get(text) ?? text).replace(/\{(\d+)\}/g, (place, at) => String(values[Number(at)] ?? place));
}

/** Formats a number in the display language. */
export function numberText(value: number): string {
  return value.toLocaleString(typeof document === 'undefined' ? 'en' : document.documentElement.lang);
}
