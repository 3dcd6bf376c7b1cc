/** Recording an acknowledgement in a row or responsibility. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newAcknowledgement } from '../../server/src/charter/acknowledged.ts';
import { made, rowOf } from '../support/blocks.ts';

describe('recording who acknowledged their letters', () => {
  for (const [row, expected] of [
    ['{ activity: a }', '{ activity: a, acknowledged: { pm: A } }'],
    ['{ activity: a, acknowledged: }', '{ activity: a, acknowledged: { pm: A } }'],
    ['{ activity: a, acknowledged: { em: R } }', '{ activity: a, acknowledged: { em: R, pm: A } }'],
    ['{ activity: a, acknowledged: { pm: } }', '{ activity: a, acknowledged: { pm: A } }'],
    [
      'activity: a\r\n    acknowledged:\r\n      em: R\r\n',
      'activity: a\r\n    acknowledged:\r\n      em: R\r\n      pm: A\r\n',
    ],
    // Only the author can decide about an existing value.
    ['{ activity: a, acknowledged: { pm: x } }', undefined],
    ['{ activity: a, acknowledged: [em] }', undefined],
    ['{ activity: a, acknowledged: em }', undefined],
    ['a', undefined],
    // A change in one row would also change the other.
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
