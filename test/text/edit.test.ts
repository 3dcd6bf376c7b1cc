import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apart, applyEdits, inOrder, insert, overlap, replace } from '../../server/src/text/edit.ts';

describe('edits of a text', () => {
  it('are applied from the start of the text, in any order of the list', () => {
    assert.equal(applyEdits('abcdef', [replace(4, 6, 'Z'), insert(0, '<'), replace(1, 3, '')]), '<adZ');
  });

  it('refer to the text before all edits, and touching spans do not overlap', () => {
    assert.equal(applyEdits('abcd', [replace(0, 2, 'x'), replace(2, 4, 'y')]), 'xy');
    assert.equal(applyEdits('abcd', [insert(4, '!')]), 'abcd!');
  });

  it('keep the order of inserts at the same offset', () => {
    const many = Array.from({ length: 40 }, (_, index) => insert(1, String.fromCharCode(97 + (index % 26))));
    assert.equal(applyEdits('<>', many), `<abcdefghijklmnopqrstuvwxyzabcdefghijklmn>`);
  });

  for (const [what, edits] of [
    ['an edit that begins inside another', [replace(0, 3, 'x'), replace(2, 4, 'y')]],
    ['an edit that ends before it begins', [replace(3, 2, 'x')]],
    ['an edit that ends after the text', [replace(4, 5, 'x')]],
    ['an edit that begins before the text', [replace(-1, 0, 'x')]],
  ] as const) {
    it(`are refused with ${what}`, () => {
      assert.throws(() => applyEdits('abcd', edits), {
        name: 'RangeError',
        message: 'edits overlap or leave the text',
      });
    });
  }

  for (const [what, a, b, expected] of [
    ['two inserts at the same offset', insert(2, 'x'), insert(2, 'y'), true],
    ['an insert and a replacement at the same offset', insert(2, 'x'), replace(2, 4, 'y'), true],
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

describe('several removals', () => {
  for (const [what, text, removals, expected] of [
    [
      'stay unchanged if they are apart',
      'a, b, c',
      [
        [1, 4],
        [4, 7],
      ],
      'a',
    ],
    [
      'remove their parts in any order',
      'a\nb\nc\n',
      [
        [4, 6],
        [0, 2],
      ],
      'b\n',
    ],
    [
      'keep the end of a text',
      'a\nb\nc',
      [
        [2, 4],
        [3, 5],
      ],
      'a',
    ],
    [
      'keep the end of a text with other line ends',
      'a\r\nb\r\nc',
      [
        [3, 6],
        [4, 7],
      ],
      'a',
    ],
    [
      'keep the end of a text when lines further up are removed too',
      'a\nb\nc\nd',
      [
        [2, 4],
        [4, 6],
        [5, 7],
      ],
      'a',
    ],
    [
      'keep the brackets at the start of a list',
      '{ a, b, c }',
      [
        [2, 5],
        [3, 6],
      ],
      '{ c }',
    ],
    [
      'keep the brackets when the first two of many items are removed',
      '{ a, b, c, d }',
      [
        [2, 5],
        [3, 6],
        [6, 9],
      ],
      '{ d }',
    ],
    [
      'are joined with another edit that they touch',
      'a\nb\nc\nd',
      [
        [0, 1, 'x'],
        [2, 4],
        [4, 6],
        [5, 7],
      ],
      'x',
    ],
    [
      'are joined with an edit after them',
      '{ a, b, c }',
      [
        [2, 5],
        [3, 6],
        [8, 9, 'x'],
      ],
      '{ x }',
    ],
    [
      'are refused if they share the end of a text and its line end',
      'ab\ncd',
      [
        [0, 3],
        [1, 5],
      ],
      undefined,
    ],
    [
      'are refused if they share a line end and the text after it',
      'a\nbc',
      [
        [0, 3],
        [1, 4],
      ],
      undefined,
    ],
    [
      'of all lines leave an empty line',
      'a\nb',
      [
        [0, 2],
        [1, 3],
      ],
      '',
    ],
    [
      'of all lines with other line ends leave an empty line',
      'a\r\nb',
      [
        [0, 3],
        [1, 4],
      ],
      '',
    ],
    [
      'keep a line that one of them keeps',
      'a\nb\nc',
      [
        [2, 4],
        [3, 5, '\n# c'],
      ],
      'a\n# c',
    ],
    [
      'keep a line that the previous one keeps',
      'a\nb\nc',
      [
        [2, 4, '# b\n'],
        [3, 5],
      ],
      'a\n# b\n',
    ],
    [
      'are refused if one keeps text that cannot be separated from it',
      'a\nb\nc',
      [
        [2, 4, '# b'],
        [3, 5, '# c'],
      ],
      undefined,
    ],
    [
      'are refused if one contains the other',
      'a, b, c',
      [
        [0, 6],
        [1, 4],
      ],
      undefined,
    ],
    [
      'are refused for lists in two different styles',
      '{ a, b,c }',
      [
        [2, 5],
        [3, 6],
      ],
      undefined,
    ],
  ] as const) {
    it(what, () => {
      const edits = removals.map(([start, end, newText = '']) => replace(start, end, newText));
      const made = apart(text, edits);
      assert.equal(made && applyEdits(text, made), expected);
    });
  }

  it('keep their place if they are apart, even if another place gives the same text', () => {
    const edits = [replace(0, 1, ''), replace(3, 4, '')];
    assert.deepEqual(apart('aaaa', edits), edits);
  });
});

it('sorts an insert before a replacement at the same offset', () => {
  const [first, second, third] = [insert(2, 'x'), replace(2, 4, 'y'), replace(4, 5, 'z')];
  assert.deepEqual(inOrder([third, second, first]), [first, second, third]);
  assert.deepEqual(inOrder([first, third, second]), [first, second, third]);
});
