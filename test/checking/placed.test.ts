/** Which comments silence which problems, compared with a simple search through all comments for every problem. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Ignore } from '../../server/src/charter/ignore-comments.ts';
import { type PlacedProblem, silence, withoutRepeats } from '../../server/src/checking/silence.ts';
import { runs } from '../support/random.ts';

const code = fc.constantFrom('a', 'b', 'c');
const offset = fc.integer({ min: 0, max: 12 });
const problems = fc
  .array(fc.record({ code, at: offset }), { maxLength: 12 })
  .map((all) => all.sort((a, b) => a.at - b.at).map(({ code: of, at }) => problem(of, at)));
const ignores = fc.array(
  fc.record({ code, start: offset, length: offset }).map(({ code: of, start, length }) => ignore(of, start, length)),
  { maxLength: 12 },
);

function problem(of: string, start: number): PlacedProblem {
  return { code: of, message: of, span: { start, end: start + 1 } };
}

function ignore(of: string, start: number, length: number): Ignore {
  const span = { start, end: start + 1 };
  return { code: of, reason: undefined, block: 0, span, scope: { start, end: start + length } };
}

test('a problem is silenced by the first open comment with its code, and all open ones are used', () => {
  fc.assert(
    fc.property(problems, ignores, (some, comments) => {
      const used = new Set<Ignore>();
      const silenced = silence(some, comments, used);
      const inOrder = [...comments].sort((a, b) => a.scope.start - b.scope.start);
      const openAt = (one: PlacedProblem) =>
        inOrder.filter(
          (it) => it.code === one.code && it.scope.start <= one.span.start && it.scope.end > one.span.start,
        );
      assert.deepEqual(
        silenced.map(({ ignoredBy }) => ignoredBy && comments.indexOf(ignoredBy)),
        some.map((one) => {
          const [first] = openAt(one);
          return first && comments.indexOf(first);
        }),
      );
      assert.deepEqual(used, new Set(some.flatMap(openAt)));
    }),
    { seed: 20261125, numRuns: runs(2_000) },
  );
});

test('a problem that cannot be silenced stays, and its comment is used', () => {
  const comment = ignore('a', 0, 5);
  const used = new Set<Ignore>();
  assert.deepEqual(
    silence([problem('a', 1)], [comment], used, () => true),
    [problem('a', 1)],
  );
  assert.deepEqual([...used], [comment]);
});

test('a problem that no comment silences stays the same object', () => {
  const one = problem('a', 1);
  assert.equal(silence([one], [ignore('b', 0, 5)], new Set())[0], one);
});

test('the first of several equal problems at one place is kept', () => {
  const [first, again, other] = [problem('a', 1), problem('a', 1), { ...problem('a', 1), message: 'another' }];
  assert.deepEqual(
    withoutRepeats([first, again, other]).map((one) => [first, again, other].indexOf(one)),
    [0, 2],
  );
});
