/** Makes ids for imported names. */
import { kebab } from '../../../charter/made-ids.ts';
import { meansEveryone } from '../../../charter/vocabulary.ts';
import { nameKey } from '../cells/person-names.ts';
import type { DraftName } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';

/** The keyword for all roles of the team. */
export const EVERYONE = 'everyone';

export interface Role {
  readonly id: string;
  readonly title: string;
}

/** Ids for names. Different spellings of a name get the same id. */
export interface RoleIds {
  idOf(name: DraftName): string;
  roles(): readonly Role[];
}

export function roleIds(notes: Notes): RoleIds {
  const byKey = new Map<string, Role>();
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return {
    idOf(name) {
      if (meansEveryone(name.title)) {
        if (name.title !== EVERYONE) notes.add(name.line, `${quote(name.title)} was read as everyone.`);
        return EVERYONE;
      }
      const key = nameKey(name.title);
      const known = byKey.get(key);
      if (known) {
        if (known.title !== name.title)
          notes.add(
            name.line,
            `${quote(name.title)} was read as ${quote(known.title)}, which differs only in spelling.`,
          );
        return known.id;
      }
      const wanted = kebab(name.title);
      const id = freeId(wanted, (one) => taken.has(one), numbers);
      if (id !== wanted)
        notes.add(name.line, `${quote(name.title)} has the id ${quote(id)}, because ${quote(wanted)} is taken.`);
      taken.add(id);
      byKey.set(key, { id, title: name.title });
      return id;
    },
    roles: () => [...byKey.values()],
  };
}

/**
 * Returns the id, or the id with the first free number. `numbers` keeps the last number, so a search never starts over.
 */
export function freeId(wanted: string, isTaken: (id: string) => boolean, numbers: Map<string, number>): string {
  if (wanted !== EVERYONE && !isTaken(wanted)) return wanted;
  let number = numbers.get(wanted) ?? 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  numbers.set(wanted, number);
  return `${wanted}-${number}`;
}
