import type { CharterFacts } from '../../charter/facts.ts';
import type { PersonRef } from '../../charter/names.ts';
import type { Finding } from '../rule.ts';

/** Where a person stands in this charter: declared, or named by a role; undefined for one who is only inherited. */
export function placeOfPerson(facts: CharterFacts, person: PersonRef): Pick<Finding, 'block' | 'span'> | undefined {
  const declared = person.person;
  if (declared !== undefined && declared.from === undefined)
    return { block: declared.block, span: declared.handle.span };
  return namedIn(facts).get(person);
}

type Place = Pick<Finding, 'block' | 'span'>;

const NAMED = new WeakMap<CharterFacts, ReadonlyMap<PersonRef, Place>>();

/** Where a role of the charter itself names each person first; found once, since a role may have many people. */
function namedIn(facts: CharterFacts): ReadonlyMap<PersonRef, Place> {
  const known = NAMED.get(facts);
  if (known !== undefined) return known;
  const places = new Map<PersonRef, Place>();
  for (const { role } of facts.names.roles) {
    if (role.from !== undefined) continue;
    for (const name of role.people) {
      const person = facts.names.person(name.value);
      if (person !== undefined && !places.has(person)) places.set(person, { block: role.block, span: name.span });
    }
  }
  NAMED.set(facts, places);
  return places;
}
