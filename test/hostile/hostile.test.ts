import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { nodesOf } from '../support/nodes.ts';
import { hostileFiles, jsonFiles, ownFiles, writeFiles } from './data.ts';
import { bundleProbe, ONE_THREAD } from './paste.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-hostile-'));
const probe = join(folder, 'probe.mjs');

before(() => bundleProbe('probe.ts', probe));
after(() => rmSync(folder, { recursive: true }));

interface Report {
  /** CPU times of each file, in milliseconds. */
  readonly times: Readonly<Record<string, number>>;
  /** The peak memory of the process, in bytes. */
  readonly memory: number;
}

function analyseAll(node: string, files: readonly string[]): Report {
  const result = spawnSync(node, [ONE_THREAD, probe], {
    input: files.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(
    result.signal,
    null,
    `${files.length > 1 ? 'a file' : files[0]} ended the process: ${result.stderr.slice(-600)}`,
  );
  assert.equal(result.status, 0, `${files.slice(0, 2).join(', ')}: ${result.stderr.slice(-1500)}`);
  return JSON.parse(result.stdout) as Report;
}

const MEGABYTES = 300;
/** Above this size in bytes, a few files need much memory. */
const LARGE = 50_000;

for (const [major, node] of nodesOf([20, 24])) {
  test(`every hostile file is analysed twice in a fresh process within limits, on Node ${major}`, () => {
    const own = writeFiles(folder, ownFiles());
    assert.ok(own.length > 50);
    const large = writeFiles(folder, jsonFiles()).filter((file) => statSync(file).size > LARGE);
    assert.ok(large.length > 1);
    for (const file of [...own, ...large]) {
      const { times, memory } = analyseAll(node, [file]);
      for (const time of Object.values(times)) assertQuick(file, time);
      const megabytes = Math.round(memory / 2 ** 20);
      assert.ok(megabytes < MEGABYTES, `${file} took ${megabytes} MB`);
    }
  });

  test(`all hostile files are analysed twice in one process within limits, on Node ${major}`, () => {
    const files = writeFiles(folder, hostileFiles());
    assert.ok(files.length > 1500);
    for (const [file, time] of Object.entries(analyseAll(node, files).times)) assertQuick(file, time);
  });
}

/** A limit that only a hang or quadratic work exceeds; it does not measure speed. */
function assertQuick(file: string, milliseconds: number): void {
  assert.ok(milliseconds < 1000, `${file} took ${Math.round(milliseconds)} ms of the processor`);
}
