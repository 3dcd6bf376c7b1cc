import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { BUILT_IN_SCHEMES } from '../../server/src/charter/schemes.ts';
import type { Completion } from '../../server/src/features/completion/candidates.ts';
import { completionsAt } from '../../server/src/features/completion/completion.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { faultsOf, marked, NO_HOST, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { styledCharter } from '../support/styled.ts';

const context = contextOn(TODAY);
const host = { charters: ['../org.charter.yaml', 'a b.charter.yaml'] };

const HEAD = `team: A
people:
  priya: Priya Shah
  elena: Elena Petrova
roles:
  pm: { title: Product Manager, people: [priya] }
  em: { title: Engineering Manager, people: [elena] }
  eng: Engineer
`;

function complete(text: string): readonly Completion[] {
  const { analysis, offset } = marked(text);
  return completionsAt(analysis, offset, host);
}

/** The labels; a star marks snippets. */
function labels(text: string): string[] {
  return complete(text).map((one) => (one.snippet ? `${one.label} *` : one.label));
}

/** The text with a completion accepted: indents snippet lines as editors do and fills in the tab stops. */
function accepted(text: string, { at, newText, snippet }: Completion): string {
  const line = text.slice(text.lastIndexOf('\n', at.start - 1) + 1, at.start);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const filled = snippet
    ? newText
        .replace(/\$\{\d+\|((?:\\.|[^,|}])*)(?:\\.|[^|])*\|\}/g, (_, first) => first)
        .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, (_, first) => first)
        .replace(/\$0/g, '')
        .replace(/\\(.)/g, '$1')
        .replaceAll('\n', `\n${indent}`)
    : newText;
  return text.slice(0, at.start) + filled + text.slice(at.end);
}

function after(text: string, label: string): string {
  const { analysis } = marked(text);
  const found = complete(text).find((one) => one.label === label);
  assert.ok(found, `“${label}” is offered, of ${labels(text).join(' | ')}`);
  return accepted(analysis.text, found);
}

const SCHEMES = BUILT_IN_SCHEMES.map((scheme) => scheme.id);
const SECTIONS = [
  'charter',
  'extends',
  'people',
  'roles',
  'decides',
  'responsibilities',
  'schemes',
  'agreements',
  'review',
  'rules',
];
const NAMES = ['pm', 'em', 'eng', 'priya', 'elena', 'everyone'];
const REST = ['phase', 'covers', 'notes', 'acknowledged'];

