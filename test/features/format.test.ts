import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { TEMPLATES } from '../../server/src/charter/templates/index.ts';
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { type Formatting, formatDocument, formatOnType, formatRange } from '../../server/src/features/format/format.ts';
import { commentsOf } from '../../server/src/features/format/spacing.ts';
import type { TextEdit } from '../../server/src/text/edit.ts';
import { readYaml } from '../../server/src/yaml/document.ts';
import { yamlCases } from '../hostile/data.ts';
import { ANCHOR_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { blocksOf } from '../support/docs.ts';
import { edited, marked, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { formatKeeps } from '../support/kept.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { ROOT } from '../support/root.ts';
import { styledCharter } from '../support/styled.ts';

const context = contextOn(TODAY);

function editsOf(formatting: Formatting): readonly TextEdit[] {
  assert.ok(formatting.refused === undefined, `refused: ${formatting.refused}`);
  return formatting.edits;
}

function format(text: string): string {
  return edited(text, editsOf(formatDocument(analyse(text, context))));
}

// Text that Charter itself generates must need no formatting.
test('templates, examples and imported charters are already formatted', () => {
  const folder = join(ROOT, 'docs/examples');
  const imported = importMatrix(
    '# T\n\n| Task: all of it | PM | Dev, "Ops" |\n|--|--|--|\n| **Phase #1** |\n| Go - on | R/A | C |\n| Stop | A, I | R |\n',
    {},
  );
  assert.ok(imported.ok);
  const texts: readonly (readonly [string, string])[] = [
    ...TEMPLATES.map(({ id, text }) => [id, text] as const),
    ...readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
    ['an import', imported.charter],
  ];
  for (const [what, text] of texts) {
    const analysis = analyse(text, context);
    if (formatDocument(analysis).refused === undefined) assert.equal(format(text), text, what);
  }
});

const HEAD = 'team: A\nroles: { pm: P, em: E }\n';

const cases: readonly (readonly [string, string, string])[] = [
  [
    'sorts the keys of a row in braces',
    'raci:\n  - { A: em, activity: One, C: pm, phase: P, R: pm }\n',
    'raci:\n  - { activity: One, phase: P, R: pm, A: em, C: pm }\n',
  ],
  [
    'sorts the keys of a row in block style, with their comments and lists',
    'raci:\n  - accountable: em # who else\n    # the work\n    responsible:\n      - pm\n      - em\n    activity: One\n\n  - activity: Two\n    R: pm\n    A: em\n',
    'raci:\n  - activity: One\n    # the work\n    responsible:\n      - pm\n      - em\n    accountable: em  # who else\n\n  - activity: Two\n    R: pm\n    A: em\n',
  ],
  [
    'moves a multi-line scalar as a whole',
    'raci:\n  - notes: |\n      Two\n      lines\n    activity: One\n    A: em\n    R: pm\n',
    'raci:\n  - activity: One\n    R: pm\n    A: em\n    notes: |\n      Two\n      lines\n',
  ],
  [
    'keeps the lines of a row in braces over several lines',
    'raci:\n  - { A: em,\n      activity: One,\n      R: pm }\n',
    'raci:\n  - { activity: One,\n      R: pm,\n      A: em }\n',
  ],
  [
    'puts the author’s own keys last, in their order',
    'raci:\n  - { x-b: 1, x-a: 2, R: pm, A: em, activity: One }\n',
    'raci:\n  - { activity: One, R: pm, A: em, x-b: 1, x-a: 2 }\n',
  ],
  [
    'sorts the keys of a decision',
    'daci:\n  - { status: open, due: 2027-01-01, approver: pm, driver: em, decision: One, notes: x }\n',
    'daci:\n  - { decision: One, driver: em, approver: pm, status: open, due: 2027-01-01, notes: x }\n',
  ],
  [
    'sorts the keys of responsibilities and agreements',
    'responsibilities:\n  - { owner: pm, name: One }\nagreements:\n  - every: week\n    name: Two\n',
    'responsibilities:\n  - { name: One, owner: pm }\nagreements:\n  - name: Two\n    every: week\n',
  ],
  [
    'keeps the place of a duplicate key',
    'raci:\n  - { R: pm, activity: One, responsible: em, A: em }\n',
    'raci:\n  - { R: pm, activity: One, responsible: em, A: em }\n',
  ],
  [
    'does not move a key with a comment above it to the line of the dash',
    'raci:\n  - R: pm\n    # what\n    activity: One\n    A: em\n',
    'raci:\n  - R: pm\n    # what\n    activity: One\n    A: em\n',
  ],
  [
    'writes two spaces before a comment, and none at the end of a line',
    'raci: # all   \n  - { activity: One, R: pm, A: em }     # c\n  - activity: "a # b" #d\n    R: pm   \n    A: em\n  # own line\n',
    'raci:  # all\n  - { activity: One, R: pm, A: em }  # c\n  - activity: "a # b"  #d\n    R: pm\n    A: em\n  # own line\n',
  ],
  [
    'writes one space inside braces and after commas, none inside brackets',
    'raci:\n- {activity: One,R: [ pm,em ],  A: em , C: [], notes: "a,  b",}\n',
    'raci:\n- { activity: One, R: [pm, em], A: em, C: [], notes: "a,  b" }\n',
  ],
  [
    'keeps columns that the author aligned',
    'raci:\n  - { activity: One,   R: pm, A: em }\n  - { activity: Three, R: em, A: pm }\n  - { activity: Seventeen, R: em, A: pm }\n  - { activity: 日本, R: [em, pm], A: pm }\n  - { activity: Four,  R: em, A: pm }\n  - { activity: Five,  R: em, A: pm }\n',
    'raci:\n  - { activity: One,       R: pm,       A: em }\n  - { activity: Three,     R: em,       A: pm }\n  - { activity: Seventeen, R: em,       A: pm }\n  - { activity: 日本,      R: [em, pm], A: pm }\n  - { activity: Four,      R: em,       A: pm }\n  - { activity: Five,      R: em,       A: pm }\n',
  ],
  ['writes one newline at the end', 'review: 2027-01-01\n\n\n  \n', 'review: 2027-01-01\n'],
  ['adds a missing newline', 'review: 2027-01-01', 'review: 2027-01-01\n'],
  ['keeps a comment at the end', 'review: 2027-01-01 # a\n\n# b', 'review: 2027-01-01  # a\n\n# b\n'],
  [
    'keeps spaces inside a multi-line scalar',
    'raci:\n  - activity: One\n    R: pm\n    A: em\n    notes: |  # how\n      a # b  \n\n      c   # d\n',
    'raci:\n  - activity: One\n    R: pm\n    A: em\n    notes: |  # how\n      a # b  \n\n      c   # d\n',
  ],
  [
    'keeps the blank lines of a last scalar that contains them',
    'raci:\n  - activity: One\n    R: pm\n    A: em\n    notes: |+\n      a\n\n\n',
    'raci:\n  - activity: One\n    R: pm\n    A: em\n    notes: |+\n      a\n\n\n',
  ],
];

for (const [what, before, after] of cases) {
  test(`formatting ${what}`, () => {
    for (const end of ['\n', '\r\n']) {
      const lines = (text: string) => text.replaceAll('\n', end);
      assert.equal(format(lines(HEAD + before)), lines(HEAD + after));
      assert.equal(format(lines(HEAD + after)), lines(HEAD + after));
    }
  });
}

test('formatting leaves an empty file and a file of comments unchanged', () => {
  for (const text of ['', '\ufeff', '# a\n']) assert.equal(format(text), text);
});

test('formatting refuses invalid YAML, with the reason and its place', () => {
  const text = `${HEAD}raci:\n  - { activity: One, R: [pm }\n`;
  const formatting = formatDocument(analyse(text, context));
  assert.ok(formatting.refused !== undefined && formatting.refused !== '');
  assert.ok(formatting.at.start >= text.indexOf('[pm'));
  for (const other of ['team: A\n---\nteam: B\n', 'a: *b\n', `${HEAD}<<<<<<< a\n=======\n>>>>>>> b\n`])
    assert.ok(formatDocument(analyse(other, context)).refused);
});

test('formatting makes minimal edits: one per changed line, only for the differing part', () => {
  const text = `${HEAD}raci:\n  - { activity: One, R: pm, A: em } # a\n  - { activity: Two, R: pm, A: em }\n  - {activity: Three, R: pm, A: em}\n`;
  const edits = editsOf(formatDocument(analyse(text, context)));
  assert.deepEqual(
    edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
    [
      ['', ' '],
      ['activity: Three, R: pm, A: em', ' activity: Three, R: pm, A: em '],
    ],
  );
});

test('formatting a range formats the lines that it touches', () => {
  const { analysis, range } = marked(
    `${HEAD}raci:\n  - {activity: One, R: pm, A: em}\n$1  - {activity: Two, A: pm, R: em}$2\n  - {activity: Three, R: pm, A: em}\n`,
  );
  const edits = editsOf(formatRange(analysis, range));
  assert.equal(
    edited(analysis.text, edits),
    `${HEAD}raci:\n  - {activity: One, R: pm, A: em}\n  - { activity: Two, R: em, A: pm }\n  - {activity: Three, R: pm, A: em}\n`,
  );
});

test('formatting on type formats the completed line and moves no key', () => {
  const brace = marked(`${HEAD}raci:\n  - {activity: One,A: em, R: pm}$0\n  - {activity: Two, R: pm, A: em}\n`);
  assert.equal(
    edited(brace.analysis.text, formatOnType(brace.analysis, brace.offset, '}')),
    `${HEAD}raci:\n  - { activity: One, A: em, R: pm }\n  - {activity: Two, R: pm, A: em}\n`,
  );
  const line = marked(`${HEAD}raci:\n  - activity: One # a\n    $0\n`);
  assert.equal(
    edited(line.analysis.text, formatOnType(line.analysis, line.offset, '\n')),
    `${HEAD}raci:\n  - activity: One  # a\n    \n`,
  );
  const aligned = marked(`${HEAD}raci:\n  - {activity: One,   R: pm, A: em}$0\n`);
  assert.deepEqual(formatOnType(aligned.analysis, aligned.offset, '}'), []);
  const broken = marked(`${HEAD}raci:\n  - { activity: [One }$0\n`);
  assert.deepEqual(formatOnType(broken.analysis, broken.offset, '}'), []);
});

test('the documentation shows the actual result of formatting', () => {
  const shown = blocksOf('docs/editor.md', 'diff').at(-1)?.text.split('\n') ?? [];
  const side = (sign: string) => shown.flatMap((line) => (line.startsWith(sign) ? [line.slice(1)] : [])).join('\n');
  assert.ok(shown.length > 8);
  assert.equal(format(`${HEAD}${side('-')}\n`), `${HEAD}${side('+')}\n`);
});

test('formatting a generated charter in any style keeps its meaning, and a second time changes nothing', () => {
  const random = new Random(20261125);
  for (let round = 0; round < runs(120); round++) {
    for (const [form, text] of variantsOf(styledCharter(random))) formatKeeps(text, `${form}, ${round}:\n${text}`);
  }
});

test('formatting leaves no space before a line end, and two before each comment', () => {
  const random = new Random(7);
  for (let round = 0; round < runs(250); round++) {
    const text = styledCharter(random);
    const result = format(text);
    const document = readYaml(result);
    for (const comment of document.blocks.all().flatMap(commentsOf)) {
      const at = result.indexOf(comment);
      const line = result.slice(result.lastIndexOf('\n', at - 1) + 1, at);
      assert.ok(line.trim() === '' || /\S {2}$/.test(line), `${JSON.stringify(line)} in\n${result}`);
    }
    assert.match(result, /[^\n]\n$/);
    assert.doesNotMatch(result, /^\s*- \{[^ }].*\}/m);
  }
});

test('formatting a mutated charter keeps its meaning or is refused', () => {
  const random = new Random(11);
  for (let round = 0; round < runs(1_500); round++) {
    const text = mutate(random.pick([...SMALL_CHARTERS, ANCHOR_CHARTER, styledCharter(random)]), random);
    formatKeeps(text, `${round}: ${JSON.stringify(text)}`);
  }
});

test('formatting the YAML test suite keeps its meaning or is refused', () => {
  const cases = yamlCases();
  assert.ok(cases.length > 300);
  let formattedCount = 0;
  for (const { name, yaml } of cases) {
    for (const [form, variant] of variantsOf(yaml)) {
      formatKeeps(variant, `${name}, ${form}`);
      if (formatDocument(analyse(variant, context)).refused === undefined) formattedCount++;
    }
  }
  assert.ok(formattedCount > 700, `${formattedCount} texts were formatted`);
});
