import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cutTo, graphemes, padded, widthOf, wrapped } from '../../server/src/text/width.ts';
import { runs } from '../support/random.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

describe('the width of a text', () => {
  for (const [text, width] of [
    ['', 0],
    ['abc', 3],
    ['“Müller” – naïve…', 17],
    ['Привет', 6],
    ['計画', 4],
    ['🚀', 2],
    ['👩‍👩‍👧‍👦', 2],
    ['e\u0301', 1],
    ['│ ← →', 5],
    ['ＡＢ', 4],
  ] as const) {
    it(`is ${width} for “${text}”`, () => {
      assert.equal(widthOf(text), width);
    });
  }

  it('is the same with and without a segmenter if each unit is a character', () => {
    const unit = fc.integer({ min: 0x20, max: 0x2700 }).map((code) => String.fromCharCode(code));
    const text = fc.array(unit, { maxLength: 6 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, (value) => {
        const parts = Array.from(segmenter.segment(value), (part) => part.segment);
        assert.deepEqual([...graphemes(value)], parts);
        // A separator that joins with no text gives the width that the segmenter finds.
        assert.equal(
          widthOf(value),
          parts.reduce((sum, part) => sum + widthOf(`${part}計`) - 2, 0),
        );
      }),
      { seed: 11, numRuns: runs(4000) },
    );
  });
});

describe('text that is cut, padded or wrapped', () => {
  it('takes the given number of columns', () => {
    assert.equal(cutTo('Interviewing', 6), 'Inter…');
    assert.equal(cutTo('計画計画', 5), '計画…');
    assert.equal(padded('計', 4), '計  ');
    assert.deepEqual(wrapped('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrapped('abcdefgh', 3), ['abc', 'def', 'gh']);
  });
});
