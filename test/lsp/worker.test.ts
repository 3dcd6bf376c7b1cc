/** The server in a worker, as a browser has one: no disk, no process, files from the client. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { ROOT } from '../support/shared.ts';
import type { Answer } from './raw.ts';

/** What a browser's worker has and a thread of Node has not; then the server, built as for a browser. */
async function scope(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'server/src/main-worker.ts')],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'silent',
  });
  return `
const { parentPort } = require('node:worker_threads');
globalThis.self = {
  onmessage: null,
  addEventListener: () => {},
  postMessage: (message) => parentPort.postMessage(message),
  close: () => process.exit(0),
};
parentPort.on('message', (data) => globalThis.self.onmessage?.({ data }));
${outputFiles[0]?.text}
parentPort.postMessage('ready');
`;
}

const FOLDER = 'vscode-vfs://github/acme/charters';
const FILES: Readonly<Record<string, string>> = {
  [`${FOLDER}/base.charter.yaml`]: 'team: Base\nroles: { pm: P, "ü": Ü }\n',
  [`${FOLDER}/teams/other.charter.yaml`]: 'team: Heir\nroles: { pm: P }\n',
};

test('a worker reads what it needs through its client, and answers as any server', async () => {
  const worker = new Worker(await scope(), { eval: true });
  const asked: string[] = [];
  const waiting = new Map<unknown, (answer: Answer) => void>();
  await once(worker, 'message');
  worker.on('message', (message: Answer) => {
    if (message.method === undefined) waiting.get(message.id)?.(message);
    if (message.method === undefined || message.id === undefined) return;
    asked.push(message.method);
    const { uri, folder } = message.params as { uri?: string; folder?: string };
    const text = FILES[uri ?? ''];
    const result =
      message.method === 'charter/findFiles'
        ? Object.keys(FILES).filter((one) => one.startsWith(`${folder}/`))
        : message.method === 'charter/readFile' && text !== undefined
          ? { bytes: Buffer.from(text).toString('base64') }
          : null;
    worker.postMessage({ jsonrpc: '2.0', id: message.id, result });
  });
  let count = 0;
  const ask = (method: string, params: object): Promise<Answer> =>
    new Promise((resolve) => {
      const id = ++count;
      waiting.set(id, resolve);
      worker.postMessage({ jsonrpc: '2.0', id, method, params });
    });
  const tell = (method: string, params: object) => worker.postMessage({ jsonrpc: '2.0', method, params });

  const { result } = await ask('initialize', {
    processId: null,
    workspaceFolders: [{ uri: FOLDER, name: 'charters' }],
    initializationOptions: { rulePages: 'https://pages.example/rules/' },
    capabilities: { textDocument: { diagnostic: { codeDescriptionSupport: true } } },
  });
  assert.equal((result as { serverInfo: { name: string } }).serverInfo.name, 'charter-language-server');
  tell('initialized', {});
  const uri = `${FOLDER}/teams/heir.charter.yaml`;
  const text = 'extends: ../base.charter.yaml\nteam: Heir\nraci:\n  - { activity: One, R: ü, A: pm }\n';
  tell('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version: 1, text } });
  const all = await ask('workspace/diagnostic', { previousResultIds: [] });
  const { items } = all.result as {
    items: { uri: string; items: { code: string; codeDescription: { href: string } }[] }[];
  };
  assert.deepEqual(
    items.map((one) => [one.uri, one.items.map(({ code }) => code)]),
    [
      [`${FOLDER}/base.charter.yaml`, []],
      [uri, ['duplicate-team']],
      [`${FOLDER}/teams/other.charter.yaml`, ['duplicate-team']],
    ],
  );
  assert.equal(items[1]?.items[0]?.codeDescription.href, 'https://pages.example/rules/duplicate-team.md');
  assert.deepEqual([...new Set(asked)].sort(), ['charter/findFiles', 'charter/readFile']);
  const late = ask('textDocument/hover', { textDocument: { uri }, position: { line: 3, character: 30 } });
  tell('$/cancelRequest', { id: count });
  assert.equal((await late).error?.code, -32800, 'a cancellation overtakes the request that it came with');
  assert.equal((await ask('shutdown', {})).error, undefined);
  const ended = once(worker, 'exit');
  tell('exit', {});
  assert.deepEqual(await ended, [0]);
});
