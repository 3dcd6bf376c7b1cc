import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeBetween } from '../../server/src/text/change.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { LineIndex, lineEndOf } from '../../server/src/text/lines.ts';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '😀', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** The starts of all lines, read off an index. */
function starts(lines: LineIndex): number[] {
  return Array.from({ length: lines.count }, (_, line) => lines.startOf(line));
}

test('LF, CRLF and CR alone end a line', () => {
  assert.deepEqual(starts(new LineIndex('a\nb\r\nc\rd')), [0, 2, 5, 7]);
  assert.deepEqual(starts(new LineIndex('')), [0]);
});

test('positions and offsets are each other’s inverse', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = new LineIndex(text);
      for (let offset = 0; offset <= text.length; offset++)
        assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
    }),
  );
});

test('the lines after a replacement are those of the new text', () => {
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), texts, (text, from, length, inserted) => {
      const start = Math.min(from, text.length);
      const end = Math.min(start + length, text.length);
      const changed = text.slice(0, start) + inserted + text.slice(end);
      const lines = new LineIndex(text).changed(changed, start, end, start + inserted.length);
      assert.deepEqual(starts(lines), starts(new LineIndex(changed)));
    }),
    { numRuns: 5_000 },
  );
});

test('the change between two texts is the smallest range that differs', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const { start, oldEnd, newEnd } = changeBetween(before, after);
      assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
      if (before !== after && oldEnd > start && newEnd > start) assert.notEqual(before[start], after[start]);
    }),
    { numRuns: 2_000 },
  );
});

test('edits apply to the text before any of them, and overlapping ones are a bug', () => {
  const edit = (start: number, end: number, newText: string) => ({ span: { start, end }, newText });
  assert.equal(applyEdits('abcdef', [edit(4, 5, 'X'), edit(0, 1, ''), edit(2, 2, '1'), edit(2, 2, '2')]), 'b12cdXf');
  assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), RangeError);
  assert.throws(() => applyEdits('abc', [edit(2, 9, '')]), RangeError);
});

test('a text has the line end that it uses first', () => {
  assert.equal(lineEndOf('a\r\nb\n'), '\r\n');
  assert.equal(lineEndOf('a\nb\r\n'), '\n');
  assert.equal(lineEndOf('a'), '\n');
});
