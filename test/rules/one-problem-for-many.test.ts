/** Rules with one problem for several rows, roles or responsibilities: which of them count, and what comments spare. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Analysis } from '../../server/src/analysis.ts';
import { analyseFixture, expectFixes, expectOnly, fixesFor } from '../support/fixture.ts';

const FIVE = 'team: T\nroles: { a: A, b: B, c: C, d: D, e: E }\n';

/** The message and the related names of the problems of a rule. */
function told({ text, problems, document }: Analysis, code: string): (readonly [string, readonly string[]])[] {
  return problems
    .filter((problem) => problem.code === code)
    .map(({ message, finding }) => [
      message,
      (finding.related ?? []).map(({ block, span }) => {
        const start = document.blocks.startOf(document.blocks.indexOf(block));
        return text.slice(start + span.start, start + span.end);
      }),
    ]);
}

const CROWDS = {
  'many-responsible': 'R: [a, b, c, d], A: e',
  'many-consulted': 'R: e, A: e, C: [a, b, c, d]',
  'many-informed': 'R: e, A: e, I: [a, b, c, d]',
  'isolated-row': 'R: e, A: e',
} as const;

const FINE = '  - { activity: Fine, R: a, A: b, C: c, I: [d, e] }\n';

describe('a rule with one problem a table', () => {
  for (const [code, letters] of Object.entries(CROWDS)) {
    const row = (label: string, before = '', after = '') => `${before}  - { activity: ${label}, ${letters} }${after}\n`;

    it(`${code} marks the key of each table, and relates the rows`, () => {
      const analysis = expectOnly(
        [code],
        `${FIVE}raci:\n^^^^ ${code}\n${row('One')}${FINE}${row('Two')}rasci:\n^^^^^ ${code}\n${row('Three')}${FINE}`,
      );
      const [both, single] = told(analysis, code);
      assert.deepEqual(both?.[1], ['One', 'Two']);
      assert.match(both?.[0] ?? '', /2 rows.*“One” and “Two”/);
      assert.deepEqual(single?.[1], ['Three']);
      assert.match(single?.[0] ?? '', /“Three”/);
    });

    it(`${code} names three rows of five, and says how many more there are`, () => {
      const rows = ['One', 'Two', 'Three', 'Four', 'Five'].map((label) => row(label)).join('');
      const [[message, related] = ['', []]] = told(analyseFixture(`${FIVE}raci:\n${rows}${FINE}`), code);
      assert.match(message, /5 rows.*: “One”, “Two”, “Three” and 2 more\./);
      assert.equal(related.length, 5);
    });

    it(`${code} neither counts nor relates a row with an ignore comment, and uses the comment`, () => {
      const text = `${FIVE}raci:\n${row('One', `  # charter-ignore-next-line ${code} -- so be it\n`)}${row('Two')}${FINE}${row('Three', '', ` # charter-ignore-line ${code}`)}`;
      const analysis = analyseFixture(text);
      const [problem, ...others] = told(analysis, code);
      assert.deepEqual([problem?.[1], others], [['Two'], []]);
      assert.doesNotMatch(problem?.[0] ?? '', /rows|One|Three/);
      assert.deepEqual(told(analysis, 'unused-ignore'), []);
    });

    it(`${code} has no problem where a comment spares each row, or the table, or the file`, () => {
      const comment = ` # charter-ignore-line ${code}`;
      const above = `# charter-ignore-next-line ${code}\n`;
      for (const text of [
        `${FIVE}raci:\n${row('One', '', comment)}${FINE}${row('Two', '', comment)}`,
        `${FIVE}${above}raci:\n${row('One')}${FINE}${row('Two')}`,
        `${FIVE}raci:${comment}\n${row('One')}${FINE}${row('Two')}`,
        `# charter-ignore-file ${code}\n${FIVE}raci:\n${row('One')}${FINE}${row('Two')}`,
      ]) {
        const analysis = analyseFixture(text);
        assert.deepEqual([told(analysis, code), told(analysis, 'unused-ignore')], [[], []], text);
        assert.deepEqual(
          analysis.ignored.map((problem) => problem.code),
          [code],
          text,
        );
      }
    });

    it(`${code} calls a comment unused where its row is fine, and counts the others`, () => {
      const analysis = expectOnly(
        [code, 'unused-ignore'],
        `${FIVE}raci:
^^^^ ${code}
  # charter-ignore-next-line ${code}
                             ${'^'.repeat(code.length)} unused-ignore
${FINE}${row('One')}`,
      );
      assert.deepEqual(told(analysis, code)[0]?.[1], ['One']);
    });

    it(`${code} has its places in a table in brackets, and counts a row that an alias repeats once`, () => {
      const text = `${FIVE}raci: [&r { activity: One, ${letters} }, *r, { activity: Fine, R: a, A: b, C: c, I: [d, e] }]\n`;
      const [problem, ...others] = told(analyseFixture(text), code);
      assert.deepEqual([problem?.[1], others], [['One'], []]);
    });
  }

  it('relates no more than a hundred rows', () => {
    const rows = Array.from({ length: 130 }, (_, row) => `  - { activity: Row ${row}, R: e, A: e }\n`).join('');
    const [[message, related] = ['', []]] = told(analyseFixture(`${FIVE}raci:\n${FINE}${rows}`), 'isolated-row');
    assert.match(message, /130 rows/);
    assert.equal(related.length, 100);
  });

  it('has nothing to say of a row without a label, of a broken row, and where it is off', () => {
    const text = (rules: string) =>
      `${FIVE}${rules}raci:\n  - { R: e, A: e }\n  - { activity: "One, R: e, A: e }\n${FINE}`;
    assert.deepEqual(told(analyseFixture(text('')), 'isolated-row'), []);
    const off = `${FIVE}rules: { isolated-row: off }\nraci:\n${FINE}  - { activity: One, R: e, A: e }\n`;
    assert.deepEqual(told(analyseFixture(off), 'isolated-row'), []);
  });
});

