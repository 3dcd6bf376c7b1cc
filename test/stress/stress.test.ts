/** The short form of the stress tests: each part with less of everything, from a fixed seed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PARTS } from './parts.ts';

for (const { name, title, run } of PARTS) {
  test(`stress, ${name}: ${title}`, async (context) => {
    const {
      figures,
      findings,
      skipped = [],
    } = await run({ seed: 20261125, short: true, time: undefined, from: 0, every: 1 });
    for (const { what, count, worst = '' } of figures) context.diagnostic(`${count} ${what} ${worst}`);
    assert.deepEqual(findings, []);
    const [reason] = skipped;
    if (reason !== undefined && figures.length === 0) context.skip(reason);
    else
      assert.ok(
        figures.some(({ count }) => count > 0),
        'something was done',
      );
  });
}
