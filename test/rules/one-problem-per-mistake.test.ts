// Cases where several rules could report the same mistake, and cases that a rule's page leaves open.
import { describe, it } from 'node:test';
import { expectOnly, expectProblems } from '../support/fixture.ts';

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer, qa: Tester }\n';

describe('one mistake', () => {
  it('in the name of one of two owners is an unknown role, and still counts as an owner', () => {
    expectOnly(
      ['unknown-role', 'split-accountability', 'owner-mismatch', 'contested-responsibility', 'missing-responsible'],
      `team: T
roles: { pm: { title: Product Lead, responsibilities: [Bugs] }, eng: Engineer }
responsibilities:
  - { name: Bugs, owner: pmm }
                         ^^^ unknown-role
raci:
  - { activity: Bugs, R: enk, A: eng }
                         ^^^ unknown-role
                                 ^^^ owner-mismatch
  - { activity: Builds, R: eng, A: [pm, emn] }
                                        ^^^ split-accountability
                                        ^^^ unknown-role
`,
    );
  });

  it('of naming everyone as the owner is a split, and contests nothing', () => {
    expectOnly(
      ['split-accountability', 'contested-responsibility'],
      `team: T
roles: { pm: { title: Product Lead, responsibilities: [Bugs] }, eng: Engineer }
responsibilities:
  - { name: Bugs, owner: everyone }
                         ^^^^^^^^ split-accountability
`,
    );
  });

  it('in a contested area is not also an unexpected decider for the same name', () => {
    expectOnly(
      ['contested-area', 'unexpected-decider'],
      `team: T
roles: { pm: Product Manager, em: Engineering Manager }
decides: { what: [pm, em], why: [em, pm], how: em, who: em, when: [pm, em] }
                      ^^ contested-area
                                 ^^ unexpected-decider
                                     ^^ contested-area
`,
    );
  });

  it('is reported for an overloaded role and not also for the only person in it', () => {
    const rows = (owner: string, from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `  - { activity: Row ${from + index}, R: qa, A: ${owner} }\n`).join(
        '',
      );
    expectOnly(
      ['overloaded-role', 'overloaded-person'],
      `team: T
people: { ada: Ada Lind }
roles:
  pm: { people: ada }
  ^^ overloaded-role
  eng: Engineer
  qa: Tester
  ^^ overloaded-role
raci:
${rows('pm', 0, 5)}${rows('eng', 5, 3)}`,
    );
    expectOnly(
      ['overloaded-role', 'overloaded-person'],
      `team: T
people: { ada: Ada Lind }
          ^^^ overloaded-person
roles:
  pm: { people: ada }
  eng: { people: ada }
  qa: Tester
  ^^ overloaded-role
raci:
${rows('pm', 0, 3)}${rows('eng', 3, 3)}${rows('qa', 6, 2)}`,
    );
  });
});

describe('an empty value', () => {
  it('at the top level counts as absent: no area is undecided, and missing keys are marked elsewhere', () => {
    expectProblems(`team: T
^^^^ missing-agreement
^^^^ uncovered-hotspot
roles:
  pm: { title: Product Manager, measures: [Buyers] }
  em: { title: Engineering Manager, measures: [Failures] }
decides:
people:
schemes:
extends:
review:
rules:
raci:
responsibilities: []
agreements: []
daci:
  - { decision: One, D: em, A: pm }
`);
  });
});

describe('the count', () => {
  it('of staffed roles includes only roles of the team', () => {
    expectOnly(
      ['vacant-owner'],
      `team: T
roles: { pm: Product Lead, legal: { title: Legal, people: [Lea Meyer], external: true } }
raci:
  - { activity: One, R: pm, A: pm }
`,
    );
  });

  it('of owners reports one person under several names once, as a split', () => {
    expectOnly(
      ['vacant-owner', 'group-accountability', 'split-accountability'],
      `team: T
roles: { pm: Product Lead, eng: { title: Engineer, people: [Ada Lind, Ben Sato] }, qa: Tester }
raci:
  - { activity: One, R: eng, A: [pm, eng] }
                                     ^^^ split-accountability
`,
    );
  });

  it('of roles that give input includes roles that list the person, without external roles', () => {
    expectOnly(
      ['many-consulted'],
      `team: T
roles:
  a: { people: [Ada Lind] }
  b: { people: [Ada Lind] }
  c: { people: [Ada Lind] }
  d: { people: [Ada Lind] }
  e: E
  x: { title: X, external: true }
raci:
^^^^ many-consulted
  - { activity: One, R: e, A: e, C: Ada Lind }
  - { activity: Two, R: e, A: e, C: [a, b, c, x] }
`,
    );
  });

  it('of owned things includes decisions, responsibilities, agreements, support and veto', () => {
    expectOnly(
      ['idle-role'],
      `team: T
roles: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, o: O }
                                             ^ idle-role
decides: { hiring: b }
responsibilities: [{ name: Bugs, owner: c }]
agreements: [{ name: Sync, owner: d, with: g }]
raci-vs:
  - { activity: One, R: a, A: a, C: [b, c, d, g], V: e, S: f }
cairo:
  - { activity: Two, R: a, A: a, O: o }
`,
    );
  });
});

