import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../support/shared.ts';
import { judge, parse, readHarmless } from './harmless.ts';
import type { Mutant, MutationReport } from './score.ts';
import { summary, table } from './table.ts';

const SOURCE = ['function first(a) {', '  if (a) return 1;', '}', 'function second(b, a) {', '  if (a) return 1;', '}'];

/** What puts something in the place of a piece of a line. */
function mutant(status: string, line: number, piece: string, replacement: string): Mutant {
  const column = (SOURCE[line - 1] ?? '').indexOf(piece) + 1;
  assert.notEqual(column, 0, `${piece} is on line ${line}`);
  const location = { start: { line, column }, end: { line, column: column + piece.length } };
  return { status, mutatorName: 'Some', replacement, location };
}

const reported = (...mutants: Mutant[]): MutationReport => ({
  files: { 'a.ts': { source: SOURCE.join('\n'), mutants } },
});

function linesOf(file: string): readonly string[] {
  const path = join(ROOT, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.split(/\r?\n/).map((line) => line.trim());
}

describe('survivors that are named harmless', () => {
  it('are written as a file, a line, what stands there instead, and why', () => {
    const text = [
      '# A remark.',
      'a.ts',
      '  if (a) return 1;',
      '    true',
      '    a → false',
      '    Why # not.',
      '',
      '  # b',
      '    c',
      '    d',
    ];
    assert.deepEqual(parse(text.join('\n')), [
      { file: 'a.ts', line: 'if (a) return 1;', mutant: 'true', why: 'Why # not.' },
      { file: 'a.ts', line: 'if (a) return 1;', mutant: 'a → false', why: 'Why # not.' },
      { file: 'a.ts', line: '# b', mutant: 'c', why: 'd' },
    ]);
  });

  for (const [what, text, message] of [
    ['a reason without a mutant', 'a.ts\n  line\n    why', 'line 3 says why, but of no mutant: why'],
    ['a mutant without a file', '  line\n    true\n    why', 'line 2 belongs to nothing: true'],
    [
      'a mutant without a line',
      'b.ts\n  line\n    false\n    why\na.ts\n    true\n    why',
      'line 6 belongs to nothing: true',
    ],
    ['another indent', 'a.ts\n   line\n    true\n    why', 'line 2 belongs to nothing: line'],
  ] as const) {
    it(`are refused with ${what}`, () => assert.throws(() => parse(text), { message }));
  }

  const named = (line: string, change: string) => [{ file: 'a.ts', line, mutant: change, why: 'Speed.' }];
  const first = mutant('Survived', 2, 'a', 'true');
  const second = mutant('NoCoverage', 5, 'a', 'true');
  const seen = mutant('Killed', 5, 'a', 'true');

  it('fit by their line and what stands there instead, wherever the line is', () => {
    for (const change of ['true', 'a → true']) {
      const { harmless, stale } = judge(reported(first, second), named('if (a) return 1;', change));
      assert.deepEqual([[...harmless], stale], [[first, second], []]);
    }
  });

  it('are told from those on an equal line by the line before', () => {
    const line = 'function first(a) { ⏎ if (a) return 1;';
    const { harmless, stale } = judge(reported(first, seen), named(line, 'true'));
    assert.deepEqual([[...harmless], stale], [[first], []]);
  });

  it('are told from those on the same line by what stood there', () => {
    const other = mutant('Killed', 2, 'return 1;', 'true');
    const { harmless, stale } = judge(reported(first, other), named('if (a) return 1;', 'a → true'));
    assert.deepEqual([[...harmless], stale], [[first], []]);
  });

  it('are told from equal ones on the same line by their column there', () => {
    const line = '  if (a && a) return 1;';
    const at = (status: string, column: number): Mutant => {
      const location = { start: { line: 1, column }, end: { line: 1, column: column + 1 } };
      return { ...first, status, location };
    };
    const [one, other] = [at('Killed', line.indexOf('a') + 1), at('Survived', line.lastIndexOf('a') + 1)];
    const report = { files: { 'a.ts': { source: line, mutants: [one, other] } } };
    const { harmless, stale } = judge(report, named('if (a && a) return 1;', 'a → true @10'));
    assert.deepEqual([[...harmless], stale], [[other], []]);
  });

  it('show of what is long no more than its beginning', () => {
    const source = `x = [\n  '${'é'.repeat(80)}',\n];`;
    const long = {
      ...first,
      replacement: '[]',
      location: { start: { line: 1, column: 5 }, end: { line: 3, column: 2 } },
    };
    const report = { files: { 'a.ts': { source, mutants: [long] } } };
    assert.deepEqual(judge(report, named('x = [', `[ '${'é'.repeat(56)}… → []`)).stale, []);
  });

  for (const [what, mutants, line, message] of [
    ['no mutant', [first], 'if (b) return 1;', 'no such mutant'],
    ['one that a test sees', [seen], 'if (a) return 1;', 'a test sees it'],
    ['one that runs for ever', [mutant('Timeout', 2, 'a', 'true')], 'if (a) return 1;', 'a test sees it'],
    [
      'one that a test sees, beside one that none does',
      [first, seen],
      'if (a) return 1;',
      'fits another that a test sees',
    ],
    ['one that is left out', [mutant('Ignored', 2, 'a', 'true')], 'if (a) return 1;', 'no such mutant'],
  ] as const) {
    it(`are stale where they fit ${what}`, () => {
      const { harmless, stale } = judge(reported(...mutants), named(line, 'true'));
      assert.deepEqual([[...harmless], stale], [[], [`a.ts: ${message}: ${line}: true`]]);
    });
  }

  it('are not stale where their file was not measured', () => {
    assert.deepEqual(judge({ files: {} }, named('if (a) return 1;', 'true')).stale, []);
  });

  it('are counted beside those that tests see', () => {
    const report = reported(first, seen, mutant('Survived', 4, 'b', 'c'), mutant('Ignored', 2, '1', '2'));
    const judged = judge(report, [
      ...named('function first(a) { ⏎ if (a) return 1;', 'true'),
      ...named('gone', 'true'),
    ]);
    assert.deepEqual(table(report, judged).trim().split('\n'), [
      'a.ts:4:17  Survived  Some',
      '    b → c',
      '',
      '| file | killed | for ever | survived | no test | of these harmless | left out | errors | score | without harmless |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      '| a.ts | 1 | 0 | 2 | 0 | 1 | 1 | 0 | 33.3% | 50.0% |',
      'stale: a.ts: no such mutant: gone: true',
    ]);
    assert.equal(
      summary('some', report, judged, 90),
      'some: 33.3% killed, at least 90%; 50.0% without the 1 that are named harmless; stale names: 1\n',
    );
  });

  it('are in files that there are, on lines that there are', () => {
    const named = readHarmless(join(ROOT, 'test/mutation/harmless'));
    const lines = new Map([...new Set(named.map(({ file }) => file))].map((file) => [file, new Set(linesOf(file))]));
    const gone = named.filter(({ file, line }) => lines.get(file)?.has(line.split(' ⏎ ').at(-1) ?? '') !== true);
    assert.deepEqual([...new Set(gone.map(({ file, line }) => `${file}: ${line}`))], []);
  });
});
