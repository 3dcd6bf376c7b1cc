/** Removing a part of a text keeps the comments in it: the text before and after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { removeItem, removePair } from '../../server/src/charter/edit/edits.ts';
import { keepingComments, removeForGood, removeOrEmpty } from '../../server/src/charter/edit/removal.ts';
import { replace } from '../../server/src/text/edit.ts';
import { blockOf, listAt, made, mapAt } from '../support/blocks.ts';

describe('removing a pair keeps its comments', () => {
  for (const [text, path, index, expected] of [
    // As lines of their own, at the indent of the pair.
    ['a: b # one\nc: d\n', [], 0, '# one\nc: d\n'],
    ['x:\n  a: b\n  c: d # one\n', ['x'], 1, 'x:\n  a: b\n  # one\n'],
    ['x:\n  a: b\n  c:\n    - d # one\n    - e # two\n', ['x'], 1, 'x:\n  a: b\n  # one\n  # two\n'],
    ['x:\r\n  a: b\r\n  c: d # one\r\n', ['x'], 1, 'x:\r\n  a: b\r\n  # one\r\n'],
    ['{\na: b, # one\nc: d }', [], 0, '{\n# one\nc: d }'],
    ['{\na: b, # one\n  c: d }', [], 0, '{\n# one\n  c: d }'],
    // Also at the end of the text, where the line end before them is removed with the lines.
    ['x:\n  a: b\n  c: d # one', ['x'], 1, 'x:\n  a: b\n  # one'],
    ['x:\r\n  a: b\r\n  c:\r\n    - d # one\r\n    - e # two', ['x'], 1, 'x:\r\n  a: b\r\n  # one\r\n  # two'],
    // After what precedes the pair, and the rest begins a new line.
    ['- a: b # one\n  c: d\n', [0], 0, '- # one\n  c: d\n'],
    ['- a:\n    - b # one\n    - c # two\n  # three\n  d: e\n', [0], 0, '- # one\n  # two\n  # three\n  d: e\n'],
    ['{ a: b, # one\n  c: d }', [], 0, '{ # one\n  c: d }'],
    ['{ a: b, # one\n  c: d }', [], 1, '{ a: b # one\n   }'],
    ['{ a: b, # one\n  c: d, # two\n  e: f }', [], 1, '{ a: b # one\n  , # two\n  e: f }'],
    ['{ a: b, # one\n  # two\n  c: d, e: f }', [], 1, '{ a: b # one\n  # two\n  , e: f }'],
    ['{ a: b # one\n  , c: d }', [], 1, '{ a: b # one\n   }'],
    ['{ a: b, # one\n  c, d: e }', [], 0, '{ # one\n  c, d: e }'],
    ['{ b: &b c, *b : d, # one\n  e: f }', [], 1, '{ b: &b c, # one\n  e: f }'],
    // Text that only looks like a comment is part of a scalar and is removed.
    ['{ a: "b # one", c: d }', [], 0, '{ c: d }'],
    ['{ a: ["b # one", "c # two"], d: e }', [], 0, '{ d: e }'],
    ['{ a: b, "c # one": d }', [], 1, '{ a: b }'],
    ['{ a: b, "c # one" }', [], 1, '{ a: b }'],
    ['{ a: b, c: { d: "e # one" } }', [], 1, '{ a: b }'],
    ['a: |\n  b # one\nc: d\n', [], 0, 'c: d\n'],
    ['a: b#c # one # two\nd: e\n', [], 0, '# one # two\nd: e\n'],
    ['{ "a # zero": b, c: "d # one", # two\n  e: f }', [], 1, '{ "a # zero": b, # two\n  e: f }'],
  ] as const) {
    it(`when pair ${index} is removed from ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      const map = mapAt(block, path);
      assert.equal(made(keepingComments(removePair(block, map, index), map)), expected);
    });
  }
});

describe('removing an item keeps its comments', () => {
  for (const [text, path, index, expected] of [
    ['- a # one\n- b\n', [], 0, '# one\n- b\n'],
    ['x:\n  - a\n  - b # one', ['x'], 1, 'x:\n  - a\n  # one'],
    ['- - a # one\n  - b\n', [0], 0, '- # one\n  - b\n'],
    ['[a, # one\n b]', [], 0, '[ # one\n b]'],
    ['[a, # one\nb]', [], 0, '[ # one\nb]'],
    ['[a, # one\n b]', [], 1, '[a # one\n ]'],
    ['["a # one", b]', [], 0, '[b]'],
    ['[&a b, *a , # one\n c]', [], 1, '[&a b , # one\n c]'],
  ] as const) {
    it(`when item ${index} is removed from ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      const list = listAt(block, path);
      assert.equal(made(keepingComments(removeItem(block, list, index), list)), expected);
    });
  }
});

it('removing a part of a text with its comment keeps the comment, also at the end of the text', () => {
  for (const [text, from, expected] of [
    ['a: b # one', 'b', 'a: # one\n'],
    ['a: b # one', '#', 'a: b # one\n'],
    ['c: d\r\na: b # one', ' b', 'c: d\r\na: # one\r\n'],
  ] as const) {
    const block = blockOf(text);
    const edit = { block, ...replace(text.indexOf(from), text.length, '') };
    assert.equal(made(keepingComments(edit, mapAt(block, []))), expected);
  }
});

describe('removing a cell leaves an empty list if a comment would be removed with it', () => {
  for (const [text, path, index, expected] of [
    ['- a: b\n  R: x\n', [0], 1, '- a: b\n'],
    ['- a: b\n  R: x # one\n  c: d\n', [0], 1, '- a: b\n  R: [] # one\n  c: d\n'],
    ['- R: x # one\n', [0], 0, '- R: [] # one\n'],
    ['- a: b\n  R :  x # one\n', [0], 1, '- a: b\n  R : [] # one\n'],
    ['{ a: b, # one\n  R: x, c: d }', [], 1, '{ a: b, # one\n  R: [], c: d }'],
    // The comments of the value move next to the list, and the rest begins a new line.
    ['- a: b\n  R: # one\n    x\n  c: d\n', [0], 1, '- a: b\n  R: [] # one\n  c: d\n'],
    ['- a: b\n  R: # one\n    - x\n  c: d # two\n', [0], 1, '- a: b\n  R: [] # one\n  c: d # two\n'],
    ['- a: b\n  R: # one\n    - x  # two\n  c: d\n', [0], 1, '- a: b\n  R: [] # one\n    # two\n  c: d\n'],
    ['- a: b\n  R: # one\n    - x   \n  c: d\n', [0], 1, '- a: b\n  R: [] # one   \n  c: d\n'],
    ['- a: b\n  R: # one\n    - x', [0], 1, '- a: b\n  R: [] # one'],
    [
      '- a: b\n  R:\n    - x # one\n    - y # two\n    - z # three\n',
      [0],
      1,
      '- a: b\n  R: [] # one\n    # two\n    # three\n',
    ],
    ['- a: b\r\n  R:\r\n    - x # one\r\n    - y\r\n', [0], 1, '- a: b\r\n  R: [] # one\r\n'],
    ['{ a: b, R: [x, # one\n  y], c: d }', [], 1, '{ a: b, R: [] # one\n  , c: d }'],
    ['{ a: b, R: [x, # one\n  y] # two\n  , c: d }', [], 1, '{ a: b, R: [] # one\n  # two\n  , c: d }'],
    // A key without a following colon is removed and its comments stay.
    ['- a: b\n  ? R # one\n  : x # two\n  c: d\n', [0], 1, '- a: b\n  # one\n  # two\n  c: d\n'],
    ['{ a: b, # one\n  R, c: d }', [], 1, '{ a: b # one\n  , c: d }'],
  ] as const) {
    it(`when pair ${index} is removed from ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      const map = mapAt(block, path);
      const pair = map.pairs[index];
      assert.ok(pair !== undefined);
      assert.equal(made(removeOrEmpty(block, map, pair)), expected);
    });
  }
});

describe('removing a pair for good removes the comments that are only about it', () => {
  for (const [text, path, index, expected] of [
    ['x:\n  # zero\n  a: b # one\n  # two\n  c: d # three\n', ['x'], 0, 'x:\n  # zero\n  # two\n  c: d # three\n'],
    [
      'x:\n  # zero\n  a: # one\n    # two\n    b: c # three\n  # four\n  c: d\n',
      ['x'],
      0,
      'x:\n  # zero\n  # four\n  c: d\n',
    ],
    ['x:\n  a: b # one\n  c: d # two', ['x'], 1, 'x:\n  a: b # one'],
    ['- a: b # one\n  # two\n  c: d\n', [0], 0, '- # two\n  c: d\n'],
    // In braces, this applies to pairs on lines of their own.
    ['{\n  a: b, # one\n  c: d, # two\n  e: f # three\n}', [], 0, '{\n  c: d, # two\n  e: f # three\n}'],
    ['{\n  a: b, # one\n  c: d, # two\n  e: f # three\n}', [], 1, '{\n  a: b, # one\n  e: f # three\n}'],
    ['{\n  a: b, # one\n  c: d, # two\n  e: f # three\n}', [], 2, '{\n  a: b, # one\n  c: d # two\n}'],
    ['{\r\n  a: b, # one\r\n  c: d # two\r\n}', [], 1, '{\r\n  a: b # one\r\n}'],
    ['{ a: b # one\n  ,\n  c: d # two\n}', [], 1, '{ a: b # one\n  ,\n}'],
    ['{\n  c: d # two\n  , e: f }', [], 0, '{\n  # two\n  e: f }'],
    // Otherwise a comment after the line may be about more than the pair.
    ['{ a: b, c: d, # one\n  e: f } # two', [], 1, '{ a: b, # one\n  e: f } # two'],
    ['{ a: b, # one\n  c: d } # two', [], 1, '{ a: b # one\n   } # two'],
    ['{ a: b, # one\n  c: d, e: f } # two', [], 1, '{ a: b # one\n  , e: f } # two'],
    // Comments that silence the pair are removed; comments that silence something else stay.
    ['x:\n  a: b\n  # charter-ignore-next-line y -- why\n  # two\n  c: d\n', ['x'], 1, 'x:\n  a: b\n  # two\n'],
    ['x:\n  a: b\n  # two\n  ## charter-ignore-line y\n  c: d\n', ['x'], 1, 'x:\n  a: b\n  # two\n'],
    ['x:\n  a: b\n  # charter-ignore-next-line y\n  c: d', ['x'], 1, 'x:\n  a: b'],
    ['x:\r\n  # charter-ignore-next-line y\r\n  c: d\r\n  e: f\r\n', ['x'], 0, 'x:\r\n  e: f\r\n'],
    [
      'x:\n  # charter-ignore-next-line y\n\n  c: d\n  e: f\n',
      ['x'],
      0,
      'x:\n  # charter-ignore-next-line y\n\n  e: f\n',
    ],
    [
      'x:\n  # charter-ignore-file y\n  c: d # charter-ignore-file z\n',
      ['x'],
      0,
      'x:\n  # charter-ignore-file y\n  # charter-ignore-file z\n',
    ],
    ['x:\n  a: b # charter-ignore-next-line y\n  c: d\n', ['x'], 0, 'x:\n  # charter-ignore-next-line y\n  c: d\n'],
    ['x:\n  a: # charter-ignore-next-line y\n    b: c # charter-ignore-line z\n  c: d\n', ['x'], 0, 'x:\n  c: d\n'],
    ['{\n  # charter-ignore-next-line y\n  a: b, # one\n  c: d\n}', [], 0, '{\n  c: d\n}'],
    // A comment above an entry applies to the whole entry.
    [
      'x:\n  # charter-ignore-next-line y\n  - a: b\n    c: d\n',
      ['x', 0],
      0,
      'x:\n  # charter-ignore-next-line y\n  - c: d\n',
    ],
    ['x:\n  a: b # one\n  c: d\n', ['x'], 0, 'x:\n  c: d\n'],
    ['{\n  a: b,  # one\n  c: d }', [], 0, '{\n  c: d }'],
    ['{ a: b }', [], 9, '{ a: b }'],
    // Comments about the file or the next line stay, and text that only mentions one is not one.
    ['x:\n  a: b ##charter-ignore-file few\n  c: d\n', ['x'], 0, 'x:\n  ##charter-ignore-file few\n  c: d\n'],
    ['x:\n  a: b #  charter-ignore-file few\n  c: d\n', ['x'], 0, 'x:\n  #  charter-ignore-file few\n  c: d\n'],
    ['x:\n  a: b # see # charter-ignore-file\n  c: d\n', ['x'], 0, 'x:\n  c: d\n'],
    ['x:\n  a: b ##charter-ignore-next-line f\n  c: d\n', ['x'], 0, 'x:\n  ##charter-ignore-next-line f\n  c: d\n'],
    ['x:\n  a: b # see # charter-ignore-next-line\n  c: d\n', ['x'], 0, 'x:\n  c: d\n'],
    // The comment that silences the pair is directly above it.
    ['x:\n  # why\n  #charter-ignore-next-line few\n  # more\n  a: b\n', ['x'], 0, 'x:\n  # why\n  # more\n'],
    ['x:\n  # see # charter-ignore-line\n  a: b\n', ['x'], 0, 'x:\n  # see # charter-ignore-line\n'],
    ['# charter-ignore-line few\na: b\nc: d\n', [], 0, '# charter-ignore-line few\nc: d\n'],
  ] as const) {
    it(`when pair ${index} is removed from ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      assert.equal(made(...removeForGood(block, mapAt(block, path), index)), expected);
    });
  }
});
