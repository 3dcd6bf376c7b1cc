/** The product and engineering managers of a charter, for the partnership rules. */
import type { CharterFacts } from '../../charter/facts.ts';
import type { Name, Profile, TopPair } from '../../charter/model.ts';
import { type Names, type RoleRef, rolesOf } from '../../charter/names.ts';

export function rolesWith(names: Names, profile: Profile): readonly RoleRef[] {
  return names.roles.filter((ref) => ref.role.profile === profile);
}

export interface Partners {
  readonly product: readonly RoleRef[];
  readonly engineering: readonly RoleRef[];
  /** The id of the first role of each kind. */
  readonly pm: string;
  readonly em: string;
}

/** Both managers; undefined if one is missing, or if the charter has neither rows nor agreements yet. */
export function partnersOf(facts: CharterFacts): Partners | undefined {
  const product = rolesWith(facts.names, 'product-manager');
  const engineering = rolesWith(facts.names, 'engineering-manager');
  const [pm] = product;
  const [em] = engineering;
  if (pm === undefined || em === undefined) return undefined;
  const begun = facts.tables.some(({ isEmpty }) => !isEmpty) || (facts.charter.agreements?.entries.length ?? 0) > 0;
  return begun ? { product, engineering, pm: pm.id, em: em.id } : undefined;
}

/** Whether names include one of the roles: by id, by a person who has it, or as everyone. */
export function includesOneOf(list: readonly Name[], roles: readonly RoleRef[], names: Names): boolean {
  return list.some((name) => rolesOf(names.resolve(name.value), names).some((role) => roles.includes(role)));
}

/** The first of the top-level keys that has entries; missing entries belong there. */
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
