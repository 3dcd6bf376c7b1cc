import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import { getVSCodeTokens, renderSnap } from 'vscode-tmgrammar-test/dist/snapshot/index.js';
import { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { prepareServer } from '../../client/dev/prepare-vscode.ts';
import { ROOT } from '../support/shared.ts';

/** The Charter grammars, and the YAML grammars of VS Code. */
async function grammars() {
  const yaml = join(await prepareServer(), 'extensions', 'yaml', 'syntaxes');
  const files = readdirSync(yaml).map((name) => join(yaml, name));
  return [join(ROOT, 'syntaxes', 'charter.tmLanguage.json'), ...files].map((path) => {
    const content = readFileSync(path, 'utf8');
    const { scopeName } = JSON.parse(content) as { scopeName: string };
    return { grammar: { path, scopeName }, content };
  });
}

const registry = createRegistryFromGrammars(await grammars());

function lines(text: string): string[] {
  return text.split('\n');
}

describe('the grammar', () => {
  const folder = join(import.meta.dirname, 'carets');
  for (const name of readdirSync(folder)) {
    it(`gives the scopes drawn in ${name}`, async () => {
      const test = parseGrammarTestCase(readFileSync(join(folder, name), 'utf8'));
      const failures = await runGrammarTestCase(registry, test);
      const said = failures.map((failure) => {
        const text = test.source[failure.srcLine]?.slice(failure.start, failure.end);
        return `line ${failure.line + 1}, “${text}”: missing [${failure.missing}], unexpected [${failure.unexpected}], found ${failure.actual.join(' ')}`;
      });
      assert.deepEqual(said, []);
    });
  }

  // UPDATE_SNAPSHOTS=1 writes them; read the difference before you commit it.
  const examples = join(ROOT, 'docs', 'examples');
  for (const name of readdirSync(examples)) {
    it(`highlights docs/examples/${name} as in the snapshot`, async () => {
      const text = readFileSync(join(examples, name), 'utf8').replaceAll('\r\n', '\n');
      const snapshot = join(import.meta.dirname, 'snapshots', `${basename(name)}.snap`);
      const found = renderSnap(await getVSCodeTokens(registry, 'source.charter', text));
      if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(snapshot, found);
      assert.ok(existsSync(snapshot), 'there is no snapshot: write it with UPDATE_SNAPSHOTS=1');
      assert.deepEqual(lines(found), lines(readFileSync(snapshot, 'utf8').replaceAll('\r\n', '\n')));
    });
  }

  it('marks nothing in an example as illegal', async () => {
    for (const name of readdirSync(examples)) {
      const text = readFileSync(join(examples, name), 'utf8');
      const marked = (await getVSCodeTokens(registry, 'source.charter', text)).flatMap(({ src, tokens }) =>
        tokens
          .filter((token) => token.scopes.some((scope) => scope.startsWith('invalid')))
          .map((token) => `${name}: ${src} (${token.scopes})`),
      );
      assert.deepEqual(marked, []);
    }
  });

  it('keeps the YAML scopes unchanged', async () => {
    for (const name of readdirSync(examples)) {
      const text = readFileSync(join(examples, name), 'utf8');
      const plain = await getVSCodeTokens(registry, 'source.yaml', text);
      const charter = await getVSCodeTokens(registry, 'source.charter', text);
      assert.deepEqual(charter.map(yamlScopes), plain.map(yamlScopes), name);
    }
  });
});

/** The YAML scopes of each character in a line, without Charter's own. */
function yamlScopes({ src, tokens }: Awaited<ReturnType<typeof getVSCodeTokens>>[number]): string[] {
  return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
    const own = scopes.filter((scope) => scope.endsWith('.yaml') && scope !== 'source.yaml');
    // Charter may replace the YAML scope of a value that is a word of the format.
    const kinds = own.filter((scope) => !scope.startsWith('constant.'));
    return Array.from(src.slice(startIndex, endIndex), (char) => `${char} ${kinds.join(' ')}`);
  });
}
