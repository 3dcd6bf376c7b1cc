import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changeOfPieces } from '../../server/src/text/change.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { runs } from '../support/random.ts';

const texts = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\r', '\r\n', '😀', ' '), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Texts of several pieces, with line ends and surrogate pairs at the borders. */
const longTexts = fc
  .array(
    fc.tuple(texts, fc.constantFrom(1, 200, 700, 2_050)).map(([text, times]) => text.repeat(times).slice(0, 9_000)),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

/** A replacement in thousandths of the text's length. */
const replacements = fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000), fc.oneof(texts, longTexts)), { maxLength: 8 });

/** The starts of all lines of a text. */
function starts(text: TextPieces): number[] {
  return Array.from({ length: text.lineCount }, (_, line) => text.lineStart(line));
}

/** The starts of all lines of a string. */
function startsIn(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
}

test('LF, CRLF and CR each end a line', () => {
  assert.deepEqual(starts(TextPieces.of('a\nb\r\nc\rd')), [0, 2, 5, 7]);
  assert.deepEqual(starts(TextPieces.of('')), [0]);
});

test('positions and offsets convert back and forth, except between CR and LF', () => {
  fc.assert(
    fc.property(texts, (string) => {
      const text = TextPieces.of(string);
      for (let offset = 0; offset <= string.length; offset++) {
        const inside = string[offset - 1] === '\r' && string[offset] === '\n';
        assert.equal(text.offsetAt(text.positionAt(offset)), inside ? offset - 1 : offset);
      }
    }),
  );
});

test('a column past the end of a line means the end of that line, before its line end', () => {
  const cases: readonly (readonly [string, number, number, number])[] = [
    ['ab\ncd', 0, 2, 2],
    ['ab\ncd', 0, 3, 2],
    ['ab\ncd', 0, 9, 2],
    ['ab\ncd', 1, 9, 5],
    ['ab\r\ncd', 0, 2, 2],
    ['ab\r\ncd', 0, 3, 2],
    ['ab\r\ncd', 0, 4, 2],
    ['ab\rcd', 0, 9, 2],
    ['\n\n', 0, 1, 0],
    ['\n\n', 1, 1, 1],
    ['\r\n\r\n', 1, 1, 2],
    ['\r\r\n', 0, 5, 0],
    ['\r\r\n', 1, 5, 1],
    ['ab\n', 1, 9, 3],
    ['ab\n', 7, 0, 3],
    ['', 0, 9, 0],
  ];
  for (const [text, line, column, offset] of cases)
    assert.equal(TextPieces.of(text).offsetAt({ line, column }), offset, JSON.stringify([text, line, column]));
});

test('positions outside the text are moved into it, and columns stay on their line', () => {
  const text = TextPieces.of('ab\ncd');
  assert.deepEqual(text.positionAt(-1), { line: 0, column: 0 });
  assert.deepEqual(text.positionAt(99), { line: 1, column: 2 });
  assert.equal(text.offsetAt({ line: 9, column: 0 }), 5);
  assert.equal(text.offsetAt({ line: 0, column: 9 }), 2);
  assert.equal(text.lineStart(2), 5);
  assert.equal(text.lineStart(-1), 0);
});

test('a text in pieces equals a string after the same replacements', () => {
  fc.assert(
    fc.property(longTexts, replacements, (first, edits) => {
      let string = first;
      let text = TextPieces.of(first);
      for (const [from, length, by] of edits) {
        const start = Math.floor((string.length * from) / 1_000);
        const end = Math.min(string.length, start + Math.floor((string.length * length) / 4_000));
        const before = text;
        text = text.replaced(start, end, by);
        assert.equal(before.slice(0, before.length), string);
        string = string.slice(0, start) + by + string.slice(end);
        assert.equal(text.length, string.length);
        assert.equal(text.slice(start, start + 3_000), string.slice(start, start + 3_000));
        assert.deepEqual(starts(text), startsIn(string));
        for (const offset of [0, start - 1, start, start + by.length, string.length]) {
          const code = string.charCodeAt(offset);
          assert.equal(text.charCodeAt(offset), code);
          const { line, column } = text.positionAt(offset);
          assert.equal(text.lineStart(line) + column, Math.max(0, Math.min(offset, string.length)));
        }
      }
      assert.equal(text.whole, string);
    }),
    { numRuns: runs(300) },
  );
});

test('a position finder finds the same positions in any order', () => {
  fc.assert(
    fc.property(longTexts, fc.array(fc.integer({ min: -5, max: 40_000 }), { maxLength: 40 }), (first, offsets) => {
      const text = TextPieces.of(first);
      const find = text.finder();
      for (const offset of [...offsets, ...[...offsets].sort((a, b) => a - b)])
        assert.deepEqual(find(offset), text.positionAt(offset));
    }),
    { numRuns: runs(200) },
  );
});

test('the change between two texts in pieces is found, whether or not they share pieces', () => {
  fc.assert(
    fc.property(longTexts, replacements, (first, edits) => {
      const before = TextPieces.of(first);
      let after = before;
      for (const [from, , by] of edits.slice(0, 2)) {
        const start = Math.floor((after.length * from) / 1_000);
        after = after.replaced(start, Math.min(after.length, start + 3), by);
      }
      for (const other of [after, TextPieces.of(after.whole)]) {
        const { start, oldEnd, newEnd } = changeOfPieces(before, other);
        assert.ok(start <= oldEnd && start <= newEnd);
        assert.equal(first.slice(0, start) + after.whole.slice(start, newEnd) + first.slice(oldEnd), after.whole);
        if (first === after.whole) assert.deepEqual([oldEnd, newEnd], [start, start]);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('a change keeps all pieces that it does not touch', () => {
  const text = TextPieces.of('0123456789'.repeat(10_000));
  const { head, tail } = text.shared(text.replaced(50_000, 50_001, 'x'));
  assert.ok(head > 45_000 && tail > 45_000, `${head}, ${tail}`);
});
