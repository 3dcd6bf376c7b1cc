// Many charters that extend one another and share teams, people and work.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { FIXABLE, FOUR } from '../support/cli-charters.ts';
import { folderWith } from '../support/terminal.ts';

/** Charters that extend one another and others that are not checked, share teams, people and work, and silence that. */
function mixed(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    // Of its roles some are used by others only, and one by nobody.
    'a/org.charter.yaml':
      'team: Organisation\nroles: { pm: Product, em: Engineering, cfo: Finance, idle: Nobody, own: Own }\nraci:\n  - { activity: Rowing, R: own, A: own }\n',
    // It is in no folder that is checked, and says in turn that it extends one that is.
    'base/base.charter.yaml':
      'team: Base\nextends: ../a/org.charter.yaml\nroles: { legal: Legal }\nraci:\n  - { activity: Budget, R: cfo, A: cfo }\n',
    'a/broken.charter.yaml': 'team: Broken\nraci:\n  - { activity: "x }\n  - { activity: y, R: [a }\n',
    'a/conflict.charter.yaml': '<<<<<<< ours\nteam: One\n=======\nteam: Two\n>>>>>>> theirs\n',
    'a/latin.charter.yaml': Uint8Array.from([...Buffer.from('team: Caf'), 0xe9, 10]),
    'a/circle1.charter.yaml': 'team: C1\nextends: circle2.charter.yaml\nroles: { x: X }\n',
    'a/circle2.charter.yaml': 'team: C2\nextends: circle1.charter.yaml\nroles: { y: Y }\n',
    'a/fix.charter.yaml': FIXABLE,
    'a/four.charter.yaml': FOUR,
  };
  for (let at = 0; at < 40; at++) {
    files[`a/chain-${at}.charter.yaml`] =
      `team: Chain ${at}\n${at === 0 ? '' : `extends: chain-${at - 1}.charter.yaml\n`}roles: { r${at}: Role ${at} }\n`;
  }
  for (let at = 0; at < 140; at++) {
    const above =
      at % 3 === 0 ? 'extends: ../a/org.charter.yaml\n' : at % 7 === 0 ? 'extends: ../base/base.charter.yaml\n' : '';
    const ignore = [
      '',
      ' # charter-ignore-line duplicate-team -- for now',
      ' # charter-ignore-line overloaded-across-teams',
    ];
    files[`teams-${at % 4}/t${at}.charter.yaml`] = `team: Team ${at % 60}${ignore[at % 3]}
${above}people: { ada: { name: Ada Lind, email: ada@example.org }, p${at}: Person ${at} } # charter-ignore-line ${at % 5 === 0 ? 'overloaded-across-teams' : 'unused-person'}
roles: { lead: { title: Lead, people: [ada] }, eng: { title: Engineer, people: [p${at}] } }
raci:
  - { activity: Work ${at}, R: eng, A: ${at % 2 === 0 ? 'lead' : 'nobody'}, C: ${above === '' ? 'eng' : 'pm'} }
responsibilities: [{ name: Thing ${at % 90}, owner: lead }]
${at % 11 === 0 ? 'rules: { contested-across-teams: off, overloaded-across-teams: { max: 3 } }\n' : ''}`;
  }
  return files;
}

const folder = folderWith(mixed());
after(() => folder.remove());
const ARGS = ['check', 'a', 'teams-0', 'teams-1', 'teams-2', 'teams-3', 'a/none.charter.yaml'];

describe('charter check of many charters', () => {
  it('prints them in the order of the arguments, and those of a folder in the order of their paths', async () => {
    const { out } = await folder.run([...ARGS, '--format', 'json']);
    const { files } = JSON.parse(out) as { files: { path: string }[] };
    const paths = files.map(({ path }) => path);
    const below = (name: string) => paths.filter((path) => path.startsWith(`${name}/`)).toSorted();
    assert.deepEqual(paths, ['a', 'teams-0', 'teams-1', 'teams-2', 'teams-3'].flatMap(below));
    assert.equal(paths.length, Object.keys(mixed()).filter((path) => !path.startsWith('base/')).length);
  });

  for (const [format, more] of [
    ['json', []],
    ['pretty', []],
    ['sarif', []],
    ['json', ['--no-ignore-comments', '--quiet']],
    ['pretty', ['--fix', '--dry-run']],
  ] as const) {
    const options = ['--format', format, ...more];
    it(`prints the same again with ${options.join(' ')}, and names a path that does not exist`, async () => {
      const printed = await folder.run([...ARGS, ...options]);
      assert.equal(printed.status, 2);
      assert.match(printed.out, /Thing|Team/);
      assert.match(printed.err, /none\.charter\.yaml: There is no such file/);
      assert.deepEqual(await folder.run([...ARGS, ...options]), printed);
    });
  }

  it('finds what it should in such a workspace', async () => {
    const { out } = await folder.run([...ARGS, '--format', 'json']);
    const { files } = JSON.parse(out) as { files: { path: string; problems: { code: string; message: string }[] }[] };
    const org = files.find(({ path }) => path === 'a/org.charter.yaml');
    // “pm” is used by the teams, and “cfo” by a charter that is only read since others extend it.
    assert.deepEqual(
      org?.problems.filter(({ code }) => code === 'unused-role').map(({ message }) => /“(\w+)”/.exec(message)?.[1]),
      ['em', 'idle'],
    );
    const codes = new Set(files.flatMap(({ problems }) => problems.map(({ code }) => code)));
    for (const code of [
      ...['duplicate-team', 'contested-across-teams', 'overloaded-across-teams', 'unused-ignore', 'broken-extends'],
      ...['invalid-yaml', 'unknown-role'],
    ])
      assert.ok(codes.has(code), code);
  });
});
