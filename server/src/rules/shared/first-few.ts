/** As many as are shown: enough to find the rest. */
const FEW = 10;

/**
 * What is taken of the first few of which something is. Each of many charters may have all of the others to point at, so looking ends when there are
 * enough.
 */
export function firstFew<T, R>(all: readonly T[], take: (one: T) => R | undefined): R[] {
  const found: R[] = [];
  for (const one of all) {
    if (found.length === FEW) break;
    const taken = take(one);
    if (taken !== undefined) found.push(taken);
  }
  return found;
}
