import type { CharterFacts } from '../../charter/facts.ts';
import type { PersonRef } from '../../charter/names.ts';
import type { Finding } from '../rule.ts';

/** Where a person stands in this charter: declared, or named by a role; undefined for one who is only inherited. */
export function placeOfPerson(
  facts: Pick<CharterFacts, 'names'>,
  person: PersonRef,
): Pick<Finding, 'block' | 'span'> | undefined {
  const declared = person.person;
  if (declared !== undefined && declared.from === undefined)
    return { block: declared.block, span: declared.handle.span };
  for (const { role } of person.roles) {
    const name = role.people.find((one) => facts.names.person(one.value) === person);
    if (name !== undefined && role.from === undefined) return { block: role.block, span: name.span };
  }
  return undefined;
}
