/** How many are shown: enough to find the rest. */
const FEW = 10;

/** Maps the first few matches. The search ends early, since each of many charters may match all others. */
export function firstFew<T, R>(all: readonly T[], take: (one: T) => R | undefined): R[] {
  const found: R[] = [];
  for (const one of all) {
    if (found.length === FEW) break;
    const taken = take(one);
    if (taken !== undefined) found.push(taken);
  }
  return found;
}

/** How many of a large group are marked: enough to see the problem. */
const MOST_MARKED = 20;

/**
 * The first of a large group, which get one problem each, and the text of the last one about the rest.
 *
 * @param always members that always get a problem
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
