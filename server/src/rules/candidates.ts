import type { Names } from '../charter/names.ts';
import type { RowFacts } from '../charter/row-facts.ts';

/** How many names a fix offers: a menu that a person reads at a glance. */
const MOST = 5;

/**
 * The names that could hold a letter which nobody holds: the obvious ones, then the others of the row, then the roles of
 * the team.
 */
export function candidatesFor(row: RowFacts, names: Names, first: readonly string[]): readonly string[] {
  const found = new Set(first);
  for (const { name, target } of row.holdings)
    if (target?.kind === 'role' && !target.role.role.external) found.add(name.value);
  for (const role of names.internal) found.add(role.id);
  return [...found].slice(0, MOST);
}
