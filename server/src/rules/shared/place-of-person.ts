/** Finds where a charter writes a person. */
import type { Names, PersonRef } from '../../charter/names.ts';
import type { Finding } from '../rule.ts';

/** The place of a person in this charter: the declaration, or the first role that names them; undefined if inherited. */
export function placeOfPerson(
  { names }: { readonly names: Names },
  person: PersonRef,
): Pick<Finding, 'block' | 'span'> | undefined {
  const declared = person.person;
  if (declared !== undefined && declared.from === undefined)
    return { block: declared.block, span: declared.handle.span };
  return namedIn(names).get(person);
}

type Place = Pick<Finding, 'block' | 'span'>;

const NAMED = new WeakMap<Names, ReadonlyMap<PersonRef, Place>>();

/** The first place where a role of this charter names each person. Computed once, since a role may have many people. */
function namedIn(names: Names): ReadonlyMap<PersonRef, Place> {
  const known = NAMED.get(names);
  if (known !== undefined) return known;
  const places = new Map<PersonRef, Place>();
  for (const { role } of names.roles) {
    if (role.from !== undefined) continue;
    for (const name of role.people) {
      const person = names.person(name.value);
      if (person !== undefined && !places.has(person)) places.set(person, { block: role.block, span: name.span });
    }
  }
  NAMED.set(names, places);
  return places;
}
