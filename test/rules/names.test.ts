import { describe, it } from 'node:test';
import { expectOnly } from '../support/fixture.ts';

const NAMES = [
  'unknown-role',
  'unknown-person',
  'unused-role',
  'unused-person',
  'ambiguous-name',
  'confusing-character',
  'duplicate-row',
  'duplicate-assignee',
  'overlapping-letters',
];

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';

describe('a name', () => {
  it('is a role, a person by handle or name, a person listed by a role, or everyone', () => {
    expectOnly(
      NAMES,
      `team: T
people: { ada: Ada Lind }
roles: { pm: { people: [Mia Wong] }, eng: { people: ada } }
raci:
  - { activity: One, R: [eng, ada], A: Mia Wong, I: everyone }
  - { activity: Two, R: Ada Lind, A: pm }
  - { activity: Three, R: Eng, A: mia wong, C: ENG, I: Everyone }
                          ^^^ unknown-role
                                  ^^^^^^^^ unknown-role
                                               ^^^ unknown-role
                                                       ^^^^^^^^ unknown-role
`,
    );
  });

  it('is resolved in every place that takes names', () => {
    expectOnly(
      NAMES,
      `team: T
roles:
  pm: { title: Product Lead, manages: [a, eng], backup: b }
                                       ^ unknown-role
                                                        ^ unknown-role
  eng: Engineer
decides: { what: c, when: { roles: [pm, d], tie-break: e } }
                 ^ unknown-role
                                        ^ unknown-role
                                                       ^ unknown-role
responsibilities:
  - { name: Bugs, owner: f, helpers: [g], acknowledged: { h: O } }
                         ^ unknown-role
                                      ^ unknown-role
                                                          ^ unknown-role
agreements:
  - { name: Sync, with: [pm, i], owner: j }
                             ^ unknown-role
                                        ^ unknown-role
raci:
  - { activity: One, R: eng, A: pm, acknowledged: { k: R } }
                                                    ^ unknown-role
`,
    );
  });

  it('of a person in a role is a handle, a name, or words with a space', () => {
    expectOnly(
      NAMES,
      `team: T
people: { ada: Ada Lind, ben: Ben }
roles: { pm: { people: [ada, Ben, bne, Mia Wong] }, eng: { people: aad } }
                                  ^^^ unknown-person
                                                                   ^^^ unknown-person
`,
    );
    expectOnly(NAMES, 'team: T\nroles: { pm: { people: [ada, ben] } }\n');
  });

  it('is ambiguous if a person and a role share it', () => {
    expectOnly(
      NAMES,
      `team: T
people: { eng: Ada Lind, mia: Mia Wong }
          ^^^ ambiguous-name
roles: { eng: { people: [Ada Lind] }, pm: { people: [mia] } }
`,
    );
  });
});

describe('names without a use or a declaration', () => {
  it('reports a role that is only covered by everyone', () => {
    expectOnly(
      NAMES,
      `team: T
people: { ada: Ada Lind, ben: Ben Sato, mia: Mia Wong }
                         ^^^ unused-person
roles: { pm: { people: [ada] }, eng: Engineer, qa: Tester, ops: { backup: mia } }
                                               ^^ unused-role
                                                           ^^^ unused-role
raci:
  - { activity: One, R: eng, A: pm, I: everyone }
`,
    );
  });

  it('reports no unused role in a charter without rows and responsibilities', () => {
    expectOnly(NAMES, ROLES);
  });

  it('counts a manager, a decision area, an agreement or a backup as a use', () => {
    expectOnly(
      NAMES,
      `team: T
roles: { a: { manages: b }, b: { backup: c }, c: C, d: D, e: E, f: F }
         ^ unused-role
decides: { what: d }
agreements: [{ name: Sync, with: [e, f] }]
responsibilities: [{ name: Bugs, owner: c }]
`,
    );
  });
});

describe('duplicates', () => {
  it('reports a repeated row in the same table and phase', () => {
    expectOnly(
      NAMES,
      `${ROLES}raci:
  - { activity: Code  review, R: eng, A: pm }
  - { activity: code Review, R: eng, A: eng }
                ^^^^^^^^^^^ duplicate-row
  - { activity: Code review, phase: Build, R: eng, A: eng }
  - { activity: Code review, phase: build, R: eng, A: eng }
                ^^^^^^^^^^^ duplicate-row
daci:
  - { decision: Code review, D: eng, A: pm }
responsibilities:
  - { name: Bugs, owner: pm }
  - { name: bugs, owner: pm }
            ^^^^ duplicate-row
  - { name: Builds, owner: pm }
  - { name: Builds, owner: eng }
`,
    );
  });

  it('reports a repeated name in a cell, in any spelling', () => {
    expectOnly(
      NAMES,
      `team: T
people: { ada: Ada Lind }
roles: { pm: Product Lead, eng: { people: [ada] } }
raci:
  - { activity: One, R: [eng, eng], A: pm }
                              ^^^ duplicate-assignee
  - activity: Two
    R:
      - ada
      - Ada Lind
        ^^^^^^^^ duplicate-assignee
    A: pm
`,
    );
  });

  it('reports a role with two conflicting letters and marks the weaker one', () => {
    expectOnly(
      NAMES,
      `${ROLES}raci:
  - { activity: One, R: eng, A: eng, I: pm }
  - { activity: Two, R: eng, A: pm, C: [eng, pm] }
                                        ^^^ overlapping-letters
                                             ^^ overlapping-letters
  - { activity: Three, I: eng, C: eng, A: pm, R: pm }
                          ^^^ overlapping-letters
  - { activity: Four, I: everyone, A: pm, R: eng }
paris:
  - { activity: Five, P: eng, A: pm, R: eng, I: eng }
                                        ^^^ overlapping-letters
                                                ^^^ overlapping-letters
  - { activity: Six, P: pm, A: pm, R: eng, I: eng }
                                              ^^^ overlapping-letters
rapid:
  - { decision: Seven, D: pm, R: pm, A: pm, P: eng }
                                        ^^ overlapping-letters
`,
    );
  });
});

describe('a confusing character', () => {
  it('is reported if it is invisible, bidirectional, or from another script within a word', () => {
    expectOnly(
      ['confusing-character'],
      `team: "Check\u200bout"
       ^^^^^^^^^ confusing-character
people: { ada: "Ada\u202e Lind" }
                ^^^^^^^^^ confusing-character
roles: { "p\u0430m": Product, \u0435ng: Engineer, dev: "\u0420roduct" }
          ^^^ confusing-character
                         ^^^ confusing-character
                                              ^^^^^^^ confusing-character
raci:
  - { activity: "De\u00adploy", R: dev, A: dev }
                 ^^^^^^^ confusing-character
responsibilities:
  - { name: "Bu\u2060gs", owner: dev }
             ^^^^^ confusing-character
`,
    );
  });

  it('is not reported for a joiner where Unicode expects one, or for a whole word in another script', () => {
    expectOnly(
      ['confusing-character'],
      `team: "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} Family \u2764\ufe0f 1\ufe0f\u20e3"
roles: { \u0440\u043e\u043b\u044c: \u0420\u043e\u043b\u044c, \u03b1-test: UX-\u0434\u0438\u0437\u0430\u0439\u043d, dev: "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645" }
raci:
  - { activity: "\u0915\u094d\u200d\u0937 \u30c7\u30d7\u30ed\u30a4\u78ba\u8a8d", R: dev, A: dev }
`,
    );
  });
});
