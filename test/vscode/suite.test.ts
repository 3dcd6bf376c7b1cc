/**
 * Runs the suite inside VS Code once, in one window. Each of its tests is a test here, so that it is counted, and a
 * suite without a report fails.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSuite } from './support/run-suite.ts';

const { where, tests, output } = await runSuite();

describe(`inside ${where}`, () => {
  it('reports its results', () => {
    assert.ok(tests !== undefined, `VS Code exited before the suite had reported.\n${output}`);
  });

  for (const { title, error } of tests ?? []) {
    it(title, () => {
      if (error !== undefined) assert.fail(error);
    });
  }
});
