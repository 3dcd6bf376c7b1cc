import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { expectOnly, expectProblems, TODAY } from '../support/fixture.ts';

const STRUCTURE = [
  'invalid-yaml',
  'limit-exceeded',
  'multiple-documents',
  'unsupported-version',
  'duplicate-key',
  'wrong-type',
  'missing-key',
  'unknown-key',
];

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';

describe('text that is not a charter', () => {
  it('is reported with its missing keys, at its first key or its start', () => {
    expectProblems('review: 2030-01-01\n^^^^^^ missing-key\n^^^^^^ missing-key\n');
    expectProblems('\n^ missing-key\n^ missing-key');
    expectProblems('# nothing yet\n^ missing-key\n^ missing-key\n');
    expectProblems('team: T\n^^^^ missing-key\n');
    expectProblems('roles: { pm: Product Lead }\n^^^^^ missing-key\n');
    expectProblems('team: T\n^^^^ missing-key\nroles:\n');
  });

  it('is reported if it is not a mapping', () => {
    expectProblems('just words\n^^^^^^^^^^ wrong-type\n');
    expectProblems('- a\n^^^ wrong-type\n- b\n');
  });

  it('is reported for conflict markers once, together with problems outside them', () => {
    expectProblems(`team: T
<<<<<<< HEAD
^^^^^^^ invalid-yaml
roles: { pm: Product Lead }
=======
roles: { pm: [ }
>>>>>>> other
raci: nonsense
      ^^^^^^^^ wrong-type
`);
  });

  it('has no conflict markers inside a line, whatever other line ends it contains', () => {
    for (const end of ['\r', '\u2028', '\u2029', '\u0085']) {
      const { problems } = analyse(
        `--- # a\nteam: "T${end}<<<<<<< HEAD${end}>>>>>>> b"\nroles: { a: A }\n`,
        contextOn(TODAY),
      );
      assert.deepEqual(
        problems.filter(({ code }) => code === 'invalid-yaml'),
        [],
        JSON.stringify(end),
      );
    }
  });

  it('is reported for a second document, which is not read', () => {
    expectProblems(`${ROLES}---
^^^ multiple-documents
team: 5
nonsense: [
`);
  });

  it('is reported for an unsupported version', () => {
    expectOnly(STRUCTURE, `charter: 2\n         ^ unsupported-version\n${ROLES}`);
    expectOnly(STRUCTURE, `charter: "1"\n${ROLES}`);
    expectOnly(STRUCTURE, `charter: one\n         ^^^ unsupported-version\n${ROLES}`);
  });
});

describe('a key', () => {
  it('counts the first time only, even next to another key in invalid YAML', () => {
    const first = 'team: T\nroles: { a: A }\nraci:\n  - { activity: One, R: a, A: a }\n';
    for (const again of ['raci:\n [a]\n  x: b\n  - { activity: Two, R: a }\n', 'team: U\n  x: [\n b: c\n']) {
      const { facts, reading } = analyse(first + again, contextOn(TODAY));
      assert.deepEqual(
        facts.tables.map(({ rows }) => rows.all().map(({ row }) => row.label?.value)),
        [['One']],
      );
      assert.equal(reading.charter.team?.name?.value ?? reading.charter.team?.key.value, 'T');
    }
  });

  it('may occur once in a mapping, and once as a letter or its word', () => {
    expectOnly(
      STRUCTURE,
      `${ROLES}raci:
  - { activity: One, R: eng, R: pm, A: pm }
                             ^ duplicate-key
  - activity: Two
    R: eng
    responsible: pm
    ^^^^^^^^^^^ duplicate-key
    A: pm
team: Again
^^^^ duplicate-key
people:
  ada: Ada Lind
  ada: Ada Again
  ^^^ duplicate-key
`,
    );
  });

  it('is known to the format, or starts with x-', () => {
    expectOnly(
      STRUCTURE,
      `${ROLES}x-anything: { at: all }
tema: X
^^^^ unknown-key (error)
raci:
  - { activity: One, R: eng, A: pm, x-note: 1, phse: Build }
                                               ^^^^ unknown-key (error)
agreements:
  - { name: Standup, evry: day }
                     ^^^^ unknown-key (error)
people:
  ada: { name: Ada Lind, x-since: 2020, mail: a@example.com }
                                        ^^^^ unknown-key (error)
`,
    );
  });

  it('for the label of another scheme is a slip, and the label is not also missing', () => {
    expectOnly(
      STRUCTURE,
      `${ROLES}raci:
  - { decision: One, R: eng, A: pm }
      ^^^^^^^^ unknown-key (error)
daci:
  - activity: Two
    ^^^^^^^^ unknown-key (error)
    D: eng
    A: pm
`,
    );
  });

  it('is reported if it is required and missing', () => {
    expectOnly(
      STRUCTURE,
      `team: { purpose: Pay }
^^^^ missing-key
roles: { pm: Product Lead }
people:
  ada: { email: ada@example.com }
  ^^^ missing-key
raci:
  - { R: pm, A: pm }
    ^^^^^^^^^^^^^^^^ missing-key
  - R: pm
    ^^^^^ missing-key
    A: pm
  -
  ^ missing-key
responsibilities:
  - { owner: pm }
    ^^^^^^^^^^^^^ missing-key
agreements:
  - kind: ritual
    ^^^^^^^^^^^^ missing-key
schemes:
  ram: { row: task }
  ^^^ missing-key
  tam: { letters: { L: { is: owner }, S: { key: second } } }
                    ^ missing-key
                                      ^ missing-key
`,
    );
  });
});

