import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { refactorActionsAt, refactoringsAt } from '../../server/src/features/refactor/index.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { edited, faultsOf, marked, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { commentsIn, refactoringKeeps } from '../support/kept.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { styledCharter } from '../support/styled.ts';

const context = contextOn(TODAY);

function titles(text: string): string[] {
  const { analysis, range } = marked(text);
  return refactorActionsAt(analysis, range).map((one) => one.title);
}

/** The text after a refactoring, or the reason for refusing it. */
function after(text: string, title: string): string {
  const { analysis, range } = marked(text);
  const found = refactoringsAt(analysis, range).find((one) => one.title === title);
  assert.ok(found, `“${title}” is offered, of ${titles(text).join(' | ')}`);
  const outcome = found.run();
  return outcome.refused ?? edited(analysis.text, outcome.edits);
}

const HEAD = `team: A
people:
  priya: Priya Shah
roles:
  pm: { title: Product Manager, people: [priya] }
  em: { title: Engineering Manager, people: [Elena Petrova] }
  eng: Engineer  # a bare title
`;

const ROWS = `raci:
  - { activity: One, phase: Discovery, R: pm, A: pm, I: [em, eng] }  # first
  # about two
  - activity: Two
    phase: Discovery
    responsible: em
    accountable: em
  - { activity: Three, phase: Delivery, R: eng, A: em }
`;

const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'moves a row after the last one of its new phase, with the comments above it',
    ROWS.replace('Two', 'Tw$0o'),
    'Move “Two” to the phase “Delivery”',
    `raci:
  - { activity: One, phase: Discovery, R: pm, A: pm, I: [em, eng] }  # first
  - { activity: Three, phase: Delivery, R: eng, A: em }
  # about two
  - activity: Two
    phase: Delivery
    responsible: em
    accountable: em
`,
  ],
  [
    'moves a row up, with the comment after it',
    ROWS.replace('Three', 'Thre$0e'),
    'Move “Three” to the phase “Discovery”',
    `raci:
  - { activity: One, phase: Discovery, R: pm, A: pm, I: [em, eng] }  # first
  # about two
  - activity: Two
    phase: Discovery
    responsible: em
    accountable: em
  - { activity: Three, phase: Discovery, R: eng, A: em }
`,
  ],
  [
    'changes letters to words in a row',
    ROWS.replace('One', 'On$0e'),
    'Spell “One” with words',
    ROWS.replace('R: pm, A: pm, I:', 'responsible: pm, accountable: pm, informed:'),
  ],
  [
    'changes words to letters in a row',
    ROWS.replace('Two', '$0Two'),
    'Spell “Two” with letters',
    ROWS.replace('responsible', 'R').replace('accountable', 'A'),
  ],
  [
    'spells a whole table in one way',
    ROWS.replace('raci', 'ra$0ci'),
    'Spell every row of raci with words',
    ROWS.replaceAll('R:', 'responsible:').replaceAll('A:', 'accountable:').replaceAll('I:', 'informed:'),
  ],
  [
    'turns a row in braces into lines and keeps the comment after it',
    ROWS.replace('One', 'On$0e'),
    'Write “One” with one key per line',
    ROWS.replace(
      '{ activity: One, phase: Discovery, R: pm, A: pm, I: [em, eng] }  # first',
      'activity: One\n    phase: Discovery\n    R: pm\n    A: pm\n    I: [em, eng]  # first',
    ),
  ],
  [
    'turns a block row into one line',
    ROWS.replace('Two', 'Tw$0o'),
    'Write “Two” on one line',
    ROWS.replace(
      'activity: Two\n    phase: Discovery\n    responsible: em\n    accountable: em',
      '{ activity: Two, phase: Discovery, responsible: em, accountable: em }',
    ),
  ],
  [
    'writes lists, mappings and texts with commas on one line too, with the one comment after it',
    'raci:\n  - activity: On$0e, two\n    R:\n      - pm\n      - em\n    A: pm # why\n    C:\n    acknowledged:\n      pm: RA 2026-11-02\n',
    'Write “One, two” on one line',
    'raci:\n  - { activity: "One, two", R: [pm, em], A: pm, C: , acknowledged: { pm: RA 2026-11-02 } }  # why\n',
  ],
  [
    'refuses if a comment would be lost',
    'raci:\n  - activity: On$0e # a\n    R: pm # b\n    A: pm\n',
    'Write “One” on one line',
    'This row contains a comment, which would have no place on one line. Move it above the row first.',
  ],
  [
    'refuses if a comment inside braces would be lost',
    'raci:\n  - { activity: On$0e, # a\n      R: pm, A: pm }\n',
    'Write “One” with one key per line',
    'This row contains a comment, which would have no place on one line. Move it above the row first.',
  ],
  [
    'refuses if the row has a multi-line scalar',
    'raci:\n  - activity: On$0e\n    R: pm\n    A: pm\n    notes: |\n      Two\n      lines\n',
    'Write “One” on one line',
    'This row contains a text of several lines, which does not fit on one line.',
  ],
  [
    'writes a table with one row per line, except for rows that cannot be',
    'raci:\n$0  - activity: One\n    R: pm\n    A: pm\n  - activity: Two\n    # why\n    R: pm\n    A: pm\n'
      .replace('raci', 'ra')
      .replace('ra:\n$0', 'ra$0ci:\n'),
    'Write every row of raci on one line',
    'raci:\n  - { activity: One, R: pm, A: pm }\n  - activity: Two\n    # why\n    R: pm\n    A: pm\n',
  ],
  [
    'acknowledges a row as its owner, with the date of today',
    ROWS.replace('Three', 'Thre$0e'),
    'Acknowledge “Three” as “em” (A)',
    ROWS.replace('R: eng, A: em }', `R: eng, A: em, acknowledged: { em: A ${TODAY} } }`),
  ],
  [
    'renews an acknowledgement',
    'raci:\n  - activity: On$0e\n    R: pm\n    A: pm\n    acknowledged: { pm: R 2026-01-01 }  # then\n',
    'Acknowledge “One” as “pm” (RA)',
    `raci:\n  - activity: One\n    R: pm\n    A: pm\n    acknowledged: { pm: RA ${TODAY} }  # then\n`,
  ],
  [
    'acknowledges a responsibility with the letter O',
    'responsibilities:\n  - name: Bug$0s\n    owner: em\n',
    'Acknowledge “Bugs” as “em” (O)',
    `responsibilities:\n  - name: Bugs\n    owner: em\n    acknowledged: { em: O ${TODAY} }\n`,
  ],
];

