import { describe, it } from 'node:test';
import { expectOnly, expectProblems } from '../support/fixture.ts';

/** One mistake is one problem: what a slip hides is neither missing nor unknown. */
describe('a slip at the top level of a charter', () => {
  it('in the key `team` or `roles` is the only problem reported for it', () => {
    expectProblems(`tema: T
^^^^ unknown-key (error)
role: { pm: Product Lead, eng: Engineer }
^^^^ unknown-key (error)
raci:
  - { activity: One, R: eng, A: pm }
`);
  });

  it('in the type of `roles` or `people` makes no name unknown', () => {
    expectProblems(`team: T
roles: [pm, eng]
       ^^^^^^^^^ wrong-type
raci:
  - { activity: One, R: eng, A: pm }
`);
    expectProblems(`team: T
roles: { pm: { title: Product Lead, people: [ada] } }
people: [ada]
        ^^^^^ wrong-type
raci:
  - { activity: One, R: pm, A: ben }
`);
  });

  it('is reported for a duplicate key, including the author’s own keys', () => {
    expectProblems(`x-note: 1
team: T
roles: { pm: Product Lead }
x-note: 2
^^^^^^ duplicate-key
x-more: { a: 1, b: [{ c: 1, c: 2 }], a: 3 }
                            ^ duplicate-key
                                     ^ duplicate-key
`);
  });

  it('is marked at the first key, even if that key is the author’s own', () => {
    expectProblems('x-note: 1\n^^^^^^ missing-key\nroles: { pm: Product Lead }\n');
    expectProblems('charter: 1\n^^^^^^^ missing-key\nteam:\nroles: { pm: Product Lead }\n');
    expectProblems('charter: 1\n^^^^^^^ missing-key\nteam: T\nroles: {}\n');
  });
});

