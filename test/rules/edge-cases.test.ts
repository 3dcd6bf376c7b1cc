/** Edge cases of the rules. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseFixture, expectFixes, expectOnly, expectProblems, fixesFor } from '../support/fixture.ts';

const ROLES = 'team: T\nroles: { pm: Product Lead, eng: Engineer }\n';

/** The messages of all problems with one code, in order. */
function messages(text: string, code: string): string[] {
  return analyseFixture(text)
    .problems.filter((problem) => problem.code === code)
    .map((problem) => problem.message);
}

describe('invalid YAML', () => {
  it('is marked once, in the row that is not closed', () => {
    expectProblems(`${ROLES}raci:
  - { activity: One, R: eng, A: pm
                                 ^ invalid-yaml
  - { activity: Two, R: eng, A: pn }
                                ^^ unknown-role
`);
    expectProblems(`${ROLES}raci:
  - { activity: "One, R: eng, A: pm }
                ^ invalid-yaml
  - { activity: Two, R: eng, A: pm }
`);
  });

  it('is reported once per place', () => {
    expectOnly(
      ['invalid-yaml'],
      `team: T
roles:
  pm: Product Lead
   eng: Engineer
   ^^^ invalid-yaml
`,
    );
  });

  it('is the only problem reported for an alias without an anchor', () => {
    expectProblems(`team: *a
      ^^ invalid-yaml
people: { ada: { name: *a } }
                       ^^ invalid-yaml
roles: { pm: { title: Product Lead, people: *a }, eng: *a }
                                            ^^ invalid-yaml
                                                       ^^ invalid-yaml
schemes: { ram: *a, dam: { letters: { A: *a, B: { key: *a, is: *a } } } }
                ^^ invalid-yaml
                                         ^^ invalid-yaml
                                                       ^^ invalid-yaml
                                                               ^^ invalid-yaml
responsibilities:
  - { name: *a, owner: pm }
            ^^ invalid-yaml
  - { name: Bugs, owner: *a }
                         ^^ invalid-yaml
raci:
  - { activity: *a, R: eng, A: pm }
                ^^ invalid-yaml
  - { activity: One, R: *a, A: [*a] }
                        ^^ invalid-yaml
                                ^^ invalid-yaml
  - *a
    ^^ invalid-yaml
`);
    expectProblems(`team: T
roles: *a
       ^^ invalid-yaml
raci:
  - { activity: One, R: eng, A: pm }
`);
  });
});

describe('a multi-line scalar', () => {
  it('names the same role as in any other style', () => {
    expectProblems(`team: >
  T
roles:
  pm: |
    Product Lead
  eng: Engineer
raci:
  - activity: |
      One
    R: |
      eng
    A: >
      pm
`);
  });

  it('keeps its final newline when a fix replaces the text', () => {
    const text = `${ROLES}raci:
  - activity: One
    R: |
      enf
    A: pm
`;
    const [fix] = [`${ROLES}raci:\n  - activity: One\n    R: eng\n    A: pm\n`];
    expectFixes(text, 'unknown-role', [
      ['Change it to “eng”', fix],
      ['Declare the role “enf”', text.replace('eng: Engineer }', 'eng: Engineer, enf: Enf }')],
    ]);
  });
});

describe('look-alike letters', () => {
  it('are not reported for Latin letters next to East Asian ones', () => {
    expectOnly(
      ['confusing-character'],
      `team: 日本語ABC
roles: { KPI設定: TAKEOFF, APIテスト: 팀A, "AB\u0421日本": Team }
                                      ^^^^^ confusing-character
`,
    );
    expectFixes('team: T\nroles: { "AB\u0421日本": Team }\n', 'confusing-character', [
      ['Write “ABC日本” in the letters of one script', 'team: T\nroles: { ABC日本: Team }\n'],
    ]);
  });
});

