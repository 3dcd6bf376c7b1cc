import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Reading, readOrdinary, readOrdinarySync } from '../../server/src/node/ordinary-file.ts';
import { inFolder } from '../support/terminal.ts';

const POSIX = process.platform !== 'win32';

const WAYS: readonly (readonly [string, (path: string, reading: Reading) => Promise<Uint8Array>])[] = [
  ['at once', async (path, reading) => readOrdinarySync(path, reading)],
  ['meanwhile', readOrdinary],
];

for (const [how, read] of WAYS) {
  describe(`a file that is read ${how}`, () => {
    /** What comes of a path in a folder: its text, or why there is none. */
    const outcome = async (path: string, within: string | undefined, limit = 100) =>
      read(path, { limit, within }).then(
        (bytes) => Buffer.from(bytes).toString(),
        (error: Error) => error.message.replace(/^(E[A-Z]+).*/, '$1'),
      );

    it('is read up to the limit, directly and by links in the folder', async () => {
      await inFolder({ 'w/a': 'abc', 'w/long': 'x'.repeat(200), 'w/empty': '' }, async ({ path }) => {
        const folder = join(path, 'w');
        symlinkSync('a', join(folder, 'link'));
        symlinkSync('w', join(path, 'way'));
        for (const start of [folder, join(path, 'way')]) {
          assert.equal(await outcome(join(start, 'a'), start), 'abc');
          assert.equal(await outcome(join(start, 'link'), start), 'abc');
          assert.equal(await outcome(join(start, 'empty'), start), '');
          assert.equal(await outcome(join(start, 'long'), start), 'x'.repeat(100));
          assert.equal(await outcome(join(start, 'none'), start), 'ENOENT');
          assert.equal(await outcome(join(start, 'link'), undefined), 'abc');
        }
      });
    });

    it('is not read by a link that leads out of the folder, unless there is none to stay in', async () => {
      await inFolder({ secret: 's', 'w/a': '', 'out/b': 'b' }, async ({ path }) => {
        const folder = join(path, 'w');
        symlinkSync('../secret', join(folder, 'link'));
        symlinkSync('link', join(folder, 'link-to-link'));
        symlinkSync('../out', join(folder, 'folder'));
        for (const name of ['link', 'link-to-link', 'folder/b'])
          assert.equal(await outcome(join(folder, name), folder), 'it is a link that leads out of the folder', name);
        assert.equal(await outcome(join(folder, 'link'), undefined), 's');
      });
    });

    it('is not read where it is a folder, a pipe, a device or a socket', { skip: !POSIX && 'Windows' }, async () => {
      await inFolder({}, async ({ path }) => {
        mkdirSync(join(path, 'folder'));
        execFileSync('mkfifo', [join(path, 'pipe')]);
        symlinkSync('/dev/zero', join(path, 'zero'));
        const server = createServer();
        await new Promise<void>((done) => server.listen(join(path, 'socket'), done));
        for (const within of [path, undefined]) {
          assert.equal(await outcome(join(path, 'folder'), within), 'EISDIR');
          assert.equal(await outcome(join(path, 'pipe'), within), 'it is not a regular file');
          assert.equal(await outcome(join(path, 'socket'), within), 'it is not a regular file');
        }
        assert.equal(await outcome(join(path, 'zero'), path), 'it is a link that leads out of the folder');
        assert.equal(await outcome(join(path, 'zero'), undefined), 'it is not a regular file');
        server.close();
      });
    });

    it('is not waited for where it becomes a pipe just before it is opened', {
      skip: !POSIX && 'Windows',
    }, async () => {
      await inFolder({ a: 'abc' }, async ({ path }) => {
        const file = join(path, 'a');
        let writer = -1;
        const swap = () => {
          fs.rmSync(file);
          execFileSync('mkfifo', [file]);
          // Whoever reads the pipe all the same gets as much as it may, and does not wait for more.
          writer = fs.openSync(file, 'r+');
          fs.writeSync(writer, 'x'.repeat(200));
        };
        assert.equal(await beforeOpening(swap, () => outcome(file, path)), 'it is not a regular file');
        fs.closeSync(writer);
      });
    });

    it('is not read where it becomes a link just before it is opened', { skip: !POSIX && 'Windows' }, async () => {
      await inFolder({ 'w/a': 'abc', secret: 's' }, async ({ path }) => {
        const file = join(path, 'w/a');
        const swap = () => {
          fs.rmSync(file);
          symlinkSync('../secret', file);
        };
        assert.equal(await beforeOpening(swap, () => outcome(file, join(path, 'w'))), 'ELOOP');
      });
    });

    it('is no more than its beginning where it has gigabytes', async () => {
      await inFolder({ a: 'abc' }, async ({ path }) => {
        truncateSync(join(path, 'a'), 64 * 2 ** 30);
        assert.equal((await read(join(path, 'a'), { limit: 10, within: path })).length, 10);
      });
    });
  });
}

/** Does a piece of work, and something else just before the first file is opened in it. */
async function beforeOpening<T>(before: () => void, work: () => Promise<T>): Promise<T> {
  const [openSync, open] = [fs.openSync, fs.promises.open];
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    before();
  };
  fs.openSync = (...args: Parameters<typeof openSync>) => {
    once();
    return openSync(...args);
  };
  fs.promises.open = (...args: Parameters<typeof open>) => {
    once();
    return open(...args);
  };
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    fs.openSync = openSync;
    fs.promises.open = open;
    syncBuiltinESMExports();
    assert.ok(done);
  }
}