const offers: readonly (readonly [string, readonly string[]])[] = [
  // The top level.
  ['$0', ['charter *', ...SECTIONS.slice(0, 2), 'team', ...SECTIONS.slice(2), ...SCHEMES]],
  ['\ufeff$0', ['charter *', ...SECTIONS.slice(0, 2), 'team', ...SECTIONS.slice(2), ...SCHEMES]],
  ['# A charter\n\n$0', ['charter *', ...SECTIONS.slice(0, 2), 'team', ...SECTIONS.slice(2), ...SCHEMES]],
  ['team: A\nro$0', [...SECTIONS, ...SCHEMES]],
  ['team: A\n$0\nraci:\n', [...SECTIONS, ...SCHEMES.slice(1)]],
  ['team: A\r\n$0\r\nraci:\r\n', [...SECTIONS, ...SCHEMES.slice(1)]],
  // Mappings of the charter.
  ['team:\n  na$0', ['name', 'purpose', 'scope', 'goals', 'channels', 'links']],
  ['team: { name: A, $0 }', ['purpose', 'scope', 'goals', 'channels', 'links']],
  ['roles:\n  $0', ['role *', 'role in full *']],
  ['roles: { pm: P, $0 }', ['role *', 'role in full *']],
  [
    'roles:\n  pm:\n    title: P\n    $0\n    backup: em\n',
    ['people', 'profile', 'manages', 'represents', 'measures', 'responsibilities', 'external', 'notes'],
  ],
  ['people:\n  priya:\n    $0', ['name', 'email', 'github', 'timezone', 'notes']],
  ['decides:\n  what: pm\n  $0', ['why', 'how', 'who', 'when']],
  ['decides:\n  when: { $0 }', ['roles', 'tie-break']],
  ['schemes:\n  ram:\n    $0', ['row', 'letters', 'title', 'notes']],
  ['schemes:\n  ram:\n    letters:\n      L: { key: l, $0 }', ['title', 'meaning', 'is', 'min', 'max']],
  // Rows: the missing keys in order, spelled as the author spells keys.
  [
    `${HEAD}raci:\n  - activity: A\n    $0`,
    ['responsible', 'R', 'accountable', 'A', 'consulted', 'C', 'informed', 'I', ...REST],
  ],
  [`${HEAD}raci:\n  - activity: A\n    R: pm\n    $0\n    I: em\n`, ['A', 'accountable', 'C', 'consulted', ...REST]],
  [
    `${HEAD}raci:\n  - activity: A\n    responsible: pm\n    $0\n`,
    ['accountable', 'A', 'consulted', 'C', 'informed', 'I', ...REST],
  ],
  [`${HEAD}raci:\n  - { activity: A, R: pm, $0 }\n`, ['A', 'accountable', 'C', 'consulted', 'I', 'informed', ...REST]],
  [
    `${HEAD}raci:\n  - { activity: A, responsible: pm }\n  - { activity: B, $0`,
    ['responsible', 'R', 'accountable', 'A', 'consulted', 'C', 'informed', 'I', ...REST],
  ],
  [
    `${HEAD}raci:\n  - { phase: P, $0 }\n`,
    [
      'activity',
      'R',
      'responsible',
      'A',
      'accountable',
      'C',
      'consulted',
      'I',
      'informed',
      'covers',
      'notes',
      'acknowledged',
    ],
  ],
  [
    `${HEAD}dci:\n  - decision: A\n    D: pm\n    $0`,
    ['C', 'consulted', 'I', 'informed', ...REST, 'status', 'due', 'outcome'],
  ],
  [`${HEAD}raci:\n  $0`, ['raci row *', 'raci row in full words *']],
  [`${HEAD}raci:\n  - activity: A\n  $0\n`, ['raci row *', 'raci row in full words *']],
  // Names: first those that the row does not have, and none twice in a list.
  [`${HEAD}raci:\n  - activity: A\n    R: $0\n`, NAMES],
  [`${HEAD}raci:\n  - activity: A\n    R: pm\n    A: $0\n`, ['em', 'eng', 'priya', 'elena', 'pm', 'everyone']],
  [`${HEAD}raci:\n  - { activity: A, R: pm, C: [em, $0], A: eng }\n`, ['priya', 'elena', 'pm', 'eng', 'everyone']],
  [`${HEAD}raci:\n  - { activity: A, R: pm, C: [em, $0`, ['eng', 'priya', 'elena', 'pm', 'everyone']],
  [`${HEAD}raci:\n  - { activity: A, R: pm, C: [$0, em] }\n`, ['eng', 'priya', 'elena', 'pm', 'everyone']],
  [`${HEAD}raci:\n  - { activity: A, I: [everyone, $0] }`, ['pm', 'em', 'eng', 'priya', 'elena']],
  [`${HEAD}raci:\n  - activity: A\n    R:\n      - em\n      - $0\n`, ['pm', 'eng', 'priya', 'elena', 'everyone']],
  [`${HEAD}decides:\n  what: $0`, ['pm', 'em', 'eng', 'priya', 'elena']],
  [`${HEAD}decides:\n  when: { roles: [pm], tie-break: $0 }`, ['pm', 'em', 'eng', 'priya', 'elena']],
  [`${HEAD}  qa: { title: Q, manages: [$0] }`, ['pm', 'em', 'eng']],
  [`${HEAD}  qa: { title: Q, people: [priya, $0] }`, ['elena']],
  // Fixed words.
  [
    'roles:\n  pm: { title: $0 }',
    ['Product Manager', 'Engineering Manager', 'Product Designer', 'Software Engineer', 'Tech Lead', 'Project Manager'],
  ],
  [
    'roles:\n  pm: { profile: $0 }',
    ['product-manager', 'engineering-manager', 'product-designer', 'software-engineer', 'tech-lead', 'project-manager'],
  ],
  ['roles:\n  pm: { external: $0 }', ['true']],
  [`${HEAD}raci:\n  - activity: A\n    covers: [rituals, $0]\n`, ['timelines', 'project-management']],
  [`${HEAD}daci:\n  - decision: A\n    status: $0\n`, ['open', 'decided', 'dropped']],
  [
    `${HEAD}agreements:\n  - name: A\n    kind: $0\n`,
    ['one-on-one', 'check-in', 'retrospective', 'feedback', 'best-practices', 'tech-debt', 'ritual', 'other'],
  ],
  ['rules:\n  many-informed: $0', ['error', 'warning', 'information', 'hint', 'off']],
  ['rules:\n  many-informed: { $0 }', ['severity', 'max']],
  ['rules:\n  many-informed: { severity: hint, max: $0 }', ['3']],
  ['extends: $0', ['../org.charter.yaml', 'a b.charter.yaml']],
  ['extends:\n  - $0\n', ['../org.charter.yaml', 'a b.charter.yaml']],
  ['extends: [../org.charter.yaml, $0]', ['a b.charter.yaml']],
  [
    'schemes:\n  ram:\n    letters:\n      L: { is: $0 }',
    ['owner', 'doer', 'veto', 'support', 'input', 'informed', 'excluded'],
  ],
  // A complete word is not offered, unless a longer one would be chosen instead.
  [
    'roles:\n  pm: Tech Lead$0\n',
    ['Product Manager', 'Engineering Manager', 'Product Designer', 'Software Engineer', 'Project Manager'],
  ],
  [`${HEAD}agreements:\n  - { name: A, every: month$0 }\n`, ['day', 'week', '2 weeks', 'quarter', 'year', 'sprint']],
  [
    `${HEAD}agreements:\n  - { name: A, every: week$0 }\n`,
    ['day', 'week', '2 weeks', 'month', 'quarter', 'year', 'sprint'],
  ],
  [`${HEAD}raci:\n  - activity: A\n    R: pm$0\n`, ['em', 'eng', 'priya', 'elena', 'everyone']],
  // Names from other places in the charter.
  [
    `${HEAD}responsibilities:\n  - name: Bugs\nraci:\n  - activity: $0\n  - activity: Deploying\n`,
    ['Bugs', 'Deploying'],
  ],
  [`${HEAD}responsibilities:\n  - name: $0\nraci:\n  - activity: Deploying\n`, ['Deploying']],
  [`${HEAD}raci:\n  - activity: A\n    phase: Discovery\n  - activity: B\n    phase: D$0\n`, ['Discovery']],
  // Acknowledgements: first the names in the row, with their letters.
  [`${HEAD}raci:\n  - { activity: A, R: eng, A: em, acknowledged: { $0 } }\n`, ['em', 'eng', 'pm']],
  [`${HEAD}raci:\n  - { activity: A, R: eng, A: eng, acknowledged: { eng: $0 } }\n`, [`RA ${TODAY}`]],
  [`${HEAD}responsibilities:\n  - { name: A, owner: em, acknowledged: { em: $0 } }\n`, [`O ${TODAY}`]],
  // Comments for Charter.
  ['team: A # charter-$0\n', ['charter-ignore-next-line', 'charter-ignore-line', 'charter-ignore-file']],
  // Nothing where no completion makes sense.
  ['team: A # a comm$0ent\n', []],
  ['team: $0\n', []],
  ['team: A\nroles: $0\n', []],
  [`${HEAD}raci: $0\n`, []],
  [`${HEAD}raci:\n  - activity: A\n    notes: |\n      te$0\n`, []],
  [`${HEAD}raci:\n  - activity: A\n    x-own: $0\n`, []],
];