describe('an isolated row', () => {
  it('is reported in a scheme with input or informed letters and a charter of three roles, including external ones', () => {
    expectOnly(
      ['isolated-row'],
      `team: T
roles: { a: A, b: B, x: { title: X, external: true } }
raci:
^^^^ isolated-row
  - { activity: One, R: a, A: b }
  - { activity: Two, R: a, A: b, I: x }
rapid:
^^^^^ isolated-row
  - { decision: Three, R: a, D: b }
  - { decision: Four, R: a, D: b, I: x }
pacsi:
^^^^^ isolated-row
  - { activity: Five, P: a, A: b }
  - { activity: Six, P: a, A: b, C: x }
`,
    );
  });
});

describe('the weaker letter', () => {
  it('is the later of owner, doer, veto, support, input, informed, excluded, or the later of equals', () => {
    expectOnly(
      ['overlapping-letters'],
      `${ROLES}rasci:
  - { activity: One, S: pm, R: pm, A: eng }
                        ^^ overlapping-letters
raci-vs:
  - { activity: Two, V: pm, S: pm, R: eng, A: eng }
                        ^^ overlapping-letters
cairo:
  - { activity: Three, I: pm, O: pm, R: eng, A: eng }
                                 ^^ overlapping-letters
mocha:
  - { activity: Four, H: pm, M: pm, O: pm, A: eng }
                                ^^ overlapping-letters
pacsi:
  - { activity: Five, C: pm, S: pm, P: eng, A: eng }
                                ^^ overlapping-letters
ratsi:
  - { activity: Six, T: pm, A: pm, R: eng }
                               ^^ overlapping-letters
paris:
  - { activity: Seven, I: pm, R: pm, P: eng, A: eng }
                                 ^^ overlapping-letters
clam:
  - { activity: Eight, L: pm, C: pm, A: eng, M: eng }
                                 ^^ overlapping-letters
                                                ^^^ overlapping-letters
`,
    );
  });
});

describe('the area “when”', () => {
  it('is reported if one name decides it, in any form, and the value is marked', () => {
    for (const [value, mark] of [
      ['pm', '^^'],
      ['[pm]', '^^^^'],
      ['{ roles: pm, tie-break: em }', '^^^^^^^^^^^^^^^^^^^^^^^^^^^^'],
      ['"pm"', ' ^^'],
    ]) {
      expectOnly(
        ['unnegotiated-when', 'no-tie-break'],
        `team: T
roles: { pm: Product Manager, em: Engineering Manager }
decides: { what: pm, why: pm, how: em, who: em, when: ${value} }
                                                      ${mark} unnegotiated-when
`,
      );
    }
  });
});

describe('an acknowledgement', () => {
  it('of a person who also has a role may be for both, or only for the person', () => {
    expectOnly(
      ['stale-acknowledgement', 'unacknowledged'],
      `team: T
roles: { pm: Product Lead, eng: { title: Engineer, people: [Ada Lind, Ben Sato] } }
         ^^ unacknowledged
                           ^^^ unacknowledged
raci:
  - { activity: One, R: eng, A: Ada Lind, acknowledged: { Ada Lind: A } }
  - { activity: Two, R: eng, A: Ada Lind, acknowledged: { Ada Lind: AR } }
  - { activity: Three, R: eng, A: Ada Lind, acknowledged: { Ada Lind: A, eng: R } }
  - { activity: Four, R: eng, A: Ada Lind, acknowledged: { Ada Lind: R, eng: AR } }
                                                           ^^^^^^^^^^^ stale-acknowledgement
                                                                        ^^^^^^^ stale-acknowledgement
  - { activity: Five, R: eng, A: pm, acknowledged: { Ada Lind: R, Ben Sato: R, pm: RA } }
                                                                               ^^^^^^ stale-acknowledgement
  - { activity: Six, R: eng, A: pm, acknowledged: { qa: R } }
`,
    );
  });

  it('in the future is marked even if its row has other problems', () => {
    expectOnly(
      ['future-date'],
      `${ROLES}raci:
  - { activity: One, R: { a: b }, A: pm, acknowledged: { pm: A 2026-11-25 } }
                                                               ^^^^^^^^^^ future-date
`,
    );
  });
});

describe('names that JavaScript objects define', () => {
  it('are ordinary names', () => {
    expectProblems(`team: constructor
people: { __proto__: Proto Type, constructor: Con Structor }
roles: { valueOf: Value, isPrototypeOf: { external: true }, toString: { title: constructor, people: [__proto__, constructor] } }
decides: { constructor: valueOf, __proto__: toString, what: toString, why: toString, how: toString, who: toString, when: { roles: [toString, valueOf], tie-break: isPrototypeOf } }
raci:
  - { activity: __proto__, R: valueOf, A: __proto__, __proto__: y, I: toString }
                                                     ^^^^^^^^^ unknown-key
  - { activity: constructor, R: hasOwnProperty, A: constructor, I: valueOf }
                                ^^^^^^^^^^^^^^ unknown-role
rules: { constructor: off }
         ^^^^^^^^^^^ unknown-rule
__proto__: 1
^^^^^^^^^ unknown-key
`);
  });
});
