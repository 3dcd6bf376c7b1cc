/**
 * Word for word what each rule says, marks and mends. Every file of `stated/` holds cases: a heading, the charter (or
 * several, each below its path), and below `>>>` all that is said about it. With CHARTER_STATED=write the tests write
 * down what is said now; whoever does that reads the difference, sentence by sentence, before keeping it.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { allStated } from '../support/stated.ts';

const FOLDER = new URL('stated/', import.meta.url);
const WRITE = process.env.CHARTER_STATED === 'write';

interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The charters as they are written in the file of cases. */
  readonly source: string;
  readonly said: string;
}

function casesOf(text: string): readonly Case[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const titleEnd = part.indexOf('\n');
      const [source = '', said = ''] = part.slice(titleEnd + 1).split(/^>>>\n/m);
      const [alone = '', ...named] = source.split(/^<<< /m);
      const files = named.map((file) => {
        const end = file.indexOf('\n');
        return [file.slice(0, end), file.slice(end + 1)] as const;
      });
      return {
        title: part.slice(0, titleEnd),
        files: named.length === 0 ? { 'a.charter.yaml': alone } : Object.fromEntries(files),
        source,
        said: said.trimEnd() === '' ? '' : `${said.trimEnd()}\n`,
      };
    });
}

for (const file of readdirSync(FOLDER).sort()) {
  const path = fileURLToPath(new URL(file, FOLDER));
  const cases = casesOf(readFileSync(path, 'utf8'));
  describe(`what is said about ${file.replace('.txt', '')}`, () => {
    for (const { title, files, said } of cases) {
      if (!WRITE)
        it(title, async () => {
          assert.equal(await allStated(files), said);
        });
    }
    if (WRITE)
      it('is written down', async () => {
        let text = '';
        for (const { title, files, source } of cases) text += `=== ${title}\n${source}>>>\n${await allStated(files)}\n`;
        writeFileSync(path, `${text.trimEnd()}\n`);
      });
  });
}