describe('a value', () => {
  it('has the right type', () => {
    expectOnly(
      STRUCTURE,
      `${ROLES}people: [ada]
        ^^^^^ wrong-type
decides: pm
         ^^ wrong-type
review: next year
        ^^^^^^^^^ wrong-type
raci: { activity: One }
      ^^^^^^^^^^^^^^^^^ wrong-type
daci:
  - One
    ^^^ wrong-type
  - { decision: Two, D: pm, A: pm, due: 2027-02-30, status: closed }
                                        ^^^^^^^^^^ wrong-type
                                                            ^^^^^^ wrong-type
rules: { missing-owner: loud, many-consulted: { max: some, severity: 3 } }
                        ^^^^ wrong-type
                                                     ^^^^ wrong-type
                                                                     ^ wrong-type
agreements:
  - { name: One, kind: standup, every: fortnight, minutes: 500, share: 120% }
                       ^^^^^^^ wrong-type
                                       ^^^^^^^^^ wrong-type
                                                           ^^^ wrong-type
                                                                       ^^^^ wrong-type
  - { name: Two, kind: ritual, every: 2 weeks, minutes: 480, share: 0% }
  - { name: Three, every: sprint, minutes: 1, share: 100% }
`,
    );
  });

  it('of a role has the right type', () => {
    expectOnly(
      STRUCTURE,
      `team: T
roles:
  pm: { title: Product Lead, profile: product-manger, external: maybe, manages: { eng: yes } }
                                      ^^^^^^^^^^^^^^ wrong-type
                                                                ^^^^^ wrong-type
                                                                                ^^^^^^^^^^^^ wrong-type
  eng: [Engineer]
       ^^^^^^^^^^ wrong-type
raci:
  - { activity: One, R: eng, A: pm, covers: ritual, acknowledged: { pm: yes, eng: R 2026-13-01 } }
                                            ^^^^^^ wrong-type
                                                                        ^^^ wrong-type
                                                                                  ^^^^^^^^^^^^ wrong-type
`,
    );
  });

  it('may be a number or a boolean where text is expected', () => {
    expectOnly(STRUCTURE, 'team: 5\nroles: { yes: no, 7: 8 }\nraci:\n  - { activity: 9, R: 7, A: yes }\n');
  });
});

describe('invalid YAML', () => {
  it('is a problem of its row only, and the other rows are checked', () => {
    expectOnly(
      [...STRUCTURE, 'missing-owner'],
      `${ROLES}raci:
  - { activity: One, R: [eng, A: pm }
                        ^ invalid-yaml
  - { activity: Two, R: [eng, pm] }
                ^^^ missing-owner
`,
    );
  });

  it('includes an alias before its anchor', () => {
    expectOnly(
      STRUCTURE,
      `${ROLES}raci:
  - { activity: One, R: *who, A: pm }
                        ^^^^ invalid-yaml
  - { activity: Two, R: &who eng, A: pm }
  - { activity: Three, R: *who, A: pm }
`,
    );
  });
});
