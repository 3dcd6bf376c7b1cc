/** Adding and removing holders with minimal edits of a row: the text before and after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BlockEdit } from '../../server/src/charter/edit/edits.ts';
import { addHolder, keepItems, keyOf, removeHolder, removeHolders } from '../../server/src/charter/edit/holders.ts';
import type { Assignment, Row } from '../../server/src/charter/model.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { blockOf, listAt, made as madeOf, mapAt, rowOf } from '../support/blocks.ts';

function made(edit: BlockEdit | undefined): string | undefined {
  return edit === undefined ? undefined : applyEdits(edit.block.text, [edit]).trim();
}

function letterOf(row: Row, letter: string) {
  const found = row.scheme.letters.find((one) => one.letter === letter);
  assert.ok(found !== undefined);
  return found;
}

/** The doers of a row. */
function doers(row: Row): Assignment {
  const found = row.assignments.find((one) => one.letter.letter === 'R');
  assert.ok(found !== undefined);
  return found;
}

describe('adding a holder', () => {
  for (const [row, expected] of [
    ['{ activity: a }', '{ activity: a, R: x }'],
    ['{ activity: a, R: b }', '{ activity: a, R: [b, x] }'],
    ['{ activity: a, R: [b, c] }', '{ activity: a, R: [b, c, x] }'],
    ['{ activity: a, R: }', '{ activity: a, R: x }'],
    ['{ activity: a, A: b }', '{ activity: a, R: x, A: b }'],
    ['{ activity: a, accountable: b }', '{ activity: a, responsible: x, accountable: b }'],
    ['{ activity: a, accountable: b, C: c }', '{ activity: a, responsible: x, accountable: b, C: c }'],
    ['{ activity: a, phase: p, covers: rituals, I: b }', '{ activity: a, phase: p, covers: rituals, R: x, I: b }'],
    ['{ activity: a, notes: n }', '{ activity: a, R: x, notes: n }'],
    ['{ notes: n, A: b }', '{ notes: n, A: b, R: x }'],
    ['{ activity: a, R }', '{ activity: a, R: x }'],
    ['{ activity: a, R: x }', undefined],
    ['{ activity: a, R: [b, x] }', undefined],
  ] as const) {
    it(`adds the name to the other holders and follows the spelling of letters in the row: ${row}`, () => {
      const read = rowOf(`raci:\n  - ${row}\n`);
      const result = made(addHolder(read, letterOf(read, 'R'), 'x', '\n'));
      assert.equal(result, expected === undefined ? undefined : `- ${expected}`);
    });
  }

  it('spells a letter by its capital, or by its word if the row does so', () => {
    const spelt = (row: string, letter: string) => {
      const read = rowOf(`raci:\n  - ${row}\n`);
      return keyOf(read, letterOf(read, letter));
    };
    assert.equal(spelt('{ activity: a }', 'R'), 'R');
    assert.equal(spelt('{ activity: a, A: b }', 'R'), 'R');
    assert.equal(spelt('{ activity: a, accountable: b }', 'R'), 'responsible');
    assert.equal(spelt('{ activity: a, accountable: b }', 'A'), 'A');
    assert.equal(spelt('{ activity: a, A: b, consulted: c }', 'A'), 'accountable');
  });

  it('adds a line in block style', () => {
    const read = rowOf('raci:\n  - activity: a\n    A: b\n');
    assert.equal(made(addHolder(read, letterOf(read, 'R'), 'x: y', '\n')), '- activity: a\n    R: "x: y"\n    A: b');
  });

  it('adds the letter after those that precede it in the scheme', () => {
    const given = (row: string, letter: string) => {
      const read = rowOf(`raci:\n  - ${row}\n`);
      return made(addHolder(read, letterOf(read, letter), ['x', 'y'], '\n'));
    };
    assert.equal(given('{ activity: a, R: b, I: c }', 'A'), '- { activity: a, R: b, A: [x, y], I: c }');
    assert.equal(given('{ activity: a, A: b, R: c, I: d }', 'C'), '- { activity: a, A: b, R: c, C: [x, y], I: d }');
  });

  it('does not edit a row that is not a mapping, or a cell that is repeated elsewhere', () => {
    const text = rowOf('raci:\n  - a\n');
    assert.equal(addHolder(text, letterOf(text, 'R'), 'x', '\n'), undefined);
    const cell = rowOf('raci:\n  - { activity: a, R: &r [b] }\n  - { activity: c, R: *r }\n');
    assert.equal(addHolder(cell, letterOf(cell, 'R'), 'x', '\n'), undefined);
  });
});

