import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { nodesByMajor } from '../support/nodes.ts';
import { needsShared, ROOT, sharedFiles } from '../support/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-hostile-'));
const probe = join(folder, 'probe.mjs');

/** The bundled library asks for `process` by require. */
const REQUIRE = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

before(async () => {
  const entryPoints = [join(ROOT, 'test/hostile/probe.ts')];
  await build({
    entryPoints,
    outfile: probe,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: REQUIRE,
  });
});
after(() => rmSync(folder, { recursive: true }));

function analyseAll(node: string, files: readonly string[]): Record<string, number> {
  const result = spawnSync(node, [probe], { input: files.join('\n'), encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(
    result.signal,
    null,
    `${files.length > 1 ? 'a file' : files[0]} ended the process: ${result.stderr.slice(-600)}`,
  );
  assert.equal(result.status, 0, `${files.slice(0, 2).join(', ')}: ${result.stderr.slice(-1500)}`);
  return (JSON.parse(result.stdout) as { times: Record<string, number> }).times;
}

const nodes = nodesByMajor();

for (const major of [20, 24]) {
  const node = nodes.get(major);
  const options =
    'skip' in needsShared ? needsShared : node === undefined ? { skip: `no Node ${major} on the path` } : {};

  test(`every hostile file, each twice in a fresh process of its own, on Node ${major}`, options, () => {
    const files = [...sharedFiles('own'), ...sharedFiles('eemeli-yaml-pr104'), ...sharedFiles('google-fuzzing')];
    assert.ok(files.length > 50);
    for (const file of files) for (const time of Object.values(analyseAll(node ?? '', [file]))) assertQuick(file, time);
  });

  test(`all of the shared data, twice in one fresh process, on Node ${major}`, options, () => {
    const files = sharedFiles();
    assert.ok(files.length > 2000);
    for (const [file, time] of Object.entries(analyseAll(node ?? '', files))) assertQuick(file, time);
  });
}

/** A limit that only a hang or a quadratic walk can miss: it is no measure of speed. */
function assertQuick(file: string, milliseconds: number): void {
  assert.ok(milliseconds < 1000, `${file} took ${Math.round(milliseconds)} ms of the processor`);
}
