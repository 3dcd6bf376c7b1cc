import { describe, it } from 'node:test';
import { expectOnly, expectProblems } from '../support/fixture.ts';

const OWNERSHIP = [
  'missing-owner',
  'split-accountability',
  'empty-row',
  'missing-responsible',
  'too-many-holders',
  'group-accountability',
  'vacant-owner',
  'contested-responsibility',
  'owner-mismatch',
];

/** Two roles for rows in flow and block style, by letter and by word. */
const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';

describe('the owner of a row', () => {
  it('is reported as missing in every style', () => {
    expectProblems(`${ROLES}raci:
  - { activity: One, R: [eng, pm] }
                ^^^ missing-owner
  - { activity: "Two", responsible: [eng, pm] }
                 ^^^ missing-owner
  - activity: Three
              ^^^^^ missing-owner
    responsible:
      - eng
      - pm
  - activity: >-
      Four and
      ^^^^^^^^ missing-owner
      five
    R: [eng, pm]
  - { activity: Six, R: [eng, pm], A: }
                ^^^ missing-owner
  - { activity: Seven, R: [eng, pm], accountable: [] }
                ^^^^^ missing-owner
`);
  });

  it('may also do the work, alone or with others', () => {
    expectProblems(`${ROLES}raci:
  - { activity: One, R: [eng, pm], A: pm }
  - { activity: Two, R: eng, A: eng }
`);
  });

  it('is required if others are only consulted or informed, and so is a doer', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}raci:
  - { activity: One, C: eng, I: pm }
                ^^^ missing-owner
                ^^^ missing-responsible
`,
    );
  });

  it('is not required in an empty row, which is a separate problem', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}raci:
  - activity: One
              ^^^ empty-row
  - { activity: Two, phase: Build, notes: later }
                ^^^ empty-row
  - { activity: Three, R: , A: [] }
                ^^^^^ empty-row
`,
    );
  });

  it('may be an unknown name, which is a separate problem', () => {
    expectOnly(
      [...OWNERSHIP, 'unknown-role'],
      `${ROLES}raci:
  - { activity: One, R: eng, A: somebody }
                                ^^^^^^^^ unknown-role
`,
    );
  });

  it('is the leader in CLAM, who is also the doer', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}clam:
  - { activity: One, L: eng, M: pm }
  - { activity: Two, C: eng, M: pm }
                ^^^ missing-owner
`,
    );
  });

  it('is required in each of the built-in schemes', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}rasci: [{ activity: One, R: eng, S: pm }]
                    ^^^ missing-owner
raci-vs: [{ activity: One, R: eng, S: pm }]
                      ^^^ missing-owner
cairo: [{ activity: One, R: eng, O: pm }]
                    ^^^ missing-owner
daci: [{ decision: One, D: eng, C: pm }]
                   ^^^ missing-owner
rapid: [{ decision: One, R: eng, A: pm }]
                    ^^^ missing-owner
darci: [{ decision: One, A: eng, R: pm }]
                    ^^^ missing-owner
mocha: [{ activity: One, H: eng, M: pm }]
                    ^^^ missing-owner
pacsi: [{ activity: One, P: eng, C: pm }]
                    ^^^ missing-owner
ratsi: [{ activity: One, T: eng, A: pm }]
                    ^^^ missing-owner
paris: [{ activity: One, P: eng, S: pm }]
                    ^^^ missing-owner
dci: [{ decision: One, C: eng, I: pm }]
                  ^^^ missing-owner
`,
    );
  });

  it('is required in a custom scheme with an owner letter, and in no other', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}schemes:
  ram: { row: task, letters: { L: { key: lead, is: [owner, doer] }, S: { key: second, is: support } } }
  who: { row: task, letters: { D: { key: does, is: doer } } }
ram:
  - { task: One, S: eng }
            ^^^ missing-owner
  - { task: Two, lead: eng }
who:
  - { task: One, D: eng }
`,
    );
  });
});

describe('the doer of a row', () => {
  it('is reported as missing if only an owner is named, in schemes that need a doer', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}raci: [{ activity: One, A: eng }]
                   ^^^ missing-responsible
daci: [{ decision: One, A: eng }]
                   ^^^ missing-responsible
rapid: [{ decision: One, D: eng }]
                    ^^^ missing-responsible
darci: [{ decision: One, D: eng }]
                    ^^^ missing-responsible
mocha: [{ activity: One, O: eng }]
dci: [{ decision: One, D: eng }]
clam: [{ activity: One, L: eng }]
`,
    );
  });
});

describe('two owners', () => {
  it('are each marked after the first', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}raci:
  - { activity: One, R: eng, A: [pm, eng] }
                                     ^^^ split-accountability
  - activity: Two
    R: eng
    accountable:
      - pm
      - eng
        ^^^ split-accountability
      - other
        ^^^^^ split-accountability
responsibilities:
  - { name: Bugs, owner: [pm, eng] }
                              ^^^ split-accountability
`,
    );
  });

  it('count as one if they are a role and a person in it', () => {
    expectOnly(
      OWNERSHIP,
      `team: T
people: { ada: Ada Lind, ben: Ben Sato }
roles: { eng: { people: [ada, ben] }, pm: { people: [Mia Wong] } }
raci:
  - { activity: One, R: eng, A: [pm, Mia Wong] }
  - { activity: Two, R: eng, A: [ada, ben] }
                                      ^^^ split-accountability
  - { activity: Three, R: eng, A: [ada, Ada Lind] }
responsibilities:
  - { name: Bugs, owner: [pm, Mia Wong] }
`,
    );
  });

  it('are reported for everyone, alone or with others', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}raci:
  - { activity: One, R: eng, A: everyone }
                                ^^^^^^^^ split-accountability
  - { activity: Two, R: eng, A: [everyone, pm] }
                                 ^^^^^^^^ split-accountability
responsibilities:
  - { name: Bugs, owner: everyone }
                         ^^^^^^^^ split-accountability
`,
    );
  });
});

