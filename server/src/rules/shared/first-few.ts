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

/** As many of a crowd are marked: enough to see what is wrong with it. */
const MOST_MARKED = 20;

/**
 * The first of a crowd, which get a problem each, and what the last of them says about the others.
 *
 * @param always which of them gets one wherever it is
 */
export function firstMarked<T>(
  crowd: readonly T[],
  always: (one: T) => boolean = () => false,
): { readonly marked: readonly T[]; more(one: T): string } {
  const first = crowd.slice(0, MOST_MARKED);
  const marked = [...first, ...crowd.slice(MOST_MARKED).filter(always)];
  const left = crowd.length - marked.length;
  const last = first.findLast((one) => !always(one));
  return { marked, more: (one) => (left > 0 && one === last ? ` ${left} more are not underlined.` : '') };
}
