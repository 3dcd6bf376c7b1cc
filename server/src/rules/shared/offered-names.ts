/** Chooses the names that fixes offer in place of `everyone` or of nobody. */
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Name } from '../../charter/model.ts';
import type { Names } from '../../charter/names.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import type { Block } from '../../yaml/document.ts';
import type { Fix } from '../rule.ts';

/** How many names a fix offers, to keep the menu short. */
const MOST = 5;

/** Candidates for a missing letter: the obvious ones, then the others in the row, then the roles of the team. */
export function candidatesFor(row: RowFacts, names: Names, first: readonly string[]): readonly string[] {
  const found = new Set(first);
  for (const { name, target } of row.holdings)
    if (target?.kind === 'role' && !target.role.role.external) found.add(name.value);
  for (const role of names.internal) found.add(role.id);
  return [...found].slice(0, MOST);
}

/** How many roles are offered instead of everyone. */
const MOST_ROLES = 6;

/**
 * Fixes that replace `everyone` with one role.
 *
 * @param titleOf the menu entry of a role
 * @param more edits that remove `everyone` from its other places
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
