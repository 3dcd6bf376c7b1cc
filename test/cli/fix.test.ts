import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fixAll, writeFixed } from '../../server/src/cli/fix.ts';
import type { Unreadable } from '../../server/src/cli/report.ts';
import { Charters } from '../../server/src/workspace/index.ts';
import { CLEAN, FIXABLE } from '../support/cli-charters.ts';
import { TODAY } from '../support/fixture.ts';
import { runs } from '../support/random.ts';
import { folderWith, inFolder } from '../support/terminal.ts';

const FIXED = FIXABLE.replace('[pm, pm]', '[pm]').replace('acountable', 'accountable');

describe('charter check --fix', () => {
  it('applies safe fixes and reports the other problems', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE, 'b.charter.yaml': CLEAN }, async (folder) => {
      const { status, out, err } = await folder.run(['check', '--fix', '--format', 'github']);
      assert.equal(folder.read('a.charter.yaml'), FIXED);
      assert.equal(folder.read('b.charter.yaml'), CLEAN);
      assert.equal(status, 1);
      assert.deepEqual(
        [...out.matchAll(/title=([\w-]+)/g)].map((found) => found[1]),
        ['unknown-role'],
      );
      assert.equal(err, 'charter: Fixed 2 problems in 1 charter.\n');
      assert.deepEqual(readdirSync(folder.path).sort(), ['.git', 'a.charter.yaml', 'b.charter.yaml']);
    });
  });

  it('prints and writes nothing if there is nothing to fix', async () => {
    await inFolder({ 'a.charter.yaml': CLEAN }, async (folder) => {
      const before = statSync(join(folder.path, 'a.charter.yaml'), { bigint: true });
      assert.deepEqual(await folder.run(['check', '--fix']), {
        status: 0,
        out: 'No problems in 1 charter.\n',
        err: '',
      });
      const after = statSync(join(folder.path, 'a.charter.yaml'), { bigint: true });
      assert.deepEqual([after.ino, after.mtimeNs], [before.ino, before.mtimeNs]);
    });
  });

  it('repeats until nothing is left, however many fixes are next to each other', async () => {
    const many = FIXABLE.replace('[pm, pm]', `[${'pm, '.repeat(40)}pm]`);
    await inFolder({ 'a.charter.yaml': many }, async (folder) => {
      const { err } = await folder.run(['check', '--fix']);
      assert.equal(folder.read('a.charter.yaml'), FIXED);
      assert.equal(err, 'charter: Fixed 41 problems in 1 charter.\n');
    });
  });

  it('fixes problems hidden by --quiet, but not those that are switched off', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE }, async (folder) => {
      await folder.run(['check', '--fix', '--quiet', '--rule', 'unknown-key=off']);
      assert.equal(folder.read('a.charter.yaml'), FIXABLE.replace('[pm, pm]', '[pm]'));
    });
  });

  it('does not fix silenced problems', async () => {
    const text = FIXABLE.replace('keep this', 'charter-ignore-line duplicate-assignee');
    await inFolder({ 'a.charter.yaml': text }, async (folder) => {
      await folder.run(['check', '--fix']);
      assert.equal(folder.read('a.charter.yaml'), text.replace('acountable', 'accountable'));
      await folder.run(['check', '--fix', '--no-ignore-comments']);
      assert.equal(
        folder.read('a.charter.yaml'),
        text.replace('acountable', 'accountable').replace('[pm, pm]', '[pm]'),
      );
    });
  });

  it('keeps every byte around its edits', async () => {
    const styles: readonly ((text: string) => string)[] = [
      (text) => text,
      (text) => text.replaceAll('\n', '\r\n'),
      (text) => `\ufeff${text}`,
      (text) => text.trimEnd(),
      (text) => `${text}\n\n  # the end \t`,
      (text) => text.replace('Search', '"S\\u00e9arch 🚀 ünï"'),
    ];
    await fc.assert(
      fc.asyncProperty(fc.subarray([...styles]), fc.integer({ min: 0, max: 5 }), async (chosen, indent) => {
        const style = (text: string) =>
          chosen.reduce((done, one) => one(done), text.replaceAll(': ', `: ${' '.repeat(indent)}`));
        await inFolder({ 'a.charter.yaml': style(FIXABLE) }, async (folder) => {
          await folder.run(['check', '--fix']);
          assert.equal(folder.read('a.charter.yaml'), style(FIXED));
        });
      }),
      { seed: 4, numRuns: runs(60) },
    );
  });

  it('keeps the mode of a file, and keeps a link a link', async () => {
    await inFolder({ 'real/a.charter.yaml': FIXABLE }, async (folder) => {
      const real = join(folder.path, 'real/a.charter.yaml');
      chmodSync(real, 0o640);
      mkdirSync(join(folder.path, 'teams'));
      symlinkSync('../real/a.charter.yaml', join(folder.path, 'teams/a.charter.yaml'));
      await folder.run(['check', '--fix', 'teams']);
      assert.equal(folder.read('real/a.charter.yaml'), FIXED);
      assert.equal(statSync(real).mode & 0o777, 0o640);
      assert.ok(lstatSync(join(folder.path, 'teams/a.charter.yaml')).isSymbolicLink());
    });
  });

  it('does not write a file that is not UTF-8', async () => {
    const bytes = Buffer.from(FIXABLE.replace('keep this', 'für'), 'latin1');
    const folder = folderWith({ 'a.charter.yaml': bytes });
    try {
      const { status } = await folder.run(['check', '--fix']);
      assert.equal(status, 1);
      assert.equal(folder.read('a.charter.yaml'), bytes.toString('utf8'));
    } finally {
      folder.remove();
    }
  });

  it('does not write a file that changed after it was read', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE }, async (folder) => {
      const path = join(folder.path, 'a.charter.yaml');
      const charters = new Charters({ root: folder.path, today: TODAY, overrides: new Map(), honourIgnores: true });
      charters.set(path, { ok: true, text: FIXABLE });
      const fixed = fixAll(charters, [path]);
      assert.deepEqual(fixed, [{ path, before: FIXABLE, after: FIXED, count: 2 }]);
      writeFileSync(path, `${FIXABLE}# somebody else\n`);
      const faults: Unreadable[] = [];
      assert.deepEqual(writeFixed(charters, fixed, faults), []);
      assert.deepEqual(faults, [
        { path, message: 'The file changed after it was read, so it was not written. Run the command again.' },
      ]);
      assert.equal(folder.read('a.charter.yaml'), `${FIXABLE}# somebody else\n`);
      assert.equal(charters.analysis(path)?.text, FIXABLE);
    });
  });
});