describe('a value of the wrong type', () => {
  it('is reported once, in a scheme too', () => {
    expectProblems(`${ROLES}schemes:
  ram: [L]
       ^^^ wrong-type
  dam: text
       ^^^^ wrong-type
`);
  });

  it('is reported with the expected and the actual type', () => {
    const text = `team: [T]
roles: { pm: { external: "true" } }
agreements:
  - { name: Demo, every: 2 sprints, minutes: 500, share: 1.5, kind: { a: b } }
`;
    assert.deepEqual(messages(text, 'wrong-type'), [
      'The team should be a text, not a list.',
      '`external` of “pm” should be true or false without quotes, not “true”.',
      '`every` should be day, week, month, quarter, year, a number of them such as “2 weeks”, or sprint, not “2 sprints”.',
      'The length of an agreement should be a number of minutes from 1 to 480, not “500”.',
      'A share should be a share from 0% to 100%, not “1.5”.',
      'The kind of an agreement should be a text, not keys and values.',
    ]);
  });

  it('is corrected to a word only if the meaning is the same', () => {
    expectFixes(`${ROLES}agreements: [{ name: Demo, every: 2 sprints }]\n`, 'wrong-type', []);
    expectFixes(`${ROLES}agreements: [{ name: Demo, every: sprints }]\n`, 'wrong-type', [
      ['Change it to “sprint”', `${ROLES}agreements: [{ name: Demo, every: sprint }]\n`],
    ]);
    const role = (external: string) => `team: T\nroles: { pm: { external: ${external} } }\n`;
    expectFixes(role('"true"'), 'wrong-type', [['Remove the quotes', role('true')]]);
    expectFixes(role("'Flase'"), 'wrong-type', [['Change it to “false”', role('false')]]);
  });

  it('is turned into a list only if it is an entry', () => {
    expectFixes(`${ROLES}responsibilities: { name: Bugs, owner: pm }\n`, 'wrong-type', [
      ['Make it a list', `${ROLES}responsibilities: [{ name: Bugs, owner: pm }]\n`],
    ]);
    expectFixes(`${ROLES}responsibilities: { Bugs: pm }\n`, 'wrong-type', []);
    expectFixes(`${ROLES}raci: { One: { R: eng, A: pm } }\n`, 'wrong-type', []);
  });
});

describe('a missing key', () => {
  it('is inserted into an empty item, a team without a name, and a scheme', () => {
    const rows = (first: string) => `${ROLES}raci:\n  -${first}\n  - { activity: One, R: eng, A: pm }\n`;
    expectFixes(rows(''), 'missing-key', [['Insert `activity`', rows(' activity: What is done?')]]);
    expectFixes(rows(' ~'), 'missing-key', [['Insert `activity`', rows(' { activity: What is done? }')]]);
    expectFixes(rows(' # to do'), 'missing-key', [['Insert `activity`', rows(' activity: What is done? # to do')]]);
    const team = (name: string) => `team: ${name}\nroles: { pm: Product Lead }\n`;
    expectFixes(team('""'), 'missing-key', [['Insert `name`', team('Name of the team')]]);
    const scheme = (inside: string) => `${ROLES}schemes:\n  ram: { ${inside}row: task }\n`;
    expectFixes(scheme(''), 'missing-key', [
      ['Insert `letters`', scheme('letters: { D: { key: does, is: doer }, O: { key: owns, is: owner } }, ')],
    ]);
  });
});

