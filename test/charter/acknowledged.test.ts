/** An acknowledgement that is written down: what becomes of the row or responsibility. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newAcknowledgement } from '../../server/src/charter/acknowledged.ts';
import { made, rowOf } from '../support/blocks.ts';

describe('what is written of who agreed to their letters', () => {
  for (const [row, expected] of [
    ['{ activity: a }', '{ activity: a, acknowledged: { pm: A } }'],
    ['{ activity: a, acknowledged: }', '{ activity: a, acknowledged: { pm: A } }'],
    ['{ activity: a, acknowledged: { em: R } }', '{ activity: a, acknowledged: { em: R, pm: A } }'],
    ['{ activity: a, acknowledged: { pm: } }', '{ activity: a, acknowledged: { pm: A } }'],
    [
      'activity: a\r\n    acknowledged:\r\n      em: R\r\n',
      'activity: a\r\n    acknowledged:\r\n      em: R\r\n      pm: A\r\n',
    ],
    // What stands there already is for its author to judge.
    ['{ activity: a, acknowledged: { pm: x } }', undefined],
    ['{ activity: a, acknowledged: [em] }', undefined],
    ['{ activity: a, acknowledged: em }', undefined],
    ['a', undefined],
    // Written in one row, it would be said in the other one, too.
    ['&r { activity: a, acknowledged: { em: R } }\n  - { <<: *r, activity: b }', undefined],
  ] as const) {
    it(JSON.stringify(row), () => {
      const text = `raci:\n  - ${row}`;
      const newLine = text.includes('\r') ? '\r\n' : '\n';
      const edit = newAcknowledgement(rowOf(text), 'pm', 'A', newLine);
      assert.equal(edit && made(edit).replace(/^ *- /, ''), expected);
    });
  }
});
