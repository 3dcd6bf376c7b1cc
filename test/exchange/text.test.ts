import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { needsShared } from '../support/shared.ts';
import { hostileCharters, matrixIn } from './out.ts';

/** Control characters and invisible characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

test('hostile texts stay texts: a terminal shows the visible characters and executes none', needsShared, () => {
  let seen = 0;
  for (const charter of hostileCharters()) {
    for (const by of ['role', 'person'] as const) {
      const matrix = matrixIn(charter, by);
      const out = matrixAs('text', matrix);
      assert.doesNotMatch(out.replaceAll('\n', ''), UNSEEN);
      // Long labels continue on the next line, and the letters of the row are between the two.
      const lines = out.split('\n');
      for (const { label } of matrix.tables.flatMap(({ rows }) => rows)) {
        if (UNSEEN.test(label) || label.trim().length > 20 || label.trim() === '') continue;
        seen++;
        assert.ok(
          lines.some((line) => line.replace(/\s+/g, ' ').includes(label.trim().replace(/\s+/g, ' '))),
          `${JSON.stringify(label)} in\n${out}`,
        );
      }
    }
  }
  assert.ok(seen > 200, `${seen} labels`);
});
