/** Chooses the names that fixes offer in place of `everyone` or of nobody. */
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Name } from '../../charter/model.ts';
import type { Names } from '../../charter/names.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import type { Block } from '../../yaml/document.ts';
import type { Fix } from '../rule.ts';

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

/** How many roles are offered in the place of everyone. */
const MOST_ROLES = 6;

/**
 * Fixes that put one role in the place of `everyone`.
 *
 * @param titleOf what the menu says of a role
 * @param more what takes everyone out of the other places, if they stand there once more
 */
export function insteadOfEveryone(
  block: Block,
  everyone: Name,
  names: Names,
  titleOf: (role: string) => string,
  more: readonly BlockEdit[],
): readonly Fix[] {
  return names.internal.slice(0, MOST_ROLES).map(({ id }, index) => ({
    title: titleOf(id),
    edits: [replaceScalar(block, everyone.node, id), ...more],
    preferred: index === 0,
    safe: false,
  }));
}
