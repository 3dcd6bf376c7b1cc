/**
 * Long immutable lists with many versions. A list consists of chunks, and a new version shares all unchanged chunks with
 * the one before, so a change in a list of 20,000 entries copies only a few hundred.
 */
import { type Splice, sharedEnds } from './splice.ts';

/**
 * The maximum size of a chunk in a list of some length. It balances the two things that a change copies: one chunk and
 * the list of chunks, three times. Chunks that become smaller are not refilled.
 */
function mostOf(length: number): number {
  return Math.max(16, Math.ceil(Math.sqrt(3 * length)));
}

interface Chunk<T> {
  readonly entries: readonly T[];
  /** The start of each entry, relative to the chunk; empty if entries have no size. */
  readonly starts: readonly number[];
  readonly size: number;
}

type SizeOf<T> = (entry: T) => number;

/** An immutable list. If its entries have sizes, such as the pieces of a text, it also knows their starts. */
export class LongList<T> {
  readonly #chunks: readonly Chunk<T>[];
  readonly #sizeOf: SizeOf<T> | undefined;
  /** The index and the start of the first entry of each chunk. */
  readonly #firsts: readonly number[];
  readonly #starts: readonly number[];
  readonly length: number;
  /** The sum of all sizes. */
  readonly size: number;

  private constructor(chunks: readonly Chunk<T>[], sizeOf: SizeOf<T> | undefined) {
    let [length, size] = [0, 0];
    const firsts: number[] = [];
    const starts: number[] = [];
    for (const chunk of chunks) {
      firsts.push(length);
      starts.push(size);
      length += chunk.entries.length;
      size += chunk.size;
    }
    this.#chunks = chunks;
    this.#sizeOf = sizeOf;
    this.#firsts = firsts;
    this.#starts = starts;
    this.length = length;
    this.size = size;
  }

  static of<T>(entries: readonly T[], sizeOf?: SizeOf<T>): LongList<T> {
    return new LongList(chunksOf(entries, sizeOf, entries.length), sizeOf);
  }

