/**
 * Texts in the language of the window. Each is its own key, in English, as for `l10n.t` of VS Code: the page carries what
 * the host has of translations.
 */

const translated = read();

function read(): ReadonlyMap<string, string> {
  // Tests of words alone have no page.
  const given = typeof document === 'undefined' ? undefined : document.body.dataset['texts'];
  const found: unknown = given === undefined ? {} : JSON.parse(given);
  if (typeof found !== 'object' || found === null) return new Map();
  return new Map(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** A text with values in the places of `{0}`, `{1}` and so on. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (translated.get(text) ?? text).replace(/\{(\d+)\}/g, (place, at) => String(values[Number(at)] ?? place));
}

/** A number as the language of the window writes it. */
export function numberText(value: number): string {
  return value.toLocaleString(typeof document === 'undefined' ? 'en' : document.documentElement.lang);
}