for (const [what, text, title, expected] of cases) {
  test(`a refactoring ${what}`, () => {
    for (const end of ['\n', '\r\n']) {
      const refused = !expected.includes('\n');
      const lines = (of: string) => of.replaceAll('\n', end);
      assert.equal(after(lines(HEAD + text), title), refused ? expected : lines(HEAD + expected));
    }
  });
}

test('a refactoring declares a person and writes the handle in every place of the name', () => {
  const text = `${HEAD.replace('[Elena Petrova]', '[Elena$0 Petrova]')}raci:\n  - { activity: One, R: Elena Petrova, A: pm }\n`;
  const title = 'Declare “Elena Petrova” under “people” as “elena”';
  const expected =
    HEAD.replace('[Elena Petrova]', '[elena]').replace('Priya Shah\n', 'Priya Shah\n  elena: Elena Petrova\n') +
    'raci:\n  - { activity: One, R: elena, A: pm }\n';
  assert.equal(after(text, title), expected);
  assert.equal(
    after('team: A\nroles:\n  pm: { title: P, people: "Ana$0 Ruiz" }\n', 'Declare “Ana Ruiz” under “people” as “ana”'),
    'team: A\npeople:\n  ana: Ana Ruiz\n\nroles:\n  pm: { title: P, people: "ana" }\n',
  );
  assert.equal(
    after(
      'team: A\nroles:\n  ana: { title: P, people: [$0Ana Ruiz] }\npeople: {}\n',
      'Declare “Ana Ruiz” under “people” as “ana-ruiz”',
    ),
    'team: A\nroles:\n  ana: { title: P, people: [ana-ruiz] }\npeople: { ana-ruiz: Ana Ruiz }\n',
  );
});

test('a refactoring turns a bare title into a mapping, and its comment stays', () => {
  const title = 'Expand “Engineer” into a mapping';
  assert.equal(after(HEAD.replace('eng:', 'en$0g:'), title), HEAD.replace('Engineer ', '{ title: Engineer } '));
  assert.equal(
    after('team: A\nroles:\n  e$0m: Head, Engineering\n', 'Expand “Head, Engineering” into a mapping'),
    'team: A\nroles:\n  em: { title: "Head, Engineering" }\n',
  );
  assert.equal(
    after("team: A\nroles: { e$0m: 'E' }\n", 'Expand “E” into a mapping'),
    "team: A\nroles: { em: { title: 'E' } }\n",
  );
});

