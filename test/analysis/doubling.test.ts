/** Nothing grows faster than its input: the short form, with the numbers that people let grow; the stress tests have all. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { charterJobs, tooFast } from '../support/doubling.ts';
import { GROWING } from '../support/growing.ts';

const SHORT = [
  'owners of a row, a line each',
  'one name in a cell, again and again',
  'drivers of a decision',
  'owners of a responsibility',
  'claims of a responsibility that has entries, too',
  'stale acknowledgements of a row',
  'people of a role, in every cell',
  'keys of a row',
  'letters that own',
  'phases',
  'ignore comments above one row',
  'codes of an ignore comment',
  'aliases and anchors of a row',
];

describe('the steps that a charter takes are no more than twice as many', () => {
  for (const name of SHORT)
    it(`with twice as many ${name}`, () => {
      const growing = GROWING[name];
      assert.ok(growing !== undefined);
      assert.deepEqual(
        tooFast((count) => charterJobs(growing, count), 25),
        [],
      );
    });
});
