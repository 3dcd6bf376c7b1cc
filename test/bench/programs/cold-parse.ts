/** Parses a file with the library once in a fresh process and writes the time in milliseconds. */
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

const text = readFileSync(process.argv[2] ?? '', 'utf8');
const started = performance.now();
parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
process.stdout.write(String(performance.now() - started));