test('a refactoring adds a role as informed to all rows without it', () => {
  const text = `${HEAD.replace('eng:', 'e$0ng:')}raci:
  - { activity: One, R: pm, A: pm }
  - { activity: Two, R: eng, A: pm }
  - { activity: Three, R: pm, A: pm, I: everyone }
  - activity: Four
    responsible: pm
    accountable: pm
    informed: em
  - { activity: Five }
dci:
  - { decision: Six, D: pm, status: dropped }
  - { decision: Seven, D: pm }
`;
  const expected = text
    .replace('$0', '')
    .replace('One, R: pm, A: pm }', 'One, R: pm, A: pm, I: eng }')
    .replace('informed: em', 'informed: [em, eng]')
    .replace('Seven, D: pm }', 'Seven, D: pm, I: eng }');
  assert.equal(after(text, 'Add “eng” as informed to the 3 rows without it'), expected);
});

test('no refactoring is offered where none is possible', () => {
  assert.deepEqual(titles('te$0am: A\nroles: { pm: P }\n'), []);
  assert.deepEqual(titles('$0'), []);
});

test('a row is offered the matching refactorings in this order', () => {
  assert.deepEqual(titles(HEAD + ROWS.replace('Three', 'Thre$0e')), [
    'Acknowledge “Three” as “em” (A)',
    'Acknowledge “Three” as “eng” (R)',
    'Move “Three” to the phase “Discovery”',
    'Spell “Three” with words',
    'Write “Three” with one key per line',
    'Spell every row of raci with letters',
    'Spell every row of raci with words',
    'Write every row of raci on one line',
    'Write every row of raci with one key per line',
  ]);
});

test('every refactoring of generated charters, in every style, keeps all unrelated content', () => {
  const random = new Random(20261126);
  const seen = new Map<string, number>();
  for (let round = 0; round < 45; round++) {
    const charter = round % 5 === 0 ? random.pick([...SMALL_CHARTERS, BLOCK_CHARTER]) : styledCharter(random);
    const [form, text] = random.pick(variantsOf(charter));
    const analysis = analyse(text, context);
    for (let tries = 0; tries < 4; tries++) {
      const offset = random.below(text.length + 1);
      for (const { title, run } of refactoringsAt(analysis, { start: offset, end: offset })) {
        const outcome = run();
        if (outcome.refused !== undefined) continue;
        const kind = title.replace(/“.*?”|every row of \S+|\d+|one row/g, '…');
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        const result = edited(text, outcome.edits);
        refactoringKeeps(analysis, title, result, `${form}, ${round}, ${title} at ${offset}:\n${text}\n→\n${result}`);
        // It is not offered a second time, or does no harm then.
        const again = analyse(result, context);
        const repeated = refactoringsAt(again, { start: offset, end: offset }).find((one) => one.title === title);
        const twice = repeated?.run();
        if (twice?.edits !== undefined)
          refactoringKeeps(again, title, edited(result, twice.edits), `${title} twice:\n${result}`);
      }
    }
  }
  assert.ok(seen.size >= 10, `all kinds were tried: ${JSON.stringify([...seen])}`);
});

test('a refactoring in a broken charter is refused or harmless', () => {
  const random = new Random(3);
  for (let round = 0; round < runs(300); round++) {
    const text = mutate(random.pick([...SMALL_CHARTERS, ANCHOR_CHARTER, styledCharter(random)]), random);
    const analysis = analyse(text, context);
    const offset = random.below(text.length + 1);
    for (const { title, run } of refactoringsAt(analysis, { start: offset, end: offset })) {
      const outcome = run();
      if (outcome.refused !== undefined) continue;
      const after = analyse(edited(text, outcome.edits), context);
      assert.ok(faultsOf(after) <= faultsOf(analysis), `${title}: ${JSON.stringify(text)}`);
      assert.deepEqual(commentsIn(after), commentsIn(analysis), `${title}: ${JSON.stringify(text)}`);
    }
  }
});

test('a plain row is the same byte for byte after a refactoring and its reverse', () => {
  const one = 'team: A\nroles: { pm: P, em: E }\nraci:\n  - { activity: One, phase: P, R: [pm, em], A: em }  # c\n';
  const there = after(one.replace('One', '$0One'), 'Write “One” with one key per line');
  assert.equal(after(there.replace('One', '$0One'), 'Write “One” on one line'), one);
  const words = after(one.replace('One', '$0One'), 'Spell “One” with words');
  assert.equal(after(words.replace('One', '$0One'), 'Spell “One” with letters'), one);
});
