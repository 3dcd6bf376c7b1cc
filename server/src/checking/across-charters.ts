/** Runs the rules across charters and adds their findings to the problems of each charter. */

import type { Ignore } from '../charter/ignore-comments.ts';
import { RULES } from '../rules/index.ts';
import type { CharterSummary, FindingAcross, Rule } from '../rules/rule.ts';
import { comparePlaced, type PlacedProblem, silence, withoutRepeats } from './silence.ts';

/** An ignore comment for a rule across charters, and the problem to report if it is unused. */
export interface Guard<T> {
  readonly ignore: Ignore;
  readonly unused: T | undefined;
}

/** Compares charter summaries; reports each finding with the number of its charter. */
export function compareSummaries<P>(
  charters: readonly CharterSummary<P>[],
  report: (rule: Rule, charter: number, finding: FindingAcross<P>) => void,
): void {
  for (const rule of RULES) {
    rule.workspace?.(
      charters,
      (number, finding) => report(rule, number, finding),
      (number, of, name) => charters[number]?.options[`${of.code} ${name}`] ?? 0,
    );
  }
}

/** The problems of a charter, including findings across charters. */
export function joined<T extends PlacedProblem>(
  base: { readonly problems: readonly T[]; readonly ignored: readonly T[] },
  guards: readonly Guard<T>[],
  found: readonly T[],
): { readonly problems: readonly T[]; readonly ignored: readonly T[] } {
  if (found.length === 0 && guards.length === 0) return { problems: base.problems, ignored: base.ignored };
  const used = new Set<Ignore>();
  const silenced = silence(
    [...found].sort(comparePlaced),
    guards.map(({ ignore }) => ignore),
    used,
  );
  const unused = guards.flatMap((guard) => (guard.unused === undefined || used.has(guard.ignore) ? [] : guard.unused));
  const all = withoutRepeats([...base.problems, ...base.ignored, ...silenced, ...unused].sort(comparePlaced));
  return {
    problems: all.filter((problem) => problem.ignoredBy === undefined),
    ignored: all.filter((problem) => problem.ignoredBy !== undefined),
  };
}