describe('the fix that keeps one of three owners or drivers', () => {
  it('makes all others doers or consulted', () => {
    const row = (cells: string) => `${ROLES.replace(' }', ', lead: Lead }')}raci:\n  - { activity: One, ${cells} }\n`;
    expectFixes(row('R: eng, A: [lead, pm, eng]'), 'split-accountability', [
      ['Keep “lead”; “pm” is responsible', row('R: [eng, pm], A: [lead]')],
      ['Keep “pm”; “lead” is responsible', row('R: [eng, lead], A: [pm]')],
      ['Keep “lead”; “pm” is responsible', row('R: [eng, pm], A: [lead]')],
      ['Keep “eng”; “lead” and “pm” are both responsible', row('R: [eng, lead, pm], A: [eng]')],
    ]);
    expectFixes(row('R: eng, A: [lead, everyone, pm], C: pm'), 'split-accountability', [
      ['Keep “lead”', row('R: eng, A: [lead], C: pm')],
      ['Keep “lead”', row('R: eng, A: [lead], C: pm')],
      ['Keep “pm”; “lead” is responsible', row('R: [eng, lead], A: [pm], C: pm')],
    ]);
  });

  it('keeps the comments of the removed owners in a block list', () => {
    const text = (owners: string) => `${ROLES}responsibilities:
  - name: Bugs
    owner:
${owners}    helpers: eng
`;
    const first = text('      - pm\n      # fast\n');
    expectFixes(text('      - pm\n      - eng # fast\n      - lead\n'), 'split-accountability', [
      ['Keep “pm”', first],
      ['Keep “eng”', text('      - eng # fast\n')],
      ['Keep “pm”', first],
      ['Keep “lead”', text('      # fast\n      - lead\n')],
    ]);
  });

  it('accepts one of two owners where a letter allows two, in any order of letters', () => {
    const scheme =
      'schemes: { two: { row: task, letters: { O: { key: owns, is: owner }, P: { key: presides, is: [owner, doer], min: 0, max: 2 }, Q: { key: asks, is: owner, min: 0 } } } }';
    expectOnly(
      ['split-accountability'],
      `team: T
roles: { pm: Product Lead, eng: Engineer, lead: Lead }
${scheme}
two:
  - { task: One, O: eng, P: eng, Q: pm }
  - { task: Two, P: eng, Q: pm, O: eng }
  - { task: Three, P: [eng, pm], O: lead }
                                    ^^^^ split-accountability
`,
    );
  });

  it('moves the owners of the other two cells to the doers, in place of the last removed line', () => {
    const letters = {
      O: 'O: { key: owns, is: owner }',
      P: 'P: { key: presides, is: owner, min: 0 }',
      Q: 'Q: { key: answers, is: owner, min: 0 }',
      D: 'D: { key: does, is: doer, min: 0 }',
    };
    const of = (order: string, cells: readonly string[], newLine: string, end: string) =>
      `${ROLES.replace(' }', ', lead: Lead }')}schemes:
  three:
    row: task
    letters: { ${[...order].map((letter) => letters[letter as keyof typeof letters]).join(', ')} }
three:
  - { task: One, O: pm, D: [eng, lead] }
  - task: Two
${cells.map((cell) => `    ${cell}\n`).join('')}`
        .trimEnd()
        .replaceAll('\n', newLine) + end;
    for (const newLine of ['\n', '\r\n']) {
      for (const end of ['', newLine]) {
        const last = (...cells: readonly string[]) => of('OPQD', cells, newLine, end);
        expectFixes(last('O: pm', 'P: eng', 'Q: lead'), 'split-accountability', [
          ['Keep “pm”; “eng” and “lead” both hold “Does”', last('O: pm', 'D: [eng, lead]')],
          ['Keep “eng”; “pm” and “lead” both hold “Does”', last('P: eng', 'D: [pm, lead]')],
          ['Keep “pm”; “eng” and “lead” both hold “Does”', last('O: pm', 'D: [eng, lead]')],
          ['Keep “lead”; “pm” and “eng” both hold “Does”', last('Q: lead', 'D: [pm, eng]')],
        ]);
        const second = (...cells: readonly string[]) => of('ODPQ', cells, newLine, end);
        expectFixes(second('O: pm', 'P: eng'), 'split-accountability', [
          ['Keep “pm”; “eng” holds “Does”', second('O: pm', 'D: eng')],
          ['Keep “eng”; “pm” holds “Does”', second('D: pm', 'P: eng')],
        ]);
      }
    }
  });

  it('keeps only one driver', () => {
    const row = (drivers: string) => `${ROLES}daci:\n  - { decision: One, D: [${drivers}], A: pm }\n`;
    expectFixes(row('eng, lead, pm'), 'too-many-holders', [
      ['Keep “eng”', row('eng')],
      ['Keep “lead”', row('lead')],
      ['Keep “eng”', row('eng')],
      ['Keep “pm”', row('pm')],
    ]);
    expectFixes(row('eng, lead'), 'too-many-holders', [['Remove “lead”', row('eng')]]);
    expectFixes(row('eng, lead, lead'), 'too-many-holders', [['Remove “lead”', row('eng')]]);
  });
});

/** Two who share a date, a third role of the team, and one outside it. */
const ABOVE = `team: T
roles: { pm: Product Lead, eng: Engineer, qa: Tester, boss: { title: Director, external: true } }
`;

