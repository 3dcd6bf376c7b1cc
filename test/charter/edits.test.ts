/** Minimal edits, each with the text it produces: every other character stays the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addName,
  columnOf,
  endOfLine,
  fillIn,
  holdsAnchor,
  inFlow,
  insertPair,
  namesText,
  removeItem,
  removePair,
  replaceNode,
  replaceScalar,
  scalarText,
  startOfLine,
  startOfPair,
} from '../../server/src/charter/edit/edits.ts';
import { readBlock } from '../../server/src/yaml/block.ts';
import type { MapNode } from '../../server/src/yaml/tree.ts';
import { at, blockOf, listAt, made, mapAt, pairIn } from '../support/blocks.ts';

describe('the text of a scalar', () => {
  const plain = [
    ...[
      'a',
      'Manager',
      'a b',
      'a-b',
      'a.b',
      "a'b",
      'a"b',
      'ab?',
      'a!',
      'a|b',
      'a>b',
      'a&b',
      'a*b',
      '(a)',
      '/a',
      'ü',
      '計画',
    ],
    ...[
      'nullx',
      'xnull',
      'trues',
      'untrue',
      'onward',
      'yesno',
      '1a',
      'a1',
      '12 a',
      '12a',
      '1.5x',
      'e',
      'x12',
      '_a',
      '🚀',
      '$a',
    ],
    ...['a...', 'a---', '....x', '.a', ';', '\u00a1', '\ud7ff', '\u{10000}', '\u{1fffd}'],
  ];
  for (const text of plain) {
    it(`is plain: ${text}`, () => {
      assert.equal(scalarText(text), text);
    });
  }

  const quoted = [
    ...[
      '',
      ' a',
      'a ',
      '-a',
      '?a',
      ':a',
      ',a',
      '[a',
      ']a',
      '{a',
      '}a',
      '#a',
      '&a',
      '*a',
      '!a',
      '|a',
      '>a',
      "'a",
      '"a',
      '%a',
    ],
    ...['@a', '`a', '=a', '~a', '<a', 'a:b', 'a,b', 'a[b', 'a]b', 'a{b', 'a}b', 'a#b', 'a\nb', 'a\tb'],
    ...[
      '~',
      'null',
      'NULL',
      'true',
      'false',
      'yes',
      'no',
      'on',
      'off',
      'Off',
      '.inf',
      '-.inf',
      '+.inf',
      '.nan',
      '.NaN',
      '...',
      '---',
      '=',
      '<<',
    ],
    ...[
      '1',
      '12',
      '-1',
      '+1',
      '0x1',
      '0o7',
      '0b1',
      '1_000',
      '1.5',
      '1,5',
      '12:30',
      '1e5',
      '1e+5',
      '1e10',
      '1E-5',
      '.5',
      '2026.11.24',
      '1..2',
    ],
    ...[
      'a\u007f',
      'a\u00a0b',
      'a\u200bb',
      'a\u2028b',
      'a\u202eb',
      'a\u2066b',
      '\ud800',
      'a\ufeffb',
      'a\ufffe',
      '\u{1fffe}',
      'a\ue000',
      'a\ufdd0',
      'a\uff00',
      'a\ufff0',
    ],
  ];
  for (const text of quoted) {
    it(`is quoted: ${JSON.stringify(text)}`, () => {
      assert.equal(scalarText(text), JSON.stringify(text));
    });
  }

  it('becomes a list for several names but not for one', () => {
    assert.equal(namesText(['a']), 'a');
    assert.equal(namesText(['a: b']), '"a: b"');
    assert.equal(namesText(['a', '1']), '[a, "1"]');
    assert.equal(namesText([]), '[]');
    assert.equal(namesText(['']), '""');
  });
});

describe('replacing a scalar', () => {
  for (const [text, value, expected] of [
    ['a: b', 'c', 'a: c'],
    ['a: b # c', 'on', 'a: "on" # c'],
    ["a: 'b'", 'c d', "a: 'c d'"],
    ['a: "b"', 'c d', 'a: "c d"'],
    ["a: 'b'", '1', "a: '1'"],
    ["a: 'b'", "it's", "a: it's"],
    ['a: "b"', 'é', 'a: é'],
    ['a: "b"', 'x.y(z)/-_1', 'a: "x.y(z)/-_1"'],
    ['a: "b"', 'é1', 'a: é1'],
    ['a: "b"', '1é', 'a: 1é'],
    ['a: "b"', '', 'a: ""'],
    ['a: |\n  b\n', 'c', 'a: c\n'],
    ['a: *b', 'c', 'a: c'],
  ] as const) {
    it(`keeps the quotes if they can contain the text: ${JSON.stringify(text)} with ${JSON.stringify(value)}`, () => {
      const block = readBlock(text, { kind: 'whole', indent: 0 });
      const node = at(block, ['a']);
      assert.ok(node !== undefined);
      assert.equal(made(replaceScalar(block, node, value)), expected);
    });
  }
});

describe('positions in a text', () => {
  it('finds the end of a line before its line end of any kind', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((from) => endOfLine('ab\ncd', from)),
      [2, 2, 2, 5, 5, 5],
    );
    assert.deepEqual(
      [0, 2, 4].map((from) => endOfLine('ab\r\ncd\r\n', from)),
      [2, 2, 6],
    );
    assert.equal(endOfLine('\n', 0), 0);
  });

  it('finds the start of a line after the previous line end and after a byte order mark', () => {
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((from) => startOfLine('ab\ncd', from)),
      [0, 0, 0, 3, 3, 3],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((from) => startOfLine('\ufeffa\nb', from)),
      [0, 1, 1, 3, 3],
    );
    assert.equal(startOfLine('\n', 0), 0);
    assert.equal(startOfLine('\n', 1), 1);
    assert.deepEqual([columnOf('ab\ncd', 4), columnOf('\ufeffab', 2), columnOf('ab', 0)], [1, 1, 0]);
  });

  it('finds the start of a pair at its key, or at the question mark before the key', () => {
    for (const [text, expected] of [
      ['a: b', 0],
      ['? a\n: b', 0],
      ['?   a\n: b', 0],
      ['- x? y: b', 2],
      ['{ ? a : b, c: d }', 2],
    ] as const) {
      const block = blockOf(text);
      const map = block.root?.kind === 'seq' ? block.root.items[0] : block.root;
      assert.equal(map?.kind, 'map');
      const [pair] = (map as MapNode).pairs;
      assert.ok(pair !== undefined);
      assert.equal(startOfPair(block, pair), expected, text);
    }
  });

  it('finds no question mark for a pair that follows another pair with one', () => {
    const block = blockOf('{ ? a : b, c: d }');
    const pair = pairIn(mapAt(block, []), 'c');
    assert.ok(pair !== undefined);
    assert.equal(startOfPair(block, pair), 11);
  });

  it('finds an anchor anywhere', () => {
    for (const text of [
      '&x a',
      '[&x a]',
      '[b, &x a]',
      '{ a: &x b }',
      '{ &x a: b }',
      'a:\n  - { b: [&x c] }',
      '&x [a]',
      '&x {}',
    ])
      assert.equal(holdsAnchor(blockOf(text).root), true, text);
    for (const text of ['a', '[a, b]', '{ a: b }', '[]', '{}', '{ a }'])
      assert.equal(holdsAnchor(blockOf(text).root), false, text);
    assert.equal(holdsAnchor(undefined), false);
  });
});

describe('a value for a key', () => {
  for (const [text, expected] of [
    ['a:', 'a: x'],
    ['a: # why', 'a: x # why'],
    ['a: ~', 'a: x'],
    ['a: null # why', 'a: x # why'],
    ['a :', 'a : x'],
    ['{ a }', '{ a: x }'],
    ['{ a: }', '{ a: x }'],
    ['{ a:, b: c }', '{ a: x, b: c }'],
    ['{ a, b: c }', '{ a: x, b: c }'],
    ['a:\nb: c', 'a: x\nb: c'],
    ['a: ""', 'a: x'],
  ] as const) {
    it(`is written after its colon: ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      const pair = pairIn(mapAt(block, []), 'a');
      assert.ok(pair !== undefined);
      assert.equal(made(fillIn(block, pair, 'x')), expected);
    });
  }
});

describe('inserting a pair', () => {
  for (const [text, path, index, expected] of [
    ['a: b\n', [], undefined, 'a: b\nx: y\n'],
    ['a: b', [], undefined, 'a: b\nx: y'],
    ['a: b # why\nc: d\n', [], 0, 'a: b # why\nx: y\nc: d\n'],
    ['a: b\nc: d\n', [], 1, 'a: b\nc: d\nx: y\n'],
    ['a:\n  b: c\n', ['a'], undefined, 'a:\n  b: c\n  x: y\n'],
    ['- a: b\n', [0], undefined, '- a: b\n  x: y\n'],
    ['- a: b\n  c:\n- d\n', [0], undefined, '- a: b\n  c:\n  x: y\n- d\n'],
    ['a:\n', [], undefined, 'a:\nx: y\n'],
    ['a :\n', [], undefined, 'a :\nx: y\n'],
    ['? a\n', [], undefined, '? a\nx: y\n'],
    ['? a\n: b\n', [], undefined, '? a\n: b\nx: y\n'],
    ['- ? a\n  : b\n', [0], undefined, '- ? a\n  : b\n  x: y\n'],
    ['a: [b,\n  c] # d\n', [], undefined, 'a: [b,\n  c] # d\nx: y\n'],
    // The end of a block scalar is uncertain, so the pair is inserted before it or at the front.
    ['a: b\nc: |\n  d\n\n', [], undefined, 'a: b\nx: y\nc: |\n  d\n\n'],
    ['a: b\nc: >\n  d\n\n', [], undefined, 'a: b\nx: y\nc: >\n  d\n\n'],
    ['c: |\n  d\n', [], undefined, 'x: y\nc: |\n  d\n'],
    ['- c: |\n    d\n', [0], undefined, '- x: y\n  c: |\n    d\n'],
    ['- ? c\n  : |\n    d\n', [0], undefined, '- x: y\n  ? c\n  : |\n    d\n'],
    ['a: b\nc:\n  d: |\n    e\n', [], undefined, 'a: b\nx: y\nc:\n  d: |\n    e\n'],
    ['a: b\nc:\n  - d\n  - |\n    e\n', [], undefined, 'a: b\nx: y\nc:\n  - d\n  - |\n    e\n'],
    ['a: b\nc:\n  - |\n    e\n  - d\n', [], undefined, 'a: b\nc:\n  - |\n    e\n  - d\nx: y\n'],
    ['a: |\n  b\nc: d\n', [], 0, 'x: y\na: |\n  b\nc: d\n'],
    ['a:\n  - b\nc: { d: e }\n', [], undefined, 'a:\n  - b\nc: { d: e }\nx: y\n'],
    ['a: &b b\nc: *b\n', [], undefined, 'a: &b b\nc: *b\nx: y\n'],
    ['{ a: b }', [], undefined, '{ a: b, x: y }'],
    ['{ a: b, c: d }', [], 0, '{ a: b, x: y, c: d }'],
    ['{ a: b, c: d }', [], 1, '{ a: b, c: d, x: y }'],
    ['{ a: b, c: }', [], undefined, '{ a: b, c: , x: y }'],
    ['{ a }', [], undefined, '{ a, x: y }'],
    ['{ a, b: c }', [], 0, '{ a, x: y, b: c }'],
    ['a: b\nc:\n  - d\n  - e\n  - |\n    f\n', [], undefined, 'a: b\nx: y\nc:\n  - d\n  - e\n  - |\n    f\n'],
    ['{}', [], undefined, '{ x: y }'],
    ['{   }', [], undefined, '{ x: y }'],
    ['{ # none yet\n}', [], undefined, '{ x: y # none yet\n}'],
    ['{ a: b, }', [], undefined, '{ a: b, x: y, }'],
    ['{ a: "|" }', [], undefined, '{ a: "|", x: y }'],
    ['- &k-l a: b\n  c: d\n', [0], undefined, '- &k-l a: b\n  c: d\n  x: y\n'],
    ['- ? &k a\n  : |\n    b\n', [0], undefined, '- x: y\n  ? &k a\n  : |\n    b\n'],
    ['[a: b]', [0], undefined, '[{ a: b, x: y }]'],
    ['[{ a: b }]', [0], undefined, '[{ a: b, x: y }]'],
  ] as const) {
    it(`follows the style of the other pairs: ${JSON.stringify(text)}${index === undefined ? '' : `, after number ${index}`}`, () => {
      const block = blockOf(text);
      assert.equal(made(insertPair(block, mapAt(block, path), 'x: y', '\n', index)), expected);
    });
  }

  it('writes after a brace that is not closed', () => {
    const block = readBlock('{', { kind: 'whole', indent: 0 });
    assert.equal(made(insertPair(block, mapAt(block, []), 'x: y', '\n')), '{ x: y ');
  });

  it('uses the line end of the document', () => {
    const block = blockOf('- a: b\r\n');
    assert.equal(made(insertPair(block, mapAt(block, [0]), 'x: y', '\r\n')), '- a: b\r\n  x: y\r\n');
    const other = blockOf('- a: |\r\n    b\r\n');
    assert.equal(made(insertPair(other, mapAt(other, [0]), 'x: y', '\r\n')), '- x: y\r\n  a: |\r\n    b\r\n');
  });
});

it('replacing a block scalar keeps the comment next to its marker, and the line end', () => {
  for (const [text, expected] of [
    ['a: > # why\n  b # c\n', 'a: c # why\n'],
    ['a: |2-\t# why\r\n  b\r\n', 'a: c\t# why\r\n'],
    ['a: |\n  b\n  | # c\n', 'a: c\n'],
    ['a: ">- # b"\n', 'a: "c"\n'],
  ] as const) {
    const block = blockOf(text);
    const value = at(block, ['a']);
    assert.ok(value !== undefined);
    assert.equal(made(replaceScalar(block, value, 'c')), expected);
  }
});

it('replacing any value keeps the line end after it', () => {
  const block = blockOf('a: |\n  b\n\nc: d\n');
  const value = at(block, ['a']);
  assert.ok(value !== undefined);
  assert.equal(made(replaceNode(block, value, '{ x: y }')), 'a: { x: y }\n\nc: d\n');
  const end = block.text.indexOf('c');
  assert.equal(made(replaceNode(block, { start: end, end }, 'x: y, ')), 'a: |\n  b\n\nx: y, c: d\n');
});

describe('removing a pair', () => {
  for (const [text, path, index, expected] of [
    ['a: b\nc: d\n', [], 0, 'c: d\n'],
    ['a: b\nc: d\n', [], 1, 'a: b\n'],
    ['a: b\nc: d', [], 1, 'a: b'],
    ['a: b\r\nc: d', [], 1, 'a: b'],
    ['a: b\r\nc: d\r\n', [], 0, 'c: d\r\n'],
    ['a: b', [], 0, ''],
    ['\ufeffa: b\nc: d\n', [], 0, '\ufeffc: d\n'],
    ['\ufeffa: b', [], 0, '\ufeff'],
    ['\na: b', [], 0, ''],
    ['a:\n  b: c # why\n  d: e\n', ['a'], 0, 'a:\n  d: e\n'],
    ['- a: b\n  c: d\n', [0], 0, '- c: d\n'],
    ['- a: b # why\n  c: d\n', [0], 0, '- c: d\n'],
    // A comment on a line of its own belongs to what follows it, and stays.
    ['- a: b # why\n  # which\n  c: d\n', [0], 0, '- # which\n  c: d\n'],
    ['- a: b\r\n  # one\r\n\r\n  # two\r\n  ? c\r\n  : d\r\n', [0], 0, '- # one\r\n\r\n  # two\r\n  ? c\r\n  : d\r\n'],
    ['a:\n  b: c\n  # which\n  d: e\n', ['a'], 0, 'a:\n  # which\n  d: e\n'],
    ['{ a: b,\n  c: d }', [], 0, '{ c: d }'],
    ['{ a: b, c: d,\n  e: f }', [], 1, '{ a: b,\n  e: f }'],
    ['- a: b\n  c: d\n', [0], 1, '- a: b\n'],
    ['a: |\n  b\n  c\nd: e\n', [], 0, 'd: e\n'],
    ['a: b\nc: >\n  d\n', [], 1, 'a: b\n'],
    ['a: b\nc: |\nd: e\n', [], 1, 'a: b\nd: e\n'],
    ['a:\nb: c\n', [], 0, 'b: c\n'],
    ['a: [b,\n  c]\nd: e\n', [], 0, 'd: e\n'],
    ['{ a: b, c: d }', [], 0, '{ c: d }'],
    ['{ a: b, c: d }', [], 1, '{ a: b }'],
    ['{ a: b, c: d, e: f }', [], 1, '{ a: b, e: f }'],
    ['{ a: b }', [], 0, '{}'],
    ['{ a: b , }', [], 0, '{}'],
    ['{  a: b}', [], 0, '{}'],
    ['{a: b,  }', [], 0, '{}'],
    ['{ a: b # c\n}', [], 0, '{  # c\n}'],
    // If a comment stays in the brackets, the comma is removed and nothing after it.
    ['{ # c\n  a: b, # d\n}', [], 0, '{ # c\n  # d\n}'],
    ['{ # c\n  a: b  ,  # d\n}', [], 0, '{ # c\n  # d\n}'],
    ['{ # c\n  a: b,\n}', [], 0, '{ # c\n  \n}'],
    ['{ # c\n  a: b # d, e\n}', [], 0, '{ # c\n   # d, e\n}'],
    ['{ a: b,c: d }', [], 0, '{ c: d }'],
    ['{ a:, c: d }', [], 0, '{ c: d }'],
    ['{ c: d, a: }', [], 1, '{ c: d }'],
    ['{ a: b }', [], 5, '{ a: b }'],
    // The anchor and the tag of the next key stay.
    ['{ a: b, &k c: d }', [], 0, '{ &k c: d }'],
    ['{ a: b, &k c: d, e: f }', [], 2, '{ a: b, &k c: d }'],
    ['{ a: b, ? c : d }', [], 0, '{ ? c : d }'],
    ['{ a: b, ? c : d }', [], 1, '{ a: b }'],
    ['{ a\n  :, b: c }', [], 1, '{ a\n  :,  }'],
    ['- a: b\n  &k !!str c: d\n', [0], 0, '- &k !!str c: d\n'],
    ['- a: b\n  ? c\n  : d\n', [0], 0, '- ? c\n  : d\n'],
    ['- ? a\n  : b\n  c: d\n', [0], 0, '- c: d\n'],
    ['{ a: b, !!str c: d }', [], 0, '{ !!str c: d }'],
    // Blank lines belong to what follows them, but in an item the next pair moves up to the dash.
    ['a: b\n\nc: d\n', [], 0, '\nc: d\n'],
    ['a:\n  b: c\n\n  d: e\n', ['a'], 0, 'a:\n\n  d: e\n'],
    ['- a: b\n\n  c: d\n', [0], 0, '- c: d\n'],
    ['- a: b\n- c\n', [0], 0, '- c\n'],
    ['- a: b # why #\n  c: d\n', [0], 0, '- c: d\n'],
  ] as const) {
    it(`removes its comma or its lines: number ${index} of ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      assert.equal(made(removePair(block, mapAt(block, path), index)), expected);
    });
  }
});

describe('removing an item', () => {
  for (const [text, path, index, expected] of [
    ['- a\n- b\n', [], 0, '- b\n'],
    ['- a\n- b\n', [], 1, '- a\n'],
    ['- a\n- b', [], 1, '- a'],
    ['- a\r\n- b', [], 1, '- a'],
    ['- a', [], 0, ''],
    ['x:\n  - a # why\n  - b\n', ['x'], 0, 'x:\n  - b\n'],
    ['- - a\n  - b\n', [0], 0, '- - b\n'],
    ['- - a\n  - b\n', [0], 1, '- - a\n'],
    ['- |\n  a\n- b\n', [], 0, '- b\n'],
    ['- a\n- >\n  b\n', [], 1, '- a\n'],
    ['- |\n- b\n', [], 0, '- b\n'],
    ['-\n- b\n', [], 0, '- b\n'],
    ['- a-b\n- c-d\n- e\n', [], 1, '- a-b\n- e\n'],
    ['- { a: b,\n  c: d }\n- e\n', [], 0, '- e\n'],
    ['[a, b, c]', [], 0, '[b, c]'],
    ['[a, b, c]', [], 1, '[a, c]'],
    ['[a, b, c]', [], 2, '[a, b]'],
    ['[a]', [], 0, '[]'],
    ['[a , ]', [], 0, '[]'],
    ['[a,b]', [], 1, '[a]'],
    ['["x,y", b]', [], 1, '["x,y"]'],
    ['[a, b]', [], 7, '[a, b]'],
    ['[a,\n  b]', [], 0, '[b]'],
    ['[a, b,\n  c]', [], 1, '[a,\n  c]'],
    ['[a,]', [], 0, '[]'],
    ['x: [a] # b, c', ['x'], 0, 'x: [] # b, c'],
    ['- - a\n  # which\n  - b\n', [0], 0, '- # which\n  - b\n'],
    ['- a\n# which\n- b\n', [], 0, '# which\n- b\n'],
    // The anchor and the tag of the next item stay.
    ['[a, &k b]', [], 0, '[&k b]'],
    [`[a, &k b] # ${'x'.repeat(600)}`, [], 0, `[&k b] # ${'x'.repeat(600)}`],
    [`[${'x'.repeat(600)}, &k !!str b]`, [], 0, '[&k !!str b]'],
    ['- a\n- &k-l !x-y b\n- c\n', [], 1, '- a\n- c\n'],
    ['[a # one\n, b]', [], 1, '[a # one\n]'],
    ['[a, &k !!str b]', [], 0, '[&k !!str b]'],
    ['[a, # see &k\n  b]', [], 0, '[b]'],
    ['[a, !!str b, c]', [], 1, '[a, c]'],
    ['- - a\n  - &k-l b\n', [0], 0, '- - &k-l b\n'],
    ['- a\n- !x-y b\n- c\n', [], 1, '- a\n- c\n'],
    ['-\n  a\n- b\n', [], 0, '- b\n'],
    ['[a, !!str b]', [], 0, '[!!str b]'],
    ['[!long a, &k b]', [], 0, '[&k b]'],
    ['[a, &k  b]', [], 0, '[&k  b]'],
    ['- a\n-  &k-l b\n- c\n', [], 1, '- a\n- c\n'],
    ['- a\n- &k-l  b\n- c\n', [], 1, '- a\n- c\n'],
    ['- a\n\n- b\n', [], 0, '\n- b\n'],
    ['x:\n  - a\n\n  - b\n', ['x'], 0, 'x:\n\n  - b\n'],
    ['- - a\n\n  - b\n', [0], 0, '- - b\n'],
    ['- - a\n- b\n', [0], 0, '- b\n'],
    ['- - a # why #\n  - b\n', [0], 0, '- - b\n'],
  ] as const) {
    it(`removes its comma or its line: number ${index} of ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      assert.equal(made(removeItem(block, listAt(block, path), index)), expected);
    });
  }
});

describe('adding a name', () => {
  for (const [text, expected] of [
    ['a:\n', 'a: x\n'],
    ['a: ~\n', 'a: x\n'],
    ['a: ""\n', 'a: x\n'],
    ['a: b # why\n', 'a: [b, x] # why\n'],
    ['a: "b, c"\n', 'a: ["b, c", x]\n'],
    ['a: b, c\n', 'a: ["b, c", x]\n'],
    ['a: |\n  b\n', 'a: [b, x]\n'],
    ['a: |- # why\n  b\n', 'a: [b, x] # why\n'],
    ['a: |  # why\n  b\n', 'a: [b, x]  # why\n'],
    ['a: []\n', 'a: [x]\n'],
    ['a: [ ]\n', 'a: [x]\n'],
    ['a: [ # none yet\n]\n', 'a: [x # none yet\n]\n'],
    ['a: [b]\n', 'a: [b, x]\n'],
    ['a: [b, ]\n', 'a: [b, x, ]\n'],
    ['a:\n  - b\n', 'a:\n  - b\n  - x\n'],
    ['a:\n  - b # why\nc: d\n', 'a:\n  - b # why\n  - x\nc: d\n'],
    ['a:\n- b', 'a:\n- b\n- x'],
    ['a:\n  - b\n  - c-d\n', 'a:\n  - b\n  - c-d\n  - x\n'],
    ['a:\n  - &k-l b\n', 'a:\n  - &k-l b\n  - x\n'],
    ['a:\n  -\n    b\n', 'a:\n  -\n    b\n  - x\n'],
    ['{ a: b, c: d }', '{ a: [b, x], c: d }'],
    ['{ a: , c: d }', '{ a: x , c: d }'],
  ] as const) {
    it(`follows the existing style: ${JSON.stringify(text)}`, () => {
      const block = blockOf(text);
      const pair = pairIn(mapAt(block, []), 'a');
      assert.ok(pair !== undefined);
      assert.equal(made(addName(block, pair.key, pair.value, 'x', '\n')), expected);
    });
  }

  it('can add several names at once', () => {
    for (const [text, expected] of [
      ['a:\n  - b\n', 'a:\n  - b\n  - x\n  - "on"\n'],
      ['a: [b]\n', 'a: [b, x, "on"]\n'],
      ['a: b\n', 'a: [b, x, "on"]\n'],
      ['a:\n', 'a: [x, "on"]\n'],
    ] as const) {
      const block = blockOf(text);
      const pair = pairIn(mapAt(block, []), 'a');
      assert.ok(pair !== undefined);
      assert.equal(made(addName(block, pair.key, pair.value, ['x', 'on'], '\n')), expected);
    }
  });

  it('adds quotes where necessary', () => {
    const block = blockOf('a: b\n');
    const pair = pairIn(mapAt(block, []), 'a');
    assert.ok(pair !== undefined);
    assert.equal(made(addName(block, pair.key, pair.value, 'x: y', '\n')), 'a: [b, "x: y"]\n');
  });

  it('quotes an existing value that would have another meaning in brackets', () => {
    for (const [text, expected] of [
      ['b', 'b'],
      ["'b, c'", "'b, c'"],
      ['"b, c"', '"b, c"'],
      ["'b'", "'b'"],
      ['"b"', '"b"'],
      ['|', '""'],
      ['b, c', '"b, c"'],
      ['b [c', '"b [c"'],
      ['b ]c', '"b ]c"'],
      ['b {c', '"b {c"'],
      ['b }c', '"b }c"'],
      ['b\n  c', 'b c'],
      ['|-\n  b', 'b'],
      ['>-\n  b\n  c', 'b c'],
      ['1', '1'],
      ['{ b: c }', '{ b: c }'],
      ['[b, c]', '[b, c]'],
    ] as const) {
      const block = blockOf(`a: ${text}`);
      const value = at(block, ['a']);
      assert.ok(value !== undefined);
      assert.equal(inFlow(block, value), expected);
    }
  });
});
