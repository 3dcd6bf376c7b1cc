import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apart, applyEdits, inOrder, insert, overlap, replace } from '../../server/src/text/edit.ts';

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

describe('removals that are made together', () => {
  for (const [what, text, removals, expected] of [
    [
      'which are apart, stay as they are',
      'a, b, c',
      [
        [1, 4],
        [4, 7],
      ],
      'a',
    ],
    [
      'take what each of them is about, whatever their order',
      'a\nb\nc\n',
      [
        [4, 6],
        [0, 2],
      ],
      'b\n',
    ],
    [
      'at the end of a text leave it as it ends',
      'a\nb\nc',
      [
        [2, 4],
        [3, 5],
      ],
      'a',
    ],
    [
      'at the end of a text with other line ends leave it, too',
      'a\r\nb\r\nc',
      [
        [3, 6],
        [4, 7],
      ],
      'a',
    ],
    [
      'at its end and further up, too',
      'a\nb\nc\nd',
      [
        [2, 4],
        [4, 6],
        [5, 7],
      ],
      'a',
    ],
    [
      'at the beginning of a list leave the brackets',
      '{ a, b, c }',
      [
        [2, 5],
        [3, 6],
      ],
      '{ c }',
    ],
    [
      'of the first two of many leave the brackets, too',
      '{ a, b, c, d }',
      [
        [2, 5],
        [3, 6],
        [6, 9],
      ],
      '{ d }',
    ],
    [
      'beside another edit that they then touch',
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
      'before another edit that they then touch',
      '{ a, b, c }',
      [
        [2, 5],
        [3, 6],
        [8, 9, 'x'],
      ],
      '{ x }',
    ],
    [
      'which share the end of a text and its line end are not made',
      'ab\ncd',
      [
        [0, 3],
        [1, 5],
      ],
      undefined,
    ],
    [
      'which share a line end and what follows are not made',
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
      'of all lines with other line ends, too',
      'a\r\nb',
      [
        [0, 3],
        [1, 4],
      ],
      '',
    ],
    [
      'where one leaves a line, leave that',
      'a\nb\nc',
      [
        [2, 4],
        [3, 5, '\n# c'],
      ],
      'a\n# c',
    ],
    [
      'where the one before leaves a line, leave that',
      'a\nb\nc',
      [
        [2, 4, '# b\n'],
        [3, 5],
      ],
      'a\n# b\n',
    ],
    [
      'where one leaves what cannot be parted from it, are not made',
      'a\nb\nc',
      [
        [2, 4, '# b'],
        [3, 5, '# c'],
      ],
      undefined,
    ],
    [
      'of which one holds the other are not made',
      'a, b, c',
      [
        [0, 6],
        [1, 4],
      ],
      undefined,
    ],
    [
      'of lists that are written in two ways are not made',
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

  it('which are apart stay where they are, though others would leave the same', () => {
    const edits = [replace(0, 1, ''), replace(3, 4, '')];
    assert.deepEqual(apart('aaaa', edits), edits);
  });
});

it('an insert stands before a replacement that begins where it is', () => {
  const [first, second, third] = [insert(2, 'x'), replace(2, 4, 'y'), replace(4, 5, 'z')];
  assert.deepEqual(inOrder([third, second, first]), [first, second, third]);
  assert.deepEqual(inOrder([first, third, second]), [first, second, third]);
});