for (const [text, expected] of offers) {
  test(`completes ${JSON.stringify(text.replace(HEAD, '…'))}`, () => assert.deepEqual(labels(text), expected));
}

test('completes rule codes: in an ignore comment those of the problems there first; in `rules` those that can be set', () => {
  const comment = labels(`${HEAD}raci:\n  # charter-ignore-next-line isolated-row, $0\n  - { activity: A, R: pm }\n`);
  assert.ok(comment.slice(0, 2).includes('missing-owner'));
  assert.ok(
    comment.includes('many-informed') && !comment.includes('isolated-row') && !comment.includes('invalid-yaml'),
  );
  const rules = labels('rules:\n  many-informed: off\n  $0');
  assert.ok(rules.includes('missing-owner') && !rules.includes('many-informed') && !rules.includes('invalid-yaml'));
});

const accepts: readonly (readonly [string, string, string])[] = [
  // Changing a key keeps its colon and its value.
  [
    `${HEAD}raci:\n  - activity: A\n    R$0: pm\n`,
    'responsible',
    `${HEAD}raci:\n  - activity: A\n    responsible: pm\n`,
  ],
  [`${HEAD}raci:\n  - { activity: A, re$0 : pm }\n`, 'R', `${HEAD}raci:\n  - { activity: A, R : pm }\n`],
  [`${HEAD}raci:\n  - { activity: A, "R$0": pm }\n`, 'I', `${HEAD}raci:\n  - { activity: A, I: pm }\n`],
  // A missing space is inserted with the value.
  [`${HEAD}raci:\n  - activity: A\n    R:$0\n`, 'pm', `${HEAD}raci:\n  - activity: A\n    R: pm\n`],
  [`${HEAD}raci:\n  - { activity: A, R:$0}\n`, 'pm', `${HEAD}raci:\n  - { activity: A, R: pm}\n`],
  [`${HEAD}raci:\n  -$0\n`, 'activity', `${HEAD}raci:\n  - activity: \n`],
  // The whole word at the caret is replaced, inside its quotes.
  [
    `${HEAD}raci:\n  - { activity: A, R: p$0riya, A: em }\n`,
    'eng',
    `${HEAD}raci:\n  - { activity: A, R: eng, A: em }\n`,
  ],
  [
    `${HEAD}raci:\n  - { activity: A, R: "p$0m", A: em }\n`,
    'eng',
    `${HEAD}raci:\n  - { activity: A, R: "eng", A: em }\n`,
  ],
  [
    `${HEAD}raci:\n  - { activity: A, R: ['$0'], A: em }\n`,
    'eng',
    `${HEAD}raci:\n  - { activity: A, R: ['eng'], A: em }\n`,
  ],
  [`${HEAD}raci:\n  - activity: A\n    R: p$0  # who\n`, 'eng', `${HEAD}raci:\n  - activity: A\n    R: eng  # who\n`],
  ['extends: ../o$0rg.yaml\n', '../org.charter.yaml', 'extends: ../org.charter.yaml\n'],
  ['team: A # charter-ign$0\n', 'charter-ignore-file', 'team: A # charter-ignore-file \n'],
  // A key ends with its colon and one space.
  ['te$0', 'team', 'team: '],
  ['team: A\nra$0', 'raci', 'team: A\nraci: '],
  ['schemes:\n  ram:\n    le$0', 'letters', 'schemes:\n  ram:\n    letters: '],
  ['team: A\nrev$0', 'review', 'team: A\nreview: '],
  ['roles:\n  pm:\n    $0', 'people', 'roles:\n  pm:\n    people: '],
  // Snippets, in their place and indentation.
  [`${HEAD}raci:\n  $0`, 'raci row', `${HEAD}raci:\n  - { activity: What is done, R: pm, A: pm }`],
  [`${HEAD}raci:\n  - $0`, 'raci row', `${HEAD}raci:\n  - { activity: What is done, R: pm, A: pm }`],
  [`${HEAD}raci:\n  - { $0 }`, 'raci row', `${HEAD}raci:\n  - { activity: What is done, R: pm, A: pm }`],
  [
    `${HEAD}raci:\n    $0`,
    'raci row in full words',
    `${HEAD}raci:\n    - activity: What is done\n      responsible: pm\n      accountable: pm`,
  ],
  [
    `${HEAD}raci:\n  - $0`,
    'raci row in full words',
    `${HEAD}raci:\n  - activity: What is done\n    responsible: pm\n    accountable: pm`,
  ],
  [
    `${HEAD}raci:\n  -$0`,
    'raci row in full words',
    `${HEAD}raci:\n  - activity: What is done\n    responsible: pm\n    accountable: pm`,
  ],
  [
    `${HEAD}daci:\n- $0`,
    'daci row in full words',
    `${HEAD}daci:\n- decision: What is decided\n  driver: pm\n  approver: pm`,
  ],
  [`${HEAD}clam:\n  - $0`, 'clam row', `${HEAD}clam:\n  - { activity: What is done, L: pm }`],
  [
    `${HEAD}responsibilities:\n  $0`,
    'responsibility',
    `${HEAD}responsibilities:\n  - { name: What is owned, owner: pm }`,
  ],
  [
    `${HEAD}agreements:\n  - $0`,
    'agreement',
    `${HEAD}agreements:\n  - { name: What is agreed, kind: ritual, every: week, with: everyone }`,
  ],
  [`${HEAD}  $0`, 'role', `${HEAD}  id: { title: Title, people: [priya] }`],
  [
    `${HEAD}  $0`,
    'role in full',
    `${HEAD}  id:\n    title: Title\n    people: [priya]\n    represents: [Whom it speaks for]\n    measures: [How its success is measured]\n    responsibilities: [What it owns]`,
  ],
  [
    'roles: { $0 }',
    'role in full',
    'roles: { id: { title: Title, people: [Name], represents: [Whom it speaks for], measures: [How its success is measured], responsibilities: [What it owns] } }',
  ],
];

