/** The watcher of the test run records the right calls and no others. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { nodesByMajor } from './nodes.ts';
import { ROOT } from './shared.ts';

const PROCESS = "import { execFileSync } from 'node:child_process';\nexecFileSync(process.execPath, ['--version']);\n";
const SOCKET =
  "import { connect } from 'node:net';\nconst socket = connect(9, '127.0.0.1');\nsocket.on('error', () => {});\n";
const SERVER = "import { createServer } from 'node:net';\nconst one = createServer().listen(0, () => one.close());\n";
const FETCH = "await fetch('data:,x');\n";
const THREAD = `import { Worker, isMainThread } from 'node:worker_threads';
import { spawnSync } from 'node:child_process';
if (isMainThread) new Worker(new URL(import.meta.url));
else spawnSync(process.execPath, ['--version']);
`;

/** The records while a program at a path of the project runs. */
function noted(node: string, path: string, text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'charter-watch-'));
  try {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const report = join(folder, 'report');
    const hook = pathToFileURL(join(ROOT, 'test/support/watch.mjs')).href;
    const { NODE_TEST_CONTEXT: _, ...rest } = process.env;
    const env = { ...rest, NODE_OPTIONS: `--import=${hook}`, CHARTER_WATCH: report };
    const { status, stderr } = spawnSync(node, [file], { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n') : [];
    return lines.map((line) => line.replace(/ .*/, ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const [major, node] of nodesByMajor()) {
  test(`records a socket or a process of Charter’s own code, on Node ${major}`, () => {
    assert.deepEqual(noted(node, 'server/src/a.mjs', PROCESS), ['child_process.execFileSync']);
    assert.deepEqual(noted(node, 'client/src/a.mjs', SOCKET), ['Socket.connect']);
    assert.deepEqual(noted(node, 'dist/charter.cjs', "require('node:net').createServer().listen(0).unref();\n"), [
      'Server.listen',
    ]);
    assert.deepEqual(noted(node, 'server/src/a.mjs', SERVER), ['Server.listen']);
    assert.deepEqual(noted(node, 'server/src/a.mjs', FETCH), ['globalThis.fetch']);
    assert.deepEqual(noted(node, 'server/src/thread.mjs', THREAD), ['child_process.spawnSync']);
  });

  test(`records none for tests and for the server that the extension starts, on Node ${major}`, () => {
    assert.deepEqual(noted(node, 'test/a.mjs', PROCESS + SOCKET), []);
    assert.deepEqual(noted(node, 'dist/extension.cjs', "require('node:child_process').execFileSync('true');\n"), []);
  });
}
