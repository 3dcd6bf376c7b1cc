const NONE: readonly never[] = [];

/**
 * A list that is complete, in no more memory than it needs: a list that grew entry by entry has room for some sixteen
 * more, which is most of it where a charter has a hundred thousand lists of one name or two.
 */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NONE : list.slice();
}
