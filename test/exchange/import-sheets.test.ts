import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imported, lines, refused } from './support.ts';

const CSV = { team: 'T', fileName: 'x.csv' };
const TWO = ['raci: one R=pm A=dev', 'raci: two R=pm A=pm C=dev'];

/** Sheets with the same matrix. */
const SAME: Readonly<Record<string, string>> = {
  commas: lines('Task,PM,Dev', 'one,R,A', 'two,A/R,C'),
  'commas and quotes': lines('"Task","PM","Dev"', '"one","R","A"', '"two","A, R","C"'),
  semicolons: lines('Task;PM;Dev', 'one;R;A', 'two;A, R;C'),
  tabs: lines('Task\tPM\tDev', 'one\tR\tA', 'two\tA, R\tC'),
  pipes: lines('Task|PM|Dev', 'one|R|A', 'two|A,R|C'),
  'a byte order mark': lines('\ufeffTask,PM,Dev', 'one,R,A', 'two,A/R,C'),
  'Windows line ends': 'Task;PM;Dev\r\none;R;A\r\ntwo;A/R;C\r\n',
  'classic Mac OS line ends': 'Task,PM,Dev\rone,R,A\rtwo,A/R,C\r',
  'a line that names the separator': lines('sep=;', 'Task;PM;Dev', 'one;R;A', 'two;A/R;C'),
  'empty rows and columns of an export': lines(
    ',,,,',
    ',Task,PM,Dev,',
    ',,,,',
    ',one,R,A,',
    ',two,RA,C,',
    ',,,,',
    ',,,,',
  ),
  'no final newline': 'Task,PM,Dev\none,R,A\ntwo,A/R,C',
};

for (const [name, source] of Object.entries(SAME)) {
  test(`imports a sheet with ${name}`, () => {
    const found = imported(source, CSV);
    assert.deepEqual(found.rows, TWO);
    assert.deepEqual(found.notes, []);
  });
}

test('recognises a sheet without a file name', () => {
  for (const name of ['commas', 'semicolons', 'tabs', 'pipes'])
    assert.deepEqual(imported(SAME[name] ?? '', { team: 'T' }).rows, TWO, name);
});

test('quotes contain separators, quotes and line breaks, and line numbers stay correct', () => {
  const found = imported(
    lines('Activity,Responsible,Accountable', '"a, ""b""","Ada', 'Ben",Cy', 'two,"Dee; Eve",TBD'),
    CSV,
  );
  assert.deepEqual(found.rows, ['raci: a, "b" R=ada,ben A=cy', 'raci: two R=dee,eve']);
  assert.deepEqual(found.notes, ['4: “TBD” in the row “two”, column “Accountable”, was left out.']);
});

test('an unclosed quotation mark is an ordinary character', () => {
  const found = imported(lines('Task,PM,Dev', '"one,R,A', 'two,A,R'), CSV);
  assert.deepEqual(found.rows, ['raci: "one R=pm A=dev', 'raci: two R=dev A=pm']);
  assert.equal(found.notes.length, 1);
});

test('recognises a title, a legend and a column of phases in a sheet', () => {
  const found = imported(
    lines(
      'Project Phoenix DACI,,,',
      ',,,',
      'D = Driver,A = Approver,C = Contributor,I = Informed',
      ',,,',
      'Phase,Decision,PM,Dev',
      'Plan,one,A,C',
      ',two,C,A',
      'Build,three,I,A',
    ),
    { fileName: 'x.csv' },
  );
  assert.equal(found.team, 'Project Phoenix');
  assert.deepEqual(found.rows, [
    'daci: one [Plan] A=pm C=dev',
    'daci: two [Plan] A=dev C=pm',
    'daci: three [Build] A=dev I=pm',
  ]);
  assert.deepEqual(found.notes, []);
});

test('removes the addresses after the names in a Notion export', () => {
  const found = imported(
    lines(
      '\ufeffName,Responsible,Accountable,Consulted,Status',
      'Ship,"Dev (https://www.notion.so/Dev-3f?pvs=21), QA (https://www.notion.so/QA-1)",PM,,Done',
    ),
    CSV,
  );
  assert.deepEqual(found.rows, ['raci: Ship R=dev,qa A=pm']);
  assert.deepEqual(found.notes, [
    '1: The column “Status” was left out.',
    '2: “https://www.notion.so/Dev-3f?pvs=21” in the row “Ship”, column “Responsible”, was left out.',
    '2: “https://www.notion.so/QA-1” in the row “Ship”, column “Responsible”, was left out.',
  ]);
});

test('merges two header rows of a sheet into one', () => {
  const found = imported(lines('Task,Business,,IT,', ',PM,PO,Dev,QA', 'one,R,A,C,I', 'two,A,R,I,C'), CSV);
  assert.deepEqual(found.rows, ['raci: one R=pm A=po C=dev I=qa', 'raci: two R=po A=pm C=qa I=dev']);
  assert.deepEqual(found.notes, ['1: “Business | IT” is above the header; it was left out.']);
});

test('leaves out a row that counts the letters', () => {
  const found = imported(lines('Task,PM,Dev', 'one,R,A', 'Total A,0,1'), CSV);
  assert.deepEqual(found.rows, ['raci: one R=pm A=dev']);
  assert.deepEqual(found.notes, ['3: “Total A” is a row of counts; it was left out.']);
});

test('names the team after the file if nothing else names it', () => {
  const source = SAME['commas'] ?? '';
  assert.equal(imported(source, { fileName: '/a/b/03-Alpha_team raci.csv' }).team, 'Alpha team');
  assert.equal(imported(source, {}).team, 'Imported team');
  assert.equal(imported(source, { fileName: 'x.csv', team: 'Beta: 1' }).team, 'Beta: 1');
});

test('refuses a sheet without a matrix', () => {
  assert.match(refused('Name,Age\nAda,3\n', CSV), /^No responsibility matrix found/u);
  assert.match(refused('', CSV), /This file has no tables/u);
});
