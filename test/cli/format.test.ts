import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CLEAN } from '../support/cli-charters.ts';
import { inFolder } from '../support/terminal.ts';

const LOOSE = `team: Checkout
roles: {pm: Product Manager, eng: Software Engineer}
raci:
  - { A: pm, activity: Interviewing users, R: pm, C: eng } # ask
  - activity: Writing code
    A: eng
    R: eng


`;
const FORMATTED = `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Interviewing users, R: pm, A: pm, C: eng }  # ask
  - activity: Writing code
    R: eng
    A: eng
`;
const BROKEN = 'team: [Broken\nroles: {}\n';

describe('charter format', () => {
  it('formats unformatted files and prints their names', async () => {
    await inFolder({ 'a.charter.yaml': LOOSE, 'teams/b.charter.yaml': CLEAN }, async (folder) => {
      assert.deepEqual(await folder.run(['format']), { status: 0, out: 'a.charter.yaml\n', err: '' });
      assert.equal(folder.read('a.charter.yaml'), FORMATTED);
      assert.equal(folder.read('teams/b.charter.yaml'), CLEAN);
      assert.deepEqual(await folder.run(['format']), { status: 0, out: '', err: '' });
    });
  });

  it('keeps line ends and a byte order mark', async () => {
    const style = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    await inFolder({ 'a.charter.yaml': style(LOOSE) }, async (folder) => {
      await folder.run(['format', 'a.charter.yaml']);
      assert.equal(folder.read('a.charter.yaml'), style(FORMATTED));
    });
  });

  it('--check writes nothing and exits with 1', async () => {
    await inFolder({ 'a.charter.yaml': LOOSE, 'b.charter.yaml': CLEAN }, async (folder) => {
      assert.deepEqual(await folder.run(['format', '--check']), { status: 1, out: 'a.charter.yaml\n', err: '' });
      assert.equal(folder.read('a.charter.yaml'), LOOSE);
      assert.deepEqual(await folder.run(['format', '--check', 'b.charter.yaml']), { status: 0, out: '', err: '' });
    });
  });

  it('prints formatted standard input', async () => {
    await inFolder({}, async (folder) => {
      assert.deepEqual(await folder.run(['format', '-'], { input: LOOSE }), { status: 0, out: FORMATTED, err: '' });
      assert.deepEqual(await folder.run(['format', '-'], { input: CLEAN }), { status: 0, out: CLEAN, err: '' });
      // --check prints the name of its input, even of standard input.
      const loose = await folder.run(['format', '--check', '-'], { input: LOOSE });
      assert.deepEqual(loose, { status: 1, out: '<stdin>\n', err: '' });
      const clean = await folder.run(['format', '--check', '-'], { input: CLEAN });
      assert.deepEqual(clean, { status: 0, out: '', err: '' });
    });
    await inFolder({ 'a.charter.yaml': LOOSE }, async (folder) => {
      const both = await folder.run(['format', '--check', '-', 'a.charter.yaml'], { input: LOOSE });
      assert.deepEqual(both, { status: 1, out: '<stdin>\na.charter.yaml\n', err: '' });
      const printed = await folder.run(['format', '-', 'a.charter.yaml'], { input: LOOSE });
      assert.deepEqual(printed, { status: 0, out: FORMATTED, err: '' });
      assert.equal(folder.read('a.charter.yaml'), FORMATTED);
    });
  });

  it('refuses invalid YAML and files that are not UTF-8, and formats the others', async () => {
    const files = {
      'a.charter.yaml': LOOSE,
      'b.charter.yaml': BROKEN,
      'c.charter.yaml': Buffer.from(LOOSE.replace('ask', 'für'), 'latin1'),
    };
    await inFolder(files, async (folder) => {
      const { status, out, err } = await folder.run(['format', '.', 'none.yaml']);
      assert.deepEqual([status, out], [2, 'a.charter.yaml\n']);
      const [missing = '', latin = '', broken = ''] = err.split('\n');
      assert.equal(missing, 'charter: none.yaml: There is no such file.');
      assert.match(latin, /^charter: c\.charter\.yaml: From here on the file is not UTF-8/);
      assert.match(broken, /^charter: b\.charter\.yaml: Line \d+, column \d+: \S/);
      assert.equal(folder.read('b.charter.yaml'), BROKEN);
      assert.equal(folder.read('c.charter.yaml'), files['c.charter.yaml'].toString('utf8'));
    });
  });

  it('uses the schemes that a charter inherits', async () => {
    const base = `team: Base
roles: { pm: PM }
schemes:
  own: { row: task, letters: { L: { key: lead, is: [owner, doer] }, V: { key: reviewer, is: input } } }
`;
    const child = 'extends: base.charter.yaml\nteam: T\nown:\n  - { V: pm, L: pm, task: Go }\n';
    await inFolder({ 'base.charter.yaml': base, 'a.charter.yaml': child }, async (folder) => {
      await folder.run(['format', 'a.charter.yaml']);
      assert.match(folder.read('a.charter.yaml'), / {2}- \{ task: Go, L: pm, V: pm \}\n$/);
    });
  });
});
