/** What a change does to a list: all before `head` stays, all from `tail` of the old list on stays and moves. */
export interface Splice {
  /** How many leading entries stay. */
  readonly head: number;
  /** The number of the first old entry that stays behind the change. */
  readonly oldTail: number;
  /** The number that it has in the new list. */
  readonly newTail: number;
}

/**
 * How many entries two lists, or characters two texts, share at their beginnings and, of what is left, at their ends.
 *
 * @param same whether two entries are the same; by itself, whether they are equal
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

/** A list after a splice, with the new entries in the middle. */
export function spliced<T>(old: readonly T[], at: Splice, middle: readonly T[]): T[] {
  // As many entries as before, as nearly every key leaves: one copy of the list instead of three.
  if (at.oldTail - at.head === middle.length) {
    const list = old.slice();
    for (const [index, entry] of middle.entries()) list[at.head + index] = entry;
    return list;
  }
  return old.slice(0, at.head).concat(middle, old.slice(at.oldTail));
}

/**
 * A sorted list of numbers of entries after a splice of those entries: the ones in the middle are given anew, the
 * ones behind it move.
 */
export function splicedIndexes(old: readonly number[], at: Splice, middle: readonly number[]): number[] {
  const kept: number[] = [];
  for (const index of old) if (index < at.head) kept.push(index);
  for (const index of middle) kept.push(index);
  for (const index of old) if (index >= at.oldTail) kept.push(index - at.oldTail + at.newTail);
  return kept;
}