describe('an empty key', () => {
  it('is filled in by the fix that would insert it', () => {
    const decides = (when: string) => `${ABOVE}decides: { what: pm, why: pm, how: eng, who: eng, when: ${when} }\n`;
    expectFixes(decides('{ roles: [pm, eng], tie-break: }'), 'no-tie-break', [
      ['Let “boss” break a tie', decides('{ roles: [pm, eng], tie-break: boss }')],
      ['Let “qa” break a tie', decides('{ roles: [pm, eng], tie-break: qa }')],
    ]);
    expectFixes(decides('everyone'), 'no-tie-break', [
      ['Let “boss” break a tie', decides('{ roles: everyone, tie-break: boss }')],
    ]);
    const measures = (pm: string) => `team: T
roles:
  pm: ${pm}
  em: { title: Engineering Manager, measures: [Failure rate] }
agreements: [{ name: Demo }]
`;
    for (const measured of ['measures: []', 'measures: ~', 'measures:']) {
      expectFixes(measures(`{ title: Product Manager, ${measured} }`), 'missing-measure', [
        ['Insert measures', measures('{ title: Product Manager, measures: [How success is measured] }')],
      ]);
    }
    expectFixes(measures('|\n    Product Manager'), 'missing-measure', [
      ['Insert measures', measures('{ title: Product Manager, measures: [How success is measured] }')],
    ]);
  });
});

describe('a role that neither owns nor does anything', () => {
  it('is not reported if it breaks ties or helps with a responsibility', () => {
    expectOnly(
      ['idle-role'],
      `team: T
roles: { pm: Product Lead, eng: Engineer, lead: Lead, qa: Tester, ops: Operations }
                                                                  ^^^ idle-role
decides: { when: { roles: [pm, eng], tie-break: lead } }
responsibilities: [{ name: Bugs, owner: pm, helpers: qa }]
cairo:
  - { activity: One, R: eng, A: pm, C: [lead, qa], O: ops }
`,
    );
  });
});

describe('a message', () => {
  it('contains the names it is about', () => {
    const text = `team: T
roles: { pm: Product Manager, boss: Engineering Manager }
agreements: [{ name: "1:1", with: everyone }, { name: Mondays, kind: check-in }, { name: R, kind: retrospective }]
`;
    assert.deepEqual(messages(text, 'missing-agreement'), [
      '“pm” and “boss” have not agreed on a way to give feedback and room for technical debt. Agree on it, and add it to `agreements`.',
    ]);
  });
});

describe('the fix with the nearest rule code', () => {
  it('is not offered if that rule already has an entry', () => {
    const rules = (text: string) => `${ROLES}rules: { ${text} }\n`;
    expectFixes(rules('many-infrmed: off'), 'unknown-rule', [
      ['Change it to “many-informed”', rules('many-informed: off')],
    ]);
    expectFixes(rules('many-infrmed: off, many-informed: hint'), 'unknown-rule', []);
  });
});

describe('the letters of a scheme', () => {
  it('can be spelled in several ways that each mean one letter', () => {
    expectOnly(
      ['duplicate-key', 'missing-owner', 'missing-responsible', 'split-accountability'],
      `${ROLES}schemes:
  ram: { letters: { A: { key: has, is: owner }, B: { key: has, is: doer }, C: { key: A, is: input }, D: { key: D, is: input } } }
                                                          ^^^ duplicate-key
                                                                                     ^ duplicate-key
ram:
  - { activity: One, A: pm, B: eng, D: pm }
  - { activity: Two, has: pm, B: eng }
`,
    );
  });
});

describe('the suggestion of a similar key', () => {
  it('is not made if that key is already there', () => {
    const text = `team: { name: T, nam: T }
roles: { pm: Product Lead }
raci: [{ decision: One, activity: One, R: pm, A: pm }]
`;
    assert.deepEqual(messages(text, 'unknown-key'), [
      'Charter has no “nam” here. Start it with `x-` if it is your own key.',
      'Charter has no “decision” here. Start it with `x-` if it is your own key.',
    ]);
  });
});