describe('an isolated row', () => {
  const ISOLATED = ['isolated-row'];

  it('is fine where every role of its table has a letter in it', () => {
    expectOnly(ISOLATED, `${FIVE}raci:\n  - { activity: One, R: a, A: b }\n  - { activity: Two, R: b, A: a }\n`);
    expectOnly(
      ISOLATED,
      `${FIVE}raci:\n^^^^ isolated-row\n  - { activity: One, R: a, A: b }\n  - { activity: Two, R: b, A: a, I: c }\n`,
    );
  });

  it('is fine where everyone does it, unless a role outside the team has a letter elsewhere', () => {
    const roles = 'team: T\nroles: { a: A, b: B, c: C, x: { title: X, external: true } }\n';
    const rows = '  - { activity: One, R: everyone, A: a }\n  - { activity: Two, R: b, A: a, I: c }\n';
    expectOnly(ISOLATED, `${roles}raci:\n${rows}`);
    expectOnly(ISOLATED, `${roles}raci:\n^^^^ isolated-row\n${rows}  - { activity: Three, R: b, A: a, I: x }\n`);
  });

  it('has a role where a person who holds it has a letter, and a person of no role by themselves', () => {
    const roles = 'team: T\npeople: { p: Pat, q: Quinn }\nroles: { a: { people: [p] }, b: B, c: C }\n';
    expectOnly(ISOLATED, `${roles}raci:\n  - { activity: One, R: p, A: b }\n  - { activity: Two, R: a, A: b, I: p }\n`);
    expectOnly(
      ISOLATED,
      `${roles}raci:\n^^^^ isolated-row\n  - { activity: One, R: a, A: b }\n  - { activity: Two, R: a, A: b, I: q }\n`,
    );
  });

  it('does not count the letters of a dropped decision, or of another table', () => {
    expectOnly(
      ISOLATED,
      `${FIVE}daci:\n  - { decision: One, D: a, A: b }\n  - { decision: Two, status: dropped, D: a, A: b, I: c }\nraci:\n  - { activity: Three, R: a, A: b, I: c }\n`,
    );
  });
});

describe('idle roles', () => {
  const text = (roles: string) =>
    `team: T\nroles:\n  a: A\n${roles}raci:\n  - { activity: One, R: a, A: a, C: [b, c], I: d }\n`;

  it('are one problem at the first of them, which names them all and the way out', () => {
    const analysis = expectOnly(['idle-role'], text('  b: B\n  ^ idle-role\n  c: C\n  d: D\n'));
    assert.deepEqual(told(analysis, 'idle-role'), [
      [
        '“b”, “c” and “d” have letters, but own and do nothing. Give them something to do, or write `external: true` for a board, a council or a customer.',
        ['c', 'd'],
      ],
    ]);
  });

  it('are not those that an ignore comment spares', () => {
    const analysis = expectOnly(
      ['idle-role', 'unused-ignore'],
      text(
        '  # charter-ignore-next-line idle-role\n  b: B\n  c: C\n  ^ idle-role\n  d: D # charter-ignore-line idle-role\n',
      ),
    );
    assert.deepEqual(told(analysis, 'idle-role'), [
      [
        '“c” has letters, but owns and does nothing. Give it something to do, or write `external: true` for a board, a council or a customer.',
        [],
      ],
    ]);
    const each =
      '  b: B # charter-ignore-line idle-role\n  c: C # charter-ignore-line idle-role\n  d: { external: true }\n';
    expectOnly(['idle-role', 'unused-ignore'], text(each));
  });
});