describe('charter check --fix --dry-run', () => {
  const DIFF = `--- a/a.charter.yaml
+++ b/a.charter.yaml
@@ -1,5 +1,5 @@
 team: Search
 roles: { pm: Product Manager, eng: Software Engineer }
 raci:
-  - { activity: Planning, R: [pm, pm], A: pm, I: eng } # keep this
-  - { activity: Coding, R: egn, acountable: eng, I: pm }
+  - { activity: Planning, R: [pm], A: pm, I: eng } # keep this
+  - { activity: Coding, R: egn, accountable: eng, I: pm }
`;

  it('prints the diff and changes nothing', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE, 'b.charter.yaml': CLEAN }, async (folder) => {
      const ran = await folder.run(['check', '--fix', '--dry-run']);
      assert.deepEqual(ran, { status: 1, out: DIFF, err: '' });
      assert.equal(folder.read('a.charter.yaml'), FIXABLE);
    });
  });

  it('exits with the status of --fix', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE.replace('egn', 'eng') }, async (folder) => {
      assert.equal((await folder.run(['check', '--fail-on', 'warning'])).status, 1);
      for (const args of [['--dry-run'], []])
        assert.equal((await folder.run(['check', '--fail-on', 'warning', '--fix', ...args])).status, 0);
    });
  });

  it('reads standard input', async () => {
    await inFolder({}, async (folder) => {
      const { out } = await folder.run(['check', '--fix', '--dry-run', '-', '--stdin-filename', 'a.charter.yaml'], {
        input: FIXABLE,
      });
      assert.equal(out, DIFF);
    });
  });

  it('writes the diff to a file', async () => {
    await inFolder({ 'a.charter.yaml': FIXABLE }, async (folder) => {
      const ran = await folder.run(['check', '--fix', '--dry-run', '--output', 'fix.patch']);
      assert.deepEqual(ran, { status: 1, out: '', err: '' });
      assert.equal(folder.read('fix.patch'), DIFF);
    });
  });

  it('escapes control characters on a terminal, and nowhere else', async () => {
    const text = FIXABLE.replace('keep this', 'x\u001b[31m\u202e').replaceAll('\n', '\r\n');
    await inFolder({ 'a.charter.yaml': text }, async (folder) => {
      const command = ['check', '--fix', '--dry-run'];
      const { out } = await folder.run(command, { terminal: 80 });
      assert.ok(
        out.includes('# x\\u001b[31m\\u202e\n') && !['\u001b', '\u202e', '\r'].some((char) => out.includes(char)),
        out,
      );
      assert.ok((await folder.run(command)).out.includes('# x\u001b[31m\u202e\r\n'));
      await folder.run([...command, '--output', 'fix.patch'], { terminal: 80 });
      assert.ok(folder.read('fix.patch').includes('# x\u001b[31m\u202e\r\n'));
    });
  });
});