describe('a fix', () => {
  it('removes a name from every position in a cell', () => {
    const row = (cells: string) => `${ROLES.replace(' }', ', lead: Lead }')}raci:\n  - { activity: One, ${cells} }\n`;
    expectFixes(row('R: eng, A: pm, C: [eng, lead, eng]'), 'overlapping-letters', [
      ['Keep R, remove C', row('R: eng, A: pm, C: [lead]')],
    ]);
    expectFixes(row('R: eng, A: pm, C: [eng, eng], I: lead'), 'overlapping-letters', [
      ['Keep R, remove C', row('R: eng, A: pm, I: lead')],
    ]);
    expectFixes(row('R: eng, A: pm, C: [lead, eng, lead, eng]'), 'overlapping-letters', [
      ['Keep R, remove C', row('R: eng, A: pm, C: [lead, lead]')],
    ]);
    expectFixes(row('R: eng, A: [pm, pm, lead]'), 'split-accountability', [
      ['Keep “pm”; “lead” is responsible', row('R: [eng, lead], A: [pm, pm]')],
      ['Keep “lead”; “pm” is responsible', row('R: [eng, pm], A: [lead]')],
    ]);
    expectFixes(row('R: eng, A: [pm, everyone, everyone]'), 'split-accountability', [
      ['Keep “pm” alone', row('R: eng, A: [pm]')],
    ]);
  });

  it('removes a pair that ends in a multi-line scalar and nothing after it', () => {
    const roles = (first: string) =>
      `team: T\nroles:\n${first}  pm: Product Lead\nraci: [{ activity: One, R: pm, A: pm }]\n`;
    expectFixes(roles('  qa:\n    title: Tester\n    notes: |\n      Nobody yet\n'), 'unused-role', [
      ['Remove the role “qa”', roles('')],
    ]);
  });

  it('adds a tie-break without changing the list, wherever the list is', () => {
    const decides = (when: string) => `${ABOVE}decides:\n  when:${when}\n`;
    const options = (text: (name: string) => string) =>
      ['boss', 'qa'].map((name): [string, string] => [`Let “${name}” break a tie`, decides(text(name))]);
    expectFixes(
      decides('\n  - pm # first\n  - >-\n    eng'),
      'no-tie-break',
      options((name) => `\n    roles:\n    - pm # first\n    - >-\n      eng\n    tie-break: ${name}`),
    );
    expectFixes(
      decides(' # shared\n    - pm\n    - eng # last'),
      'no-tie-break',
      options((name) => ` # shared\n    roles:\n    - pm\n    - eng # last\n    tie-break: ${name}`),
    );
    expectFixes(
      decides(" ['pm', # first\n    eng]"),
      'no-tie-break',
      options((name) => ` { roles: ['pm', # first\n    eng], tie-break: ${name} }`),
    );
    expectFixes(decides(' &both [pm, eng]'), 'no-tie-break', []);
  });
});

describe('an unknown key', () => {
  it('is removed with all its lines and nothing else, wherever it is', () => {
    const top = (inside: string) => `team: T\n${inside}roles: { pm: Product Lead }\n`;
    const kept = (text: string) => ['Keep it as “x-foo”', text.replace('foo', 'x-foo')] as const;
    for (const pair of ['foo: bar\n', 'foo:\n', 'foo: |\n  bar\n', 'foo:\n- a\n- b: c\n  d: e\n', 'foo:\n  bar: 1\n'])
      expectFixes(top(pair), 'unknown-key', [kept(top(pair)), ['Remove “foo”', top('')]]);
    const commented = top('foo: # why\n  - a\n  # inside\n  - b\n\n# the roles\n');
    expectFixes(commented, 'unknown-key', [kept(commented), ['Remove “foo”', top('\n# the roles\n')]]);
    const anchored = 'team: T\nroles: { pm: &pm P }\nfoo:\n  - &a b\n';
    expectFixes(anchored, 'unknown-key', [kept(anchored)]);
    const nested = (pm: string) => `team: T\nroles:\n  pm:\n    ${pm}\n`;
    expectFixes(nested('foo: bar'), 'unknown-key', [kept(nested('foo: bar')), ['Remove “foo”', nested('{}')]]);
    const first = nested('foo: bar # why\n    title: P');
    expectFixes(first, 'unknown-key', [kept(first), ['Remove “foo”', nested('title: P')]]);
  });

  it('is not corrected as a safe fix if that would reverse its meaning', () => {
    const analysis = analyseFixture('team: T\nroles: { pm: P, eng: { title: E, manager: pm, titel: F } }\n');
    const safe = fixesFor(analysis, 'unknown-key').map(({ fix }) => [fix.title, fix.safe]);
    assert.deepEqual(safe, [
      ['Change it to “manages”', false],
      ['Remove “manager”', false],
      ['Keep it as “x-titel”', false],
      ['Remove “titel”', false],
    ]);
  });
});