describe('too many holders', () => {
  it('of a letter that allows one are each marked after the first', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}daci:
  - { decision: One, D: [pm, eng], A: pm }
                             ^^^ too-many-holders
  - { decision: Two, driver: everyone, A: pm }
                             ^^^^^^^^ too-many-holders
darci:
  - { decision: Three, A: [pm, eng], D: pm }
                               ^^^ too-many-holders
mocha:
  - { activity: Four, O: pm, H: [pm, eng] }
schemes:
  ram: { row: task, letters: { L: { key: lead, is: [owner, doer] }, V: { key: review, is: input, max: 1 } } }
ram:
  - { task: Five, L: pm, V: [eng, pm] }
                                  ^^ too-many-holders
`,
    );
  });
});

describe('a group as the owner', () => {
  const PEOPLE = `team: T
roles:
  pm: { title: Product Lead, people: [Priya Shah] }
  eng: { title: Engineer, people: [Ada Lind, Ben Sato] }
  board: { title: Board, people: [One Person, Two People], external: true }
  lead: Lead
  outside: { title: Outside, external: true }
`;
  it('is reported, but not an external group or one person of the group', () => {
    expectOnly(
      OWNERSHIP,
      `${PEOPLE}raci:
  - { activity: One, R: eng, A: eng }
                                ^^^ group-accountability
  - { activity: Two, R: eng, A: Ada Lind }
  - { activity: Three, R: eng, A: board }
  - { activity: Four, R: eng, A: pm }
responsibilities:
  - { name: Bugs, owner: eng }
                         ^^^ group-accountability
`,
    );
  });

  it('is reported as vacant if it has no people while other roles do', () => {
    expectOnly(
      OWNERSHIP,
      `${PEOPLE}raci:
  - { activity: One, R: eng, A: lead }
                                ^^^^ vacant-owner
  - { activity: Two, R: eng, A: outside }
responsibilities:
  - { name: Bugs, owner: lead }
                         ^^^^ vacant-owner
`,
    );
  });

  it('is not vacant if no role has people', () => {
    expectOnly(OWNERSHIP, `${ROLES}raci:\n  - { activity: One, R: eng, A: pm }\n`);
  });
});

describe('responsibilities', () => {
  it('need an owner, which can be a role that lists them', () => {
    expectOnly(
      OWNERSHIP,
      `team: T
roles: { pm: { title: Product Lead, responsibilities: [Road  map] }, eng: Engineer }
responsibilities:
  - { name: road map }
  - { name: Bugs, helpers: eng }
            ^^^^ missing-owner
  - name: Builds
          ^^^^^^ missing-owner
    owner:
`,
    );
  });

  it('are reported as contested at the later claim, wherever it is', () => {
    expectOnly(
      OWNERSHIP,
      `team: T
responsibilities:
  - { name: Bugs, owner: eng }
  - { name: bugs, owner: pm }
                         ^^ contested-responsibility
  - { name: Builds, owner: eng }
roles:
  pm: { title: Product Lead, responsibilities: [Builds, Prices] }
                                                ^^^^^^ contested-responsibility
  eng: { title: Engineer, responsibilities: Prices }
                                            ^^^^^^ contested-responsibility
`,
    );
  });

  it('must have the same owner as a row of the same name', () => {
    expectOnly(
      OWNERSHIP,
      `team: T
people: { ada: Ada Lind }
roles: { pm: { people: [Mia Wong] }, eng: { people: [ada] } }
responsibilities:
  - { name: Bug  backlog, owner: eng }
raci:
  - { activity: bug backlog, R: eng, A: pm }
                                        ^^ owner-mismatch
  - { activity: Bug backlog, phase: Later, R: eng, A: ada }
  - { activity: Bug backlog, phase: Last, R: eng, A: eng }
`,
    );
  });

  it('with several claims accept any of their owners for a row of the same name', () => {
    expectOnly(
      OWNERSHIP,
      `${ROLES}responsibilities:
  - { name: Bugs, owner: [eng, pm] }
                               ^^ split-accountability
  - { name: Builds, owner: eng }
  - { name: Builds, owner: pm }
                           ^^ contested-responsibility
raci:
  - { activity: Bugs, R: pm, A: pm }
  - { activity: Builds, R: pm, A: pm }
`,
    );
  });
});

describe('a slip', () => {
  it('in a key is one problem, and the value of that key is not missing', () => {
    expectOnly(
      [...OWNERSHIP, 'unknown-key', 'wrong-type', 'isolated-row'],
      `${ROLES}raci:
  - { activity: One, R: eng, acountable: pm }
                             ^^^^^^^^^^ unknown-key (error)
  - { activity: Two, r: eng, A: pm }
                     ^ unknown-key (error)
  - { activity: Three, R: { eng: yes }, A: pm }
                          ^^^^^^^^^^^^ wrong-type
responsibilities:
  - { name: Bugs, onwer: eng }
                  ^^^^^ unknown-key (error)
`,
    );
  });

  it('in a dropped row is reported only by structure and name rules', () => {
    expectOnly(
      [...OWNERSHIP, 'unknown-role'],
      `${ROLES}daci:
  - { decision: One, status: dropped }
  - { decision: Two, D: [pm, eng], status: dropped }
  - { decision: Three, D: somebody, status: dropped }
                          ^^^^^^^^ unknown-role
`,
    );
  });
});
