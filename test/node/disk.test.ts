import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { diskFiles } from '../../server/src/node/disk.ts';
import { CLEAN } from '../support/cli-charters.ts';
import { inFolder } from '../support/terminal.ts';

test('a folder has the charters that its links lead to, apart from those outside', async () => {
  await inFolder({ 'secret.charter.yaml': CLEAN, 'w/real/a.charter.yaml': CLEAN }, async ({ path }) => {
    const folder = join(path, 'w');
    symlinkSync('../secret.charter.yaml', join(folder, 'out.charter.yaml'));
    symlinkSync('real/a.charter.yaml', join(folder, 'within.charter.yaml'));
    symlinkSync('w', join(path, 'link'));
    const disk = diskFiles(() => {});
    // A folder may be reached through a link itself.
    for (const start of [folder, join(path, 'link')]) {
      const found: string[] = [];
      await disk.chartersBelow(
        start,
        (one) => found.push(one),
        () => false,
      );
      assert.deepEqual(found.sort(), [join(start, 'real/a.charter.yaml'), join(start, 'within.charter.yaml')]);
      const answers = ['out', 'within', 'gone'].map((name) =>
        disk.isCharter(join(start, `${name}.charter.yaml`), start),
      );
      assert.deepEqual(await Promise.all(answers), [false, true, true]);
    }
  });
});

test('the command and the server find the same charters, whatever the case of their names', async () => {
  const names = ['LOUD.CHARTER.YAML', 'a.charter.yaml', 'b.Charter.yml', 'node_modules/c.charter.yaml', 'd.yaml'];
  await inFolder(Object.fromEntries(names.map((name) => [name, CLEAN])), async (folder) => {
    const found: string[] = [];
    await diskFiles(() => {}).chartersBelow(
      folder.path,
      (one) => found.push(one),
      () => false,
    );
    const { out } = await folder.run(['check', '--format', 'json']);
    const { files } = JSON.parse(out) as { files: { path: string }[] };
    assert.deepEqual(
      files.map(({ path }) => path),
      names.slice(0, 3),
    );
    assert.deepEqual(
      found.sort(),
      names.slice(0, 3).map((name) => join(folder.path, name)),
    );
  });
});