describe('the fix with the nearest name', () => {
  it('is not offered if that name already has an acknowledgement, even an unreadable one', () => {
    const text = (first: string) =>
      `${ROLES}raci:\n  - { activity: One, R: eng, A: pm, acknowledged: { ${first}: R, eng: R soon } }\n`;
    expectFixes(text('enf'), 'unknown-role', [
      ['Declare the role “enf”', text('enf').replace('eng: Engineer }', 'eng: Engineer, enf: Enf }')],
    ]);
  });
});

describe('a word that begins like one of the allowed words', () => {
  it('is corrected to that word if only one begins like it', () => {
    const rules = (severity: string) => `${ROLES}rules: { isolated-row: ${severity} }\n`;
    expectFixes(rules('warn'), 'wrong-type', [['Change it to “warning”', rules('warning')]]);
    expectFixes(rules('Info'), 'wrong-type', [['Change it to “information”', rules('information')]]);
    expectFixes(`team: T\nroles: { pm: { profile: product } }\n`, 'wrong-type', []);
    expectFixes(rules('in'), 'wrong-type', []);
  });
});

describe('everyone, where only one name is allowed', () => {
  it('is replaced by one of the roles', () => {
    const owner = (name: string) => `${ROLES}responsibilities: [{ name: Bugs, owner: ${name} }]\n`;
    expectFixes(owner('everyone'), 'split-accountability', [
      ['Make “pm” the owner', owner('pm')],
      ['Make “eng” the owner', owner('eng')],
    ]);
    const driver = (name: string) => `${ROLES}daci: [{ decision: One, driver: ${name}, approver: pm }]\n`;
    expectFixes(driver('everyone'), 'too-many-holders', [
      ['Make “pm” the driver', driver('pm')],
      ['Make “eng” the driver', driver('eng')],
    ]);
  });
});

describe('the reason in an ignore comment', () => {
  it('may follow a dash that a word processor made of two hyphens', () => {
    for (const dash of ['--', '—', '–']) {
      const row = `  - { activity: One, R: eng }\n`;
      expectProblems(`${ROLES}raci:\n  # charter-ignore-next-line missing-owner ${dash} everybody does\n${row}
  # charter-ignore-next-line unknown-role missing-owner${dash}everybody, in turn
                             ^^^^^^^^^^^^ unused-ignore
  - { activity: Two, R: eng }
rules: { unused-role: off }
`);
    }
    const text = (codes: string) =>
      `${ROLES}raci:\n  # charter-ignore-next-line ${codes} — why\n  - { activity: One, R: eng }\n`;
    expectFixes(text('missing-owner, unknown-role'), 'unused-ignore', [
      ['Remove “unknown-role”', text('missing-owner')],
    ]);
  });
});

describe('a byte order mark', () => {
  it('does not count as a column of the first line, in any style', () => {
    const mark = '\ufeff';
    const rows = '  raci:\n    - { activity: One, R: eng, A: pm }\n';
    for (const text of [
      `  team: T\n  roles: { pm: P, eng: E }\n${rows}`,
      `# note\n  team: T\n  roles: { pm: P, eng: E }\n${rows}`,
      `---\nteam: T\nroles: { pm: P, eng: E }\nraci: [{ activity: One, R: eng, A: pm }]\n`,
      `%YAML 1.2\n---\nteam: T\nroles: { pm: P, eng: E }\nraci: [{ activity: One, R: eng, A: pm }]\n`,
      `{ team: T, roles: { pm: P, eng: E }, raci: [{ activity: One, R: eng, A: pm }] }\n`,
    ])
      assert.deepEqual(analyseFixture(mark + text).problems, [], JSON.stringify(text));
    const list = analyseFixture(`${mark}- a\n`).problems.map(({ code, span }) => [code, span]);
    assert.deepEqual(list, [['wrong-type', { start: 1, end: 4 }]]);
    expectFixes(mark, 'missing-key', [
      ['Insert `team`', `${mark}team: Name of the team\n`],
      ['Insert `roles`', `${mark}roles: { lead: Team Lead }\n`],
    ]);
  });
});
