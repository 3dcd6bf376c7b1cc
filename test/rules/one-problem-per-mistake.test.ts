// How the catalogue is to be read in doubt, sentence by sentence.
import { describe, it } from 'node:test';
import { expectOnly, expectProblems } from '../support/fixture.ts';

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer, qa: Tester }\n';

describe('one mistake', () => {
  it('in a name of two owners is unknown, and still counts as somebody', () => {
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

  it('of everyone as an owner is a split, and contests nothing', () => {
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

  it('in a contested area is not also an unexpected decider, by the same name', () => {
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

  it('of an overloaded role is not also one of its only holder', () => {
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

describe('empty is absent', () => {
  it('at the top: no area is undecided, and what is missing is marked elsewhere', () => {
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

describe('who is counted', () => {
  it('as staffed are the roles of the team', () => {
    expectOnly(
      ['vacant-owner'],
      `team: T
roles: { pm: Product Lead, legal: { title: Legal, people: [Lea Meyer], external: true } }
raci:
  - { activity: One, R: pm, A: pm }
`,
    );
  });

  it('as an owner by several names is reported once, as split', () => {
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

  it('as giving input are the roles that list a person, and not those outside', () => {
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
  - { activity: One, R: e, A: e, C: Ada Lind }
                ^^^ many-consulted
  - { activity: Two, R: e, A: e, C: [a, b, c, x] }
`,
    );
  });

  it('as owning are those who decide, own a responsibility or an agreement, or support or veto', () => {
    expectOnly(
      ['idle-role'],
      `team: T
roles: { a: A, b: B, c: C, d: D, e: E, f: F, g: G, o: O }
                                             ^ idle-role
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
  it('is one of a scheme that could ask or tell, in a charter of three roles, those outside among them', () => {
    expectOnly(
      ['isolated-row'],
      `team: T
roles: { a: A, b: B, x: { title: X, external: true } }
raci:
  - { activity: One, R: a, A: b }
                ^^^ isolated-row
rapid:
  - { decision: Two, R: a, D: b }
                ^^^ isolated-row
pacsi:
  - { activity: Three, P: a, A: b, C: x }
                ^^^^^ isolated-row
`,
    );
  });
});

describe('what is weaker', () => {
  it('stands behind in owner, doer, veto, support, input, informed, excluded; of equals the later', () => {
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

describe('when', () => {
  it('is decided alone by one name, however it is written, and the value is marked', () => {
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
  it('of a person who also holds a role may be for both, or for themselves', () => {
    expectOnly(
      ['stale-acknowledgement', 'unacknowledged'],
      `team: T
roles: { pm: Product Lead, eng: { title: Engineer, people: [Ada Lind, Ben Sato] } }
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
                        ^^^ unacknowledged
                                ^^ unacknowledged
`,
    );
  });

  it('of the future is marked whatever else is wrong with its row', () => {
    expectOnly(
      ['future-date'],
      `${ROLES}raci:
  - { activity: One, R: { a: b }, A: pm, acknowledged: { pm: A 2026-11-25 } }
                                                               ^^^^^^^^^^ future-date
`,
    );
  });
});

describe('names that a program has of its own', () => {
  it('are ordinary names here', () => {
    expectProblems(`team: constructor
people: { __proto__: Proto Type, constructor: Con Structor }
roles: { valueOf: Value, toString: { title: constructor, people: [__proto__, constructor] } }
decides: { constructor: valueOf, __proto__: toString, what: toString, why: toString, how: toString, who: toString, when: { roles: [toString, valueOf], tie-break: valueOf } }
raci:
  - { activity: __proto__, R: valueOf, A: __proto__, __proto__: y }
                                                     ^^^^^^^^^ unknown-key
  - { activity: constructor, R: hasOwnProperty, A: constructor }
                                ^^^^^^^^^^^^^^ unknown-role
rules: { constructor: off }
         ^^^^^^^^^^^ unknown-rule
__proto__: 1
^^^^^^^^^ unknown-key
`);
  });
});
