/** Maps imported names to the roles and people of an existing charter. */
import { kebab } from '../../../charter/made-ids.ts';
import { fold, type Names } from '../../../charter/names.ts';
import { meansEveryone } from '../../../charter/vocabulary.ts';
import { nameKey } from '../cells/person-names.ts';
import { type Notes, quote } from '../notes.ts';
import { EVERYONE, freeId, type Role, type RoleIds } from './role-ids.ts';

/**
 * Returns the ids of names for an existing charter. A name means an existing role or person if it is the id, title,
 * handle or name of exactly one of them, ignoring case. Otherwise it becomes a new role.
 */
export function idsWithin(names: Names, notes: Notes): RoleIds {
  const known = knownNames(names);
  const made = new Map<string, Role>();
  const numbers = new Map<string, number>();
  const isTaken = (id: string): boolean => names.resolve(id) !== undefined || taken.has(id);
  const taken = new Set<string>();
  return {
    idOf({ title, line }) {
      if (meansEveryone(title)) {
        if (title !== EVERYONE) notes.add(line, `${quote(title)} was read as everyone.`);
        return EVERYONE;
      }
      const key = nameKey(title);
      const there = known.get(key) ?? known.get(nameKey(kebab(title)));
      if (there !== undefined) {
        if (there.said !== undefined) notes.add(line, `${quote(title)} was read as ${there.said} of the charter.`);
        return there.id;
      }
      const before = made.get(key);
      if (before !== undefined) return before.id;
      const wanted = kebab(title);
      const id = freeId(wanted, isTaken, numbers);
      if (id !== wanted) notes.add(line, `${quote(title)} has the id ${quote(id)}, because ${quote(wanted)} is taken.`);
      taken.add(id);
      made.set(key, { id, title });
      return id;
    },
    roles: () => [...made.values()],
  };
}

/** A role or person of the charter: its id, and its description in a note if the title differs from the id. */
interface Known {
  readonly id: string;
  readonly said: string | undefined;
}

/**
 * Ids win over titles, and roles over people, as in a charter. A title that several roles have is ambiguous and
 * ignored.
 */
function knownNames(names: Names): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const add = (list: readonly (readonly [string, Known])[]): void => {
    const counts = new Map<string, number>();
    for (const [key] of list) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, one] of list) if (counts.get(key) === 1 && !known.has(key)) known.set(key, one);
  };
  add(names.roles.map(({ id }) => [nameKey(id), { id, said: undefined }]));
  add(names.roles.map(({ id, title }) => [nameKey(title), { id, said: sayUnless(id, title, 'the role') }]));
  add(names.people.map(({ key }) => [nameKey(key), { id: key, said: undefined }]));
  add(names.people.map(({ key, name }) => [nameKey(name), { id: key, said: sayUnless(key, name, 'the person') }]));
  // Drop ids that cannot be written as references, because they do not resolve.
  return new Map([...known].filter(([, { id }]) => names.resolve(id) !== undefined));
}

function sayUnless(id: string, title: string, kind: string): string | undefined {
  return fold(id) === fold(title) ? undefined : `${kind} ${quote(id)}`;
}
