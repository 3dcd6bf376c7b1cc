/** An import takes no more than eight times as long for eight times as much, whatever that is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { growthOfTime } from '../support/doubling.ts';
import { GROWING_TABLES, textsIn } from '../support/growing-sources.ts';

function faults(sources: Readonly<Record<string, (count: number) => string>>, from: number): readonly string[] {
  return Object.entries(sources).flatMap(([what, source]) =>
    growthOfTime((count) => {
      const text = source(count);
      return () => void importMatrix(text);
    }, from).map((growth) => `${what}: ${growth}`),
  );
}

// What a pattern steps back over no counter sees, so this is measured by the processor's time, with room.
describe('the time of an import', () => {
  for (const place of ['a cell of names', 'the cell of a label', 'a cell of CSV'] as const) {
    it(`grows with the length of ${place}, whatever is repeated in it`, () => {
      assert.deepEqual(faults(textsIn(place), 1_000), []);
    });
  }

  it('grows with the number of rows, columns, tables, headings and the like', () => {
    assert.deepEqual(faults(GROWING_TABLES, 60), []);
  });
});
