/** Agreements that say too little, decisions without an outcome, ties that nobody can break, and loads of two. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseFixture, expectFixes, expectOnly, fixesFor } from '../support/fixture.ts';

const HEAD = 'team: T\nroles: { pm: Product Lead, em: Engineering Lead, dir: { title: Director, external: true } }\n';

/** Asserts which names of agreements are vague. */
function vague(entries: string, ...expected: readonly string[]): void {
  const { text, problems } = analyseFixture(`${HEAD}agreements:\n${entries}`);
  const found = problems.filter((problem) => problem.code === 'vague-agreement');
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    expected,
    entries,
  );
}

describe('an agreement', () => {
  it('is vague without what its kind needs, and only then', () => {
    for (const kind of ['one-on-one', 'check-in', 'retrospective', 'feedback']) {
      vague(`  - { name: A, kind: ${kind} }\n`, 'A');
      vague(`  - { name: A, kind: ${kind}, every: }\n`, 'A');
      vague(`  - { name: A, kind: ${kind}, share: 20% }\n`, 'A');
      vague(`  - { name: A, kind: ${kind}, every: week }\n`);
    }
    vague('  - { name: A, kind: tech-debt }\n', 'A');
    vague('  - { name: A, kind: tech-debt, every: week }\n', 'A');
    vague('  - { name: A, kind: tech-debt, share: 0% }\n');
    for (const kind of ['ritual', 'best-practices', 'other']) vague(`  - { name: A, kind: ${kind} }\n`);
    vague('  - { name: A }\n');
  });

  it('has the kind that its name says, unless it has one', () => {
    vague('  - { name: Retro }\n  - { name: Tech debt }\n  - { name: "1:1" }\n', 'Retro', 'Tech debt', '1:1');
    vague('  - { name: Retro, kind: ritual }\n  - { name: Tech debt, kind: other }\n');
    vague('  - { name: Retro, kind: }\n', 'Retro');
  });

  it('says nothing wrong where it was not read', () => {
    vague('  - { name: A, kind: retrospective, every: fortnigth }\n  - { name: Retro, kind: rtero, every: month }\n');
    vague('  - { name: A, kind: tech-debt, share: some }\n  - { kind: retrospective }\n');
  });

  const RARE: Readonly<Record<string, readonly [often: string, rare: string]>> = {
    'one-on-one': ['day|2 weeks|sprint|4 weeks|31 days|month|1 month', '5 weeks|32 days|2 months|quarter|year'],
    'check-in': ['day|week|month', '6 weeks|quarter|year'],
    retrospective: ['sprint|month|3 months|13 weeks|92 days|quarter', '4 months|14 weeks|93 days|2 quarters|year'],
    feedback: ['month|quarter|4 quarters|12 months|52 weeks|year|366 days', '13 months|2 years|5 quarters|53 weeks'],
  };
  for (const [kind, [often, rare]] of Object.entries(RARE)) {
    it(`of the kind ${kind} is not held too rarely`, () => {
      for (const every of often.split('|')) vague(`  - { name: A, kind: ${kind}, every: ${every} }\n`);
      for (const every of rare.split('|')) vague(`  - { name: A, kind: ${kind}, every: ${every} }\n`, 'A');
    });
  }

  it('is held as often as its kind needs after the fix', () => {
    const entry = (rest: string) => `${HEAD}agreements:\n  - { name: Retro, kind: retrospective${rest} }\n`;
    expectFixes(entry(''), 'vague-agreement', [['Insert `every: 2 weeks`', entry(', every: 2 weeks')]]);
    expectFixes(entry(', every:'), 'vague-agreement', [['Insert `every: 2 weeks`', entry(', every: 2 weeks')]]);
    expectFixes(entry(', every: year'), 'vague-agreement', [['Hold it every quarter', entry(', every: quarter')]]);
    const debt = (rest: string) => `${HEAD}agreements:\n  - name: Tech debt\n    owner: em\n${rest}`;
    expectFixes(debt(''), 'vague-agreement', [['Insert `share: 20%`', debt('    share: 20%\n')]]);
    for (const anchored of [', every: &y year', ', every: *y'])
      expectFixes(entry(anchored).replace('team: T', 'team: T\nx-y: &y year'), 'vague-agreement', []);
  });
});