describe('removing a holder', () => {
  for (const [row, name, expected] of [
    ['{ activity: a, R: x }', 'x', '{ activity: a }'],
    ['{ activity: a, R: [x] }', 'x', '{ activity: a }'],
    ['{ activity: a, R: [x, b] }', 'x', '{ activity: a, R: [b] }'],
    ['{ activity: a, R: [b, x], A: b }', 'x', '{ activity: a, R: [b], A: b }'],
    ['{ R: x, activity: a }', 'x', '{ activity: a }'],
    ['{ activity: a, R: &r x }', 'x', undefined],
    ['{ activity: a, R: [&r x, b] }', 'x', undefined],
    ['{ activity: a, R: [b, &r x] }', 'b', '{ activity: a, R: [&r x] }'],
    ['{ activity: a, R: &r [x, b] }', 'x', '{ activity: a, R: &r [b] }'],
    ['{ activity: a, R: &r [x] }', 'x', undefined],
  ] as const) {
    it(`removes a cell that becomes empty, but never an anchor: ${row}`, () => {
      const read = rowOf(`raci:\n  - ${row}\n`);
      const assignment = doers(read);
      const holder = assignment.names.find((one) => one.value === name);
      assert.ok(holder !== undefined);
      const result = made(removeHolder(read, assignment, holder));
      assert.equal(result, expected === undefined ? undefined : `- ${expected}`);
    });
  }

  it('leaves an empty cell if a merge would otherwise fill it again', () => {
    for (const [merged, row, expected] of [
      ['R: y', '<<: *m, activity: a, R: x', '<<: *m, activity: a, R: []'],
      ['responsible: y', '<<: *m, activity: a, R: [x]', '<<: *m, activity: a, R: []'],
      ['A: y', '<<: *m, activity: a, R: x', '<<: *m, activity: a'],
      ['R: y', '<<: [*m], activity: a, R: x', '<<: [*m], activity: a, R: []'],
      // One merged source with the letter is enough, and a source may itself merge another one.
      ['R: y', '<<: [{ I: z }, *m], activity: a, R: x', '<<: [{ I: z }, *m], activity: a, R: []'],
      ['<<: { R: y }', '<<: *m, activity: a, R: x', '<<: *m, activity: a, R: []'],
      // An empty source, or a value that is not a merge, fills nothing.
      ['R: y', '<<: x, activity: a, R: x', '<<: x, activity: a'],
      ['R: y', '<<: , activity: a, R: x', '<<: , activity: a'],
      ['R: y', '<<: *nobody, activity: a, R: x', '<<: *nobody, activity: a'],
      ['R: y', '<<: [*nobody], activity: a, R: x', '<<: [*nobody], activity: a'],
      ['[R]: y', '<<: *m, activity: a, R: x', '<<: *m, activity: a'],
      ['R: y', 'activity: a, acknowledged: *m, R: x', 'activity: a, acknowledged: *m'],
      ['R: y', '[<<]: *m, activity: a, R: x', '[<<]: *m, activity: a'],
    ] as const) {
      const read = rowOf(`raci:\n  - &m { activity: b, ${merged} }\n  - { ${row} }\n`);
      const edits = removeHolders(read, doers(read), doers(read).names);
      assert.ok(madeOf(...edits).endsWith(`- { ${expected} }\n`), madeOf(...edits));
      const [name] = doers(read).names;
      assert.deepEqual(name && [removeHolder(read, doers(read), name)], edits);
    }
  });

  it('does not edit a cell that is repeated elsewhere', () => {
    for (const text of [
      'raci:\n  - { activity: a, R: &r x }\n  - { activity: c, R: *r }\n',
      'raci:\n  - { activity: a, R: &r [x, y] }\n  - { activity: c, R: *r }\n',
      'raci:\n  - &r { activity: a, R: [x, y] }\n  - { <<: *r, activity: c }\n',
    ]) {
      const row = rowOf(text);
      const [name] = doers(row).names;
      assert.ok(name !== undefined, text);
      assert.equal(removeHolder(row, doers(row), name), undefined, text);
      assert.deepEqual(removeHolders(row, doers(row), doers(row).names), [], text);
    }
  });
});

