/** The summary of a charter that the rules across charters read. */
import type { Facts } from '../charter/facts.ts';
import type { PersonRef } from '../charter/names.ts';
import { RULES } from '../rules/index.ts';
import type { CharterSummary, Finding, OwnedInSummary } from '../rules/rule.ts';
import { claimsOf } from '../rules/shared/owners.ts';
import { placeOfPerson } from '../rules/shared/place-of-person.ts';
import type { Settings } from './settings.ts';

/** A place in a parsed charter. */
export type BlockPlace = Pick<Finding, 'block' | 'span'>;

const ACROSS = RULES.filter((rule) => rule.workspace !== undefined);

/** The codes of the rules across charters. */
export const CODES_ACROSS: readonly string[] = ACROSS.map((rule) => rule.code);

export function summarize(facts: Facts, settings: Settings): CharterSummary<BlockPlace> {
  const { team } = facts.charter;
  const options: Record<string, number> = {};
  for (const rule of ACROSS)
    for (const { name } of rule.options ?? []) options[`${rule.code} ${name}`] = settings.option(rule, name);
  return {
    team:
      team?.name === undefined ? undefined : { name: team.name.value, at: { block: team.block, span: team.name.span } },
    owned: team?.name === undefined ? [] : ownedIn(facts),
    people: facts.names.people.map((person) => ({
      keys: keysOf(person),
      name: person.name,
      owns: facts.personLoads[person.index]?.owns ?? 0,
      at: placeOfPerson(facts.whole, person),
    })),
    options,
  };
}

/** Converts the places of a summary. */
export function withPlaces<P, Q>(said: CharterSummary<P>, placed: (at: P) => Q | undefined): CharterSummary<Q> {
  const at = said.team === undefined ? undefined : placed(said.team.at);
  return {
    team: said.team === undefined || at === undefined ? undefined : { name: said.team.name, at },
    owned: said.owned.flatMap((one) => {
      const there = placed(one.at);
      return there === undefined ? [] : [{ ...one, at: there }];
    }),
    people: said.people.map((one) => ({ ...one, at: one.at === undefined ? undefined : placed(one.at) })),
    options: said.options,
  };
}

/** Everything that the charter itself claims for its team, without duplicates. */
function ownedIn({ charter, names }: Facts): readonly OwnedInSummary<BlockPlace>[] {
  const owned = new Map<string, OwnedInSummary<BlockPlace>>();
  const inherited = new Set<string>();
  for (const { key, from, entry, mark, block } of claimsOf(charter, names)) {
    const name = entry?.name ?? mark;
    // Conflicts with inherited claims are already reported in this charter.
    if (from !== undefined) inherited.add(key);
    else if (!owned.has(key)) owned.set(key, { key, name: name.value, at: { block, span: name.span } });
  }
  return [...owned].flatMap(([key, one]) => (inherited.has(key) ? [] : [one]));
}

/** The keys that identify a person: handle with name, and e-mail address. */
function keysOf({ key, name, person }: PersonRef): readonly string[] {
  const email = person?.email?.value.trim().toLowerCase();
  const named = JSON.stringify([key, name]);
  return email === undefined ? [named] : [named, `<${email}>`];
}
