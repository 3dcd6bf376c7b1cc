import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imported, type Layout, readsRight, refused, table } from './support.ts';

const PLAIN = ['raci: one R=pm A=dev', 'raci: two R=dev A=pm'];

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'two header rows': {
    source: table('| Task | Business | | IT | |', '| | PM | PO | Dev | QA |', '| one | R | A | C | I |'),
    rows: ['raci: one R=pm A=po C=dev I=qa'],
    notes: ['1: “Business | IT” is above the header; it was left out.'],
  },
  'two header rows with the same names in both groups': {
    source: table(
      '| Task | Team A | | Team B | | Notes |',
      '| | Lead | Dev | Lead | Dev | |',
      '| one | A | R | C | I | hi |',
    ),
    rows: ['raci: one R=team-a-dev A=team-a-lead C=team-b-lead I=team-b-dev | hi'],
  },
  'people below the roles': {
    source: table('| Task | PM | Dev |', '| | Ada | Ben |', '| one | R | A |', '| two | A | R |'),
    rows: PLAIN,
    notes: ['3: “Ada | Ben” is below the header; it was left out.'],
  },

  'a transposed grid': {
    source: table('| Role | Plan | Build |', '| PM | A | I |', '| Dev | R | A/R |', '| QA | C | C |'),
    rows: ['raci: Plan R=dev A=pm C=qa', 'raci: Build R=dev A=dev C=qa I=pm'],
  },
  'a transposed grid without a corner': {
    source: table('| | Plan | Build | Ship |', '| Ada | A | I | A |', '| Ben | R | A/R | C |', '| Cy | C | C | R |'),
    rows: ['raci: Plan R=ben A=ada C=cy', 'raci: Build R=ben A=ben C=cy I=ada', 'raci: Ship R=cy A=ada C=ben'],
    notes: ['1: The rows of this table were read as roles, and its columns as activities.'],
  },
  'a transposed grid with groups of roles': {
    source: table(
      '| Role | Plan | Build |',
      '| **Business** | | |',
      '| PM | A | I |',
      '| **IT** | | |',
      '| Dev | R | A/R |',
    ),
    rows: ['raci: Plan R=dev A=pm', 'raci: Build R=dev A=dev I=pm'],
    notes: [
      '4: “Business” is a group of roles; the group was left out.',
      '6: “IT” is a group of roles; the group was left out.',
    ],
  },

  'an inverted table': {
    source: table(
      '| Activity | Responsible | Accountable | Consulted | Informed |',
      '| one | Ada, Ben | Cy | Dee<br>Eve | everyone |',
      '| two | Ada; Ben | Cy | - | todos |',
      '| three | Ada/Ben, QA/QC | TBD | N/A | Alle |',
      '| four | ~~Cy~~ Ada | [Ben](http://b) | Dee¹ | все |',
    ),
    rows: [
      'raci: one R=ada,ben A=cy C=dee,eve I=everyone',
      'raci: two R=ada,ben A=cy I=everyone',
      'raci: three R=ada,ben,qa-qc I=everyone',
      'raci: four R=ada A=ben C=dee I=everyone',
    ],
    notes: [
      '4: “todos” was read as everyone.',
      '5: “Ada/Ben” in the row “three”, column “Responsible”, was read as “Ada” and “Ben”.',
      '5: “TBD” in the row “three”, column “Accountable”, was left out.',
      '5: “Alle” was read as everyone.',
      '6: “~~Cy~~” in the row “four”, column “Responsible”, was left out.',
      '6: “http://b” in the row “four”, column “Accountable”, was left out.',
      '6: “¹” in the row “four”, column “Consulted”, was left out.',
      '6: “все” was read as everyone.',
    ],
  },
  'an inverted table whose headers are letters': {
    source: table('| Task | R | A | C | I | Notes |', '| one | Ada and Ben | Ben | Ada | | hi |'),
    rows: ['raci: one R=ada,ben A=ben C=ada | hi'],
    notes: ['3: “Ada and Ben” in the row “one”, column “R”, was read as “Ada” and “Ben”.'],
  },
  'an inverted table with sections': {
    source: table(
      '| Task | Responsible (R) | Accountable (A) |',
      '| **Plan** | | |',
      '| one | Ada | Ben |',
      '| **Build** | | |',
      '| two | Ben | Ada |',
    ),
    rows: ['raci: one [Plan] R=ada A=ben', 'raci: two [Build] R=ben A=ada'],
  },
  'an inverted table in Russian': {
    source: table(
      '| Задача | Ответственный | Исполнитель | Консультант | Информируемый |',
      '| Сбор | Аня | Боря | Вера | Гена |',
    ),
    rows: ['raci: Сбор R=боря A=аня C=вера I=гена'],
    notes: ['1: “Ответственный” was read as A.'],
  },
  'an inverted table in Spanish': {
    source: table(
      '| Actividad | Responsable | Aprobador | Consultado | Informado |',
      '| uno | Ana | Beto | Caro | Dora |',
    ),
    rows: ['raci: uno R=ana A=beto C=caro I=dora'],
  },

  'a vertical table': {
    source: `# Launch\n\n${table('| RACI | Who |', '| Responsible | Ada, Ben |', '| Accountable | Cy |', '| Informed | all |')}`,
    rows: ['raci: Launch R=ada,ben A=cy I=everyone'],
    notes: ['7: “all” was read as everyone.'],
  },
  'a vertical table with several subjects': {
    source: table('| | Design | Build |', '| R | Ada, Ben | Ben |', '| A | Cy | Ada |', '| C | Dee | |'),
    rows: ['raci: Design R=ada,ben A=cy C=dee', 'raci: Build R=ben A=ada'],
  },
  'a vertical table with the words of its letters': {
    source: `# Launch\n\n${table('| | Role | Person |', '| R | Responsible | Ada |', '| A | Accountable | Ben |')}`,
    rows: ['raci: Launch R=ada A=ben'],
  },

  'ticks under letters': {
    source: table(
      '| Activity | Role | R | A | C |',
      '| one | PM | | X | |',
      '| | Dev, Ops | x | | |',
      '| two | Dev | ✅ | ✅ | ❌ |',
    ),
    rows: ['raci: one R=dev,ops A=pm', 'raci: two R=dev A=dev'],
    notes: ['5: “❌” under C was read as “no”, because other cells are ticked.'],
  },
  'ticks for one subject': {
    source: `# Launch\n\n${table('| Role | R | A | C |', '| PM | | ❌ | |', '| Dev | ❌ | | ❌ |')}`,
    rows: ['raci: Launch R=dev A=pm C=dev'],
  },
  'one letter per row': {
    source: table(
      '| Activity | Role | RACI |',
      '| one | PM | A |',
      '| one | Dev | R/C |',
      '| two | Dev | Accountable |',
    ),
    rows: ['raci: one R=dev A=pm C=dev', 'raci: two A=dev'],
  },

  'an HTML table of Confluence': {
    source:
      '<div><table class="confluenceTable"><tbody><tr><th><p>Activity</p></th><th><p><strong>Product Owner</strong></p>' +
      '</th><th>Dev&nbsp;Team</th></tr><tr><td colspan="3"><p>Plan</p></td></tr><tr><td><p>one</p></td><td ' +
      'style="text-align:center"><p>A/R</p></td><td><p>C</p></td></tr><tr><td>two</td><td>I</td><td><p><span>R</span>' +
      '<br/>A</p></td></tr></tbody></table></div>',
    rows: [
      'raci: one [Plan] R=product-owner A=product-owner C=dev-team',
      'raci: two [Plan] R=dev-team A=dev-team I=product-owner',
    ],
  },
  'an HTML table with cells over several rows': {
    source:
      '<table><tr><th rowspan="2">Phase</th><th rowspan="2">Task</th><th colspan="2">Staff</th></tr><tr><th>PM</th>' +
      '<th>Dev</th></tr><tr><td rowspan="2">Plan</td><td>one</td><td>R</td><td>A</td></tr><tr><td>two</td><td>A</td>' +
      '<td>R</td></tr></table>',
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Plan] R=dev A=pm'],
    notes: ['1: “Staff” is above the header; it was left out.'],
  },
  'an HTML table of Google Sheets': {
    source:
      '<table dir="ltr"><tbody><tr><td>RACI</td><td></td><td></td></tr><tr><td>Task</td><td>PM</td><td>Dev</td></tr>' +
      '<tr><td>one</td><td>R</td><td>A</td></tr><tr><td>two</td><td>A</td><td>R</td></tr></tbody></table>',
    rows: PLAIN,
  },

  'several tables': {
    source: `## Plan\n\n${table('| Task | PM | Dev |', '| one | R | A |')}\n## Build\n\n${table('| Task | Dev | PM |', '| two | R | A |')}`,
    rows: ['raci: one [Plan] R=pm A=dev', 'raci: two [Build] R=dev A=pm'],
  },
  'several tables with sections and captions': {
    source: `# X\n\n**Plan:**\n\n${table('| Task | PM | Dev |', '| **Early** | | |', '| one | R | A |')}\n**Build**\n\n${table('| Task | PM | Dev |', '| two | A | R |')}`,
    rows: ['raci: one [Plan / Early] R=pm A=dev', 'raci: two [Build] R=dev A=pm'],
  },
  'several tables without headings': {
    source: `${table('| Task | PM | Dev |', '| one | R | A |')}\nText.\n\n${table('| Task | PM | Dev |', '| two | A | R |')}`,
    rows: ['raci: one [Table 1] R=pm A=dev', 'raci: two [Table 2] R=dev A=pm'],
    notes: [
      '1: This table has no heading; its rows are in the phase “Table 1”.',
      '7: This table has no heading; its rows are in the phase “Table 2”.',
    ],
  },
  'a RACI and a DACI table': {
    source: `## RACI\n\n${table('| Task | PM | Dev |', '| one | R | A |')}\n## DACI\n\n${table('| Decision | Dev | QA |', '| two | D | A |')}`,
    rows: ['raci: one R=pm A=dev', 'daci: two D=dev A=qa'],
  },
  'another table next to the matrix': {
    source: `${table('| Name | Age |', '| Ada | 3 |')}\n${table('| Task | PM | Dev |', '| one | R | A |', '| two | A | R |')}`,
    rows: PLAIN,
    notes: [
      '1: The table “Name | Age” was skipped: it has neither letters in its cells nor columns named after letters.',
    ],
  },

  RASCI: { source: table('| Task | PM | Dev | QA |', '| one | A | R | S |'), rows: ['rasci: one R=dev A=pm S=qa'] },
  'RACI-VS': {
    source: table('| Task | PM | Dev | QA | Sec |', '| one | A | R | V | S |'),
    rows: ['raci-vs: one R=dev A=pm V=qa S=sec'],
  },
  RAPID: {
    source: table('| Decision | CEO | PM | Dev |', '| one | D | R | P |', '| two | A | R, I | P |'),
    rows: ['rapid: one R=pm P=dev D=ceo', 'rapid: two R=pm A=ceo P=dev I=pm'],
  },
  DACI: {
    source: table('| Decision | Driver | Approver | Contributors | Informed |', '| one | Ada | Ben | Cy, Dee | Eve |'),
    rows: ['daci: one D=ada A=ben C=cy,dee I=eve'],
  },
  MOCHA: {
    source: table(
      '| Project | Manager | Owner | Consulted | Helper | Approver |',
      '| one | Ada | Ben | Cy | Dee | Eve |',
    ),
    rows: ['mocha: one M=ada O=ben C=cy H=dee A=eve'],
  },
  'a legend that chooses the scheme': {
    source: `D = Driver, A = Approver, C = Contributor, I = Informed\n\n${table('| Task | PM | Dev |', '| one | A | C |')}`,
    rows: ['daci: one A=pm C=dev'],
  },
  'a legend in a table': {
    source: `${table('| Letter | Meaning |', '| D | Driver |', '| A | Approver |', '| C | Contributor |', '| I | Informed |')}\n${table('| Task | PM | Dev |', '| one | A | C |')}`,
    rows: ['daci: one A=pm C=dev'],
    notes: ['1: The table “Letter | Meaning” was skipped: it explains the letters.'],
  },
  'a requested scheme': {
    source: table('| Task | PM | Dev |', '| one | A | C |'),
    rows: ['daci: one A=pm C=dev'],
    options: { team: 'T', scheme: ' DACI' },
  },
};

