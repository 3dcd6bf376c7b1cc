/** Problems by their places: their order, and which of them comments silence. */

import type { Ignore } from '../charter/ignore-comments.ts';
import type { Span } from '../text/span.ts';

/** The common part of all problems. */
export interface PlacedProblem {
  readonly code: string;
  readonly message: string;
  /** Its place in the text. */
  readonly span: Span;
  /** The comment that silences it. */
  readonly ignoredBy?: Ignore;
}

/** In order of position, then of code. */
export function comparePlaced(a: PlacedProblem, b: PlacedProblem): number {
  return a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || a.span.end - b.span.end;
}

/** Removes duplicates, which occur when aliases repeat a value. */
export function withoutRepeats<T extends PlacedProblem>(problems: readonly T[]): T[] {
  return problems.filter((problem, index) => {
    const before = problems[index - 1];
    return before === undefined || comparePlaced(before, problem) !== 0 || before.message !== problem.message;
  });
}

/**
 * Problems with the comments that silence them. Walks problems and scopes together, in order of position, with the
 * scopes that are open at each place.
 *
 * @param problems in order of position
 * @param used gets the comments that meant one of the problems
 * @param stays whether a problem cannot be silenced: it stays, but the comment meant something and is not called unused
 */
export function silence<T extends PlacedProblem>(
  problems: readonly T[],
  ignores: readonly Ignore[],
  used: Set<Ignore>,
  stays: (problem: T) => boolean = () => false,
): readonly T[] {
  if (ignores.length === 0) return problems;
  const scopes = [...ignores].sort((a, b) => a.scope.start - b.scope.start);
  const open = new Map<string, Open>();
  let next = 0;
  return problems.map((problem) => {
    const at = problem.span.start;
    for (let scope = scopes[next]; scope !== undefined && scope.scope.start <= at; scope = scopes[++next]) {
      const of = open.get(scope.code) ?? { queue: [], first: 0, seen: 0 };
      of.queue.push(scope);
      open.set(scope.code, of);
    }
    const of = open.get(problem.code);
    const ignoredBy = of && takenBy(of, at, used);
    return ignoredBy === undefined || stays(problem) ? problem : { ...problem, ignoredBy };
  });
}

/** The scopes of one code that have begun: each is looked at once and not for every problem, since there may be thousands. */
interface Open {
  /** In the order in which they begin. */
  readonly queue: Ignore[];
  /** The first scope that may still be open. */
  first: number;
  /** Scopes before this one were used, or ended before a problem. */
  seen: number;
}

/** Returns the first open scope; marks all open scopes as used. */
function takenBy(of: Open, at: number, used: Set<Ignore>): Ignore | undefined {
  const { queue } = of;
  for (let scope = queue[of.seen]; scope !== undefined; scope = queue[++of.seen])
    if (scope.scope.end > at) used.add(scope);
  for (let scope = queue[of.first]; scope !== undefined; scope = queue[++of.first])
    if (scope.scope.end > at) return scope;
  return undefined;
}
