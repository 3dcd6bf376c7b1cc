import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LongList, numberFinder } from '../../server/src/text/long-list.ts';
import { runs } from '../support/random.ts';

const entries = fc.array(fc.nat(9), { maxLength: 900 });
/** Splices as percentages of the length of the list. */
const splices = fc.array(fc.tuple(fc.nat(100), fc.nat(30), entries), { maxLength: 6 });

test('a list equals an array after the same splices', () => {
  fc.assert(
    fc.property(entries, splices, (first, changes) => {
      let array: readonly number[] = first;
      let list = LongList.of(first, (entry) => entry);
      for (const [from, count, middle] of changes) {
        const head = Math.floor((array.length * from) / 100);
        const oldTail = Math.min(array.length, head + Math.floor((array.length * count) / 100));
        const before = list;
        list = list.spliced({ head, oldTail, newTail: head + middle.length }, middle);
        assert.deepEqual(before.all(), array);
        array = [...array.slice(0, head), ...middle, ...array.slice(oldTail)];

        assert.deepEqual(list.all(), array);
        assert.equal(list.length, array.length);
        assert.equal(
          list.size,
          array.reduce((sum, entry) => sum + entry, 0),
        );
        let start = 0;
        for (const [index, entry] of array.entries()) {
          assert.equal(list.at(index), entry);
          assert.equal(list.startOf(index), start);
          start += entry;
        }
        for (const index of [-1, -array.length, -array.length - 1, array.length, head])
          assert.equal(list.at(index), array.at(index));
        assert.equal(list.startOf(array.length), start);
        assert.deepEqual(list.slice(head, oldTail), array.slice(head, oldTail));
        for (const from of [0, head, oldTail, array.length])
          assert.equal(list.indexOf(7, from), array.indexOf(7, from));
      }
    }),
    { numRuns: runs(200) },
  );
});

test('an offset belongs to the last entry that does not begin after it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 900 }), fc.nat(2_000), (sizes, offset) => {
      const list = LongList.of(sizes, (size) => size);
      const index = list.indexAt(offset);
      assert.ok(list.startOf(index) <= offset);
      assert.ok(index === sizes.length - 1 || list.startOf(index + 1) > offset);
    }),
  );
});

test('the splice between two lists turns one into the other and is as short as possible', () => {
  fc.assert(
    fc.property(entries, splices, (first, changes) => {
      const objects = first.map((entry) => ({ entry }));
      const before = LongList.of(objects);
      let after = before;
      for (const [from, count, middle] of changes.slice(0, 2)) {
        const head = Math.floor((after.length * from) / 100);
        const oldTail = Math.min(after.length, head + Math.floor((after.length * count) / 100));
        const added = middle.map((entry) => ({ entry }));
        after = after.spliced({ head, oldTail, newTail: head + added.length }, added);
      }
      const { head, oldTail, newTail } = before.spliceTo(after);
      const [old, now] = [before.all(), after.all()];
      assert.ok(head <= oldTail && head <= newTail);
      assert.equal(old.length - oldTail, now.length - newTail);
      assert.ok(now.slice(0, head).every((one, index) => one === old[index]));
      assert.ok(now.slice(newTail).every((one, index) => one === old[oldTail + index]));
      if (head < oldTail && head < newTail) {
        assert.notEqual(old[head], now[head]);
        assert.notEqual(old[oldTail - 1], now[newTail - 1]);
      }
    }),
  );
});

test('replaced entries equal those of an array, and the rest is shared', () => {
  fc.assert(
    fc.property(entries, fc.array(fc.nat(900), { maxLength: 20 }), (first, places) => {
      const numbers = [...new Set(places)].filter((number) => number < first.length).sort((a, b) => a - b);
      const list = LongList.of(first, (entry) => entry);
      const replaced = list.replaced(
        numbers,
        numbers.map((number) => number + 100),
      );
      const array = first.map((entry, index) => (numbers.includes(index) ? index + 100 : entry));
      assert.deepEqual(replaced.all(), array);
      assert.deepEqual(list.all(), first);
      for (const index of numbers) assert.equal(replaced.startOf(index + 1), replaced.startOf(index) + index + 100);
    }),
  );
});

test('entries are found by their start offset', () => {
  const words = Array.from({ length: 600 }, (_, index) => `word ${index}`);
  const list = LongList.of(words, (word) => word.length);
  const starts = list.startsOfAll();
  assert.deepEqual(
    words.map((word) => starts.get(word)),
    words.map((_, index) => list.startOf(index)),
  );
  assert.equal(JSON.stringify(list), JSON.stringify(words));
});

test('the numbers of entries are found, for a few and for many', () => {
  const all = Array.from({ length: 600 }, (_, number) => ({ number }));
  const numberOf = numberFinder(LongList.of(all));
  const other = { number: 0 };
  for (const entry of [...all.slice(0, 3), other, ...all.slice(-40), other, ...all.slice(3, 9)])
    assert.equal(numberOf(entry), all.indexOf(entry));
});