describe('a slip in an entry', () => {
  const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';

  it('in a required key is one problem', () => {
    expectProblems(`team: { nme: T }
        ^^^ unknown-key (error)
roles: { pm: { people: [ada] }, eng: Engineer }
people: { ada: { nam: Ada Lind } }
                 ^^^ unknown-key (error)
raci:
  - { activty: One, R: eng, A: pm }
      ^^^^^^^ unknown-key (error)
  - { activity: [Two], R: eng, A: pm }
                ^^^^^ wrong-type
responsibilities:
  - { nmae: Bugs, owner: pm }
      ^^^^ unknown-key (error)
agreements:
  - { name: { a: b } }
            ^^^^^^^^ wrong-type
schemes:
  ram: { leters: { L: { key: lead, is: owner } } }
         ^^^^^^ unknown-key (error)
  tam: { letters: { L: { kye: lead, is: owner }, S: { key: second, is: suport } } }
                         ^^^ unknown-key (error)
                                                                       ^^^^^^ wrong-type
`);
  });

  it('in the deciders of an area is the only problem of that area', () => {
    expectProblems(`team: T
roles: { pm: Product Lead, em: Engineer }
decides:
  what: { roles: [pm, em], tie-break: [em] }
                                      ^^^^ wrong-type
  why: { roles: [pm, em], tie-brake: em }
                          ^^^^^^^^^ unknown-key (error)
  how: { roles: [em, pm] }
                     ^^ contested-area
  who: em
  when: { roles: [pm, em], tie-break: { em: } }
                                      ^^^^^^^ wrong-type
`);
    for (const deciders of ['[pm, { em: }]', '{ roles: [pm, { em: }] }'])
      expectOnly(
        ['wrong-type', 'unnegotiated-when'],
        `team: T
roles: { pm: Product Lead, em: Engineer }
decides:
  when: ${deciders}
${' '.repeat(8 + deciders.indexOf('{ em'))}^^^^^^^ wrong-type
`,
      );
    expectOnly(
      ['unnegotiated-when', 'no-tie-break'],
      `team: T
roles: { pm: Product Lead, em: Engineer }
decides:
  when: { roles: [pm] }
        ^^^^^^^^^^^^^^^ unnegotiated-when
`,
    );
  });

  it('in the owner of a responsibility makes no acknowledgement stale', () => {
    expectProblems(`team: T
roles: { pm: Product Lead, em: Engineer }
responsibilities:
  - { name: One, owner: { pm: em }, acknowledged: { pm: O } }
                        ^^^^^^^^^^ wrong-type
  - { name: Two, ownr: em, acknowledged: { em: O } }
                 ^^^^ unknown-key (error)
  - { nam: Three, owner: pm, acknowledged: { pm: O, em: O } }
      ^^^ unknown-key (error)
  - { name: Four, owner: [pm, [em]], acknowledged: { pm: O, em: O } }
                              ^^^^ wrong-type
  - { name: Five, owner: pm, acknowledged: { pm: O, em: O } }
                                                    ^^^^^ stale-acknowledgement
`);
  });

  it('does not make a role unused that is named after it', () => {
    expectOnly(
      ['unknown-key', 'unused-role', 'wrong-type'],
      `${ROLES}raci:
  - { activity: One, A: pm, responsable: eng }
                            ^^^^^^^^^^^ unknown-key (error)
  - { activity: Two, A: pm, R: { eng: yes } }
                               ^^^^^^^^^^^^ wrong-type
`,
    );
  });

  it('is marked in the first line of the entry, without its comment', () => {
    expectOnly(
      ['missing-key'],
      `${ROLES}raci:
  - R: eng   # who does it
    ^^^^^^ missing-key
    A: pm
  - R:
    ^^ missing-key
      - eng
    A: pm
  - responsible: [eng,
    ^^^^^^^^^^^^^^^^^^ missing-key
      pm]
    A: pm
`,
    );
  });

  it('in the type of a value is marked in the first line, without its comment', () => {
    expectOnly(
      ['wrong-type'],
      `${ROLES}raci:
  activity: One   # a list was meant
  ^^^^^^^^^^^^^ wrong-type
  R: eng
daci:
  - decision: One
    D:
      pm: # who
      ^^^ wrong-type
        - eng
    A:
      - - pm   # twice a list
        ^^^^ wrong-type
        - eng
review:
  - 2027-01-01   # one date
  ^^^^^^^^^^^^ wrong-type
  - 2027-02-01
`,
    );
  });

  it('in an empty quoted value counts as an empty value', () => {
    expectOnly(
      ['missing-key', 'missing-owner', 'unknown-role', 'empty-row', 'wrong-type'],
      `${ROLES}raci:
  - { activity: "One", R: [eng, pm], A: "" }
                 ^^^ missing-owner
  - { activity: "Two", R: [""], A: '' }
                 ^^^ empty-row
  - { activity: " ", R: eng, A: pm }
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-key
  - { activity: Four, R: eng, A: pm, phase: "", covers: '', acknowledged: { pm: } }
`,
    );
  });
});

describe('merged keys', () => {
  it('are overridden by keys of the row, by letter or by word', () => {
    expectOnly(
      ['duplicate-key', 'missing-owner', 'unknown-key'],
      `team: T
roles: { pm: Product Lead, eng: Engineer }
raci:
  - &one { activity: One, R: pm, A: pm }
  - { <<: *one, activity: Two, responsible: eng }
  - { <<: [*one], activity: Three, accountable: eng, I: pm }
`,
    );
  });
});

describe('the nesting limit', () => {
  const START = 'team: T\nroles: { pm: Product Lead }\n';
  const nested = (levels: number, inside = '') => `${'['.repeat(levels)}${inside}${']'.repeat(levels)}`;
  const at = (column: number) => `${' '.repeat(column)}^ limit-exceeded\n`;

  it('is 64 levels, starting with the top-level mapping', () => {
    expectProblems(`${START}x-deep: ${nested(63)}\n`);
    expectProblems(`${START}x-deep: ${nested(64)}\n${at(8 + 63)}`);
    expectProblems(`${START}x-deep:\n  - ${nested(62)}\n`);
    expectProblems(`${START}x-deep:\n  - ${nested(63)}\n${at(4 + 62)}`);
  });

  it('counts a pair in a list as a mapping', () => {
    expectProblems(`${START}x-deep: ${nested(62, 'a: b')}\n`);
    expectProblems(`${START}x-deep: ${nested(63, 'a: b')}\n${at(8 + 63)}`);
  });
});

describe('conflict markers', () => {
  it('are one problem even if only some of them are left', () => {
    expectProblems(`team: T
=======
^^^^^^^ invalid-yaml
roles: { pm: [ }
>>>>>>> other
`);
  });
});
