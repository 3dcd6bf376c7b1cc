import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkWorkspace, type Files, memoryFiles, relatedPlace } from '../../server/src/workspace/index.ts';
import { draw, TODAY, textOf } from '../support/fixture.ts';

const OPTIONS = { root: '/desk', today: TODAY, overrides: new Map(), honourIgnores: true };

/** Checks charters together and asserts exactly the drawn problems; charters without any are left out. */
async function expectTogether(
  fixtures: Readonly<Record<string, string>>,
  beside: Readonly<Record<string, string>> = {},
) {
  const paths = Object.keys(fixtures).map((path) => `/desk/${path}`);
  const all = Object.entries({ ...beside, ...fixtures }).map(
    ([path, text]) => [`/desk/${path}`, textOf(text)] as const,
  );
  const check = await checkWorkspace(memoryFiles(Object.fromEntries(all)), paths, OPTIONS);
  const drawn = check.charters.map(({ path, analysis, problems }) => [path.slice(6), draw(analysis.text, problems)]);
  assert.deepEqual(Object.fromEntries(drawn), fixtures);
  return check;
}

const ORG = `team: Organisation
people: { ada: Ada Lind }
roles: { director: { title: Director, external: true }, eng: { title: Engineer, people: [ada] } }
decides: { what: eng, why: eng, how: eng, who: eng, when: { roles: [eng, director], tie-break: director } }
schemes: { ram: { row: task, letters: { L: { key: lead, is: [owner, doer] }, S: { key: second, is: support } } } }
rules: { isolated-row: off, idle-role: off }
`;

describe('an extended charter', () => {
  it('provides people, roles, decision areas, schemes and rules, key by key', async () => {
    await expectTogether(
      {
        'team/checkout.charter.yaml': `extends: ../org.charter.yaml
team: Checkout
roles: { pm: Product Lead, qa: Tester }
decides: { hiring: pm }
ram:
  - { task: One, L: eng, S: [pm, qa] }
  - { task: Two, L: ada, S: director }
  - { task: Three, S: eng }
            ^^^^^ missing-owner
`,
      },
      { 'org.charter.yaml': ORG },
    );
  });

  it('is overridden by a local key as a whole', async () => {
    await expectTogether(
      {
        'a.charter.yaml': `extends: org.charter.yaml
team: Checkout
roles: { eng: Developer, pm: Product Lead, qa: Tester }
rules: { isolated-row: warning }
raci:
^^^^ isolated-row (warning)
  - { activity: One, R: eng, A: pm }
  - { activity: Two, R: qa, A: pm, C: eng }
`,
      },
      { 'org.charter.yaml': ORG },
    );
  });

  it('may be one of a list, in which the first has priority, and may extend others', async () => {
    await expectTogether(
      {
        'a.charter.yaml': `extends: [one.charter.yaml, two.charter.yaml]
team: Checkout
raci:
  - { activity: One, R: far, A: two }
  - { activity: Two, R: [two, far] }
                ^^^ missing-owner (hint)
`,
      },
      {
        'one.charter.yaml': 'extends: far.charter.yaml\nteam: One\nrules: { missing-owner: hint }\n',
        'two.charter.yaml': 'team: Two\nroles: { two: Two }\nrules: { missing-owner: warning }\n',
        'far.charter.yaml': 'team: Far\nroles: { far: Far }\n',
      },
    );
  });

  it('has its roles used by the charters that extend it', async () => {
    await expectTogether({
      'org.charter.yaml': `team: Organisation
roles: { eng: Engineer, qa: Tester, ops: Operations }
                                    ^^^ unused-role
responsibilities: [{ name: Bugs, owner: eng }]
`,
      'a.charter.yaml': `extends: org.charter.yaml
team: Checkout
raci:
  - { activity: One, R: qa, A: qa, I: eng }
`,
    });
  });

  it('with faults is reported at its path, and its valid parts are used', async () => {
    await expectTogether(
      {
        'a.charter.yaml': `extends: org.charter.yaml
         ^^^^^^^^^^^^^^^^ broken-extends
team: Checkout
raci:
  - { activity: One, R: eng, A: somebody, I: pm }
`,
      },
      { 'org.charter.yaml': 'team: Organisation\nroles: { eng: Engineer, pm: Product Lead }\nreview: soon\n' },
    );
  });

  it('that is missing makes no name wrong', async () => {
    await expectTogether({
      'a.charter.yaml': `extends: missing.charter.yaml
         ^^^^^^^^^^^^^^^^^^^^ broken-extends
team: Checkout
raci:
  - { activity: One, R: eng, A: somebody, I: pm }
  - { activity: Two, R: [eng, pm] }
                ^^^ missing-owner
`,
    });
  });

  it('cannot be the charter itself or one that extends it', async () => {
    await expectTogether({
      'a.charter.yaml': 'extends: b.charter.yaml\n         ^^^^^^^^^^^^^^ broken-extends\nteam: A\n',
      'b.charter.yaml': 'extends: c.charter.yaml\n         ^^^^^^^^^^^^^^ broken-extends\nteam: B\n',
      'c.charter.yaml': 'extends: a.charter.yaml\n         ^^^^^^^^^^^^^^ broken-extends\nteam: C\n',
      'd.charter.yaml': 'extends: ./d.charter.yaml\n         ^^^^^^^^^^^^^^^^ broken-extends\nteam: D\n',
    });
  });
});

