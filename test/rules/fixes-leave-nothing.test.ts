/** One fix removes the whole problem, even if a name is repeated or a letter has too many holders. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseFixture, expectFixes, expectProblems, fixesFor } from '../support/fixture.ts';

const HEAD = `team: T
people: { ada: Ada Lind }
rules: { isolated-row: off, overloaded-role: off, unused-role: off, vacant-owner: off, idle-role: off, many-responsible: off }
roles: { pm: P, eng: { title: E, people: [ada] }, qa: Q, ops: O }
schemes:
  own:
    row: task
    letters:
      L: { key: lead, is: owner, max: 2 }
      D: { key: doer, is: doer, max: 2 }
      I: { key: informed, is: informed }
  two:
    row: task
    letters:
      L: { key: lead, is: owner }
      M: { key: manager, is: owner }
      D: { key: doer, is: doer }
`;

describe('each fix removes its problem completely', () => {
  for (const [code, rows] of [
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [everyone, everyone] }]'],
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [everyone, pm, everyone] }]'],
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [everyone, pm, eng, everyone] }]'],
    ['split-accountability', 'raci:\n  - activity: One\n    R: qa\n    A:\n      - everyone # all\n      - everyone\n'],
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [pm, # first\n  eng, # second\n  qa, ops] }]'],
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [&p pm, eng, ops], C: *p }]'],
    ['split-accountability', 'raci: [{ activity: One, R: qa, A: [pm, eng, ada, eng] }]'],
    ['split-accountability', 'daci:\n  - decision: One\n    D: eng\n    A:\n      - pm\n      - qa\n'],
    [
      'split-accountability',
      'daci:\n  - decision: One\n    D: eng\n    A:\n      - pm\n      - qa # one\n      - ops\n      - pm\n    I: ada\n',
    ],
    ['split-accountability', 'daci:\n  - decision: One\n    D: eng\n    A:\n      - pm\n      - qa\n      - ops'],
    ['split-accountability', 'responsibilities: [{ name: One, owner: [everyone, everyone] }]'],
    ['split-accountability', 'responsibilities: [{ name: One, owner: [everyone, pm, everyone] }]'],
    ['split-accountability', 'responsibilities: [{ name: One, owner: [pm, pm, # both\n  qa] }]'],
    ['split-accountability', 'own: [{ task: One, L: [pm, eng, qa], D: ops }]'],
    ['split-accountability', 'own: [{ task: One, L: [pm, eng, qa, ops], D: ops }]'],
    ['split-accountability', 'own: [{ task: One, L: [everyone, everyone], D: ops }]'],
    ['split-accountability', 'own: [{ task: One, L: [pm, eng, everyone], D: ops }]'],
    ['split-accountability', 'two: [{ task: One, L: [pm, qa], M: eng, D: ops }]'],
    ['split-accountability', 'two: [{ task: One, L: everyone, M: everyone, D: ops }]'],
    [
      'overlapping-letters',
      'raci: [&r { activity: Zero, R: qa, A: pm, I: [eng, ops] }, { <<: *r, activity: One, R: eng, I: eng }]',
    ],
    ['too-many-holders', 'daci: [{ decision: One, D: [everyone, everyone], A: pm }]'],
    ['too-many-holders', 'daci: [{ decision: One, D: [pm, everyone, qa], A: pm }]'],
    ['too-many-holders', 'daci: [{ decision: One, D: [everyone, pm, qa], A: pm }]'],
    ['too-many-holders', 'daci: [{ decision: One, D: [pm, eng, ada], A: pm }]'],
    ['too-many-holders', 'own: [{ task: One, L: pm, D: [pm, eng, qa, ops] }]'],
    ['too-many-holders', 'own: [{ task: One, L: pm, D: [pm, eng, everyone, qa] }]'],
    ['stale-acknowledgement', 'raci: [{ activity: One, R: qa, A: pm, acknowledged: { pm: R, qa: R, pm: R } }]'],
    ['stale-acknowledgement', 'raci: [{ activity: One, R: ada, A: pm, acknowledged: { ada: A } }]'],
  ] as const) {
    it(rows, () => {
      const analysis = analyseFixture(`${HEAD}${rows}\n`);
      const fixes = fixesFor(analysis, code);
      assert.ok(fixes.length > 0, 'there are fixes');
      for (const { fix, result } of fixes) {
        const left = analyseFixture(result).problems.filter((one) => one.code === code);
        assert.deepEqual(
          left.map((one) => one.message),
          [],
          `${fix.title}\n${result}`,
        );
      }
    });
  }
});

describe('a letter of a custom scheme that two may own', () => {
  it('is reported for the third owner, and for everyone in a team of more than two', () => {
    const text = (rows: string) => `${HEAD}own:\n${rows}`;
    const analysis = expectProblems(
      text(`  - { task: One, L: [pm, eng], D: ops }
  - { task: Two, L: [pm, eng, qa, ops], D: ops }
                              ^^ split-accountability
                                  ^^^ split-accountability
  - { task: Three, L: [pm, everyone], D: ops }
                           ^^^^^^^^ split-accountability
`),
    );
    assert.deepEqual(
      analysis.problems.map((one) => one.message),
      [
        '“pm”, “eng”, “qa” and “ops” all hold “Lead” for “Two”, and OWN has 2. Keep 2; the others can do the work or give input.',
        '“pm”, “eng”, “qa” and “ops” all hold “Lead” for “Two”, and OWN has 2. Keep 2; the others can do the work or give input.',
        'Everyone holds “Lead” for “Three”, so nobody answers for it. Name at most 2 roles.',
      ],
    );
    expectProblems(
      text('  - { task: Three, L: everyone, D: a }\n')
        .replace(/^roles.*$/m, 'roles: { a: A, b: B }')
        .replace(/^people.*\n/m, ''),
    );
  });

  it('keeps as many owners as it allows', () => {
    const text = (row: string) => `${HEAD}own:\n  - ${row}\n`;
    expectFixes(text('{ task: One, L: [pm, eng, qa], D: ops }'), 'split-accountability', [
      ['Keep “pm” and “eng”; “qa” is the doer', text('{ task: One, L: [pm, eng], D: [ops, qa] }')],
      ['Keep “eng” and “qa”; “pm” is the doer', text('{ task: One, L: [eng, qa], D: [ops, pm] }')],
    ]);
  });
});
