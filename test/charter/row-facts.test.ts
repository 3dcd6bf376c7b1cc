import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import type { RowFacts } from '../../server/src/charter/row-facts.ts';
import { TODAY } from '../support/fixture.ts';
import { runs } from '../support/random.ts';

function rowOf(label: string, phase: string): RowFacts {
  const text = `team: Checkout\nroles: { pm: Product Manager }\nraci:\n  - { activity: ${JSON.stringify(label)}, phase: ${JSON.stringify(phase)}, A: pm }\n`;
  const row = analyse(text, contextOn(TODAY)).facts.tables[0]?.rows.at(0);
  assert.ok(row);
  return row;
}

const parts = fc.constantFrom('a', 'B', 'b', ' ', '  ', '\t', 'É', 'e\u0301', '\u00a0', '1', '~');
const words = fc.array(parts, { maxLength: 6 }).map((list) => list.join(''));

test('rows with equal labels and phases after case folding have the same hash', () => {
  fc.assert(
    fc.property(words, words, fc.constantFrom('', 'Build', 'Run'), (one, other, phase) => {
      const rows = [one, other, one.toUpperCase(), ` ${one} `].map((label) => rowOf(label, phase));
      for (const a of rows) {
        for (const b of rows) assert.equal(a.hash === b.hash, a.folded === b.folded, JSON.stringify([one, other]));
      }
    }),
    { numRuns: runs(150) },
  );
});

test('the holdings of a row are the same after the cache is cleared', () => {
  const row = rowOf('Deploying', 'Build');
  const said = () => row.holdings.map(({ name, letter, target }) => [name.value, letter.letter, target?.kind]);
  const before = [said(), row.owners.map(({ name }) => name.value), row.load];
  row.letGo();
  assert.deepEqual([said(), row.owners.map(({ name }) => name.value), row.load], before);
  assert.deepEqual(before, [[['pm', 'A', 'role']], ['pm'], row.load]);
});
