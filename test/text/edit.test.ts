import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits, insert, overlap, replace } from '../../server/src/text/edit.ts';

describe('edits of a text', () => {
  it('are applied from the front, whatever their order in the list', () => {
    assert.equal(applyEdits('abcdef', [replace(4, 6, 'Z'), insert(0, '<'), replace(1, 3, '')]), '<adZ');
  });

  it('are made of the text before any of them: touching spans are no overlap', () => {
    assert.equal(applyEdits('abcd', [replace(0, 2, 'x'), replace(2, 4, 'y')]), 'xy');
    assert.equal(applyEdits('abcd', [insert(4, '!')]), 'abcd!');
  });

  it('keep the order of inserts at one place', () => {
    const many = Array.from({ length: 40 }, (_, index) => insert(1, String.fromCharCode(97 + (index % 26))));
    assert.equal(applyEdits('<>', many), `<abcdefghijklmnopqrstuvwxyzabcdefghijklmn>`);
  });

  for (const [what, edits] of [
    ['one that begins inside another', [replace(0, 3, 'x'), replace(2, 4, 'y')]],
    ['one that ends before it begins', [replace(3, 2, 'x')]],
    ['one that ends past the text', [replace(4, 5, 'x')]],
    ['one that begins before the text', [replace(-1, 0, 'x')]],
  ] as const) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => applyEdits('abcd', edits), {
        name: 'RangeError',
        message: 'edits overlap or leave the text',
      });
    });
  }

  for (const [what, a, b, expected] of [
    ['two inserts at one place', insert(2, 'x'), insert(2, 'y'), true],
    ['an insert and a replacement at one place', insert(2, 'x'), replace(2, 4, 'y'), true],
    ['a replacement that begins inside another', replace(0, 3, 'x'), replace(2, 4, 'y'), true],
    ['an insert inside a replacement', replace(0, 3, 'x'), insert(2, 'y'), true],
    ['replacements that touch', replace(0, 2, 'x'), replace(2, 4, 'y'), false],
    ['an insert at the end of a replacement', replace(0, 2, 'x'), insert(2, 'y'), false],
    ['edits apart', replace(0, 1, 'x'), insert(3, 'y'), false],
  ] as const) {
    it(`${expected ? 'overlap' : 'do not overlap'}: ${what}, in either order`, () => {
      assert.equal(overlap(a, b), expected);
      assert.equal(overlap(b, a), expected);
    });
  }
});