describe('removing several holders at once', () => {
  for (const [row, expected] of [
    ['{ activity: a, R: x }', '{ activity: a }'],
    ['{ activity: a, R: [x, x] }', '{ activity: a }'],
    ['{ activity: a, R: [x, b] }', '{ activity: a, R: [b] }'],
    ['{ activity: a, R: [x, b, x] }', '{ activity: a, R: [b] }'],
    ['{ activity: a, R: [x,x,b,c,x,x] }', '{ activity: a, R: [b,c] }'],
    // All names are removed, or none if that would remove an anchor.
    ['{ activity: a, R: [&c c, x, x] }', '{ activity: a, R: [&c c] }'],
    ['{ activity: a, R: &r [x, x] }', undefined],
    ['{ activity: a, R: [b, x, &x x] }', undefined],
    ['{ activity: a, R: &r [x, b, x] }', '{ activity: a, R: &r [b] }'],
    ['{ activity: a, R: [b, x, # one\n    x] }', '{ activity: a, R: [b # one\n    ] }'],
    ['{ activity: a, R: [&x x, x] }', undefined],
    ['{ activity: a, R: [b, c] }', undefined],
    ['{ activity: a, R }', undefined],
    ['activity: a\n    R:\n      - x # one\n      - b\n      - x', 'activity: a\n    R:\n      # one\n      - b'],
    ['activity: a\n    R:\n      - x # one\n      - x # two', 'activity: a\n    R: [] # one\n      # two'],
  ] as const) {
    it(JSON.stringify(row), () => {
      const read = rowOf(`raci:\n  - ${row}\n`);
      const names = doers(read).names.filter((one) => one.value === 'x');
      const edits = removeHolders(read, doers(read), names);
      assert.equal(edits.length === 0 ? undefined : madeOf(...edits).trim(), expected && `- ${expected}`);
    });
  }
});

describe('keeping some items of a list', () => {
  for (const [list, keep, expected] of [
    ['[a, b]', [0], '[a]'],
    ['[a, b]', [1], '[b]'],
    ['[a, b, c]', [1], '[b]'],
    ['[a, b, c]', [0, 2], '[a, c]'],
    ['[ a,b , c,d ]', [1, 3], '[ b,d ]'],
    ['[ a, b, ]', [0], '[ a, ]'],
    ['[!x a, !y b, !z c]', [1], '[!y b]'],
    ['[a, b]', [0, 1], undefined],
    ['[a, b]', [], undefined],
    ['[&a a, b, c]', [1], undefined],
    ['[a, &b b, c]', [1], '[&b b]'],
    ['[a, &b b, c]', [0, 2], undefined],
    // The comments between commas stay.
    ['[a, # one\n  b, c]', [0], '[a # one\n  ]'],
    ['[a, # one\n  b, c]', [1, 2], '[ # one\n  b, c]'],
    ['[a, b, # one\n  c, # two\n  d]', [3], '[ # one\n  # two\n  d]'],
    ['[a, b, # one\n  c, # two\n  d]', [0], '[a # one\n   # two\n  ]'],
    ['[a, # one\n  b, c]', [0, 1], '[a, # one\n  b]'],
    ['\n  - a\n  - b # one\n  - c\n', [0], '\n  - a\n  # one\n'],
    ['\n  - a # one\n  - b\n', [1], '\n  # one\n  - b\n'],
    ['\n  - &a a\n  - b\n', [1], undefined],
    ['\n  - a\n  - b\n', [], undefined],
    // A text without a final newline still has none.
    ['\n  - a\n  - b\n  - c', [0, 1], '\n  - a\n  - b'],
    ['\n  - a\n  - b\n  - c', [0], '\n  - a'],
    ['\n  - a\n  - b # one\n  - c # two', [0], '\n  - a\n  # one\n  # two'],
    ['\r\n  - a\r\n  - b # one\r\n  - c # two', [0], '\r\n  - a\r\n  # one\r\n  # two'],
  ] as const) {
    it(`keeps number ${keep.join(' and ')} of ${JSON.stringify(list)}`, () => {
      const block = blockOf(`x: ${list}`);
      const node = listAt(block, ['x']);
      const items = node.items.filter((_, index) => keep.some((one) => one === index));
      const edits = keepItems(block, mapAt(block, []), node, items);
      assert.equal(edits.length === 0 ? undefined : madeOf(...edits), expected && `x: ${expected}`);
    });
  }
});
