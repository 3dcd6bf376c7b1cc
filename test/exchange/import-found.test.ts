import { test } from 'node:test';
import { type Layout, lines, readsRight, table } from './support.ts';

/** Layouts that were read wrong once. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  'groups written over every column of theirs': {
    source: table('| | Business | Business | IT | IT |', '| Task | PM | PO | Dev | QA |', '| one | A | C | R | I |'),
    rows: ['raci: one R=dev A=pm C=po I=qa'],
    notes: ['1: “Business | IT” stands above the header; it was left out.'],
  },
  'activities behind numbers that look like letters': {
    source: table('| No. | Activity | PM | Dev |', '| 1 | a | A | R |', '| 2 | CI | R | A |'),
    rows: ['raci: a R=dev A=pm', 'raci: CI R=pm A=dev'],
    notes: ['1: The column “No.” was left out.'],
  },
  'names of tasks behind a work breakdown structure': {
    source: lines('WBS,Task Name,Description,PM,Dev', '1.1,A,"long, and so on",R,A', '1.2,B,,A,R'),
    options: { team: 'T', fileName: 'x.csv' },
    rows: ['raci: A R=pm A=dev | long, and so on', 'raci: B R=dev A=pm'],
    notes: ['1: The column “WBS” was left out.'],
  },
  'sections in italics over dashes': {
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
  'roles that are called like small letters': {
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
      '1: The table “Risk | Likelihood | Impact” was passed over: it has neither letters in its cells nor columns named after letters.',
      '9: The table “Date | Change | Author” was passed over: it has letters in a single column, under a name that is in no other table.',
    ],
  },
  'a table in a code block with commas': {
    source: lines('# Alpha', '', '```csv', 'Task,PM,Dev', 'one,A,R', 'two,R,A', '```'),
    options: {},
    rows: ['raci: one R=dev A=pm', 'raci: two R=pm A=dev'],
  },
  'a table drawn with lines': {
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
  'an empty header above letters': {
    source: lines('# Database', '', '| | |', '|---|---|', '| Responsible | Ada |', '| Accountable | Tom |'),
    rows: ['raci: Database R=ada A=tom'],
  },
};

for (const [name, layout] of Object.entries(LAYOUTS)) test(name, () => readsRight(layout));
