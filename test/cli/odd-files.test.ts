import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { diskFiles } from '../../server/src/node/disk.ts';
import { directServer } from '../lsp/direct.ts';
import { CLEAN } from '../support/cli-charters.ts';
import { ROOT } from '../support/shared.ts';
import { type Folder, inFolder } from '../support/terminal.ts';

/** What is in the place of a file, and why it is not read. */
const ODD: readonly (readonly [string, (path: string) => void, string])[] = [
  ['a pipe', (path) => execFileSync('mkfifo', [path]), 'It is not a regular file.'],
  ['a folder', (path) => mkdirSync(path), 'It is a folder, not a file.'],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path), 'It is a link that leads out of the folder.'],
  ['a link out', (path) => symlinkSync('../../ignore', path), 'It is a link that leads out of the folder.'],
  [
    'gigabytes',
    (path) => {
      writeFileSync(path, '*\n');
      truncateSync(path, 8 * 2 ** 30);
    },
    'It cannot be read: it is larger than 1 MiB.',
  ],
];

const EXTENDS = 'extends: base.charter.yaml\nteam: T\nraci: [{ activity: Go, R: pm, A: pm }]\n';

/** Runs the sources as a process that is killed where it hangs. */
function command(folder: Folder, args: readonly string[]) {
  const main = join(ROOT, 'server/src/main-cli.ts');
  const ran = spawnSync(process.execPath, [main, ...args], {
    cwd: join(folder.path, 'w'),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

describe('a workspace with odd files', { skip: process.platform === 'win32' && 'Windows has none of them' }, () => {
  for (const [what, make, why] of ODD) {
    it(`does without a .gitignore that is ${what}, with a note`, async () => {
      await inFolder({ ignore: '*\n', 'w/a.charter.yaml': CLEAN, 'w/teams/keep': '' }, async (folder) => {
        const w = join(folder.path, 'w');
        mkdirSync(join(w, '.git'));
        make(join(w, 'teams/.gitignore'));
        const note = `teams/.gitignore: ${why} Its patterns are not used.`;
        assert.deepEqual(command(folder, ['check']), {
          status: 0,
          out: 'No problems in 1 charter.\n',
          err: `charter: ${note}\n`,
        });

        const log: string[] = [];
        const disk = diskFiles((line) => log.push(line));
        const found: string[] = [];
        const look = () =>
          disk.chartersBelow(
            w,
            (path) => found.push(path),
            () => false,
          );
        await look();
        await look();
        assert.deepEqual(found, [join(w, 'a.charter.yaml'), join(w, 'a.charter.yaml')]);
        assert.deepEqual(log, [`${w}/${note}`]);
      });
    });
  }

  it('passes over charters that are no files, with a note', async () => {
    await inFolder({ 'w/a.charter.yaml': CLEAN }, async (folder) => {
      const w = join(folder.path, 'w');
      execFileSync('mkfifo', [join(w, 'pipe.charter.yaml')]);
      symlinkSync('pipe.charter.yaml', join(w, 'link.charter.yaml'));
      const ran = command(folder, ['check']);
      const why = 'It is not a regular file, so it is not read.';
      assert.deepEqual([ran.status, ran.out], [0, 'No problems in 1 charter.\n']);
      assert.deepEqual(ran.err.split('\n').sort(), [
        '',
        `charter: link.charter.yaml: ${why}`,
        `charter: pipe.charter.yaml: ${why}`,
      ]);
      const named = command(folder, ['check', 'pipe.charter.yaml']);
      assert.deepEqual([named.status, named.err], [2, 'charter: pipe.charter.yaml: It is not a regular file.\n']);
    });
  });

  it('says in the charter that what it extends is no file', async () => {
    await inFolder({ 'w/a.charter.yaml': EXTENDS }, async (folder) => {
      const w = join(folder.path, 'w');
      execFileSync('mkfifo', [join(w, 'base.charter.yaml')]);
      const expected = /“base\.charter\.yaml” cannot be read\. It is not a regular file\./;
      assert.match(command(folder, ['check', 'a.charter.yaml']).out, expected);
      const server = await directServer(
        diskFiles(() => {}),
        {},
        `file://${w}`,
      );
      server.open(`file://${w}/a.charter.yaml`, EXTENDS);
      const messages = (await server.diagnostics(`file://${w}/a.charter.yaml`)).map(({ message }) => String(message));
      assert.ok(
        messages.some((message) => expected.test(message)),
        messages.join('\n'),
      );
    });
  });

  it('compares a matrix with no pipe', async () => {
    await inFolder({ 'w/a.charter.yaml': CLEAN }, async (folder) => {
      execFileSync('mkfifo', [join(folder.path, 'w/matrix.md')]);
      const ran = command(folder, ['matrix', 'a.charter.yaml', '--output', 'matrix.md', '--check']);
      assert.deepEqual(ran, {
        status: 2,
        out: '',
        err: 'charter: matrix.md cannot be read: it is not a regular file.\n',
      });
    });
  });
});
