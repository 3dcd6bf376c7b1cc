/** What a mutation run prints about its mutants. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mutant, MutationReport } from './score.ts';
import { summary, table } from './table.ts';

const SOURCE = ['function first(a) {', '  if (a) return 1;', '}', 'function second(b, a) {', '  if (a) return 1;', '}'];

/** What replaces a piece of a line with something else. */
function mutant(status: string, line: number, piece: string, replacement: string): Mutant {
  const column = (SOURCE[line - 1] ?? '').indexOf(piece) + 1;
  assert.notEqual(column, 0, `${piece} is on line ${line}`);
  const location = { start: { line, column }, end: { line, column: column + piece.length } };
  return { status, mutatorName: 'Some', replacement, location };
}

const reported = (source: string, ...mutants: Mutant[]): MutationReport => ({ files: { 'a.ts': { source, mutants } } });

test('a run prints each survivor with what it replaces, and counts the mutants of each file', () => {
  const report = reported(
    SOURCE.join('\n'),
    mutant('NoCoverage', 2, 'a', 'true'),
    mutant('Killed', 5, 'a', 'true'),
    mutant('Survived', 4, 'b', 'c'),
    mutant('Ignored', 2, '1', '2'),
  );
  assert.deepEqual(table(report).trim().split('\n'), [
    'a.ts:2:7  NoCoverage  Some',
    '    a → true',
    'a.ts:4:17  Survived  Some',
    '    b → c',
    '',
    '| file | killed | for ever | survived | no test | left out | errors | score |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    '| a.ts | 1 | 0 | 1 | 1 | 1 | 0 | 33.3% |',
  ]);
  assert.equal(summary('some', report, 90), 'some: 33.3% killed, at least 90%\n');
});

test('a run prints only the beginning of what is long', () => {
  const location = { start: { line: 1, column: 5 }, end: { line: 3, column: 2 } };
  const long: Mutant = { status: 'Survived', mutatorName: 'Some', replacement: '[]', location };
  const printed = table(reported(`x = [\n  '${'é'.repeat(80)}',\n];`, long));
  assert.equal(printed.split('\n')[1], `    [ '${'é'.repeat(56)}… → []`);
});
