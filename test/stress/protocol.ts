/**
 * A client that misbehaves at random, parents that are killed, and documents that are opened and closed repeatedly.
 * test/lsp/faults.test.ts has the table of faults with their error codes; test/vscode/suite/server-life.ts kills the
 * server in a real VS Code.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { directServer } from '../lsp/direct.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { runs } from '../support/random.ts';
import { ROOT } from '../support/root.ts';
import { misbehave } from './misbehaving.ts';
import { clock, type Figure, Findings, type Order, type Part } from './part.ts';

/** An editor that starts a server and prints its process id. */
const EDITOR = `
const { spawn } = require('node:child_process');
const server = spawn(process.execPath, [process.argv[1], '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
server.stdout.once('data', () => console.log(server.pid));
server.stdin.write('Content-Length: ' + message.length + '\\r\\n\\r\\n' + message);
`;

const MAIN = join(ROOT, 'server/src/main-node.ts');

async function orphans(order: Order, findings: Findings): Promise<Figure> {
  const over = clock(order);
  const wanted = order.short ? 2 : 50;
  let count = 0;
  let worst = 0;
  for (; count < wanted && !over(); count++) {
    const editor = spawn(process.execPath, ['-e', EDITOR, MAIN], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(editor.stdout, 'data');
    const server = Number(String(line));
    assert.ok(server > 0, String(line));
    const killed = performance.now();
    editor.kill('SIGKILL');
    await once(editor, 'exit');
    while (isThere(server) && performance.now() - killed < 20_000)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const took = performance.now() - killed;
    worst = Math.max(worst, took);
    if (isThere(server)) {
      findings.note(`the server ${server} outlives the editor that was killed`);
      process.kill(server, 'SIGKILL');
    } else if (took > 5_000)
      findings.note(`the server took ${took.toFixed(0)} ms to leave after its editor was killed`);
  }
  return { what: 'editors killed, each with a server', count, worst: `gone after ${worst.toFixed(0)} ms` };
}

function isThere(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

async function cycles(order: Order, findings: Findings): Promise<Figure> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const used = async () => {
    // Closed documents are freed after the handlers that waited for them have finished.
    for (let round = 0; round < 5; round++) await new Promise((resolve) => setImmediate(resolve));
    if (typeof collect === 'function') collect();
    return process.memoryUsage().heapUsed;
  };
  const over = clock(order);
  const wanted = order.short ? runs(2_000) : 5_000;
  const server = await directServer();
  const cycle = async (index: number) => {
    const uri = `file:///w/${index % 2 === 0 ? index : 'same'}.charter.yaml`;
    server.open(uri, `${SMALL_CHARTERS[0]}# ${index}\n`);
    await server.diagnostics(uri);
    await server.ask(METHODS.matrix, { uri, protocol: PROTOCOL, by: 'role' });
    server.tell('textDocument/didClose', { textDocument: { uri } });
  };
  // The first rounds warm up the engine, which takes memory.
  const warm = 1_000;
  for (let index = 0; index < warm; index++) await cycle(index);
  const before = await used();
  let index = warm;
  for (; index < wanted && !over(); index++) await cycle(index);
  const grown = (await used()) - before;
  const each = grown / (index - warm);
  if (each > 1_000) findings.note(`${index} times opened and closed: ${each.toFixed(0)} bytes more each time`);
  return { what: 'documents opened and closed', count: index, worst: `${(grown / 1024).toFixed(0)} KB of growth` };
}

export const protocol: Part = {
  name: 'protocol',
  title: 'A misbehaving client, killed parents, and documents that are opened and closed',
  run: async (order) => {
    const findings = new Findings();
    const figures = [await misbehave(order, findings), await orphans(order, findings), await cycles(order, findings)];
    return { figures, findings: findings.list };
  },
};