describe('what somebody has not acknowledged', () => {
  const UNACKNOWLEDGED = ['unacknowledged', 'unused-ignore'];
  const head = 'team: T\npeople:\n  ada: Ada Lind\nroles:\n  pm: P\n  eng: E\n';

  it('is one problem a role or person and table, at the declaration, and says how many rows of how many', () => {
    const analysis = expectOnly(
      UNACKNOWLEDGED,
      `team: T
people:
  ada: Ada Lind
  ^^^ unacknowledged
roles:
  pm: P
  ^^ unacknowledged
  eng: E
  ^^^ unacknowledged
  ^^^ unacknowledged
raci:
  - { activity: One, R: eng, A: pm, acknowledged: { pm: A } }
  - { activity: Two, R: eng, A: pm, acknowledged: { ada: R } }
  - { activity: Three, R: ada, A: pm }
  - { activity: Four, R: pm, A: pm, acknowledged: { pm: RA } }
responsibilities:
  - { name: Bugs, owner: eng }
  - { name: Tests, owner: pm, acknowledged: { pm: O } }
`,
    );
    assert.deepEqual(told(analysis, 'unacknowledged'), [
      ['“ada” has not acknowledged “Three” (R). Ask them, and record the answer.', ['Three']],
      ['“pm” has not acknowledged 2 of 4 rows: “Two” and “Three”. Ask them, and record the answer.', ['Two', 'Three']],
      ['“eng” has not acknowledged 2 of 2 rows: “One” and “Two”. Ask them, and record the answer.', ['One', 'Two']],
      ['“eng” has not acknowledged “Bugs” (O). Ask them, and record the answer.', ['Bugs']],
    ]);
  });

  it('is added to all rows, or to one, with the date of today', () => {
    const rows = (one: string, two: string) =>
      `${head}raci:\n  - { activity: One, R: pm, A: pm, acknowledged: { pm: RA } }\n  - { activity: Two, R: eng, A: pm, acknowledged: { pm: A${one} } }\n  - { activity: Three, R: eng, A: eng${two} }\n`;
    const [R, RA] = [', eng: R 2026-11-24', ', acknowledged: { eng: RA 2026-11-24 }'];
    expectFixes(rows('', ''), 'unacknowledged', [
      ['“eng” acknowledges all 2 today', rows(R, RA)],
      ['“eng” acknowledges “Two” today', rows(R, '')],
      ['“eng” acknowledges “Three” today', rows('', RA)],
    ]);
    const [all, ...single] = fixesFor(analyseFixture(rows('', '')), 'unacknowledged').map(({ fix }) => fix);
    assert.deepEqual([all?.preferred, all?.safe], [true, false]);
    assert.ok(single.every(({ preferred, safe }) => !preferred && !safe));
    expectFixes(rows(R, ''), 'unacknowledged', [['“eng” acknowledges “Three” today', rows(R, RA)]]);
  });

  it('is not what a comment at the row spares, and none at all where one at the declaration does', () => {
    const rows =
      'raci:\n  - { activity: One, R: pm, A: pm, acknowledged: { pm: RA } }\n  - { activity: Two, R: eng, A: pm, acknowledged: { pm: A } } # charter-ignore-line unacknowledged\n  - { activity: Three, R: eng, A: eng }\n';
    const analysis = expectOnly(
      UNACKNOWLEDGED,
      `${head.replace('  eng: E\n', '  eng: E\n  ^^^ unacknowledged\n')}${rows}`,
    );
    assert.deepEqual(told(analysis, 'unacknowledged'), [
      ['“eng” has not acknowledged “Three” (RA). Ask them, and record the answer.', ['Three']],
    ]);
    const silenced = head.replace('eng: E', 'eng: E # charter-ignore-line unacknowledged');
    expectOnly(UNACKNOWLEDGED, `${silenced}${rows.replace(/ # .*/, '')}`);
  });

  it('is at the key of the table for a role that is inherited', () => {
    const base = analyseFixture('team: Base\nroles: { pm: P, eng: E }\n');
    const roles = base.reading.charter.roles.map((role) => ({
      ...role,
      from: { path: '/base.charter.yaml', place: () => ({ start: 0, end: 0 }) },
    }));
    const inherited = { roles, people: [], areas: [], schemes: [], rules: [], uncertain: false };
    expectOnly(
      UNACKNOWLEDGED,
      'team: T\nextends: base\nraci:\n^^^^ unacknowledged\n  - { activity: One, R: eng, A: pm, acknowledged: { pm: A } }\n',
      { inherited },
    );
  });

  it('has no fix for all where one of the rows cannot be written to', () => {
    const text = `${head}x-a: &a { activity: One, R: eng, A: pm, acknowledged: { pm: A } }\nraci:\n  - *a\n  - { activity: Two, R: eng, A: pm, acknowledged: &b { pm: A } }\n  - { activity: Three, R: eng, A: pm, acknowledged: *b }\n`;
    const titles = fixesFor(analyseFixture(text), 'unacknowledged').map(({ fix }) => fix.title);
    assert.ok(!titles.some((title) => title.includes('all')), titles.join('\n'));
  });
});
