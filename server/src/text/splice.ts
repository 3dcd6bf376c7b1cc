/** A change of a list: entries before `head` stay; entries from `tail` of the old list on stay but move. */
export interface Splice {
  /** The number of leading entries that stay. */
  readonly head: number;
  /** The old index of the first entry after the change. */
  readonly oldTail: number;
  /** The new index of that entry. */
  readonly newTail: number;
}

/**
 * Counts how many entries two lists (or characters two texts) share at their starts and then at their ends.
 *
 * @param same whether two entries are the same; by default, whether they are equal
 */
export function sharedEnds<T>(
  before: ArrayLike<T>,
  after: ArrayLike<T>,
  same: (one: T | undefined, other: T | undefined) => boolean = Object.is,
): { readonly head: number; readonly tail: number } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && same(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && same(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  return { head, tail };
}

/** Applies a splice to a list, with new entries in the middle. */
export function spliced<T>(old: readonly T[], at: Splice, middle: readonly T[]): T[] {
  // Most keys leave the number of entries unchanged. Then one copy of the list is enough, instead of three.
  if (at.oldTail - at.head === middle.length) {
    const list = old.slice();
    for (const [index, entry] of middle.entries()) list[at.head + index] = entry;
    return list;
  }
  return old.slice(0, at.head).concat(middle, old.slice(at.oldTail));
}

/**
 * Applies a splice to a sorted list of indexes: those in the middle are replaced, those after it move.
 */
export function splicedIndexes(old: readonly number[], at: Splice, middle: readonly number[]): number[] {
  const kept: number[] = [];
  for (const index of old) if (index < at.head) kept.push(index);
  for (const index of middle) kept.push(index);
  for (const index of old) if (index >= at.oldTail) kept.push(index - at.oldTail + at.newTail);
  return kept;
}
