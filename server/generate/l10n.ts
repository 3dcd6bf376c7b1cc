/** Collects the extension's texts for translators. Each text is its own key, as in VS Code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'client/src';
const TEXT = /(?<![\w.])(?:l10n\.)?t\(\s*'((?:[^'\\\n]|\\.)*)'/g;

/** All texts passed to `l10n.t` and, in the panel, to `t`, in order. */
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

/** Fills in `{0}`, `{1}` and so on, as VS Code does. */
export function filled(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d+)\}/g, (place, at) => values[Number(at)] ?? place);
}
