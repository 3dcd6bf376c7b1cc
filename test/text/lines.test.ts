import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween } from '../../server/src/text/change.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { lineEndOf } from '../../server/src/text/lines.ts';
import { runs } from '../support/random.ts';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '😀', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

test('the change between two texts is the smallest range that differs', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { start, oldEnd, newEnd } = changeBetween(before, after);
      assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
      if (before !== after && oldEnd > start && newEnd > start) assert.notEqual(before[start], after[start]);
    }),
    { numRuns: runs(2_000) },
  );
});

test('edits apply to the text before all edits, and overlapping ones throw', () => {
  const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
  assert.equal(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 1, ''), edit(2, 2, '1'), edit(2, 2, '2')]), 'b12cdXf');
  assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), RangeError);
  assert.throws(() => applyEdits('abc', [edit(2, 9, '')]), RangeError);
});

test('the line end of a text is the first one in it', () => {
  assert.equal(lineEndOf('a\r\nb\n'), '\r\n');
  assert.equal(lineEndOf('a\nb\r\n'), '\n');
  assert.equal(lineEndOf('a'), '\n');
});