describe('partners', () => {
  const partners = `team: T
roles: { pm: { title: Product Manager, measures: [A] }, em: { title: Engineering Manager, measures: [B] } }
`;

  it('lack no agreement whose name says its kind, whatever kind it has', () => {
    expectOnly(
      ['missing-agreement'],
      `${partners}agreements:
  - { name: Stand-up, every: day }
  - { name: Retro, kind: ritual, every: sprint }
  - { name: Feedback round, every: quarter }
  - { name: Tech debt, share: 20% }
  - { name: PM and EM 1:1, kind: other, with: [pm, em] }
`,
    );
    expectOnly(
      ['missing-agreement'],
      `${partners}agreements:\n^^^^^^^^^^ missing-agreement\n  - { name: Stand up for each other }\n  - { name: "1:1", with: em }\n`,
    );
  });

  it('have no place of overlap uncovered that a row, a decision, a responsibility or an agreement names', () => {
    expectOnly(
      ['uncovered-hotspot'],
      `${partners}raci:
  - { activity: Estimating stories, R: em, A: em }
daci:
  - { decision: Who runs the daily?, D: em, A: pm }
responsibilities:
  - { name: Dependencies on other teams, owner: em }
`,
    );
    expectOnly(
      ['uncovered-hotspot'],
      `${partners}raci:
^^^^ uncovered-hotspot
  - { activity: Daily backups, R: em, A: em }
  - { activity: Keeping the dates of birth up to date, R: em, A: em }
  - { activity: Updating npm dependencies, R: em, A: em }
`,
    );
  });
});

describe('a decision that is decided', () => {
  it('has an outcome', () => {
    expectOnly(
      ['missing-outcome'],
      `${HEAD}daci:
  - { decision: One, D: em, A: pm, status: decided }
                                           ^^^^^^^ missing-outcome
  - { decision: Two, D: em, A: pm, status: decided, outcome: }
                                           ^^^^^^^ missing-outcome
  - { decision: Three, D: em, A: pm, status: decided, outcome: Yes }
  - { decision: Four, D: em, A: pm, status: open }
  - { decision: Five, D: em, A: pm, status: dropped }
  - { decision: Six, D: em, A: pm }
  - { decision: Seven, D: em, A: pm, status: decided, outcome: [a, b] }
rapid:
  - { D: pm, R: em, status: decided }
                            ^^^^^^^ missing-outcome
`,
    );
  });
});

describe('a tie-break of when', () => {
  const decides = (when: string) => `${HEAD}decides: { what: pm, why: pm, how: em, who: em, when: ${when} }\n`;

  it('is there, and is none of those who share it', () => {
    const found = (when: string) => {
      const { text, problems } = analyseFixture(decides(when));
      const mine = problems.filter((problem) => problem.code === 'no-tie-break');
      return mine.map(({ span }) => text.slice(span.start, span.end));
    };
    assert.deepEqual(found('[pm, em]'), ['when']);
    assert.deepEqual(found('{ roles: [pm, em], tie-break: dir }'), []);
    assert.deepEqual(found('{ roles: [pm, em], tie-break: pm }'), ['pm']);
    assert.deepEqual(found('{ roles: [pm, em], tie-break: em }'), ['em']);
    assert.deepEqual(found('{ roles: everyone, tie-break: em }'), ['em']);
    assert.deepEqual(found('{ roles: everyone, tie-break: dir }'), []);
    assert.deepEqual(found('{ roles: pm, tie-break: pm }'), []);
    assert.deepEqual(found('{ roles: [pm, em], tie-break: [a] }'), []);
  });

  it('is one of those who share it where it is the person who holds a role of theirs', () => {
    const text = (people: string) =>
      `team: T\nroles: { pm: { people: [${people}] }, em: Lead }\ndecides: { what: pm, why: pm, how: em, who: em, when: { roles: [pm, em], tie-break: Ada } }\n`;
    const codes = (people: string) => analyseFixture(text(people)).problems.map((problem) => problem.code);
    assert.ok(codes('Ada').includes('no-tie-break'));
    assert.ok(!codes('Ben').includes('no-tie-break'));
  });

  it('is somebody who does not share it after the fix', () => {
    expectFixes(decides('[pm, em]'), 'no-tie-break', [
      ['Let “dir” break a tie', decides('{ roles: [pm, em], tie-break: dir }')],
    ]);
    expectFixes(decides('{ roles: [pm, em], tie-break: "pm" }'), 'no-tie-break', [
      ['Let “dir” break a tie', decides('{ roles: [pm, em], tie-break: "dir" }')],
    ]);
    const two = decides('[pm, em]').replace(', dir: { title: Director, external: true }', '');
    assert.deepEqual(fixesFor(analyseFixture(two), 'no-tie-break'), []);
  });
});

describe('in a charter of two roles', () => {
  const rows = Array.from({ length: 8 }, (_, row) => `  - { activity: Row ${row}, R: em, A: pm }\n`).join('');
  const LOADS = ['overloaded-role', 'overloaded-person'];

  it('nobody is overloaded; a role outside the team is no third one', () => {
    expectOnly(LOADS, `team: T\nroles: { pm: { people: [Ada] }, em: E }\nraci:\n${rows}`);
    expectOnly(LOADS, `${HEAD}raci:\n${rows}`);
    expectOnly(
      LOADS,
      `team: T\nroles: { pm: P, em: E, qa: Q }\n         ^^ overloaded-role\n                ^^ overloaded-role\nraci:\n${rows}`,
    );
  });
});
