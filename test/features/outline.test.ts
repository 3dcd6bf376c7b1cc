import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { hintsOf, lensesOf } from '../../server/src/features/hints.ts';
import { foldsOf, linksOf, selectionsAt } from '../../server/src/features/structure.ts';
import { type OutlineSymbol, outlineOf, searchableOf } from '../../server/src/features/symbols.ts';
import { tokensOf } from '../../server/src/features/tokens.ts';
import { drawSpans, marked } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';

const context = contextOn(TODAY);

function analysisOf(text: string) {
  return analyse(text, context);
}

const TEXT = `extends: ../org.charter.yaml
# About
# the team
team:
  name: Checkout
people:
  ada: Ada Lind
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  eng: { title: Engineer, people: [ada] }
  qa: QA
decides:
  what: pm
responsibilities:
  - { name: Bugs, owner: eng }
raci:
  - { activity: One, phase: Discovery, R: [eng, qa], A: pm }
  - activity: Two
    phase: Discovery
    responsible: eng
    accountable: "pm"
    informed: everyone
  - activity: Three
    R: eng
agreements:
  - { name: Retro, with: everyone }
rules:
  isolated-row: off
`;

/** The outline as indented lines: kind, name, detail, and the text of the name. */
function lines(text: string, symbols: readonly OutlineSymbol[], depth = 0): string[] {
  return symbols.flatMap((one) => [
    `${'  '.repeat(depth)}${one.kind} ${one.name}${one.detail === '' ? '' : ` (${one.detail})`} ${JSON.stringify(text.slice(one.nameAt.start, one.nameAt.end))}`,
    ...lines(text, one.children, depth + 1),
  ]);
}

test('the outline contains sections, roles, tables, phases and rows with their owners', () => {
  assert.deepEqual(lines(TEXT, outlineOf(analysisOf(TEXT))), [
    'team Checkout (team) "Checkout"',
    'section people "people"',
    '  person ada (Ada Lind) "ada"',
    'section roles "roles"',
    '  role pm (Product Manager) "pm"',
    '  role eng (Engineer) "eng"',
    '  role qa (QA) "qa"',
    'section decides "decides"',
    '  area what (pm) "what"',
    'section responsibilities "responsibilities"',
    '  responsibility Bugs (eng) "Bugs"',
    'table raci (3 rows) "raci"',
    '  phase Discovery "One"',
    '    row One (pm) "One"',
    '    row Two (pm) "Two"',
    '  row Three "Three"',
    'section agreements "agreements"',
    '  agreement Retro (everyone) "Retro"',
  ]);
});

test('the outline of a broken charter contains the intact parts', () => {
  const text = 'team: A\nroles:\n  pm: P\nraci:\n  - { activity: One, R: [pm\n  - activity: Two\n';
  assert.deepEqual(lines(text, outlineOf(analysisOf(text))), [
    'team A (team) "A"',
    'section roles "roles"',
    '  role pm (P) "pm"',
    'table raci (2 rows) "raci"',
    '  row One "One"',
    '  row Two "Two"',
  ]);
  assert.deepEqual(outlineOf(analysisOf('')), []);
});

test('workspace symbols include teams, people, roles, activities, responsibilities and agreements', () => {
  assert.deepEqual(
    searchableOf(analysisOf(TEXT)).map((one) => one.name),
    ['Checkout', 'ada', 'pm', 'eng', 'qa', 'Bugs', 'One', 'Two', 'Three', 'Retro'],
  );
});

test('tokens classify each name, in block and flow style, with letters and words', () => {
  const text = TEXT.slice(TEXT.indexOf('people:'));
  const drawn = drawSpans(
    text,
    tokensOf(analysisOf(text), { start: 0, end: text.length }).map(({ at, type, declaration }) => ({
      at,
      label: declaration ? `${type} (declaration)` : type,
    })),
  );
  assert.equal(
    drawn,
    `people:
  ada: Ada Lind
  ^^^ variable (declaration)
       ^^^^^^^^ variable
roles:
  pm: { title: Product Manager, people: [Priya Shah] }
  ^^ class (declaration)
                                         ^^^^^^^^^^ variable (declaration)
  eng: { title: Engineer, people: [ada] }
  ^^^ class (declaration)
                                   ^^^ variable
  qa: QA
  ^^ class (declaration)
decides:
  what: pm
        ^^ class
responsibilities:
  - { name: Bugs, owner: eng }
            ^^^^ function (declaration)
                         ^^^ class
raci:
^^^^ enum
  - { activity: One, phase: Discovery, R: [eng, qa], A: pm }
                ^^^ function
                                       ^ enumMember
                                           ^^^ class
                                                ^^ class
                                                     ^ enumMember
                                                        ^^ class
  - activity: Two
              ^^^ function
    phase: Discovery
    responsible: eng
    ^^^^^^^^^^^ enumMember
                 ^^^ class
    accountable: "pm"
    ^^^^^^^^^^^ enumMember
                  ^^ class
    informed: everyone
    ^^^^^^^^ enumMember
              ^^^^^^^^ keyword
  - activity: Three
              ^^^^^ function
    R: eng
    ^ enumMember
       ^^^ class
agreements:
  - { name: Retro, with: everyone }
                         ^^^^^^^^ keyword
rules:
  isolated-row: off
  ^^^^^^^^^^^^ decorator
`,
  );
});