for (const [text, label, expected] of accepts) {
  test(`inserts “${label}” in ${JSON.stringify(text.replace(HEAD, '…'))}`, () =>
    assert.equal(after(text, label), expected));
}

test('offers the roles of the charter as choices of a tab stop', () => {
  const [row] = complete(`${HEAD}raci:\n  - $0`);
  assert.equal(row?.newText, '{ activity: ${1:What is done}, R: ${2|pm,em,eng|}, A: ${3|pm,em,eng|} }$0');
  const [strange] = complete('team: A\nroles:\n  "a,b|c$": X\nraci:\n  - $0');
  assert.ok(strange?.newText.includes('${2|a\\,b\\|c\\$|}'), strange?.newText);
});

test('offers a snippet for a charter that parses and has no errors', () => {
  const [whole] = complete('$0');
  assert.ok(whole);
  const analysis = analyse(accepted('', whole), context);
  assert.deepEqual(
    analysis.problems.filter((one) => one.severity === 'error').map((one) => one.message),
    [],
  );
});

test('shows roles with titles and people, people with their names, letters with their meaning', () => {
  const found = complete(`${HEAD}raci:\n  - { activity: A, R: $0 }\n`);
  assert.deepEqual(
    found.slice(0, 4).map(({ label, kind, detail, documentation }) => [label, kind, detail, documentation]),
    [
      ['pm', 'role', 'Product Manager', 'Priya Shah'],
      ['em', 'role', 'Engineering Manager', 'Elena Petrova'],
      ['eng', 'role', 'Engineer', undefined],
      ['priya', 'person', 'Priya Shah', undefined],
    ],
  );
  const [letter] = complete(`${HEAD}raci:\n  - { activity: A, $0 }\n`);
  assert.deepEqual([letter?.label, letter?.detail, letter?.documentation], ['R', 'Responsible', 'Does the work.']);
});