  /** The entry at an index, as in an array: a negative index counts from the end. */
  at(number: number): T | undefined {
    const index = number < 0 ? number + this.length : number;
    const chunk = lastUpTo(this.#firsts, index);
    return this.#chunks[chunk]?.entries[index - (this.#firsts[chunk] ?? 0)];
  }

  /** The start of an entry: the sum of the sizes before it. After the last entry it is the size of the list. */
  startOf(index: number): number {
    if (index >= this.length) return this.size;
    const chunk = lastUpTo(this.#firsts, index);
    return (this.#starts[chunk] ?? 0) + (this.#chunks[chunk]?.starts[index - (this.#firsts[chunk] ?? 0)] ?? 0);
  }

  /** The index of the entry at an offset: the last entry that does not begin after it. */
  indexAt(offset: number): number {
    const chunk = lastUpTo(this.#starts, offset);
    return (
      (this.#firsts[chunk] ?? 0) + lastUpTo(this.#chunks[chunk]?.starts ?? [], offset - (this.#starts[chunk] ?? 0))
    );
  }

  /** The index of an entry, searched from an index on; -1 if it is missing. */
  indexOf(entry: T, from = 0): number {
    for (let number = lastUpTo(this.#firsts, from); number < this.#chunks.length; number++) {
      const first = this.#firsts[number] ?? 0;
      const found = this.#chunks[number]?.entries.indexOf(entry, Math.max(0, from - first)) ?? -1;
      if (found !== -1) return first + found;
    }
    return -1;
  }

  /** The entries between two indexes, both inside the list. */
  slice(from: number, to: number): T[] {
    const found: T[] = [];
    if (from >= to) return found;
    for (let number = lastUpTo(this.#firsts, from); number < this.#chunks.length; number++) {
      const first = this.#firsts[number] ?? 0;
      if (first >= to) break;
      found.push(...(this.#chunks[number]?.entries.slice(Math.max(0, from - first), to - first) ?? []));
    }
    return found;
  }

  /** The starts of all entries, for callers that need many. */
  startsOfAll(): ReadonlyMap<T, number> {
    const starts = new Map<T, number>();
    for (const [number, { entries, starts: inside }] of this.#chunks.entries()) {
      const from = this.#starts[number] ?? 0;
      for (const [index, entry] of entries.entries()) starts.set(entry, from + (inside[index] ?? 0));
    }
    return starts;
  }

  /** All entries as an array. */
  all(): readonly T[] {
    return entriesOf(this.#chunks);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.all()[Symbol.iterator]();
  }

  toJSON(): readonly T[] {
    return this.all();
  }

  /** Replaces entries at some indexes, given in order. */
  replaced(numbers: readonly number[], entries: readonly T[]): LongList<T> {
    let next = 0;
    const chunks = this.#chunks.map((chunk, at) => {
      const first = this.#firsts[at] ?? 0;
      const end = first + chunk.entries.length;
      if ((numbers[next] ?? end) >= end) return chunk;
      const changed = chunk.entries.slice();
      for (let number = numbers[next]; number !== undefined && number < end; number = numbers[++next]) {
        const entry = entries[next];
        if (entry !== undefined) changed[number - first] = entry;
      }
      return chunkOf(changed, this.#sizeOf);
    });
    return new LongList(chunks, this.#sizeOf);
  }

  /** The difference to another list by object identity. Shared chunks are skipped. */
  spliceTo(other: LongList<T>): Splice {
    const shared = sharedEnds(this.#chunks, other.#chunks);
    const before = this.#firsts[shared.head] ?? this.length;
    const behind = shared.tail === 0 ? 0 : this.length - (this.#firsts[this.#chunks.length - shared.tail] ?? 0);
    const [old, now] = [this, other].map((list) =>
      entriesOf(list.#chunks.slice(shared.head, list.#chunks.length - shared.tail)),
    );
    const { head, tail } = sharedEnds(old ?? [], now ?? []);
    return { head: before + head, oldTail: this.length - behind - tail, newTail: other.length - behind - tail };
  }

  /** Applies a splice with new entries in the middle. */
  spliced({ head, oldTail }: Splice, middle: readonly T[]): LongList<T> {
    if (this.length === 0) return LongList.of(middle, this.#sizeOf);
    const first = lastUpTo(this.#firsts, Math.min(head, this.length - 1));
    const last = Math.max(first, lastUpTo(this.#firsts, Math.min(oldTail, this.length - 1)));
    const start = this.#firsts[first] ?? 0;
    const old = entriesOf(this.#chunks.slice(first, last + 1));
    const changed = chunksOf(withMiddle(old, head - start, oldTail - start, middle), this.#sizeOf, this.length);
    return new LongList([...this.#chunks.slice(0, first), ...changed, ...this.#chunks.slice(last + 1)], this.#sizeOf);
  }
}

/** How many entries are searched one by one before all get an index. */
const FEW = 16;

/** Finds the indexes of entries, or -1. Searches for a few entries; for many, it builds an index once. */
export function numberFinder<T>(list: LongList<T>): (entry: T) => number {
  let numbers: ReadonlyMap<T, number> | undefined;
  let asked = 0;
  return (entry) => {
    if (numbers === undefined && asked++ < FEW) return list.indexOf(entry);
    numbers ??= new Map(list.all().map((one, number) => [one, number]));
    return numbers.get(entry) ?? -1;
  };
}

/** Concatenates chunks. */
function entriesOf<T>(chunks: readonly Chunk<T>[]): readonly T[] {
  const [first, ...others] = chunks;
  if (first === undefined) return [];
  return others.length === 0 ? first.entries : first.entries.concat(...others.map(({ entries }) => entries));
}

/** Replaces the entries between two indexes. */
function withMiddle<T>(entries: readonly T[], from: number, to: number, middle: readonly T[]): readonly T[] {
  if (to - from !== middle.length) return entries.slice(0, from).concat(middle, entries.slice(to));
  // By far the most frequent case: a key in one row.
  const changed = entries.slice();
  for (const [index, entry] of middle.entries()) changed[from + index] = entry;
  return changed;
}

/** @param length the length of the whole list */
function chunksOf<T>(entries: readonly T[], sizeOf: SizeOf<T> | undefined, length: number): Chunk<T>[] {
  const chunks: Chunk<T>[] = [];
  // Split evenly, so that both halves of an overlong chunk have room again.
  const count = Math.ceil(entries.length / mostOf(length));
  if (count === 1) return [chunkOf(entries, sizeOf)];
  for (let number = 0; number < count; number++) {
    const from = Math.floor((entries.length * number) / count);
    chunks.push(chunkOf(entries.slice(from, Math.floor((entries.length * (number + 1)) / count)), sizeOf));
  }
  return chunks;
}

function chunkOf<T>(entries: readonly T[], sizeOf: SizeOf<T> | undefined): Chunk<T> {
  let size = 0;
  const starts: number[] = [];
  if (sizeOf !== undefined) {
    for (const entry of entries) {
      starts.push(size);
      size += sizeOf(entry);
    }
  }
  return { entries, starts, size };
}

/** The index of the last of some ascending numbers that is not larger than a value; 0 if all are larger. */
export function lastUpTo(ascending: readonly number[], most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= most) low = middle;
    else high = middle;
  }
  return low;
}
