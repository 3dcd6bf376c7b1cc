import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN } from '../support/cli-charters.ts';
import { type Folder, inFolder, type RunOptions } from '../support/terminal.ts';

/** Files of no content that matters; each charter is of a team of its own. */
function files(...paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path, index) => [path, CLEAN.replace('Checkout', `Team ${index}`)]));
}

/** The paths that a check of some arguments looks at. */
async function found(folder: Folder, args: readonly string[] = [], options: RunOptions = {}): Promise<string[]> {
  const { out } = await folder.run(['check', '--format', 'json', ...args], options);
  return (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);
}

const TREE = files(
  'a.charter.yaml',
  'b.charter.yml',
  'teams/c.charter.yaml',
  'teams/deep/d.charter.yaml',
  'teams/.hidden/e.charter.yaml',
  'node_modules/x/f.charter.yaml',
  'teams/node_modules/g.charter.yaml',
  '.git/h.charter.yaml',
  'not.yaml',
  'charter.yaml',
  'x.charter.yaml.bak',
  'teams/x.charter.json',
);

describe('the files that charter check finds', () => {
  it('without a path are all charters below the current folder, in order', async () => {
    await inFolder(TREE, async (folder) => {
      assert.deepEqual(await found(folder), [
        'a.charter.yaml',
        'b.charter.yml',
        'teams/.hidden/e.charter.yaml',
        'teams/c.charter.yaml',
        'teams/deep/d.charter.yaml',
      ]);
      assert.deepEqual(await found(folder, [], { in: 'teams/deep' }), ['d.charter.yaml']);
    });
  });

  it('are those that are named, each once, whatever their names', async () => {
    await inFolder(TREE, async (folder) => {
      const args = ['not.yaml', './a.charter.yaml', 'teams', 'teams/deep/../c.charter.yaml', 'a.charter.yaml'];
      assert.deepEqual(await found(folder, args), [
        'not.yaml',
        'a.charter.yaml',
        'teams/.hidden/e.charter.yaml',
        'teams/c.charter.yaml',
        'teams/deep/d.charter.yaml',
      ]);
      assert.deepEqual(await found(folder, [join(folder.path, 'a.charter.yaml')]), ['a.charter.yaml']);
      assert.deepEqual(await found(folder, ['../../a.charter.yaml', '.'], { in: 'teams/deep' }), [
        '../../a.charter.yaml',
        'd.charter.yaml',
      ]);
    });
  });

  it('are those that match a pattern', async () => {
    await inFolder(TREE, async (folder) => {
      assert.deepEqual(await found(folder, ['teams/*.charter.yaml']), ['teams/c.charter.yaml']);
      assert.deepEqual(await found(folder, ['**/*.charter.yml']), ['b.charter.yml']);
      assert.deepEqual(await found(folder, ['{a,b}.charter.*']), ['a.charter.yaml', 'b.charter.yml']);
      assert.deepEqual(await found(folder, ['../**/d.charter.yaml'], { in: 'teams' }), ['deep/d.charter.yaml']);
      assert.deepEqual(await found(folder, [`${folder.path}/teams/d*/*`]), ['teams/deep/d.charter.yaml']);
    });
  });

  it('are a file whose name only looks like a pattern', async () => {
    await inFolder(files('[a].charter.yaml', 'a.charter.yaml'), async (folder) => {
      assert.deepEqual(await found(folder, ['[a].charter.yaml']), ['[a].charter.yaml']);
    });
  });

  it('are found once where links lead to them, and links to folders are not followed', async () => {
    await inFolder(files('real/a.charter.yaml'), async (folder) => {
      symlinkSync('real/a.charter.yaml', join(folder.path, 'link.charter.yaml'));
      symlinkSync('.', join(folder.path, 'real/loop'));
      assert.deepEqual(await found(folder), ['link.charter.yaml']);
      assert.deepEqual(await found(folder, ['real']), ['real/a.charter.yaml']);
    });
  });

  it('are not those that a link leads out to, unless it is named itself', async () => {
    await inFolder(files('secret.charter.yaml', 'w/a.charter.yaml', 'w/teams/b.charter.yaml'), async (folder) => {
      mkdirSync(join(folder.path, 'w/.git'));
      symlinkSync('../secret.charter.yaml', join(folder.path, 'w/out.charter.yaml'));
      symlinkSync('../a.charter.yaml', join(folder.path, 'w/teams/within.charter.yaml'));
      const err =
        'charter: out.charter.yaml: It is a link that leads out of the folder. It is read only when it is named itself.\n';
      for (const args of [[], ['.']]) {
        const ran = await folder.run(['check', ...args], { in: 'w' });
        assert.deepEqual([ran.status, ran.err], [2, err], args.join());
      }
      // A pattern matches no link.
      assert.deepEqual(await found(folder, ['**/*.charter.yaml'], { in: 'w' }), [
        'a.charter.yaml',
        'teams/b.charter.yaml',
      ]);
      assert.deepEqual(await found(folder, [], { in: 'w' }), ['a.charter.yaml', 'teams/b.charter.yaml']);
      assert.deepEqual(await found(folder, ['out.charter.yaml'], { in: 'w' }), ['out.charter.yaml']);
      // Formatting goes through no such link, either.
      const before = folder.read('secret.charter.yaml');
      folder.write('secret.charter.yaml', before.replace('roles:', 'roles:  '));
      await folder.run(['format'], { in: 'w' });
      assert.equal(folder.read('secret.charter.yaml'), before.replace('roles:', 'roles:  '));
      // Within one repository, links may lead anywhere.
      rmdirSync(join(folder.path, 'w/.git'));
      assert.deepEqual(await found(folder, [], { in: 'w' }), [
        'a.charter.yaml',
        'out.charter.yaml',
        'teams/b.charter.yaml',
      ]);
    });
  });
});

