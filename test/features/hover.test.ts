import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { hoverAt } from '../../server/src/features/hover.ts';
import { BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { marked } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { folded, HOSTILE_MARKDOWN, readMarkdown, type Shown } from '../support/markdown.ts';
import { mutate, Random, runs } from '../support/random.ts';

const HEAD = `team: A
people:
  priya: Priya Shah
  elena: { name: Elena Petrova, email: elena@example.com }
roles:
  pm: { title: Product Manager, people: [priya], measures: [Conversion] }
  em: { title: Engineering Manager, people: [elena] }
  legal: { title: Legal, external: true }
decides:
  what: pm
  why: [pm, em]
`;
const ROWS = `raci:
  - { activity: One, phase: Discovery, R: [pm, em], A: pm, C: legal, I: everyone }
  - activity: Two
    responsible: em
    accountable: em
`;

/** The hovered text and the lines of its hover. */
function hover(text: string): readonly string[] | undefined {
  const { analysis, offset } = marked(text);
  const found = hoverAt(analysis, offset, { rulePage: (code) => `file:///${code}.md`, shown: (path) => path });
  return found && [analysis.text.slice(found.at.start, found.at.end), ...found.lines];
}

const cases: readonly (readonly [string, string, readonly string[] | undefined])[] = [
  [
    'a role in a cell: title, people, what it decides, owns and does',
    HEAD + ROWS.replace('[pm', '[p$0m'),
    [
      'pm',
      '**Product Manager** (`pm`)',
      'Held by Priya Shah',
      'Decides what, why',
      'Owns 1 and does 1 of 2 rows',
      'Measured by Conversion',
    ],
  ],
  [
    'a role where it is declared',
    HEAD.replace('legal:', '$0legal:') + ROWS,
    ['legal', '**Legal** (`legal`) — outside the team', 'Owns 0 and does 0 of 2 rows'],
  ],
  [
    'a person, with their roles and load',
    HEAD.replace('elena:', 'ele$0na:') + ROWS,
    [
      'elena',
      '**Elena Petrova**',
      'Holds Engineering Manager',
      'Owns 1 and does 2 of 2 rows, over all their roles',
      'elena\\@example.com',
    ],
  ],
  [
    'a letter: what it means in this scheme, and who may hold it',
    HEAD + ROWS.replace(' A: pm', ' A$0: pm'),
    ['A', '**A · Accountable** in RACI', 'Answers for the outcome: exactly one.', 'Held by exactly one.'],
  ],
  [
    'the word of a letter',
    HEAD + ROWS.replace('responsible', 'respon$0sible'),
    ['responsible', '**R · Responsible** in RACI', 'Does the work.', 'Held by one or more.'],
  ],
  [
    'the same letter in another scheme',
    `${HEAD}daci:\n  - { decision: X, D$0: pm, A: em }\n`,
    ['D', '**D · Driver** in DACI', 'Drives the decision to its end: exactly one.', 'Held by exactly one.'],
  ],
  [
    'a letter of a custom scheme',
    `${HEAD}schemes:\n  ram:\n    row: task\n    letters:\n      L: { key: lead, is: [owner, doer] }\nram:\n  - { task: X, L$0: pm }\n`,
    ['L', '**L · Lead** in RAM', 'Whoever holds it answers for the outcome and does the work.', 'Held by exactly one.'],
  ],
  [
    'a row, in one sentence',
    HEAD + ROWS.replace('One', 'O$0ne'),
    [
      'One',
      '**One**',
      '“pm” answers for it; “pm” and “em” do it; “legal” gives input; “everyone” is told.',
      'Phase: Discovery',
    ],
  ],
  [
    'a row with two owners',
    `${HEAD}raci:\n  - { activity: O$0ne, R: pm, A: [pm, em] }\n`,
    ['One', '**One**', '“pm” and “em” answer for it; “pm” does it.'],
  ],
  [
    'a responsibility with its owner',
    `${HEAD}responsibilities:\n  - { name: Bug$0s, owner: em }\n`,
    ['Bugs', '**Bugs**', 'Owned by em'],
  ],
  [
    'everyone',
    HEAD + ROWS.replace('everyone', 'every$0one'),
    ['everyone', '**Everyone**', 'Every role that is not external: Product Manager, Engineering Manager'],
  ],
  [
    'a table',
    HEAD + ROWS.replace('raci', 'ra$0ci'),
    [
      'raci',
      '**RACI** — a table of activities',
      '**R** Responsible · **A** Accountable · **C** Consulted · **I** Informed',
    ],
  ],
  [
    'a rule’s code',
    'rules:\n  missing-ow$0ner: off\n',
    [
      'missing-owner',
      '**missing-owner** (error)',
      'A row has no owner letter, or a responsibility has no owner.',
      '[Why, and what to do](file:///missing-owner.md)',
    ],
  ],
  [
    'a rule’s code in a comment',
    `${HEAD}raci:\n  # charter-ignore-next-line isolated-row, missing-ow$0ner\n  - { activity: X, R: pm }\n`,
    [
      'missing-owner',
      '**missing-owner** (error)',
      'A row has no owner letter, or a responsibility has no owner.',
      '[Why, and what to do](file:///missing-owner.md)',
    ],
  ],
  [
    'a key of the format',
    HEAD + ROWS.replace('phase', 'pha$0se'),
    ['phase', '**phase**', 'The group this row appears under.'],
  ],
  [
    'a word of the format',
    `${HEAD}agreements:\n  - { name: X, kind: retro$0spective }\n`,
    ['retrospective', '**retrospective**', 'A look back at how the team works together.'],
  ],
  ['a name that nobody has: the diagnostic says it', HEAD + ROWS.replace('[pm, em]', '[pn$0]'), undefined],
  ['nothing in a note', `${HEAD}raci:\n  - { activity: X, notes: so$0me text }\n`, undefined],
  ['nothing in a comment', 'team: A # no$0te\n', undefined],
  ['nothing in an empty file', '$0', undefined],
];

for (const [what, text, expected] of cases) {
  test(`shows a hover for ${what}`, () => {
    assert.deepEqual(hover(text), expected);
    assert.deepEqual(hover(text.replaceAll('\n', '\r\n')), expected);
  });
}

test('describes the row under the caret first if two rows have the same label', () => {
  const text = `${HEAD}raci:\n  - { activity: Same, phase: P, R: pm, A: pm }\n  - { activity: Sa$0me, phase: Q, R: em, A: em }\n`;
  assert.equal(hover(text)?.[2], '“em” answers for it; “em” does it.');
});

/** A charter with a text in every place that hovers show, and in quoted names that have hovers. */
function charterWith(text: string): string {
  const said = JSON.stringify(text);
  return [
    'team: A',
    'people:',
    `  ${said}: { name: ${JSON.stringify(`${text} 2`)}, email: ${said} }`,
    'roles:',
    `  ${JSON.stringify(`${text} 3`)}: { title: ${said}, people: [${said}], measures: [${said}] }`,
    `  ${JSON.stringify(`${text} 4`)}: { title: ${JSON.stringify(`a ${text}`)} }`,
    'decides:',
    `  ${said}: ${JSON.stringify(`${text} 3`)}`,
    'schemes:',
    `  ${JSON.stringify(`${text} 5`)}:`,
    '    row: decision',
    `    letters: { L: { key: lead, title: ${said}, meaning: ${said}, is: owner }, M: { key: more, is: doer } }`,
    'raci:',
    `  - { activity: ${said}, phase: ${said}, R: ${JSON.stringify(`${text} 3`)}, A: ${JSON.stringify(`${text} 4`)} }`,
    `${JSON.stringify(`${text} 5`)}:`,
    `  - { decision: ${said}, L: ${JSON.stringify(`${text} 3`)}, M: everyone }`,
    'responsibilities:',
    `  - { name: ${said}, owner: ${JSON.stringify(`${text} 4`)} }`,
    '',
  ].join('\n');
}

/** All different hovers of a charter, in order, as a client renders them. */
function shownHovers(charter: string): readonly Shown[] {
  const analysis = analyse(charter, contextOn(TODAY));
  const found: Shown[] = [];
  for (let offset = 0, last = ''; offset < charter.length; offset++) {
    if (!' "'.includes(charter.charAt(offset - 1))) continue;
    const hover = hoverAt(analysis, offset, { rulePage: () => undefined, shown: (path) => path });
    const id = JSON.stringify(hover);
    if (hover !== undefined && id !== last) found.push(readMarkdown(hover.lines.join('  \n')));
    last = id;
  }
  return found;
}

test('no text of a charter becomes a link, image, HTML or structure in a hover, and each is shown unchanged', () => {
  const all = shownHovers(charterWith('Qq'));
  const like = all.filter(({ text }) => /qq/i.test(text));
  const fixed = new Set(all.filter((one) => !like.includes(one)).map(({ text }) => text));
  const allowed = new Set(['p', 'strong', 'br', 'code']);
  assert.ok(like.length > 10);
  for (const text of HOSTILE_MARKDOWN) {
    const hovers = shownHovers(charterWith(text));
    for (const { elements } of hovers)
      assert.deepEqual(
        elements.filter((name) => !allowed.has(name)),
        [],
        text,
      );
    const lines = hovers.map((one) => one.text.replaceAll('“ ', '“')).filter((line) => !fixed.has(line));
    const expected = like.map((one) =>
      folded(one.text.replaceAll('Qq', () => folded(text)).replaceAll('QQ', () => folded(text.toUpperCase()))),
    );
    assert.deepEqual(lines, expected, JSON.stringify(text));
  }
});

test('a role id with blank lines stays inside its code span', () => {
  const id = 'a\n\n![see](https://example.org/pixel.png)\n\n[press](command:x)';
  const charter = `team: A\nroles:\n  ${JSON.stringify(id)}: Product Manager\n`;
  const [hover] = shownHovers(charter).filter(({ elements }) => elements.includes('code'));
  assert.equal(hover?.text, `Product Manager (${folded(id)})`);
  assert.deepEqual(hover?.elements, ['p', 'strong', 'code']);
});

test('a hover has at most six lines, repeats no problem, and contains the caret, in broken charters too', () => {
  const random = new Random(9);
  for (let round = 0; round < runs(120); round++) {
    const text = round % 2 === 0 ? random.pick(SMALL_CHARTERS) : mutate(BLOCK_CHARTER, random);
    const analysis = analyse(text, contextOn(TODAY));
    for (let tries = 0; tries < 20; tries++) {
      const offset = random.below(text.length + 1);
      const found = hoverAt(analysis, offset);
      if (found === undefined) continue;
      assert.ok(found.lines.length > 0 && found.lines.length <= 6);
      assert.ok(found.at.start <= offset && offset <= found.at.end && found.at.end <= text.length);
      for (const { message } of analysis.problems) assert.ok(!found.lines.includes(message));
    }
  }
});
