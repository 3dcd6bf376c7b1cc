import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readYaml, runAround } from '../../server/src/yaml/document.ts';

test('a block is among those of its top-level key', () => {
  const document = readYaml('# a\nteam: a\nraci:\n  - b\n  - c\nagreements:\n- d\nreview: 2026-01-01\n');
  assert.deepEqual(
    document.blocks.all().map(({ kind }) => kind),
    ['lead', 'pair', 'header', 'item', 'item', 'header', 'item', 'pair'],
  );
  const runs = document.blocks.all().map((_, index) => runAround(document, index));
  assert.deepEqual(
    runs.map(({ header, end }) => [header, end]),
    [
      [0, 1],
      [1, 2],
      [2, 5],
      [2, 5],
      [2, 5],
      [5, 7],
      [5, 7],
      [7, 8],
    ],
  );
});

test('a document that is read whole is one run', () => {
  const document = readYaml('{ team: a }\n');
  assert.deepEqual(runAround(document, 0), { header: 0, end: 1 });
});
