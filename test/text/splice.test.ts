import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sharedEnds } from '../../server/src/text/splice.ts';

describe('the shared ends of two lists', () => {
  for (const [before, after, head, tail] of [
    ['', '', 0, 0],
    ['abc', 'abc', 3, 0],
    ['abc', 'abxc', 2, 1],
    // An entry is shared once: the tail does not include entries of the head.
    ['aa', 'aaa', 2, 0],
    ['abab', 'ab', 2, 0],
    ['xb', 'yb', 0, 1],
    ['', 'ab', 0, 0],
  ] as const) {
    it(`are found for ${JSON.stringify(before)} and ${JSON.stringify(after)}`, () => {
      assert.deepEqual(sharedEnds(before, after), { head, tail });
      assert.deepEqual(sharedEnds([...before], [...after]), { head, tail });
    });
  }

  it('are compared with a given function', () => {
    const same = (one: string | undefined, other: string | undefined) => one?.toLowerCase() === other?.toLowerCase();
    assert.deepEqual(sharedEnds(['A', 'b', 'C'], ['a', 'x', 'y', 'c'], same), { head: 1, tail: 1 });
  });

  it('are as long as possible, and the rest is the difference', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2)), fc.array(fc.nat(2)), (before, after) => {
        const { head, tail } = sharedEnds(before, after);
        assert.deepEqual(before.slice(0, head), after.slice(0, head));
        assert.deepEqual(before.slice(before.length - tail), after.slice(after.length - tail));
        const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
        if (old.length > 0 && now.length > 0) {
          assert.notEqual(old[0], now[0]);
          assert.notEqual(old.at(-1), now.at(-1));
        }
      }),
      { seed: 20261125 },
    );
  });
});
