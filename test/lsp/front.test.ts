/** What is loaded before a client has its answer to `initialize` stays small, whoever adds an import. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';
import { ROOT } from '../support/shared.ts';

test('the front of the server brings neither the engine nor a library along', async () => {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, 'server/src/main-node.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    outfile: 'front.cjs',
    logLevel: 'silent',
    external: ['./node/rest.ts'],
  });
  const [output] = Object.values(metafile.outputs);
  const inside = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const foreign = inside
    .map(([path]) => path)
    .filter((path) => /node_modules|src\/(?:yaml|charter|rules|workspace)\//.test(path));
  assert.deepEqual(foreign, []);
  assert.ok(inside.some(([path]) => path.endsWith('lsp/server.ts')));
});
