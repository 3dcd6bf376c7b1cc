import { test } from 'node:test';
import { type Layout, lines, readsRight, refused, table } from './support.ts';

/** Layouts that an earlier version read incorrectly. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  'groups repeated above each of their columns': {
    source: table('| | Business | Business | IT | IT |', '| Task | PM | PO | Dev | QA |', '| one | A | C | R | I |'),
    rows: ['raci: one R=dev A=pm C=po I=qa'],
    notes: ['1: “Business | IT” is above the header; it was left out.'],
  },
  'activities after numbers that look like letters': {
    source: table('| No. | Activity | PM | Dev |', '| 1 | a | A | R |', '| 2 | CI | R | A |'),
    rows: ['raci: a R=dev A=pm', 'raci: CI R=pm A=dev'],
    notes: ['1: The column “No.” was left out.'],
  },
  'names of tasks after a work breakdown structure': {
    source: lines('WBS,Task Name,Description,PM,Dev', '1.1,A,"long, and so on",R,A', '1.2,B,,A,R'),
    options: { team: 'T', fileName: 'x.csv' },
    rows: ['raci: A R=pm A=dev | long, and so on', 'raci: B R=dev A=pm'],
    notes: ['1: The column “WBS” was left out.'],
  },
  'sections in italics above dashes': {
    source: table(
      '| Task | PM | Dev |',
      '| **Plan** | - | - |',
      '| one | A | R |',
      '| *Ship* | – | – |',
      '| two | A | R |',
    ),
    rows: ['raci: one [Plan] R=dev A=pm', 'raci: two [Ship] R=dev A=pm'],
  },
  'one column for the doer and the owner': {
    source: table('| Task | R/A | Consulted |', '| one | Ada | Ben |'),
    rows: ['raci: one R=ada A=ada C=ben'],
  },
  'one column for both, in words': {
    source: table('| Task | Responsible / Accountable | Consulted | Informed |', '| one | Ada, Ben | Cy | all |'),
    rows: ['raci: one R=ada,ben A=ada,ben C=cy I=everyone'],
    notes: ['3: “all” was read as everyone.'],
  },
  'abbreviated words': {
    source: table('| Task | PM | Dev | QA |', '| one | Acc. | Resp. | Cons. |', '| two | Inf. | Resp./Acc. | |'),
    rows: ['raci: one R=dev A=pm C=qa', 'raci: two R=dev A=dev I=pm'],
  },
  'roles whose names look like lower-case letters': {
    source: table('| Task | a | b | c | d | e |', '| one | P | A | C | S | I |', '| two | A | P | S | C | I |'),
    rows: ['pacsi: one P=a A=b C=c S=d I=e', 'pacsi: two P=b A=a C=d S=c I=e'],
  },
  'other tables with letters in one column': {
    source: lines(
      '| Risk | Likelihood | Impact |',
      '|---|---|---|',
      '| Fire | C | A |',
      '',
      '| Task | PM | Dev |',
      '|---|---|---|',
      '| one | A | R |',
      '',
      '| Date | Change | Author |',
      '|---|---|---|',
      '| 2024 | first | A |',
    ),
    rows: ['raci: one R=dev A=pm'],
    notes: [
      '1: The table “Risk | Likelihood | Impact” was skipped: it has neither letters in its cells nor columns named after letters.',
      '9: The table “Date | Change | Author” was skipped: it has letters in a single column, under a name that is in no other table.',
    ],
  },
  'a table in a code block with commas': {
    source: lines('# Alpha', '', '```csv', 'Task,PM,Dev', 'one,A,R', 'two,R,A', '```'),
    options: {},
    rows: ['raci: one R=dev A=pm', 'raci: two R=pm A=dev'],
  },
  'a table drawn with line characters': {
    source: lines(
      '┌──────┬────┬─────┐',
      '│ Task │ PM │ Dev │',
      '├──────┼────┼─────┤',
      '│ one  │ A  │ R   │',
      '│ two  │ R  │ A/C │',
      '└──────┴────┴─────┘',
    ),
    rows: ['raci: one R=dev A=pm', 'raci: two R=pm A=dev C=dev'],
  },
  'an empty header above the letters': {
    source: lines('# Database', '', '| | |', '|---|---|', '| Responsible | Ada |', '| Accountable | Tom |'),
    rows: ['raci: Database R=ada A=tom'],
  },
  'activities after the roles': {
    source: table('| PM | Dev | Activity |', '| A | R | one |', '| I | A/R | two |'),
    rows: ['raci: one R=dev A=pm', 'raci: two R=dev A=dev I=pm'],
  },
  'activities after names': {
    source: table('| I | C | A | R | Activity |', '| Ada | Ben | Cy | Dee | one |'),
    rows: ['raci: one R=dee A=cy C=ben I=ada'],
  },
  'sections that repeat the roles': {
    source: table(
      '| Task | PM | Dev |',
      '| **Plan** | **PM** | **Dev** |',
      '| one | A | R |',
      '| Ship | PM | Dev |',
      '| two | R | A |',
    ),
    rows: ['raci: one [Plan] R=dev A=pm', 'raci: two [Ship] R=pm A=dev'],
  },
  'people with mentions or numbers': {
    source: table(
      '| Task | Responsible | Accountable |',
      '| one | @ada @ben | @cy |',
      '| two | 1. Dee<br>2. Eve | - Flo |',
    ),
    rows: ['raci: one R=ada,ben A=cy', 'raci: two R=dee,eve A=flo'],
  },
  'one list per subject': {
    source: lines(
      '# Alpha',
      '## Plan',
      '- **Responsible**: Ada',
      '- **Accountable:** Cy | Co',
      '- **Informed**: everyone',
      '',
      '## Ship',
      'Responsible: Ben',
      'Accountable: Cy',
    ),
    options: {},
    rows: ['raci: Plan R=ada A=cy-co I=everyone', 'raci: Ship R=ben A=cy'],
  },
  'a table in Japanese': {
    source: table('| タスク | 実行責任者 | 説明責任者 | 相談先 | 報告先 |', '| 計画 | 田中 | 鈴木 | 佐藤 | 全員 |'),
    rows: ['raci: 計画 R=田中 A=鈴木 C=佐藤 I=everyone'],
    notes: ['3: “全員” was read as everyone.'],
  },
  'a table in Dutch': {
    source: table(
      '| Taak | Verantwoordelijk | Eindverantwoordelijk | Geraadpleegd | Geïnformeerd |',
      '| Plan | Jan | Piet | | iedereen |',
    ),
    rows: ['raci: Plan R=jan A=piet I=everyone'],
    notes: ['3: “iedereen” was read as everyone.'],
  },
  'numbered phases': {
    source: lines('Activity,Phase,PM,Dev', 'one,Phase 1,A,R', 'two,Phase 1,R,A', 'three,Phase 2,A,R'),
    options: { team: 'T', fileName: 'x.csv' },
    rows: ['raci: one [Phase 1] R=dev A=pm', 'raci: two [Phase 1] R=pm A=dev', 'raci: three [Phase 2] R=dev A=pm'],
  },
  'rows that count each letter': {
    source: table(
      '| Task | PM | Dev |',
      '| one | A | R |',
      '| two | A | R |',
      '| R Responsible | 0 | 2 |',
      '| A Accountable | 2 | 0 |',
      '| S Sign-off | 0 | 0 |',
    ),
    rows: ['raci: one R=dev A=pm', 'raci: two R=dev A=pm'],
    notes: [
      '5: “R Responsible” is a row of counts; it was left out.',
      '6: “A Accountable” is a row of counts; it was left out.',
      '7: “S Sign-off” is a row of counts; it was left out.',
    ],
  },
  'a role named after code': {
    source: table('| Task | QA code | Dev |', '| one | A | R |'),
    rows: ['raci: one R=dev A=qa-code'],
  },
  'roles whose ids look like the author’s own keys': {
    source: table('| Task | X-Ray team | Dev |', '| one | A | R |'),
    rows: ['raci: one R=dev A=role-x-ray-team'],
  },
  'letters held only by everybody': {
    source: table('| Task | Responsible | Accountable |', '| one | all | everyone |'),
    rows: ['raci: one R=everyone A=everyone'],
    notes: [
      '0: The source names no roles, so there is one role for everyone: “Team”.',
      '3: “all” was read as everyone.',
    ],
  },
  'line ends in the cells of a sheet': {
    source: 'Task,PM,Dev\r\n"one\r\nor two","A\r\nR",C\r\nthree,Z,A\r\n',
    options: { team: 'T', fileName: 'x.csv' },
    rows: ['raci: one or two R=pm A=pm C=dev', 'raci: three A=dev'],
    notes: ['5: “Z” in the row “three”, column “PM”, is not a letter of RACI; it was left out.'],
  },
};

/** Sources without a matrix, although they look as if they had one. */
const NONE: Readonly<Record<string, string>> = {
  'names and letters in one cell': table(
    '| Task | RACI |',
    '| one | R: Ada, Ben; A: Cy |',
    '| two | R: Ben; A: Ben; I: all |',
  ),
  'a table without rows': table('| Task | Responsible | Accountable |', '| Task | Responsible | Accountable |'),
  'a list that explains letters': lines('- Responsible: does the work', '- Accountable: the one who answers for it'),
  'a list with commas': lines('Groceries, and more:', '- bread, butter, A', '- milk, R, C'),
  'words that are also letters of a scheme': table(
    '| Task | PM | Dev |',
    '| one | lead | support |',
    '| two | support | lead |',
  ),
};

for (const [name, source] of Object.entries(NONE)) test(`finds no matrix in ${name}`, () => void refused(source));

for (const [name, layout] of Object.entries(LAYOUTS)) test(`imports ${name}`, () => readsRight(layout));