test('the detail of a name does not repeat the name', () => {
  const found = complete('roles:\n  Legal: { people: [Priya Shah] }\nraci:\n  - { activity: A, R: $0 }\n');
  assert.deepEqual(
    found.map(({ label, detail }) => [label, detail]),
    [
      ['Legal', undefined],
      ['Priya Shah', undefined],
      ['everyone', 'every role that is not external'],
    ],
  );
});

test('matches a quoted word including its quotes', () => {
  const [first] = complete(`${HEAD}raci:\n  - { activity: A, R: "p$0" }\n`);
  assert.equal(first?.filter, '"pm');
});

test('offers nothing after the first line of a quoted text, since it would replace several lines', () => {
  assert.ok(complete(`${HEAD}raci:\n  - { activity: A, R: "p$0\n    m" }\n`).length > 0);
  for (const lineEnd of ['\n', '\r\n']) {
    const text = `${HEAD}raci:\n  - { activity: A, R: "p\n    m$0" }\n`.replaceAll('\n', lineEnd);
    assert.deepEqual(complete(text), []);
  }
});

/**
 * Asserts for all completions at an offset: the range contains the caret on one line, and accepting it breaks nothing.
 */
function check(text: string, offset: number, sound: boolean): void {
  // A caret cannot be inside a line end.
  if (text.startsWith('\r\n', offset - 1)) return;
  const analysis = analyse(text, context);
  const faults = faultsOf(analysis);
  const doubles = (of: string) => of.match(/:[ \t]*:(?=\s|$)/gm)?.length ?? 0;
  const seen = new Set<string>();
  for (const one of completionsAt(analysis, offset, NO_HOST)) {
    const where = () => `${one.label} at ${offset} of ${JSON.stringify(text)}`;
    assert.ok(one.at.start <= offset && offset <= one.at.end && one.at.end <= text.length, where());
    assert.doesNotMatch(text.slice(one.at.start, one.at.end), /[\r\n]/, where());
    assert.ok(!seen.has(`${one.kind} ${one.label}`), `twice: ${where()}`);
    seen.add(`${one.kind} ${one.label}`);
    const result = accepted(text, one);
    assert.equal(doubles(result), doubles(text), where());
    // Replacing a name, word or key leaves valid text.
    const replaced = one.at.end > one.at.start && text.slice(one.at.start, one.at.end).trim() !== '';
    const colon = one.kind !== 'key' || /^[ \t]*:/.test(text.slice(one.at.end));
    if (sound && replaced && colon && !one.snippet && one.kind !== 'rule')
      assert.ok(faultsOf(analyse(result, context, analysis)) <= faults, `${where()}\n${result}`);
  }
}

test('replacing a word by a completion leaves a valid charter, at every place of valid charters', () => {
  for (const charter of [...SMALL_CHARTERS, ANCHOR_CHARTER]) {
    for (const [, text] of variantsOf(charter).slice(0, 2))
      for (let offset = 0; offset <= text.length; offset += 5) check(text, offset, true);
  }
});

test('completions in unfinished and broken charters have correct ranges and add no second colon', () => {
  const random = new Random(5);
  for (let round = 0; round < runs(150); round++) {
    const charter = random.pick([BLOCK_CHARTER, styledCharter(random)]);
    const offset = random.below(charter.length + 1);
    check(charter.slice(0, offset), offset, false);
    const broken = mutate(charter, random);
    check(broken, random.below(broken.length + 1), false);
  }
});
