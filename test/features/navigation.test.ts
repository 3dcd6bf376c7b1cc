import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { matrixOf } from '../../server/src/charter/matrix-tables.ts';
import {
  definitionAt,
  referencesTo,
  refusalOf,
  renameableAt,
  renameEdits,
} from '../../server/src/features/navigation.ts';
import { occurrenceAt } from '../../server/src/features/occurrences.ts';
import { checkWorkspace, memoryFiles } from '../../server/src/workspace/index.ts';
import { BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { drawSpans, edited, faultsOf, marked, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { Random } from '../support/random.ts';
import { styledCharter } from '../support/styled.ts';

const context = contextOn(TODAY);

/** The text with marks below every place that names the thing at the caret. */
function references(text: string): string {
  const { analysis, offset } = marked(text);
  const found = occurrenceAt(analysis, offset);
  assert.ok(found, 'something is named at the caret');
  const places = referencesTo(analysis, found.subject, true);
  return drawSpans(
    analysis.text,
    places.map(({ at, declaration }) => ({ at, label: declaration ? 'declared' : 'named' })),
  );
}

const ROLE = `team: A
roles:
  pm: Product Manager
  ^^ declared
  em: { title: E, manages: [pm], backup: pm }
                            ^^ named
                                         ^^ named
decides:
  what: pm
        ^^ named
  when: { roles: [em, pm], tie-break: "pm" }
                      ^^ named
                                       ^^ named
responsibilities:
  - name: Roadmap
    owner: pm
           ^^ named
    helpers: [em, pm]
                  ^^ named
raci:
  - { activity: One, R: [em, pm], A: pm, acknowledged: { pm: RA } }
                             ^^ named
                                     ^^ named
                                                         ^^ named
  - activity: pm
    responsible:
      - 'pm'
         ^^ named
agreements:
  - { name: X, with: [pm, em], owner: pm }
                      ^^ named
                                      ^^ named
`;

test('references of a role include every place that names it, from any of them', () => {
  const text = ROLE.replace(/^ *\^+ .*\n/gm, '');
  for (const found of text.matchAll(/\bpm\b/g)) {
    if (text.slice(0, found.index).endsWith('activity: ')) continue;
    assert.equal(references(`${text.slice(0, found.index)}$0${text.slice(found.index)}`), ROLE);
  }
});

test('references of a person include every place that names them, by handle and by name', () => {
  assert.equal(
    references(
      `people:\n  ad$0a: Ada Lind\nroles:\n  eng: { people: [ada, Ben] }\nraci:\n  - { activity: X, R: Ada Lind, A: eng }\n`,
    ),
    `people:
  ada: Ada Lind
  ^^^ declared
       ^^^^^^^^ named
roles:
  eng: { people: [ada, Ben] }
                  ^^^ named
raci:
  - { activity: X, R: Ada Lind, A: eng }
                      ^^^^^^^^ named
`,
  );
});

test('references of a responsibility include every spelling in case and spaces', () => {
  assert.equal(
    references(
      'roles:\n  pm: { responsibilities: [bug  backlog] }\nresponsibilities:\n  - name: Bug back$0log\nraci:\n  - activity: Bug Backlog\n',
    ),
    `roles:
  pm: { responsibilities: [bug  backlog] }
                           ^^^^^^^^^^^^ named
responsibilities:
  - name: Bug backlog
          ^^^^^^^^^^^ declared
raci:
  - activity: Bug Backlog
              ^^^^^^^^^^^ named
`,
  );
});

test('the definition of a custom scheme is found from its table', () => {
  const { analysis, offset } = marked(
    'schemes:\n  ram:\n    letters:\n      L: { key: l, is: owner }\nra$0m:\n  - { activity: X, L: pm }\n',
  );
  const [place] = definitionAt(analysis, offset)?.places ?? [];
  assert.ok(place?.from === undefined && place !== undefined);
  assert.equal(analysis.text.slice(place.at.start, place.at.start + 4), 'ram:');
  assert.equal(place.at.start, analysis.text.indexOf('ram:'));
});

test('a definition is found while another row is broken, and nothing where no name is', () => {
  const { analysis, offset } = marked(
    'roles:\n  pm: P\nraci:\n  - { activity: One, R: [pm\n  - { activity: Two, A: p$0m }\n',
  );
  assert.deepEqual(definitionAt(analysis, offset)?.places, [{ at: { start: 9, end: 11 } }]);
  const nothing = marked('team: $0A\nroles:\n  pm: P\n');
  assert.equal(definitionAt(nothing.analysis, nothing.offset), undefined);
});

test('definitions in an extended charter are found for roles, people and schemes', async () => {
  const org =
    'team: Org\npeople: { ada: Ada Lind }\nroles: { eng: Engineer }\nschemes: { ram: { row: task, letters: { L: { key: lead, is: [owner, doer] } } } }\n';
  const own =
    'extends: org.charter.yaml\nteam: A\nroles: { pm: { title: P, people: ada } }\nram:\n  - { task: X, L: eng }\n';
  const files = memoryFiles({ '/w/a.charter.yaml': own, '/w/org.charter.yaml': org });
  const options = { root: '/w', today: TODAY, overrides: new Map(), honourIgnores: true };
  const { charters } = await checkWorkspace(files, ['/w/a.charter.yaml', '/w/org.charter.yaml'], options);
  const analysis = charters.find(({ path }) => path === '/w/a.charter.yaml')?.analysis;
  assert.ok(analysis);
  const declared = (name: string) => {
    const [place] = definitionAt(analysis, own.lastIndexOf(name))?.places ?? [];
    assert.ok(place?.from, `“${name}” is declared elsewhere`);
    const { start, end } = place.from.place(place.block, place.span);
    return [place.from.path, org.slice(start, end), start];
  };
  for (const name of ['ada', 'eng', 'ram'])
    assert.deepEqual(declared(name), ['/w/org.charter.yaml', name, org.indexOf(`${name}:`)]);
});

function rename(text: string, newName: string): string {
  const { analysis, offset } = marked(text);
  const found = renameableAt(analysis, offset);
  if (found === undefined) return 'nothing to rename';
  const refused = refusalOf(analysis, found.subject, newName);
  return refused ?? edited(analysis.text, renameEdits(analysis, found.subject, found.text, newName));
}

const renames: readonly (readonly [string, string, string, string])[] = [
  [
    'a role, in the quotes of each place',
    'roles:\n  "pm": P\n  em: E\nraci:\n  - { activity: pm, R: [\'pm\', em], A: p$0m }\n',
    'po',
    'roles:\n  "po": P\n  em: E\nraci:\n  - { activity: pm, R: [\'po\', em], A: po }\n',
  ],
  [
    'a role to a name that needs quotes',
    "roles:\n  pm: P\nraci:\n  - { activity: X, R: ['pm'], A: p$0m }\n",
    "it's: 1",
    "roles:\n  \"it's: 1\": P\nraci:\n  - { activity: X, R: ['it''s: 1'], A: \"it's: 1\" }\n",
  ],
  [
    'the handle of a person, and not their name',
    'people:\n  ada: Ada Lind\nroles:\n  eng: { people: [ad$0a, Ada Lind] }\n',
    'al',
    'people:\n  al: Ada Lind\nroles:\n  eng: { people: [al, Ada Lind] }\n',
  ],
  [
    'the name of a person, and not their handle',
    'people:\n  ada: Ada Lind\nroles:\n  eng: { people: [ada] }\nraci:\n  - { activity: X, R: Ada$0 Lind }\n',
    'Ada Lund',
    'people:\n  ada: Ada Lund\nroles:\n  eng: { people: [ada] }\nraci:\n  - { activity: X, R: Ada Lund }\n',
  ],
  [
    'a person written only by name',
    'roles:\n  eng: { people: [Ben$0 Sato] }\n  qa: { people: Ben Sato }\n',
    'Ben S.',
    'roles:\n  eng: { people: [Ben S.] }\n  qa: { people: Ben S. }\n',
  ],
  [
    'a responsibility, in every spelling',
    'roles:\n  pm: { responsibilities: [bug backlog] }\nresponsibilities:\n  - name: "Bug back$0log"\nraci:\n  - activity: Bug Backlog\n',
    'Defects',
    'roles:\n  pm: { responsibilities: [Defects] }\nresponsibilities:\n  - name: "Defects"\nraci:\n  - activity: Defects\n',
  ],
  [
    'a responsibility in a block scalar, whose line end stays',
    'responsibilities:\n  - name: |\n      Bug back$0log\n    owner: pm\n',
    'Defects',
    'responsibilities:\n  - name: Defects\n    owner: pm\n',
  ],
  [
    'a custom scheme',
    'schemes:\n  ram:\n    letters:\n      L: { key: l, is: owner }\nra$0m:\n  - { activity: X, L: pm }\n',
    'own',
    'schemes:\n  own:\n    letters:\n      L: { key: l, is: owner }\nown:\n  - { activity: X, L: pm }\n',
  ],
  ['not a built-in scheme', 'ra$0ci:\n  - activity: X\n', 'own', 'nothing to rename'],
  ['not everyone', 'raci:\n  - { activity: X, I: every$0one }\n', 'all', 'nothing to rename'],
  ['not a rule', 'rules:\n  missing$0-owner: off\n', 'x', 'nothing to rename'],
  ['not an unknown name', 'roles:\n  pm: P\nraci:\n  - { activity: X, R: p$0n }\n', 'x', 'nothing to rename'],
  ['not to nothing', 'roles:\n  p$0m: P\n', ' ', 'A name needs at least one letter.'],
  ['not to a name of several lines', 'roles:\n  p$0m: P\n', 'a\nb', 'A name stands on one line.'],
  [
    'not to a name with spaces around it',
    'roles:\n  p$0m: P\n',
    'a ',
    'A name can neither begin nor end with a space.',
  ],
  ['not to another role', 'roles:\n  p$0m: P\n  em: E\n', 'em', 'There is a role “em” already. Choose another name.'],
  [
    'not to the handle of a person',
    'people:\n  ada: Ada Lind\nroles:\n  p$0m: P\n',
    'ada',
    'There is a person “ada” already. Choose another name.',
  ],
  [
    'not a handle to the name of another person',
    'people:\n  ada: Ada Lind\n  b$0en: Ben\n',
    'Ada Lind',
    'There is a person “Ada Lind” already. Choose another name.',
  ],
  [
    'not to everyone',
    'roles:\n  p$0m: P\n',
    'everyone',
    '“everyone” means every role that is not external. Choose another name.',
  ],
  [
    'not to a name that is not read',
    'roles:\n  p$0m: P\n',
    'x-pm',
    'Names that begin with “x-” are notes of the author’s own, and are not read. Choose another name.',
  ],
  [
    'not a responsibility to another one',
    'responsibilities:\n  - name: On$0e\n  - name: Two\n',
    'two',
    'There is a responsibility “two” already. Choose another name.',
  ],
  [
    'not a scheme to a key of the format',
    'schemes:\n  ra$0m:\n    letters:\n      L: { key: l, is: owner }\n',
    'roles',
    '“roles” is a key of the format. Choose another name.',
  ],
];

for (const [what, text, newName, expected] of renames) {
  test(`rename: ${what}`, () => {
    assert.equal(rename(text, newName), expected);
    const crlf = (of: string) => of.replaceAll('\n', '\r\n');
    if (!newName.includes('\n')) assert.equal(rename(crlf(text), newName), crlf(expected));
  });
}

function matrix(analysis: Analysis, name: (id: string) => string): string {
  const table = (one: ReturnType<typeof matrixOf>['tables'][number]) => ({
    ...one,
    scheme: one.scheme.id,
    columns: one.columns.map((column) => ({ ...column, id: name(column.id) })),
  });
  return JSON.stringify(matrixOf(analysis.facts, 'role').tables.map(table));
}

test('renaming a role in a generated charter, in every style, gives the same matrix under the new name', () => {
  const random = new Random(20261127);
  for (let round = 0; round < 60; round++) {
    const charter = round % 6 === 0 ? random.pick([...SMALL_CHARTERS, BLOCK_CHARTER]) : styledCharter(random);
    const [form, text] = random.pick(variantsOf(charter));
    const analysis = analyse(text, context);
    for (const { id } of analysis.names.roles.filter((one) => one.role.node?.kind !== 'alias')) {
      const newName = random.pick(['chief', 'Chief of X', 'yes', '1', 'a: b', '日本', "o'k", 'x y #z']);
      const subject = { kind: 'role', key: id } as const;
      assert.equal(refusalOf(analysis, subject, newName), undefined);
      const result = analyse(edited(text, renameEdits(analysis, subject, id, newName)), context);
      const where = `${form}, ${id} → ${newName}:\n${text}\n→\n${result.text}`;
      assert.equal(faultsOf(result), faultsOf(analysis), where);
      const back = (name: string) => (name === newName ? id : name);
      assert.equal(
        matrix(result, back).replaceAll(JSON.stringify(newName), JSON.stringify(id)),
        matrix(analysis, (name) => name),
        where,
      );
      const again = edited(result.text, renameEdits(result, { kind: 'role', key: newName }, newName, newName));
      assert.equal(again.replaceAll('\r', ''), result.text.replaceAll('\r', ''), where);
    }
  }
});
