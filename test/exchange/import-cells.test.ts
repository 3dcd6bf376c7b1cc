import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imported, table } from './support.ts';

/** The letters of one cell of a table, and the notes about it without their place. */
function cell(text: string, legend = ''): { letters: string; notes: readonly string[] } {
  const source = `${legend}${table('| Task | PM | Dev |', '| one | A | R |', `| two | ${text} | I |`)}`;
  const found = imported(source);
  const row = found.rows.find((one) => one.includes(' two')) ?? '';
  const letters = [...row.matchAll(/ ([A-Z])=(\S+)/gu)].filter(([, , ids]) => ids?.split(',').includes('pm'));
  return {
    letters: letters.map(([, letter]) => letter).join(''),
    notes: found.notes.map((note) => note.replace(/ in the row “two”, column “PM”,/u, '')),
  };
}

const PLAIN: readonly (readonly [string, string])[] = [
  ['R', 'R'],
  ['R/A', 'RA'],
  ['A / R', 'RA'],
  ['R, A', 'RA'],
  ['R,A', 'RA'],
  ['R + A', 'RA'],
  ['R & A', 'RA'],
  ['R &amp; A', 'RA'],
  ['R A', 'RA'],
  ['RA', 'RA'],
  ['AR', 'RA'],
  ['R;C', 'RC'],
  ['R\\|C', 'RC'],
  ['R-A', 'RA'],
  ['R – A', 'RA'],
  ['A·R', 'RA'],
  ['A.R.', 'RA'],
  ['A and R', 'RA'],
  ['A->R', 'RA'],
  ['A → R', 'RA'],
  ['A<br>R', 'RA'],
  ['A<br/>R', 'RA'],
  ['R/A/C/I', 'RACI'],
  ['A (R)', 'RA'],
  ['(I)', 'I'],
  ['[C]', 'C'],
  ['"R"', 'R'],
  ['R.', 'R'],
  ['r', 'R'],
  ['a/r', 'RA'],
  ['ra', 'RA'],
  ['**R**', 'R'],
  ['***A***', 'A'],
  ['_C_', 'C'],
  ['`R`', 'R'],
  ['<b>R</b>/<i>A</i>', 'RA'],
  ['<span style="color:red">R</span>', 'R'],
  ['Ⓡ', 'R'],
  ['Ｃ', 'C'],
  ['🅰️', 'A'],
  ['🇷', 'R'],
  ['🟢 A', 'A'],
  ['Responsible', 'R'],
  ['accountable', 'A'],
  ['Accountable/Responsible', 'RA'],
  ['responsible & accountable', 'RA'],
  ['R - Responsible', 'R'],
  ['Responsible (R)', 'R'],
  ['Consult', 'C'],
  ['', ''],
  ['-', ''],
  ['–', ''],
  ['—', ''],
  ['−', ''],
  ['---', ''],
  ['N/A', ''],
  ['n/a', ''],
  ['none', ''],
  ['.', ''],
  ['&nbsp;', ''],
  ['&mdash;', ''],
];

for (const [text, letters] of PLAIN) {
  test(`imports “${text}” as ${letters === '' ? 'nothing' : letters}, without a note`, () => {
    assert.deepEqual(cell(text), { letters, notes: [] });
  });
}

const NOTED: readonly (readonly [string, string, ...string[]])[] = [
  ['R*', 'R', '4: “*” was left out.'],
  ['R¹', 'R', '4: “¹” was left out.'],
  ['R<sup>1</sup>', 'R', '4: “1” was left out.'],
  ['R[^1]', 'R', '4: “[^1]” was left out.'],
  ['R†', 'R', '4: “†” was left out.'],
  ['A1', 'A', '4: “1” was left out.'],
  ['R?', 'R', '4: “?” was left out.'],
  ['[A](http://x/a)', 'A', '4: “http://x/a” was left out.'],
  ['R (lead)', 'R', '4: “(lead)” was left out.'],
  ['R/A (until May)', 'RA', '4: “(until May)” was left out.'],
  ['C [if asked]', 'C', '4: “[if asked]” was left out.'],
  ['R for now', 'R', '4: “for now” was left out.'],
  ['A or R', 'A', '4: “or R” was left out.'],
  ['see a doctor', '', '4: “see a doctor” was left out.'],
  ['✅ R', 'R', '4: “✅” was left out.'],
  ['✔', '', '4: “✔” was left out.'],
  ['👀', '', '4: “👀” was left out.'],
  ['?', '', '4: “?” was left out.'],
  ['TBD', '', '4: “TBD” was left out.'],
  ['~~R~~', '', '4: “~~R~~” was left out.'],
  ['~~R~~ A', 'A', '4: “~~R~~” was left out.'],
  ['<del>R</del> A', 'A', '4: “~~R~~” was left out.'],
  ['X', '', '4: “X” is not a letter of RACI; it was left out.'],
  ['R/X', 'R', '4: “X” is not a letter of RACI; it was left out.'],
  ['А', 'A', '4: “А” only looks like a Latin letter; it was read as A.'],
  ['С', 'C', '4: “С” only looks like a Latin letter; it was read as C.'],
  ['А/R', 'RA', '4: “А” only looks like a Latin letter; it was read as A.'],
  ['Іnformed', '', '4: “Іnformed” was left out.'],
];

