/**
 * The suite inside VS Code. It runs once, in one window; each of its tests is a test here, so that it is counted, and
 * so that a suite which never reported is a failure and not a silence.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runSuite } from './support/run-suite.ts';

const { where, tests, output } = await runSuite();

describe(`inside ${where}`, () => {
  it('the suite reports what became of its tests', () => {
    assert.ok(tests !== undefined, `VS Code ended before the suite had reported.\n${output}`);
  });

  for (const { title, error } of tests ?? []) {
    it(title, () => {
      if (error !== undefined) assert.fail(error);
    });
  }
});