describe('the boundary of the workspace', () => {
  const OUTSIDE = [
    '/etc/passwd',
    '../outside.charter.yaml',
    'x/../../outside.charter.yaml',
    'https://example.com/org.charter.yaml',
    'file:///etc/passwd',
    'C:/org.charter.yaml',
    '\\\\\\\\host\\\\share\\\\org.charter.yaml',
    '//host/share/org.charter.yaml',
    '~/org.charter.yaml',
    'org\\u0000.charter.yaml',
  ];
  for (const path of OUTSIDE) {
    it(`is not crossed by ${JSON.stringify(path)}, and no file is read`, async () => {
      const asked: string[] = [];
      const memory = memoryFiles({ '/desk/a.charter.yaml': `extends: "${path}"\nteam: A\nroles: { pm: Lead }\n` });
      const files: Files = {
        read: (one) => {
          asked.push(one);
          return memory.read(one);
        },
        realPath: (one) => {
          asked.push(one);
          return memory.realPath(one);
        },
      };
      const { charters } = await checkWorkspace(files, ['/desk/a.charter.yaml'], OPTIONS);
      assert.deepEqual(
        charters[0]?.problems.map((problem) => problem.code),
        ['broken-extends'],
      );
      assert.deepEqual(asked, ['/desk/a.charter.yaml']);
    });
  }

  it('is not crossed by percent signs, which are not decoded', async () => {
    await expectTogether(
      { 'a.charter.yaml': 'extends: "%2e%2e/b.charter.yaml"\nteam: A\n' },
      { '%2e%2e/b.charter.yaml': 'team: B\nroles: { pm: Lead }\n' },
    );
  });

  it('is not crossed by a symbolic link', async () => {
    const memory = memoryFiles({
      '/desk/a.charter.yaml': 'extends: link.charter.yaml\nteam: A\nroles: { pm: Lead }\n',
      '/desk/link.charter.yaml': 'team: Secret\n',
    });
    const read: string[] = [];
    const files: Files = {
      read: (path) => {
        read.push(path);
        return memory.read(path);
      },
      realPath: (path) => Promise.resolve(path === '/desk/link.charter.yaml' ? '/elsewhere/secret.charter.yaml' : path),
    };
    const { charters } = await checkWorkspace(files, ['/desk/a.charter.yaml'], OPTIONS);
    assert.match(charters[0]?.problems[0]?.message ?? '', /outside this workspace/);
    assert.deepEqual(read, ['/desk/a.charter.yaml']);
  });
});

describe('charters in one workspace', () => {
  it('must have different teams and responsibilities, in any spelling', async () => {
    const { charters } = await expectTogether({
      'a.charter.yaml': `team: Checkout
      ^^^^^^^^ duplicate-team
roles: { pm: Lead }
responsibilities:
  - { name: Payment page, owner: pm }
            ^^^^^^^^^^^^ contested-across-teams
  - { name: Refunds, owner: pm }
`,
      'b.charter.yaml': `team: { name: "checkout " }
               ^^^^^^^^^ duplicate-team
roles: { pm: { title: Lead, responsibilities: [Refunds] } }
raci:
  - { activity: One, R: pm, A: pm }
`,
      'c.charter.yaml': `team: Search
roles: { lead: { title: Lead, responsibilities: [payment  page] } }
                                                 ^^^^^^^^^^^^^ contested-across-teams
raci:
  - { activity: One, R: lead, A: lead }
`,
    });
    const [problem] = charters[0]?.problems ?? [];
    const [related] = problem?.finding.related ?? [];
    const charter = charters[0];
    assert.ok(related !== undefined && charter !== undefined);
    assert.deepEqual(relatedPlace(charter, related), { path: '/desk/b.charter.yaml', span: { start: 15, end: 24 } });
  });

  it('use their own severities and ignore comments', async () => {
    await expectTogether({
      'a.charter.yaml': 'team: Checkout # charter-ignore-line duplicate-team\nroles: { pm: Lead }\n',
      'b.charter.yaml':
        'team: Checkout\n      ^^^^^^^^ duplicate-team (hint)\nroles: { pm: Lead }\nrules: { duplicate-team: hint }\n',
      'c.charter.yaml':
        'team: Other # charter-ignore-line duplicate-team\n                                  ^^^^^^^^^^^^^^ unused-ignore\nroles: { pm: Lead }\n',
    });
  });

  it('share people by handle and name, or by e-mail', async () => {
    const rows = (role: string, count: number) =>
      Array.from({ length: count }, (_, index) => `  - { activity: ${role} ${index}, R: other, A: ${role} }\n`).join(
        '',
      );
    await expectTogether({
      'a.charter.yaml': `team: A
people: { ada: Ada Lind }
          ^^^ overloaded-across-teams
roles: { lead: { people: [ada] }, other: Other }
rules: { overloaded-across-teams: { max: 3 }, overloaded-role: off }
raci:
${rows('lead', 2)}`,
      'b.charter.yaml': `team: B
people: { ada: { name: Ada Lind, email: Ada@example.com }, ben: { name: Ben, email: ben@example.com } }
          ^^^ overloaded-across-teams
roles: { one: { people: [ada] }, other: { people: [ben] } }
rules: { overloaded-across-teams: { max: 4 } }
raci:
${rows('one', 2)}`,
      'c.charter.yaml': `team: C
people: { al: { name: A. Lind, email: ada@example.com }, ada: Ada Lovelace }
roles: { two: { people: [al] }, other: { people: [ada] } }
raci:
${rows('two', 1)}`,
    });
  });
});
