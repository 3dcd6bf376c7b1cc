import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { GitIgnore } from '../../server/src/node/gitignore.ts';
import { runs } from '../support/random.ts';
import { ROOT } from '../support/root.ts';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'charter-ignore-')));
const GIT = { cwd: home, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } } as const;

before(() => void execFileSync('git', ['init', '-q', home], GIT));
after(() => rmSync(home, { recursive: true }));

const quiet = () => assert.fail('an ordinary file needs no message');

const FILES = [
  'a',
  'b',
  'ab',
  'abc',
  'foo.a',
  '.a',
  'é',
  'a b',
  'a ',
  '-',
  '[a]',
  '#a',
  '!a',
  'a]',
  'a\\b',
  'a*',
  'Xy',
];
const FOLDERS = ['', 'a', 'b', 'foo', 'a/b', 'a/a', 'a/foo', 'foo/a/b', 'a/b/a/b', 'b/é', 'x-y'];

/** Parts of patterns, including unusual ones of Git's syntax. */
const PIECES = [
  ...['a', 'b', 'ab', 'foo', 'c', '.', 'é', '-', ' ', '!', '#', ']', 'A', '/', '/', '/', '*', '*', '?'],
  ...['**', '**/', '/**', '/**/', '**/**/', '***', '*/', '/*/', '*a', 'a*', '**a', 'a**', 'a**/', '*\\', '**\\/'],
  ...['[ab]', '[!a]', '[^b]', '[a-c]', '[c-a]', '[]a]', '[!]a]', '[a-]', '[-a]', '[\\]a]', '[a\\-c]', '[*]', '[?]'],
  ...['[[:alpha:]]', '[[:punct:]b]', '[![:space:]]', '[[:nope:]]', '[[:]', '[[:a]', '[[:alpha:]-z]', '[/]', '['],
  ...['\\', '\\a', '\\*', '\\?', '\\[', '\\\\', '\\ ', '\\#', '\\!', '[a-é]', '??'],
];

const line = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '/', '#', '**/'),
    fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('', '', '', '/', ' ', '\\ ', '/**', '\r', '/ '),
  )
  .map(([start, pieces, end]) => start + pieces.join('') + end);
const text = fc
  .tuple(fc.constantFrom('', '', '\ufeff'), fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', ''))
  .map(([start, lines, end]) => start + lines.join('\n') + end);

describe('files ignored by .gitignore', () => {
  it('are the same as for Git, for any patterns', () => {
    const trees = fc.sample(fc.tuple(text, fc.option(text, { freq: 2 })), { seed: 11, numRuns: runs(120) });
    for (const [index, [outer, inner]] of trees.entries()) {
      for (const folder of FOLDERS) mkdirSync(join(home, `t${index}`, folder), { recursive: true });
      for (const folder of FOLDERS)
        for (const file of FILES) {
          const path = join(home, `t${index}`, folder, file);
          if (!existsSync(path)) writeFileSync(path, '');
        }
      writeFileSync(join(home, `t${index}/.gitignore`), outer);
      if (inner !== null) writeFileSync(join(home, `t${index}/a/.gitignore`), inner);
    }
    const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], {
      ...GIT,
      maxBuffer: 64 * 1024 * 1024,
    });
    const kept = new Set(listed.split('\0'));
    const git = GitIgnore.forSearch(home, home, quiet);
    const all = readdirSync(home, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !`${entry.parentPath}/`.startsWith(`${home}/.git/`),
    );
    assert.ok(kept.size > runs(1_000) && all.length - kept.size > runs(1_000));
    const wrong = all.flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const shown = path.slice(home.length + 1);
      if (git.ignoresFile(path) !== kept.has(shown)) return [];
      const [outer, inner] = trees[Number(/^t(\d+)/.exec(shown)?.[1])] ?? [];
      return [{ shown, git: kept.has(shown) ? 'kept' : 'ignored', outer, inner }];
    });
    assert.deepEqual(wrong, []);
  });

  it('are found in linear time for any pattern', () => {
    const folder = `${Array.from({ length: 40 }, () => 'a').join('/')}`;
    const long = 'a'.repeat(200);
    const patterns = [
      `${'**/a/'.repeat(12)}b`,
      `${'a*'.repeat(20)}b`,
      `**/${'*a'.repeat(20)}b`,
      `${'**/*/'.repeat(12)}b`,
    ];
    mkdirSync(join(home, 'deep', folder), { recursive: true });
    writeFileSync(join(home, 'deep/.gitignore'), patterns.join('\n'));
    const module = pathToFileURL(join(ROOT, 'server/src/node/gitignore.ts')).href;
    const script = `
      import { GitIgnore } from ${JSON.stringify(module)};
      const git = GitIgnore.forSearch('${home}/deep', '${home}/deep', () => {});
      console.log(git.ignoresFile('${home}/deep/${folder}/${long}'));`;
    // An exponential matcher would never finish; a linear one takes milliseconds.
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    assert.equal(ran.stdout, 'false\n', `${ran.signal} ${ran.stderr}`);
  });

  it('do not depend on a line that is longer than any path', () => {
    const folder = join(home, 'long');
    mkdirSync(folder);
    writeFileSync(join(folder, '.gitignore'), `${'*'.repeat(4097)}\n`);
    assert.equal(GitIgnore.forSearch(folder, folder, quiet).ignoresFile(join(folder, 'a')), false);
  });
});
