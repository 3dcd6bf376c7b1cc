/** The product and the engineering manager of a charter, and what the partnership rules ask of them. */
import type { CharterFacts } from '../../charter/facts.ts';
import type { Name, Profile, TopPair } from '../../charter/model.ts';
import { type Names, type RoleRef, rolesOf } from '../../charter/names.ts';

export function rolesWith(names: Names, profile: Profile): readonly RoleRef[] {
  return names.roles.filter((ref) => ref.role.profile === profile);
}

export interface Partners {
  readonly product: readonly RoleRef[];
  readonly engineering: readonly RoleRef[];
  /** The ids of the first of each. */
  readonly pm: string;
  readonly em: string;
}

/** Both of them; undefined where the charter does not have both, or has neither a row nor an agreement yet. */
export function partnersOf(facts: CharterFacts): Partners | undefined {
  const product = rolesWith(facts.names, 'product-manager');
  const engineering = rolesWith(facts.names, 'engineering-manager');
  const [pm] = product;
  const [em] = engineering;
  if (pm === undefined || em === undefined) return undefined;
  const begun = facts.tables.some(({ isEmpty }) => !isEmpty) || (facts.charter.agreements?.entries.length ?? 0) > 0;
  return begun ? { product, engineering, pm: pm.id, em: em.id } : undefined;
}

/** Whether names include one of some roles: by the role, a person who holds it, or everyone. */
export function includesOneOf(list: readonly Name[], roles: readonly RoleRef[], names: Names): boolean {
  return list.some((name) => rolesOf(names.resolve(name.value), names).some((role) => roles.includes(role)));
}

/** The first of some top-level keys that the charter has, and has something under: what is missing belongs there. */
export function placeFor(
  { charter: { pairs, responsibilities, agreements }, tables }: CharterFacts,
  keys: readonly string[],
): TopPair | undefined {
  const empty = new Set(tables.filter(({ isEmpty }) => isEmpty).map(({ key }) => key.node));
  for (const list of [responsibilities, agreements]) if (list?.entries.length === 0) empty.add(list.key.node);
  for (const key of keys) {
    const pair = pairs.find((one) => one.key.value === key);
    if (pair !== undefined && !empty.has(pair.key.node)) return pair;
  }
  return undefined;
}