describe('what .gitignore leaves out', () => {
  const IGNORED = {
    ...files(
      'a.charter.yaml',
      'build/b.charter.yaml',
      'build/keep/c.charter.yaml',
      'draft-d.charter.yaml',
      'teams/e.charter.yaml',
      'teams/old/f.charter.yaml',
      'teams/old/g.charter.yaml',
      'teams/Draft-h.charter.yaml',
      'teams/sub/build/i.charter.yaml',
      'teams/sub/j.charter.yaml',
      'x y/k.charter.yaml',
    ),
    '.gitignore': '# comment\n/build/\ndraft-*\n!teams/\nx\\ y/\n',
    'teams/.gitignore': '\ufeffold/*\n!old/g.charter.yaml\nbuild\n',
    'teams/sub/.gitignore': '!build\n',
  };

  it('is what git leaves out', async () => {
    await inFolder(IGNORED, async (folder) => {
      execFileSync('git', ['init', '-q', folder.path]);
      const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard', '*.charter.yaml'], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      });
      const expected = listed.split('\0').filter(Boolean).sort();
      assert.deepEqual(await found(folder), expected);
      assert.ok(expected.includes('teams/old/g.charter.yaml') && !expected.includes('x y/k.charter.yaml'));
    });
  });

  it('is left out from a folder below, and by a pattern', async () => {
    await inFolder(IGNORED, async (folder) => {
      assert.deepEqual(await found(folder, [], { in: 'teams/old' }), ['g.charter.yaml']);
      assert.deepEqual(await found(folder, ['*.charter.yaml']), ['a.charter.yaml']);
    });
  });

  it('is checked all the same when it is named', async () => {
    await inFolder(IGNORED, async (folder) => {
      assert.deepEqual(await found(folder, ['draft-d.charter.yaml']), ['draft-d.charter.yaml']);
      assert.deepEqual(await found(folder, ['build']), ['build/b.charter.yaml', 'build/keep/c.charter.yaml']);
      assert.deepEqual(await found(folder, [], { in: 'build' }), ['b.charter.yaml', 'keep/c.charter.yaml']);
    });
  });
});

describe('extends', () => {
  it('stays inside the repository, and reaches out of the current folder', async () => {
    const child = (path: string) => `extends: ${path}\nteam: T\nraci: [{ activity: Go, R: pm, A: pm }]\n`;
    const base = 'team: Base\nroles: { pm: PM }\n';
    const tree = { 'base.charter.yaml': base, 'teams/a.charter.yaml': child('../base.charter.yaml') };
    await inFolder(tree, async (folder) => {
      assert.equal((await folder.run(['check'], { in: 'teams' })).status, 0);
      folder.write('teams/a.charter.yaml', child('../../outside.charter.yaml'));
      const { status, out } = await folder.run(['check'], { in: 'teams' });
      assert.equal(status, 1);
      assert.match(
        out,
        /a\.charter\.yaml:1:10 {2}error {2}broken-extends\n {2}“\.\.\/\.\.\/outside\.charter\.yaml” is outside/,
      );
    });
  });
});
