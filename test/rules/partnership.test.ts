import { describe, it } from 'node:test';
import { expectFixes, expectOnly } from '../support/fixture.ts';

const AREAS = ['undecided-area', 'contested-area', 'no-tie-break', 'unnegotiated-when', 'unexpected-decider'];
const ROLES = 'team: T\nroles: { pm: Product Manager, em: Engineering Manager, lead: Tech Lead }\n';

describe('decision areas', () => {
  it('must all be decided, or none', () => {
    expectOnly(AREAS, ROLES);
    expectOnly(
      AREAS,
      `${ROLES}decides: { what: pm, why: pm, how: em, when: { roles: [pm, em], tie-break: lead }, hiring: em }
^^^^^^^ undecided-area
`,
    );
    expectOnly(
      AREAS,
      `${ROLES}decides:
`,
    );
    expectOnly(
      AREAS,
      `${ROLES}decides:
^^^^^^^ undecided-area
  what:
  why: []
  how: em
  who: em
  when: { roles: [pm, em], tie-break: lead }
`,
    );
  });

  it('are inserted if missing, and filled in if empty', () => {
    const fixed = (before: string, title: string, after: string) =>
      expectFixes(ROLES + before, 'undecided-area', [[title, ROLES + after]]);
    fixed(
      'decides:\n  what:\n  why: []  # who knows\n  how: em\n  who: em\n  when: [pm, em]\n',
      'Fill in “what” and “why”',
      'decides:\n  what: pm\n  why: pm  # who knows\n  how: em\n  who: em\n  when: [pm, em]\n',
    );
    fixed(
      'decides:\n  what: pm\n  how: ~\n  who:',
      'Insert “why”, “how”, “who” and “when”',
      'decides:\n  what: pm\n  how: em\n  who: em\n  why: pm\n  when: [pm, em]',
    );
    fixed(
      'decides: {what: pm, why: , how: em, when: }',
      'Insert “why”, “who” and “when”',
      'decides: {what: pm, why: pm , how: em, when: [pm, em] , who: em }',
    );
    fixed(
      'decides: { what: pm, why: pm, how: { roles: [] }, who: em, when: { tie-break: lead } }\n',
      'Fill in “how” and “when”',
      'decides: { what: pm, why: pm, how: { roles: em }, who: em, when: { tie-break: lead, roles: [pm, em] } }\n',
    );
  });

  it('get no fix if filling them in could do harm', () => {
    for (const why of ['&w []', '!!seq []', '{ <<: {} }', '{ roles: &r [] }', '{ roles: , roles: }'])
      expectFixes(`${ROLES}decides: { what: pm, why: ${why}, how: em, who: em, when: pm }`, 'undecided-area', []);
  });

  it('other than “when” have one decider or a tie-break', () => {
    expectOnly(
      AREAS,
      `${ROLES}decides:
  what: [pm, lead]
             ^^^^ contested-area
  why: { roles: [pm, lead] }
                     ^^^^ contested-area
  how: { roles: [em, lead], tie-break: em }
  who: em
  when: [pm, em]
  ^^^^ no-tie-break
  hiring: [lead, em]
                 ^^ contested-area
`,
    );
  });

  it('are decided by the expected roles', () => {
    expectOnly(
      AREAS,
      `${ROLES}decides:
  what: em
        ^^ unexpected-decider
  why: { roles: [pm, em], tie-break: pm }
                     ^^ unexpected-decider
  how: pm
       ^^ unexpected-decider
  who: [em, pm]
            ^^ contested-area
  when: pm
        ^^ unnegotiated-when
`,
    );
  });
});

describe('managers', () => {
  it('in engineering must manage someone, and product managers no one', () => {
    expectOnly(
      ['manager-mismatch'],
      `team: T
roles:
  pm: { title: Product Manager, manages: [eng] }
                                ^^^^^^^ manager-mismatch
  em: { title: EM }
  ^^ manager-mismatch
  eng: Engineer
  other: { title: Boss, profile: engineering-manager, manages: eng }
`,
    );
  });

  it('need not manage anyone if there is no one else', () => {
    expectOnly(['manager-mismatch'], 'team: T\nroles: { pm: Product Manager, em: Engineering Manager }\n');
  });
});

