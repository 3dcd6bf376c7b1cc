/** Assigns problems to rows. */
import type { Analysis } from '../../analysis.ts';
import type { Problem } from '../../checking/problems.ts';
import { rowFinder } from '../row-places.ts';

export interface ProblemPlaces {
  /** The problems of each table by row. */
  readonly rows: readonly ReadonlyMap<number, readonly Problem[]>[];
  readonly elsewhere: readonly Problem[];
}

export function placesOfProblems(analysis: Analysis, problems: readonly Problem[]): ProblemPlaces {
  const rows = analysis.facts.tables.map(() => new Map<number, Problem[]>());
  const elsewhere: Problem[] = [];
  const find = rowFinder(analysis);
  for (const problem of problems) {
    const place = find(problem.span.start);
    const of = place === undefined ? undefined : rows[place.table];
    if (place === undefined || of === undefined) elsewhere.push(problem);
    else {
      const list = of.get(place.row);
      if (list === undefined) of.set(place.row, [problem]);
      else list.push(problem);
    }
  }
  return { rows, elsewhere };
}
