/** The texts of the extension, for whoever translates them: each is its own key, as VS Code has it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'client/src';
const TEXT = /(?<![\w.])(?:l10n\.)?t\(\s*'((?:[^'\\\n]|\\.)*)'/g;

/** Every text that the extension gives to `l10n.t`, and its panel to its own `t`, in order. */
export function textsOfExtension(root: string): readonly string[] {
  const files = readdirSync(join(root, SOURCES), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = files.flatMap((name) => {
    const source = readFileSync(join(root, SOURCES, name), 'utf8');
    return [...source.matchAll(TEXT)].map(([, text = '']) => text.replaceAll("\\'", "'").replaceAll('\\\\', '\\'));
  });
  return [...new Set(texts)].sort();
}

export function l10nBundle(root: string): string {
  return `${JSON.stringify(Object.fromEntries(textsOfExtension(root).map((text) => [text, text])), null, 2)}\n`;
}

/** A text with values in the places of `{0}` and so on, as VS Code puts them there. */
export function filled(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d+)\}/g, (place, at) => values[Number(at)] ?? place);
}