for (const [name, layout] of Object.entries(LAYOUTS)) test(`imports every letter of ${name}`, () => readsRight(layout));

test('names the team after the option, the title, the front matter or the file, in this order', () => {
  const matrix = table('| Task | PM | Dev |', '| one | R | A |');
  const front = '---\ntitle: "Beta RACI"\n---\n\n';
  const file = { fileName: 'docs/gamma-raci.md' };
  assert.equal(imported(`# Alpha — RACI Matrix\n\n${matrix}`, { ...file, team: 'Own' }).team, 'Own');
  assert.equal(imported(`# Alpha — RACI Matrix\n\n${matrix}`, file).team, 'Alpha');
  assert.equal(imported(front + matrix, file).team, 'Beta');
  assert.equal(imported(matrix, file).team, 'gamma');
});

test('does not take the subject of a vertical table as the name of the team', () => {
  const found = imported(table('| | Payment provider |', '| Driver | Elena |', '| Approver | Priya |'), {
    fileName: 'checkout.md',
  });
  assert.deepEqual([found.team, found.rows], ['checkout', ['daci: Payment provider D=elena A=priya']]);
  assert.deepEqual(found.notes, ['0: The source has no title, so the team is called “checkout” after the file.']);
});

test('refuses a source without a matrix', () => {
  for (const source of [
    '',
    '# Title\n\nText.\n',
    table('| Name | Age |', '| Ada | 3 |'),
    table('| Task | R | A |', '| one | x | |', '| two | | x |'),
    table('| Task | PM | Dev |', '| one | ✓ | |'),
    table('| Letter | Meaning |', '| R | Responsible |', '| A | Accountable |'),
  ])
    assert.match(refused(source), /^No responsibility matrix found\./u);
});

test('refuses a scheme that does not exist or whose letters are missing', () => {
  const matrix = table('| Task | PM | Dev |', '| one | R | A |');
  assert.match(refused(matrix, { scheme: 'racy' }), /^There is no scheme “racy”\. The schemes are raci, /u);
  const letters = table('| Task | PM | Dev |', '| one | R | I |');
  for (const fileName of ['x.md', 'x.csv'])
    assert.match(refused(letters, { scheme: 'clam', fileName }), /such as C, L, A/u);
});
