/** Parsing of ignore comments, and how they combine with problems. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn, guardsOf } from '../../server/src/analysis.ts';
import { type Ignore, readIgnores } from '../../server/src/charter/ignore-comments.ts';
import { joined } from '../../server/src/checking/across-charters.ts';
import { comparePlaced, type PlacedProblem, silence, withoutRepeats } from '../../server/src/checking/silence.ts';
import { readYaml } from '../../server/src/yaml/document.ts';
import { TODAY } from '../support/fixture.ts';

const HEAD = 'team: T\nroles: { a: A }\n';

describe('an ignore comment', () => {
  for (const [text, expected] of [
    ['# charter-ignore-file a\nx: y', [['a', '# charter-ignore-file a\nx: y', undefined]]],
    ['x: y # charter-ignore-line a', [['a', 'x: y # charter-ignore-line a', undefined]]],
    ['w: v\nx: y # charter-ignore-line a\nz: 1\n', [['a', 'x: y # charter-ignore-line a\n', undefined]]],
    ['\ufeffx: y # charter-ignore-line a\nz: 1\n', [['a', 'x: y # charter-ignore-line a\n', undefined]]],
    ['# charter-ignore-line a\nx: y\nz: 1\n', [['a', 'x: y\n', undefined]]],
    ['\ufeff# charter-ignore-line a\nx: y\nz: 1\n', [['a', 'x: y\n', undefined]]],
    ['x:\n  # charter-ignore-line a\n  y: 1\n  z: 2\n', [['a', '  y: 1\n', undefined]]],
    ['x: 1 # charter-ignore-next-line a\ny: 1\nz: 1\n', [['a', 'y: 1\n', undefined]]],
    ['# charter-ignore-next-line a\n# b\n\t # c\nx: y\nz: 1\n', [['a', 'x: y\n', undefined]]],
    ['# charter-ignore-next-line a\n\nx: y\n', [['a', '\n', undefined]]],
    ['x: y\n# charter-ignore-next-line a', [['a', '', undefined]]],
    ['# charter-ignore-next-line a\nx: y', [['a', 'x: y', undefined]]],
    // The whole entry that begins there, without its parent or the next entry.
    [
      '# charter-ignore-next-line a\nx:\n  y:\n    - 1\n    - 2\nz: 1\n',
      [['a', 'x:\n  y:\n    - 1\n    - 2', undefined]],
    ],
    [
      'x:\n  # charter-ignore-next-line a\n  y:\n    - 1\n    - 2\n  z: 1\n',
      [['a', '  y:\n    - 1\n    - 2', undefined]],
    ],
    ['x:\n  - 1\n  # charter-ignore-next-line a\n  - - 2\n    - 3\n  - 4\n', [['a', '  - - 2\n    - 3', undefined]]],
    [
      'x: { y: 1,\n  # charter-ignore-next-line a\n  z: [2,\n  3], w: [4,\n  5] }\n',
      [['a', '  z: [2,\n  3]', undefined]],
    ],
    [
      `${HEAD}# charter-ignore-next-line a\nraci:\n  - { activity: b }\n  - { activity: c }\ndaci: []\n`,
      [['a', 'raci:\n  - { activity: b }\n  - { activity: c }\n', undefined]],
    ],
    [
      `${HEAD}# charter-ignore-next-line a\nraci:\n  - { activity: b }\n  - { activity: c }\n`,
      [['a', 'raci:\n  - { activity: b }\n  - { activity: c }\n', undefined]],
    ],
    [
      `${HEAD}raci:\n  # charter-ignore-next-line a\n  - { activity: b }\n  - { activity: c }\n`,
      [['a', '  - { activity: b }\n', undefined]],
    ],
    [
      `${HEAD}raci:\n  # charter-ignore-next-line a\n  - activity: b\n    R: [a,\n      a]\n  - { activity: c }\n`,
      [['a', '  - activity: b\n    R: [a,\n      a]', undefined]],
    ],
    // Codes and the reason.
    ['##  charter-ignore-line  a,b c ,d  \nx: 1\n', ['a', 'b', 'c', 'd'].map((code) => [code, 'x: 1\n', undefined])],
    ['x: y # charter-ignore-line a -- why not', [['a', 'x: y # charter-ignore-line a -- why not', 'why not']]],
    ['x: y # charter-ignore-line a --why--', [['a', 'x: y # charter-ignore-line a --why--', 'why--']]],
    ['x: y # charter-ignore-line a --  why  ', [['a', 'x: y # charter-ignore-line a --  why  ', 'why']]],
    ['x: y # charter-ignore-line a --', [['a', 'x: y # charter-ignore-line a --', '']]],
    ['x: y # charter-ignore-line a-b-c', [['a-b-c', 'x: y # charter-ignore-line a-b-c', undefined]]],
    ['x: y # see charter-ignore-line a', []],
    ['x: "# charter-ignore-line a"', []],
  ] as const) {
    it(`is read: ${JSON.stringify(text)}`, () => {
      const { all, bad } = readIgnores(readYaml(text));
      assert.deepEqual(
        all.map(({ code, scope, reason }) => [code, text.slice(scope.start, scope.end), reason]),
        expected,
      );
      assert.deepEqual(bad, []);
    });
  }

  it('is bad without a code or with an unknown word, and marked at the word', () => {
    for (const [text, word] of [
      ['x: y # charter-ignore-line', 'charter-ignore-line'],
      ['x: y # charter-ignore-line -- a', 'charter-ignore-line'],
      ['x: y # charter-ignore-line ,', 'charter-ignore-line'],
      ['x: y # charter-ignore a', 'charter-ignore'],
      ['x: y # charter-ignore-lines a', 'charter-ignore-lines'],
      ['x: y # charter-ignore-file: a', undefined],
    ] as const) {
      const { all, bad } = readIgnores(readYaml(text));
      assert.deepEqual(
        bad.map((one) => [one.word, text.slice(one.span.start, one.span.end)]),
        word === undefined ? [] : [[word, word]],
        text,
      );
      assert.equal(all.length, word === undefined ? 2 : 0, text);
    }
  });

  it('silences up to the end of the text, and the silenced problems are kept separately', () => {
    for (const comment of ['# charter-ignore-file missing-owner', '']) {
      const line = comment === '' ? ' # charter-ignore-line missing-owner' : '';
      const { problems, ignored } = analyse(
        `${comment}\n${HEAD}raci: [{ activity: One, R: a }]${line}`,
        contextOn(TODAY),
      );
      assert.deepEqual([problems.map((one) => one.code), ignored.map((one) => one.code)], [[], ['missing-owner']]);
      assert.equal(ignored[0]?.ignoredBy?.code, 'missing-owner');
    }
  });

  it('keeps only what it silences, and waits only for problems across charters', () => {
    const text = `# charter-ignore-file missing-owner\n${HEAD}raci: [{ activity: One, R: a }, { activity: Two, A: a }]\n`;
    const analysis = analyse(text, contextOn(TODAY));
    assert.deepEqual(
      [analysis.problems.map((one) => one.code), analysis.ignored.map((one) => one.code)],
      [['missing-responsible'], ['missing-owner']],
    );
    assert.deepEqual(guardsOf(analysis), []);
  });
});

function placed(code: string, start: number, end = start + 1, message = code): PlacedProblem {
  return { code, message, span: { start, end } };
}

function ignore(code: string, start: number, end: number): Ignore {
  return { code, block: 0, span: { start, end: start + 1 }, scope: { start, end }, reason: undefined };
}

describe('problems', () => {
  it('are sorted by place, code and length', () => {
    const all = [placed('a', 1), placed('b', 1), placed('a', 2, 3), placed('a', 2, 4), placed('b', 2), placed('a', 3)];
    assert.deepEqual([...all].reverse().sort(comparePlaced), all);
    assert.equal(comparePlaced(placed('a', 1), placed('a', 1)), 0);
    assert.ok(comparePlaced(placed('a', 1, 5), placed('a', 1, 3)) > 0);
    assert.ok(comparePlaced(placed('b', 1), placed('a', 1)) > 0);
  });

  it('are reported once if they are the same at one place', () => {
    const all = [
      placed('a', 1),
      placed('a', 1),
      placed('a', 1, 2, 'else'),
      placed('b', 1),
      placed('a', 2),
      placed('a', 2, 4),
    ];
    assert.deepEqual(withoutRepeats(all), [all[0], ...all.slice(2)]);
  });

  it('are silenced from the start to the end of a scope, by the first comment with their code', () => {
    const problems = [placed('a', 0), placed('a', 2), placed('b', 2), placed('a', 4), placed('a', 5), placed('b', 8)];
    const ignores = [ignore('b', 8, 9), ignore('a', 2, 5), ignore('c', 0, 9), ignore('a', 4, 6), ignore('b', 0, 2)];
    const used = new Set<Ignore>();
    assert.deepEqual(
      silence(problems, ignores, used).map(({ ignoredBy }) => ignoredBy && ignores.indexOf(ignoredBy)),
      [undefined, 1, undefined, 1, 3, 0],
    );
    assert.deepEqual([...used].map((one) => ignores.indexOf(one)).sort(), [0, 1, 3]);
  });

  it('stay if they cannot be silenced, even if a comment names them', () => {
    const [one, by, used] = [placed('a', 1), ignore('a', 0, 9), new Set<Ignore>()];
    assert.deepEqual(
      silence([one], [by], used, () => true),
      [one],
    );
    assert.deepEqual([...used], [by]);
    assert.deepEqual(silence([one], [], used), [one]);
  });

  it('are joined with those across charters and with the problems of unused comments', () => {
    const base = { problems: [placed('a', 5)], ignored: [{ ...placed('b', 3), ignoredBy: ignore('b', 0, 9) }] };
    assert.deepEqual(joined(base, [], []), base);
    const [used, idle] = [ignore('x', 0, 2), ignore('x', 7, 8)];
    const guards = [
      { ignore: used, unused: placed('unused', 0) },
      { ignore: idle, unused: placed('unused', 7) },
      { ignore: ignore('y', 9, 9), unused: undefined },
    ];
    const { problems, ignored } = joined<PlacedProblem>(base, guards, [placed('x', 6), placed('x', 1), placed('x', 4)]);
    assert.deepEqual(
      problems.map((one) => [one.code, one.span.start]),
      [
        ['x', 4],
        ['a', 5],
        ['x', 6],
        ['unused', 7],
      ],
    );
    assert.deepEqual(
      ignored.map((one) => [one.code, one.span.start]),
      [
        ['x', 1],
        ['b', 3],
      ],
    );
  });
});
