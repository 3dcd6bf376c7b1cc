/**
 * Long lists of which many versions live side by side. A list is kept in chunks, and a version shares with the one before
 * it all chunks that no change has touched, so that a change in a list of 20,000 entries costs a few hundred of them.
 */
import { type Splice, sharedEnds } from './splice.ts';

/**
 * How many entries a chunk has at the most, in a list of a length: a change copies one chunk, and the list of all chunks
 * three times over. A chunk that a change leaves with fewer is not filled up.
 */
function mostOf(length: number): number {
  return Math.max(16, Math.ceil(Math.sqrt(3 * length)));
}

interface Chunk<T> {
  readonly entries: readonly T[];
  /** Where each entry begins, from the chunk's own start on; empty in a list whose entries have no size. */
  readonly starts: readonly number[];
  readonly size: number;
}

type SizeOf<T> = (entry: T) => number;

/** An immutable list. Where its entries have sizes, such as the pieces of a text, it knows where each begins. */
export class LongList<T> {
  readonly #chunks: readonly Chunk<T>[];
  readonly #sizeOf: SizeOf<T> | undefined;
  /** The number of the first entry of each chunk, and where that begins. */
  readonly #firsts: readonly number[];
  readonly #starts: readonly number[];
  readonly length: number;
  /** The sizes of all entries together. */
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

  /** The entry of a number, as of an array: a negative one counts from the end. */
  at(number: number): T | undefined {
    const index = number < 0 ? number + this.length : number;
    const chunk = lastUpTo(this.#firsts, index);
    return this.#chunks[chunk]?.entries[index - (this.#firsts[chunk] ?? 0)];
  }

  /** Where an entry begins: the sizes of all before it. Behind the last entry it is the size of all. */
  startOf(index: number): number {
    if (index >= this.length) return this.size;
    const chunk = lastUpTo(this.#firsts, index);
    return (this.#starts[chunk] ?? 0) + (this.#chunks[chunk]?.starts[index - (this.#firsts[chunk] ?? 0)] ?? 0);
  }

  /** The number of the entry that an offset lies in: the last that does not begin behind it. */
  indexAt(offset: number): number {
    const chunk = lastUpTo(this.#starts, offset);
    return (
      (this.#firsts[chunk] ?? 0) + lastUpTo(this.#chunks[chunk]?.starts ?? [], offset - (this.#starts[chunk] ?? 0))
    );
  }

  /** The number of an entry, which is looked for from a number on; -1 where it is not there. */
  indexOf(entry: T, from = 0): number {
    for (let number = lastUpTo(this.#firsts, from); number < this.#chunks.length; number++) {
      const first = this.#firsts[number] ?? 0;
      const found = this.#chunks[number]?.entries.indexOf(entry, Math.max(0, from - first)) ?? -1;
      if (found !== -1) return first + found;
    }
    return -1;
  }

  /** The entries from one number up to another, both in the list. */
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

  /** Where each entry begins, for those who look for many of them. */
  startsOfAll(): ReadonlyMap<T, number> {
    const starts = new Map<T, number>();
    for (const [number, { entries, starts: inside }] of this.#chunks.entries()) {
      const from = this.#starts[number] ?? 0;
      for (const [index, entry] of entries.entries()) starts.set(entry, from + (inside[index] ?? 0));
    }
    return starts;
  }

  /** All entries, for those who look at each of them. */
  all(): readonly T[] {
    return entriesOf(this.#chunks);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.all()[Symbol.iterator]();
  }

  toJSON(): readonly T[] {
    return this.all();
  }

  /** The list with other entries in the places of some, whose numbers are given in order. */
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

  /** What changed from this list to another one, as objects. Chunks that they share are not looked into. */
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

  /** The list after a splice, with new entries in the middle. */
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

/** How many entries are looked for one by one before all are numbered. */
const FEW = 16;

/** Finds the numbers of entries, -1 for one that is none of the list. A few are looked for; for many, all are numbered once. */
export function numberFinder<T>(list: LongList<T>): (entry: T) => number {
  let numbers: ReadonlyMap<T, number> | undefined;
  let asked = 0;
  return (entry) => {
    if (numbers === undefined && asked++ < FEW) return list.indexOf(entry);
    numbers ??= new Map(list.all().map((one, number) => [one, number]));
    return numbers.get(entry) ?? -1;
  };
}

/** The entries of some chunks. */
function entriesOf<T>(chunks: readonly Chunk<T>[]): readonly T[] {
  const [first, ...others] = chunks;
  if (first === undefined) return [];
  return others.length === 0 ? first.entries : first.entries.concat(...others.map(({ entries }) => entries));
}

/** Some entries with others in the place of those between two numbers. */
function withMiddle<T>(entries: readonly T[], from: number, to: number, middle: readonly T[]): readonly T[] {
  if (to - from !== middle.length) return entries.slice(0, from).concat(middle, entries.slice(to));
  // The one that is by far the most frequent: a key in one row.
  const changed = entries.slice();
  for (const [index, entry] of middle.entries()) changed[from + index] = entry;
  return changed;
}

/** @param length of the whole list that the chunks are for */
function chunksOf<T>(entries: readonly T[], sizeOf: SizeOf<T> | undefined, length: number): Chunk<T>[] {
  const chunks: Chunk<T>[] = [];
  // As even as can be, so that a chunk which has grown too long is halved and has room again.
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

/** The number of the last of some ascending numbers that is not larger than one; 0 where all are. */
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
