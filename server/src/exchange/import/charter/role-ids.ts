/** Makes ids for imported names. */
import { nameKey } from '../cells/person-names.ts';
import { meansEveryone } from '../cells/vocabulary.ts';
import type { DraftName } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';

/** The keyword for all roles of the team. */
export const EVERYONE = 'everyone';

/** The longest id, in code points. YAML keys are limited to 1024 characters, and ids should be readable. */
const LONGEST_ID = 60;

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

/** Returns a name in lower case with hyphens: `ux-ui-designer` for `UX/UI Designer`. Keeps letters of any script. */
export function kebab(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]|\ufe0e|\ufe0f/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // Drops variation selectors, which are marks without a letter.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join('-')
    .normalize('NFC');
  const points = [...words.slice(0, LONGEST_ID * 2)].slice(0, LONGEST_ID).join('').replace(/-+$/u, '');
  if (points === '') return 'role';
  // Keys that begin with `x-` are ignored in charters, so such a role would be lost.
  return points.startsWith('x-') ? `role-${points}` : points;
}

/** Returns the id, or the id with the first free number. `numbers` keeps the last number, so a search never starts over. */
export function freeId(wanted: string, isTaken: (id: string) => boolean, numbers: Map<string, number>): string {
  if (wanted !== EVERYONE && !isTaken(wanted)) return wanted;
  let number = numbers.get(wanted) ?? 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  numbers.set(wanted, number);
  return `${wanted}-${number}`;
}
