import { parseDocument } from 'yaml';

/** The shortest time in which the library parses a text, in milliseconds. */
export function parseTime(text: string): number {
  const started = performance.now();
  parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  return performance.now() - started;
}
