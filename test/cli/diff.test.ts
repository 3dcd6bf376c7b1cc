// Checks every diff with `git apply`.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { diffOf } from '../../server/src/cli/diff.ts';
import { FIXABLE } from '../support/cli-charters.ts';
import { runs } from '../support/random.ts';
import { inFolder } from '../support/terminal.ts';

const FIXED = FIXABLE.replace('[pm, pm]', '[pm]').replace('acountable', 'accountable');

function apply(folder: string, patch: string): void {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['init', '-q', folder], { env });
  execFileSync('git', ['apply', '-'], { cwd: folder, input: patch, env, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Comments on lines of their own, all of which become context of the changes. */
const withLine = (line: string) => (text: string) => text.replaceAll('\n', `\n${line}\n`);

const STYLES: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['LF and CRLF', (text) => text.replace('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text.replace('team: Search\n', '')}team: Search\n`],
  ['no final newline', (text) => text.trimEnd()],
  ['no final newline, and CRLF', (text) => text.trimEnd().replaceAll('\n', '\r\n')],
  ['empty lines', withLine('')],
  ['tabs', withLine('#\ta\t\tb\t')],
  ['spaces at the ends of lines', withLine('# a  ')],
  ['joiners and soft hyphens', withLine('# a\u200db\u200cc\u00add\u2060')],
  ['marks of direction', withLine('# \u202ea\u2066b\u200e')],
  ['Unicode line separators', withLine('# a\u2028b\u2029c\u0085d')],
  ['escapes written out', withLine('# \\u202e \\t \\n "\\101"')],
  ['markers of a diff', withLine('# @@ -1 +1 @@\n#-- a/b\n#++ b/b')],
  ['characters of four bytes', withLine('# 🚀 𝒜 é ï')],
  ['tags', withLine('# \u{e0041}\u{e007f}')],
];

const NAMES: readonly string[] = [
  ...[
    'teams/a',
    'a b',
    ' a',
    'équipe',
    'チーム',
    'a\u202eb',
    'a\u200db',
    'a\u00adb',
    '-a',
    "it's",
    '$a',
    '#a',
    'a 2020-01-01 00:00:00',
  ],
  ...(process.platform === 'win32'
    ? []
    : ['"a"', 'a\\b', 'a\tb', 'a\nb', 'a\rb', '\u0001\u0007\b\v\f\u007f', 'a\u001b[31m', '\\101']),
];

describe('the diff of charter check --fix --dry-run', () => {
  for (const [what, style] of STYLES) {
    it(`can be applied by git to ${what}`, async () => {
      await inFolder({ 'teams/a.charter.yaml': style(FIXABLE) }, async (folder) => {
        const { out } = await folder.run(['check', '--fix', '--dry-run']);
        apply(folder.path, out);
        assert.equal(folder.read('teams/a.charter.yaml'), style(FIXED));
      });
    });
  }

  it('can be applied by git to control characters, in charters with other errors', async () => {
    for (const char of ['\u0001', '\u0007', '\b', '\u001b[31m', '\u007f', '\v', '\f', '\0']) {
      const text = `${FIXABLE}x-note: a${char}b\n`;
      await inFolder({ 'a.charter.yaml': text }, async (folder) => {
        const { out } = await folder.run(['check', '--fix', '--dry-run']);
        apply(folder.path, out);
        assert.equal(folder.read('a.charter.yaml'), text.replace(FIXABLE, FIXED), JSON.stringify(char));
      });
    }
  });

  it('can be applied by git for any file name', async () => {
    const files = Object.fromEntries(NAMES.map((name) => [`${name}.charter.yaml`, FIXABLE]));
    await inFolder(files, async (folder) => {
      const { out } = await folder.run(['check', '--fix', '--dry-run']);
      apply(folder.path, out);
      for (const file of Object.keys(files)) assert.equal(folder.read(file), FIXED, JSON.stringify(file));
    });
  });

  it('contains file names as git writes them', async () => {
    const home = mkdtempSync(join(tmpdir(), 'charter-names-'));
    try {
      execFileSync('git', ['init', '-q', home]);
      const names = NAMES.filter((name) => !name.includes('/'));
      for (const name of names) writeFileSync(join(home, name), 'a\n');
      execFileSync('git', ['add', '-A'], { cwd: home });
      for (const name of names) {
        writeFileSync(join(home, name), 'b\n');
        const args = ['-c', 'core.quotePath=true', 'diff', '--', `:(literal)${name}`];
        const shown = execFileSync('git', args, { cwd: home, encoding: 'utf8' });
        const lines = (patch: string) => patch.split('\n').filter((line) => /^(?:---|\+\+\+) /.test(line));
        assert.deepEqual(lines(diffOf(name, 'a\n', 'b\n')), lines(shown));
      }
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('can be applied by git to random texts', () => {
    const line = fc.tuple(
      fc.oneof(
        fc.constantFrom(
          '',
          ' ',
          '\t',
          'a',
          'b',
          'c',
          '- a',
          '+ b',
          '-- a/x',
          '++ b/x',
          '@@ -1,2 +1,2 @@',
          '\\ No',
          '#',
        ),
        fc.constantFrom(
          'é',
          '\u00ad',
          '\u200d',
          '\u001b',
          '\u2028',
          '\ufeff',
          '\r',
          'diff --git a/x b/x',
          'index 1..2',
        ),
      ),
      fc.constantFrom('\n', '\n', '\n', '\r\n'),
    );
    const text = fc
      .tuple(
        fc.array(
          line.map((pair) => pair.join('')),
          { maxLength: 30 },
        ),
        fc.constantFrom('', 'x', 'y', 'x\n'),
      )
      .map(([lines, end]) => `first\n${lines.join('')}${end}`);
    const edited = fc
      .tuple(text, fc.array(fc.tuple(fc.nat(30), fc.nat(3), fc.array(line, { maxLength: 2 }))))
      .map(([before, edits]) => {
        const lines = before.split(/(?<=\n)/);
        for (const [at, gone, added] of edits) lines.splice(1 + at, gone, ...added.map((pair) => pair.join('')));
        return [before, lines.join('')] as const;
      });
    const pairs = fc
      .sample(fc.oneof(edited, fc.tuple(text, text)), { seed: 10, numRuns: runs(600) })
      .filter(([before, after]) => before !== after);
    const home = mkdtempSync(join(tmpdir(), 'charter-diff-'));
    try {
      for (const [index, [before]] of pairs.entries()) writeFileSync(join(home, `${index}.yaml`), before);
      apply(home, pairs.map(([before, after], index) => diffOf(`${index}.yaml`, before, after)).join(''));
      for (const [index, [before, after]] of pairs.entries())
        assert.equal(readFileSync(join(home, `${index}.yaml`), 'utf8'), after, JSON.stringify(before));
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('can be applied by git to texts with thousands of different lines', () => {
    const home = mkdtempSync(join(tmpdir(), 'charter-diff-'));
    try {
      const rows = (word: string) => Array.from({ length: 20_000 }, (_, row) => `${row % 2 ? word : 'same'} ${row}\n`);
      for (const [now, end] of [
        [rows('new'), ''],
        [rows('new'), 'one more'],
      ] as const) {
        const [before, after] = [rows('old').join(''), now.join('') + end];
        writeFileSync(join(home, 'a'), before);
        apply(home, diffOf('a', before, after));
        assert.equal(readFileSync(join(home, 'a'), 'utf8'), after);
      }
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
