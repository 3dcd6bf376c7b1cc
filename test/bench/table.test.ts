import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Result, type Row, type Samples, tableOf } from './table.ts';

function result(name: string, reach: Row['reach'], samples: Samples): Result {
  return { row: { name, size: 0, unit: 'ms', reach, measure: () => Promise.resolve(samples) }, samples };
}

/** The cells of each line after the header. */
function cellsOf(results: readonly Result[]): string[][] {
  const [, , ...lines] = tableOf(results).split('\n');
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('a row contains the medians, their ratios, and whether all goals are met', () => {
  const samples = { ours: [9, 1, 2], peer: [400, 100, 200], floor: [1, 3] };
  assert.deepEqual(
    cellsOf([
      result('met', { peer: 1 / 50, floor: 1 }, samples),
      result('missed by the share', { peer: 1 / 400 }, samples),
      result('missed by the worse of two', { peer: 1 / 200, floor: 0.5 }, samples),
      result('above the floor', { above: 1 }, { ours: [5], floor: [2] }),
      result('at the most', { most: 10 }, { ours: [5] }),
      result('nothing asked', {}, { ours: [0.0123], floor: [1] }),
      result('not measured', { most: 10 }, {}),
    ]),
    [
      ['met', '2.00 ms', '200 ms', '1/100', '1/50', '2.00 ms', '× 1.00', '× 1.00', 'met'],
      ['missed by the share', '2.00 ms', '200 ms', '1/100', '1/400', '2.00 ms', '× 1.00', '', 'missed × 4.00'],
      [
        'missed by the worse of two',
        '2.00 ms',
        '200 ms',
        '1/100',
        '1/200',
        '2.00 ms',
        '× 1.00',
        '× 0.50',
        'missed × 2.00',
      ],
      ['above the floor', '5.00 ms', '', '', '', '2.00 ms', '× 2.50', '+1 ms', 'missed × 3.00'],
      ['at the most', '5.00 ms', '', '', '', '', '', '10 ms', 'met'],
      ['nothing asked', '0.012 ms', '', '', '', '1.00 ms', '1.2%', '', ''],
      ['not measured', '', '', '', '', '', '', '10 ms', 'could not be measured'],
    ],
  );
});