test('tokens of a range are those of the whole text that touch it', () => {
  const analysis = analysisOf(TEXT);
  const all = tokensOf(analysis, { start: 0, end: TEXT.length });
  for (let start = 0; start < TEXT.length; start += 13) {
    const range = { start, end: Math.min(TEXT.length, start + 60) };
    const part = tokensOf(analysis, range);
    assert.deepEqual(
      part,
      all.filter(({ at }) => at.end >= range.start && at.start <= range.end),
    );
  }
});

test('hints show the title and the people of each role in a row', () => {
  const hints = hintsOf(analysisOf(TEXT), { start: 0, end: TEXT.length });
  assert.deepEqual(
    hints.map(({ offset, label }) => [TEXT.slice(TEXT.lastIndexOf('\n', offset - 1) + 1, offset).trim(), label]),
    [
      ['- { activity: One, phase: Discovery, R: [eng', 'Engineer: Ada Lind'],
      ['- { activity: One, phase: Discovery, R: [eng, qa', 'QA'],
      ['- { activity: One, phase: Discovery, R: [eng, qa], A: pm', 'Product Manager: Priya Shah'],
      ['responsible: eng', 'Engineer: Ada Lind'],
      ['accountable: "pm"', 'Product Manager: Priya Shah'],
      ['R: eng', 'Engineer: Ada Lind'],
    ],
  );
  const at = TEXT.indexOf('responsible');
  assert.equal(hintsOf(analysisOf(TEXT), { start: at, end: at + 16 }).length, 1);
});

test('lenses show rows and problems above a table, and owned rows above a role that owns something', () => {
  assert.deepEqual(
    lensesOf(analysisOf(TEXT)).map(({ at, title, opens }) => [TEXT.slice(at.start, at.end), title, opens.kind]),
    [
      ['raci', '3 rows, 1 error', 'matrix'],
      ['pm', 'owns 2 rows', 'references'],
    ],
  );
  // In a charter in braces, a table ends at its closing bracket.
  const flow =
    '{ team: A, roles: { pm: P, em: E }, raci: [{ activity: X, R: pm, A: pm, I: em }], daci: [{ decision: Y, driver: em }] }\n';
  assert.deepEqual(
    lensesOf(analysisOf(flow))
      .map((one) => one.title)
      .slice(0, 2),
    ['1 row, no problems', '1 row, 1 error'],
  );
});

test('folding covers sections, entries, multi-line values and comments', () => {
  const folded = foldsOf(analysisOf(TEXT)).map(({ at, kind }) => {
    const text = TEXT.slice(at.start, at.end).split('\n');
    return `${kind}: ${text[0]?.trim()} … ${text.at(-1)?.trim()}`;
  });
  assert.deepEqual([...new Set(folded)].sort(), [
    'comment: # About … # the team',
    'region: activity: Three … R: eng',
    'region: activity: Two … informed: everyone',
    'region: agreements: … - { name: Retro, with: everyone }',
    'region: decides: … what: pm',
    'region: people: … ada: Ada Lind',
    'region: raci: … R: eng',
    'region: responsibilities: … - { name: Bugs, owner: eng }',
    'region: roles: … qa: QA',
    'region: rules: … isolated-row: off',
    'region: team: … name: Checkout',
  ]);
});

test('a selection grows from the word to its pair, row, table and the whole text', () => {
  const { analysis, offset } = marked(TEXT.replace('responsible: eng', 'responsible: e$0ng'));
  assert.deepEqual(
    selectionsAt(analysis, offset)
      .map(({ start, end }) => TEXT.slice(start, end).trim().split('\n'))
      .map((one) => [one[0], one.length]),
    [
      ['eng', 1],
      ['responsible: eng', 1],
      ['activity: Two', 5],
      ['- activity: Two', 5],
      ['raci:', 9],
      ['extends: ../org.charter.yaml', 28],
    ],
  );
});

test('links contain the paths in `extends`, without their quotes', () => {
  for (const [text, paths] of [
    ['extends: "../org.charter.yaml"\n', ['../org.charter.yaml']],
    ['extends: [a.charter.yaml, b.charter.yaml]\n', ['a.charter.yaml', 'b.charter.yaml']],
    ['extends:\n  - a.charter.yaml\n', ['a.charter.yaml']],
    ['team: A\n', []],
  ] as const) {
    const links = linksOf(analysisOf(text));
    assert.deepEqual(
      links.map((one) => one.path),
      paths,
    );
    for (const { at, path } of links) assert.equal(text.slice(at.start, at.end), path);
  }
});
