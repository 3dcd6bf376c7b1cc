import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { runCompiled } from '../../server/src/node/compiled.ts';

const PROGRAM = `exports.add = (a, b) => a + b;
exports.where = [__filename, __dirname, require('node:path').sep];
exports.never = () => 'a function that nobody calls is compiled by nobody';
`;

describe('what is kept of what Node compiles', () => {
  let folder = '';
  let file = '';
  const made: string[] = [];
  const run = (build = 'one') => {
    const running = runCompiled(program(build), folder);
    const { add, where } = running.exports as { add: (a: number, b: number) => number; where: string[] };
    assert.equal(add(2, 3), 5);
    assert.deepEqual(where.slice(0, 2), [file, join(file, '..')]);
    return running;
  };
  const program = (build = 'one') => ({ file, text: PROGRAM, build, name: 'charter-test' });
  const kept = () => join(folder, 'charter-test.bin');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'charter-compiled-'));
    made.push(folder);
    file = join(folder, 'program.cjs');
  });
  after(() => {
    for (const one of made) rmSync(one, { recursive: true });
  });

  test('is of use to the next start of the same build, and is nobody else’s to read', () => {
    const first = run();
    assert.equal(first.kept, false);
    first.keep();
    assert.equal(run().kept, true);
    assert.deepEqual(readdirSync(folder).sort(), ['charter-test.bin']);
    if (process.platform !== 'win32') assert.equal(statSync(kept()).mode & 0o777, 0o600);
  });

  test('is of no use to another build, which keeps its own', () => {
    run('one').keep();
    const other = run('two');
    assert.equal(other.kept, false);
    other.keep();
    assert.equal(run('two').kept, true);
    assert.equal(run('one').kept, false);
  });

  test('is passed over when a byte of it is wrong, or it is cut off', () => {
    run().keep();
    const whole = readFileSync(kept());
    for (const at of [0, 5, 10, 60, whole.length >> 1, whole.length - 1]) {
      const spoiled = Buffer.from(whole);
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 1, at);
      writeFileSync(kept(), spoiled);
      assert.equal(run().kept, false, `byte ${at}`);
    }
    for (const length of [0, 3, 4, 6, 40, whole.length - 1]) {
      writeFileSync(kept(), whole.subarray(0, length));
      assert.equal(run().kept, false, `${length} bytes`);
    }
    writeFileSync(kept(), whole);
    assert.equal(run().kept, true);
  });

  test('is passed over where others may write it', { skip: process.platform === 'win32' && 'no modes here' }, () => {
    run().keep();
    chmodSync(kept(), 0o622);
    assert.equal(run().kept, false);
    chmodSync(kept(), 0o600);
    assert.equal(run().kept, true);
  });

  test('is not written again for nothing', () => {
    run().keep();
    const { ino } = statSync(kept());
    const again = run();
    again.keep();
    again.keep();
    assert.equal(statSync(kept()).ino, ino);
  });

  test('is old after a day, until it was looked at again', () => {
    run().keep();
    assert.equal(run().old, false);
    const before = new Date(Date.now() - 25 * 60 * 60 * 1_000);
    utimesSync(kept(), before, before);
    const later = run();
    assert.equal(later.old, true);
    later.keep();
    assert.equal(run().old, false);
  });

  test('is not there without a folder, and not where nobody can write', () => {
    const without = runCompiled(program(), undefined);
    without.keep();
    const nowhere = runCompiled(program(), join(folder, 'none'));
    nowhere.keep();
    assert.equal(nowhere.kept, false);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is given up where something stands in its way', () => {
    mkdirSync(join(`${kept()}.${process.pid}`, 'inside'), { recursive: true });
    run().keep();
    assert.equal(run().kept, false);
    mkdirSync(kept());
    run().keep();
    assert.equal(run().kept, false);
  });

  test('does not hide what a program throws', () => {
    const text = 'throw new Error("it does not start");';
    assert.throws(() => runCompiled({ ...program(), text }, folder), /it does not start/);
  });
});
