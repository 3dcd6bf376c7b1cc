import { describe, it } from 'node:test';
import { expectOnly } from '../support/fixture.ts';

const TIME = ['unacknowledged', 'stale-acknowledgement', 'future-date', 'review-overdue', 'overdue-decision'];
const ROLES = 'team: T\npeople: { ada: Ada Lind }\nroles: { pm: Product Lead, eng: { people: [ada] }, qa: Tester }\n';

describe('acknowledgements', () => {
  it('are required in a table where half of the rows have them', () => {
    expectOnly(
      TIME,
      `${ROLES}                           ^^^ unacknowledged
raci:
  - { activity: One, R: eng, A: pm, C: qa, acknowledged: { pm: A } }
  - { activity: Two, R: eng, A: eng }
`,
    );
    expectOnly(
      TIME,
      `${ROLES}raci:
  - { activity: One, R: eng, A: pm, acknowledged: { pm: A } }
  - { activity: Two, R: eng, A: eng }
  - { activity: Three, R: eng, A: eng }
daci:
  - { decision: One, D: eng, A: pm }
`,
    );
  });

  it('can be given by a person for their role, and by a role for its person', () => {
    expectOnly(
      TIME,
      `${ROLES}raci:
  - { activity: One, R: eng, A: eng, acknowledged: { ada: AR } }
  - { activity: Two, R: ada, A: Ada Lind, acknowledged: { eng: R/A 2026-11-02 } }
`,
    );
  });

  it('are stale if the letters have changed', () => {
    expectOnly(
      TIME,
      `${ROLES}raci:
  - { activity: One, R: eng, A: pm, acknowledged: { pm: AR 2026-11-02, eng: R, qa: C } }
                                                    ^^^^^^^^^^^^^^^^^ stale-acknowledgement
                                                                               ^^^^^ stale-acknowledgement
  - activity: Two
    R: eng
    A: pm
    acknowledged:
      eng: R
      pm: A 2026-11-25
            ^^^^^^^^^^ future-date
  - { activity: Three, R: eng, A: pm, acknowledged: { pm: A 2026-11-24, eng: R } }
`,
    );
  });

  it('of a responsibility use the letter O', () => {
    expectOnly(
      TIME,
      `${ROLES}                           ^^^ unacknowledged
responsibilities:
  - { name: Bugs, owner: pm, acknowledged: { pm: O 2026-11-02 } }
  - { name: Builds, owner: eng }
  - { name: Tests, owner: qa, acknowledged: { qa: A } }
                                              ^^^^^ stale-acknowledgement
`,
    );
  });
});

describe('dates', () => {
  it('of the review and of open decisions are reported after they pass', () => {
    expectOnly(
      TIME,
      `${ROLES}review: 2026-11-23
        ^^^^^^^^^^ review-overdue
daci:
  - { decision: One, D: eng, A: pm, due: 2026-11-23 }
                                         ^^^^^^^^^^ overdue-decision
  - { decision: Two, D: eng, A: pm, due: 2026-11-24, status: open }
  - { decision: Three, D: eng, A: pm, due: 2026-11-01, status: decided }
  - { decision: Four, D: eng, A: pm, due: 2026-11-01, status: dropped }
  - { decision: Five, D: eng, A: pm, due: 2026-11-01, status: opne }
`,
    );
    expectOnly(TIME, `${ROLES}review: 2026-11-24\n`);
  });
});
