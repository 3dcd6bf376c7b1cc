/** The server and the command as they are built: what they keep for their next start. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { spawnServer } from '../lsp/raw.ts';
import { ROOT } from '../support/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-built-'));
after(() => rmSync(folder, { recursive: true }));
const built = join(folder, 'dist');
execFileSync(process.execPath, ['esbuild.mjs', `--outdir=${built}`], { cwd: ROOT });

/** A session as an editor has one, from the start to the end; how many problems its charter has. */
async function session(env: NodeJS.ProcessEnv, whenShutDown = () => {}): Promise<number> {
  const { client, child } = spawnServer(join(built, 'server.cjs'), { ...process.env, ...env });
  await client.ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  client.tell('initialized', {});
  const text = 'team: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm }\n';
  client.tell('textDocument/didOpen', {
    textDocument: { uri: 'file:///w/a.charter.yaml', languageId: 'charter', version: 1, text },
  });
  const { params } = await client.hear(({ method }) => method === 'textDocument/publishDiagnostics');
  await client.ask('shutdown');
  whenShutDown();
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

test('it has left it by the time that it has shut down, so that its process ends at once', async () => {
  const cache = join(folder, 'early');
  let early: readonly number[] = [];
  const inodes = () => keptIn(cache).map((file) => statSync(file).ino);
  await session({ NODE_COMPILE_CACHE: cache }, () => {
    early = inodes();
  });
  assert.equal(early.length, 1);
  assert.deepEqual(inodes(), early);
});

test('it leaves nothing where Node shall not keep what it compiles', async () => {
  const cache = join(folder, 'none');
  await session({ NODE_COMPILE_CACHE: cache, NODE_DISABLE_COMPILE_CACHE: '1' });
  assert.throws(() => keptIn(cache), { code: 'ENOENT' });
});

/** Runs the built command over some charters; what it printed, and the names of what is kept by then. */
function command(args: readonly string[], cache: string, env: NodeJS.ProcessEnv = {}): { out: string; kept: string[] } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(built, 'charter.cjs'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, NODE_COMPILE_CACHE: cache, ...env },
  });
  assert.equal(status, 0, stderr);
  return { out: stdout, kept: keptIn(cache).map((path) => basename(path)) };
}

test('a command leaves for the next one what it has called, under its own name, and says the same with it', () => {
  const cache = join(folder, 'commands');
  const charters = join(folder, 'charters');
  mkdirSync(charters);
  const text = 'team: A\nroles: { pm: P, em: E }\nraci:\n  - { activity: One, R: em, A: pm, C: pm }\n';
  // Enough for a thread to be worth it: they share what is kept, and write nothing.
  for (let number = 0; number < 200; number++) writeFileSync(join(charters, `${number}.charter.yaml`), text);
  const one = ['check', '--fail-on', 'never', join(charters, '0.charter.yaml')];
  const first = command(one, cache);
  assert.deepEqual(first.kept, ['charter-check.bin']);
  const [path = ''] = keptIn(cache);
  const { ino } = statSync(path);
  assert.deepEqual(command(one, cache), first);
  const many = command(['check', '--fail-on', 'never', '--format', 'json', charters], cache);
  assert.equal(JSON.parse(many.out).files.length, 200);
  assert.equal(statSync(path).ino, ino);
  assert.deepEqual(command(['matrix', join(charters, '0.charter.yaml')], cache).kept.sort(), [
    'charter-check.bin',
    'charter-matrix.bin',
  ]);
});

test('a built command reads CSV with the reader of Node', () => {
  const path = join(folder, 'matrix.csv');
  writeFileSync(path, 'Task,PM,"Dev, lead"\n"Ship, it",A,R\n');
  const { out } = command(['import', path], join(folder, 'import'));
  assert.match(out, /\{ activity: "Ship, it", R: dev-lead, A: pm \}/);
});
