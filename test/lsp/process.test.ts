/** The server as a process: its start, and its exit with its client. */
import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { ROOT } from '../support/root.ts';
import { RawClient, spawnServer } from './raw.ts';

const MAIN = join(ROOT, 'server/src/main-node.ts');
const folder = mkdtempSync(join(tmpdir(), 'charter-server-'));
after(() => rmSync(folder, { recursive: true }));

const INITIALIZE = { processId: process.pid, rootUri: null, capabilities: {} };

/** The longest time that a server may run after its client, in milliseconds. */
const LIMIT = 5_000;

/** Resolves when a process has exited; fails after the limit, with extra time for a busy machine. */
async function ends(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await once(child, 'exit', { signal: AbortSignal.timeout(LIMIT) });
}

test('exits when its standard input ends', async () => {
  const { client, child } = spawnServer();
  await client.ask('initialize', INITIALIZE);
  client.end();
  await ends(child);
});

test('exits when its client’s process exits, even if its input stays open', async () => {
  // An editor's shell may keep the pipe open after the editor exits.
  const editor = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const { client, child } = spawnServer();
  await client.ask('initialize', { ...INITIALIZE, processId: editor.pid });
  client.tell('initialized', {});
  editor.kill('SIGKILL');
  await once(editor, 'exit');
  await ends(child);
});

test('communicates over an IPC channel, and exits when the channel is closed', async () => {
  const child = fork(MAIN, ['--node-ipc'], { stdio: 'ignore' });
  const answer = once(child, 'message');
  child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params: INITIALIZE });
  const [{ id, result }] = await answer;
  assert.equal(id, 1);
  assert.equal(result.serverInfo.name, 'charter-language-server');
  child.disconnect();
  await ends(child);
});

test('reads charters from disk except those in .gitignore, and links to rule pages', async () => {
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const team = (name: string) => `team: ${name}\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: pm }\n`;
  write('a.charter.yaml', team('Same'));
  write('b.charter.yaml', team('Same'));
  write('ignored.charter.yaml', team('Same'));
  write('.gitignore', 'ignored.*\n');
  const { client, child } = spawnServer();
  await client.ask('initialize', {
    ...INITIALIZE,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    capabilities: { textDocument: { diagnostic: { codeDescriptionSupport: true } } },
  });
  client.tell('initialized', {});
  const { result } = await client.ask('workspace/diagnostic', { previousResultIds: [] });
  const { items } = result as { items: { uri: string; items: Diagnostic[] }[] };
  assert.deepEqual(
    items.map(({ uri, items: found }) => [uri, found.map(({ code }) => code)]),
    ['a', 'b'].map((name) => [pathToFileURL(join(folder, `${name}.charter.yaml`)).href, ['duplicate-team']]),
  );
  assert.deepEqual(items[0]?.items[0]?.codeDescription, {
    href: pathToFileURL(join(ROOT, 'docs/rules/duplicate-team.md')).href,
  });
  client.end();
  await ends(child);
});

test('prints only protocol messages, even after invalid ones', async () => {
  const child = spawn(process.execPath, [MAIN, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const client = new RawClient(child.stdout, child.stdin);
  client.bytes('Content-Length: 1\r\n\r\n?');
  assert.equal((await client.nextFault()).error?.code, -32700);
  client.tell('exit');
  await ends(child);
  assert.equal(child.exitCode, 1);
});