for (const [text, letters, ...notes] of NOTED) {
  test(`imports “${text}” as ${letters === '' ? 'nothing' : letters}, with a note`, () => {
    assert.deepEqual(cell(text), { letters, notes });
  });
}

test('leaves out a letter of another scheme if only one cell has it', () => {
  const found = imported(
    table('| Task | PM | Dev |', '| a | A | R |', '| b | A | R |', '| c | A | D |', '| d | A | R |'),
  );
  assert.deepEqual(found.rows.slice(2, 3), ['raci: c A=pm']);
  assert.deepEqual(found.notes, ['5: “D” in the row “c”, column “Dev”, is not a letter of RACI; it was left out.']);
});

test('removes markup from the names of rows and roles', () => {
  const found = imported(
    table('| Task | **Product<br>Manager** | [QA](mailto:q@x.y) |', '| **Deploy** [docs](http://x.y) `now` | R | A |'),
  );
  assert.deepEqual(found.roles, { 'product-manager': 'Product Manager', qa: 'QA' });
  assert.deepEqual(found.rows, ['raci: Deploy docs now R=product-manager A=qa']);
  assert.deepEqual(found.notes, [
    '1: “mailto:q@x.y” in the header “QA” was left out.',
    '3: “http://x.y” in “Deploy docs now” was left out.',
  ]);
});

test('turns names into lower-case ids with hyphens, and keeps letters of other scripts', () => {
  const found = imported(
    table(
      "| Task | Product Manager | UX/UI Designer | Тестировщик | プロダクト | C++ Dev | O'Brien | Zoë Müller | QA (Lead) |",
      '| one | R | A | C | I | I | I | C | C |',
    ),
  );
  assert.deepEqual(found.roles, {
    'product-manager': 'Product Manager',
    'ux-ui-designer': 'UX/UI Designer',
    тестировщик: 'Тестировщик',
    プロダクト: 'プロダクト',
    'c-dev': 'C++ Dev',
    obrien: "O'Brien",
    'zoë-müller': 'Zoë Müller',
    'qa-lead': 'QA (Lead)',
  });
  assert.deepEqual(found.notes, []);
});

test('keeps two names with the same id apart, and merges two spellings of one name', () => {
  const found = imported(table('| Task | C++ | C# | dev ops | DevOps |', '| one | R | A | C | I |'));
  assert.deepEqual(found.roles, { c: 'C++', 'c-2': 'C#', 'dev-ops': 'dev ops' });
  assert.deepEqual(found.rows, ['raci: one R=c A=c-2 C=dev-ops I=dev-ops']);
  assert.deepEqual(found.notes, [
    '1: “C#” has the id “c-2”, because “c” is taken.',
    '1: “DevOps” was read as “dev ops”, which differs only in spelling.',
  ]);
});

test('imports two columns with one header as one role, with a note', () => {
  const found = imported(table('| Task | Dev | Dev |', '| one | A | R |'));
  assert.deepEqual(found.rows, ['raci: one R=dev A=dev']);
  assert.deepEqual(found.notes, ['1: “Dev” is the header of several columns; they were read as one role.']);
});

test('quotes names that have a meaning in YAML', () => {
  const found = imported(table('| Task | null | yes | 007 | @ops |', '| - [ ] a: "b" # c | R | A | C | I |'));
  assert.deepEqual(found.roles, { null: 'null', yes: 'yes', '007': '007', ops: '@ops' });
  assert.deepEqual(found.rows, ['raci: - [ ] a: "b" # c R=null A=yes C=007 I=ops']);
});
