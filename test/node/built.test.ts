/** The server as it is built: what it keeps for its next start. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { spawnServer } from '../lsp/raw.ts';
import { ROOT } from '../support/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-built-'));
after(() => rmSync(folder, { recursive: true }));
const built = join(folder, 'dist');
execFileSync(process.execPath, ['esbuild.mjs', `--outdir=${built}`], { cwd: ROOT });

/** A session as an editor has one, from the start to the end; how many problems its charter has. */
async function session(env: NodeJS.ProcessEnv): Promise<number> {
  const { client, child } = spawnServer(join(built, 'server.cjs'), { ...process.env, ...env });
  await client.ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  client.tell('initialized', {});
  const text = 'team: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm }\n';
  client.tell('textDocument/didOpen', {
    textDocument: { uri: 'file:///w/a.charter.yaml', languageId: 'charter', version: 1, text },
  });
  const { params } = await client.hear(({ method }) => method === 'textDocument/publishDiagnostics');
  await client.ask('shutdown');
  client.tell('exit');
  if (child.exitCode === null) await once(child, 'exit');
  return (params as { readonly diagnostics: readonly unknown[] }).diagnostics.length;
}

function keptIn(cache: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(cache, name));
}

test('a server that ends leaves for the next one what was compiled, with what it called', async () => {
  const cache = join(folder, 'cache');
  const problems = await session({ NODE_COMPILE_CACHE: cache });
  assert.ok(problems > 0);
  const [kept = '', ...others] = keptIn(cache);
  assert.deepEqual(others, []);
  // What is compiled by loading alone is some 200 kilobytes.
  assert.ok(statSync(kept).size > 500_000, `${statSync(kept).size} bytes`);
  const before = statSync(kept);
  assert.equal(await session({ NODE_COMPILE_CACHE: cache }), problems);
  // It was of use: nothing was there to be kept that was not kept already.
  assert.equal(statSync(kept).ino, before.ino);
});

test('it leaves nothing where Node shall not keep what it compiles', async () => {
  const cache = join(folder, 'none');
  await session({ NODE_COMPILE_CACHE: cache, NODE_DISABLE_COMPILE_CACHE: '1' });
  assert.throws(() => keptIn(cache), { code: 'ENOENT' });
});
