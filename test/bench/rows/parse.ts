import { parseDocument } from 'yaml';

/** How long the library takes for a text, asked for as little as it can be, in milliseconds. */
export function parseTime(text: string): number {
  const started = performance.now();
  parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return performance.now() - started;
}
