// What is left on the disk when a file is written, and when it cannot be.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs, { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { FIXABLE } from '../support/cli-charters.ts';
import { ROOT } from '../support/shared.ts';
import { inFolder } from '../support/terminal.ts';

const skip = process.platform === 'win32' && 'Windows has neither modes nor limits';
const UNFORMATTED = FIXABLE.replace('roles:', 'roles:   ');

/** Does a piece of work, and notes what happens to descriptors: with the mode that the file has then. */
async function traced(work: () => Promise<unknown>): Promise<readonly string[]> {
  const seen: string[] = [];
  const names = new Map<unknown, string>();
  const real = { openSync: fs.openSync, writeFileSync: fs.writeFileSync, fsyncSync: fs.fsyncSync };
  const { renameSync } = fs;
  const note = (what: string, file: number) => {
    const about = fs.fstatSync(file);
    const kind = about.isDirectory() ? 'folder' : (about.mode & 0o777).toString(8);
    seen.push(`${what} ${names.get(file)} ${kind}`);
  };
  fs.openSync = (path, ...rest) => {
    const file = real.openSync(path, ...rest);
    names.set(file, basename(String(path)).replace(/\d+-\d+/, 'N'));
    return file;
  };
  fs.writeFileSync = (file, ...rest) => {
    if (typeof file === 'number') note('write', file);
    real.writeFileSync(file, ...rest);
  };
  fs.fsyncSync = (file) => {
    note('flush', file);
    real.fsyncSync(file);
  };
  fs.renameSync = (from, to) => {
    seen.push('rename');
    renameSync(from, to);
  };
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    Object.assign(fs, real, { renameSync });
    syncBuiltinESMExports();
  }
  return seen;
}

describe('a file that is written', { skip }, () => {
  for (const mode of [0o600, 0o640, 0o666, 0o755]) {
    it(`has the mode ${mode.toString(8)} from its first byte, and is flushed with its folder`, async () => {
      await inFolder({ 'w/a.charter.yaml': FIXABLE }, async (folder) => {
        const path = join(folder.path, 'w/a.charter.yaml');
        chmodSync(path, mode);
        const octal = mode.toString(8);
        const seen = await traced(() => folder.run(['check', '--fix']));
        assert.deepEqual(seen, [
          `write .a.charter.yaml.N.tmp ${octal}`,
          `flush .a.charter.yaml.N.tmp ${octal}`,
          'rename',
          'flush w folder',
        ]);
        assert.equal(statSync(path).mode & 0o777, mode);
      });
    });
  }

  it('is flushed with its folder where it is new', async () => {
    await inFolder({}, async (folder) => {
      const seen = await traced(() => folder.run(['init', 'w/a.charter.yaml']));
      const octal = (statSync(join(folder.path, 'w/a.charter.yaml')).mode & 0o777).toString(8);
      assert.deepEqual(seen, [`write a.charter.yaml ${octal}`, `flush a.charter.yaml ${octal}`, 'flush w folder']);
    });
  });

  it('keeps its owner and group, as far as the one who writes may give it away', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE }, async (folder) => {
      const path = join(folder.path, 'a.charter.yaml');
      if (process.getuid?.() === 0) chownSync(path, 1234, 2345);
      const before = statSync(path);
      await folder.run(['check', '--fix']);
      const after = statSync(path);
      assert.deepEqual([after.uid, after.gid], [before.uid, before.gid]);
    });
  });
});

describe('a disk that is full', { skip }, () => {
  /** No file may have a byte, which a program hears of as it does of a full disk. */
  const run = (cwd: string, args: readonly string[]) =>
    spawnSync('sh', ['-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh', process.execPath, MAIN, ...args], {
      cwd,
      encoding: 'utf8',
      input: '',
    });
  const MAIN = join(ROOT, 'server/src/main-cli.ts');
  const FILES = { 'a.charter.yaml': UNFORMATTED, 'b.csv': 'Activity,PM\nGo,RA\n', 'old.txt': 'old' };

  for (const [args, shown] of [
    [['init'], 'team.charter.yaml cannot be written'],
    [['init', 'teams/new.charter.yaml'], 'teams/new.charter.yaml cannot be written'],
    [['init', 'old.txt', '--force'], 'old.txt cannot be written'],
    [['check', '--fix'], 'a.charter.yaml: It cannot be written'],
    [['check', '--output', 'new.txt'], 'new.txt cannot be written'],
    [['check', '--output', 'old.txt'], 'old.txt cannot be written'],
    [['format'], 'a.charter.yaml: It cannot be written'],
    [['matrix', 'a.charter.yaml', '--output', 'new.txt'], 'new.txt cannot be written'],
    [['matrix', 'a.charter.yaml', '--output', 'old.txt'], 'old.txt cannot be written'],
    [['import', 'b.csv', '--output', 'new.charter.yaml'], 'new.charter.yaml cannot be written'],
  ] as const) {
    it(`leaves every file as it was, and no new one, after charter ${args.join(' ')}`, async () => {
      await inFolder(FILES, async (folder) => {
        const { status, stderr } = run(folder.path, args);
        assert.ok(stderr.includes(`charter: ${shown}: the file would be too large.\n`), stderr);
        assert.equal(status, 2);
        for (const [file, text] of Object.entries(FILES)) assert.equal(folder.read(file), text);
        const left = readdirSync(folder.path, { recursive: true, withFileTypes: true });
        const names = left.filter((entry) => entry.isFile()).map(({ name }) => name);
        assert.deepEqual(names.sort(), Object.keys(FILES).sort());
      });
    });
  }
});