describe('representation', () => {
  it('to one audience has one role, not counting the two managers', () => {
    expectOnly(
      ['contested-representation'],
      `team: T
roles:
  pm: { title: Product Manager, represents: [Sales, Board] }
  em: { title: Engineering Manager, represents: Sales }
  lead: { title: Tech Lead, represents: [sales, Security] }
                                         ^^^^^ contested-representation
`,
    );
  });
});

const PARTNERS = ['uncovered-hotspot', 'missing-agreement', 'missing-measure'];
const BOTH = `team: T
roles:
  pm: { title: Product Manager, measures: [Buyers] }
  em: { title: Engineering Manager, measures: [Failures] }
`;

describe('what partners need', () => {
  it('is only checked if both managers exist and something is agreed', () => {
    expectOnly(PARTNERS, BOTH);
    expectOnly(
      PARTNERS,
      'team: T\nroles: { pm: Product Manager, lead: Tech Lead }\nraci:\n  - { activity: One, R: pm, A: lead }\n',
    );
  });

  it('is an owner for every hotspot, each agreement, and measures of both', () => {
    expectOnly(
      PARTNERS,
      `team: T
^^^^ missing-agreement
roles:
  pm: Product Manager
  ^^ missing-measure
  em: Engineering Manager
  ^^ missing-measure
raci:
^^^^ uncovered-hotspot
  - { activity: One, R: em, A: pm }
`,
    );
  });

  it('is marked where the charter would have it', () => {
    expectOnly(
      ['uncovered-hotspot'],
      `${BOTH}responsibilities:
^^^^^^^^^^^^^^^^ uncovered-hotspot
  - { name: Bugs, owner: em }
daci:
  - { decision: One, D: em, A: pm }
`,
    );
    expectOnly(
      ['uncovered-hotspot'],
      `team: T
^^^^ uncovered-hotspot
roles:
  pm: { title: Product Manager, measures: [Buyers] }
  em: { title: Engineering Manager, measures: [Failures] }
daci:
  - { decision: One, D: em, A: pm }
`,
    );
  });

  it('is covered by words in labels, responsibilities and agreements, and by `covers`', () => {
    expectOnly(
      ['uncovered-hotspot'],
      `${BOTH}responsibilities: [{ name: All the Dead­lines, owner: pm }]
agreements: [{ name: Weekly stand-ups }]
raci:
^^^^ uncovered-hotspot
  - { activity: Keeping track of dependencies, R: em, A: pm }
`,
    );
    expectOnly(
      ['uncovered-hotspot'],
      `${BOTH}responsibilities: [{ name: "Deadlines, all of them", owner: pm }]
agreements: [{ name: Weekly stand-ups }]
raci:
  - { activity: Keeping track of dependencies, R: em, A: pm }
`,
    );
    expectOnly(
      ['uncovered-hotspot'],
      `${BOTH}raci:
  - { activity: One, R: em, A: pm, covers: [rituals, timelines, project-management] }
`,
    );
    expectOnly(
      ['uncovered-hotspot'],
      `${BOTH}agreements: [{ name: One, kind: ritual }]
raci:
^^^^ uncovered-hotspot
  - { activity: Rescheduling, R: em, A: pm }
`,
    );
  });

  it('includes five kinds of agreement, with both in the one-on-one', () => {
    expectOnly(
      ['missing-agreement'],
      `${BOTH}agreements:
  - { name: Our 1:1, with: [pm, em] }
  - { name: a, kind: check-in }
  - { name: b, kind: retrospective }
  - { name: c, kind: feedback }
  - { name: d, kind: tech-debt }
`,
    );
    expectOnly(
      ['missing-agreement'],
      `${BOTH}agreements:
^^^^^^^^^^ missing-agreement
  - { name: One, kind: one-on-one, with: pm }
  - { name: a, kind: check-in }
  - { name: b, kind: retrospective }
  - { name: c, kind: feedback }
  - { name: d, kind: tech-debt }
`,
    );
  });
});
