import { nameKey } from '../cells/person-names.ts';
import { meansEveryone } from '../cells/vocabulary.ts';
import type { DraftName } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';

/** The word of the format for every role of the team. */
export const EVERYONE = 'everyone';

/** Ids are keys of YAML, which may not be longer than 1024 characters; one of this length can still be read. */
const LONGEST_ID = 60;

export interface Role {
  readonly id: string;
  readonly title: string;
}

/** The ids of names; one name has one id, however it is spelled. */
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
            `${quote(name.title)} was read as ${quote(known.title)}, which is the same but for its spelling.`,
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

/** A name in lower case with hyphens: `UX/UI Designer` is `ux-ui-designer`. Letters of any script stay. */
export function kebab(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]|\ufe0e|\ufe0f/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    // A variation selector is a mark without a letter.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join('-')
    .normalize('NFC');
  const points = [...words.slice(0, LONGEST_ID * 2)].slice(0, LONGEST_ID).join('').replace(/-+$/u, '');
  if (points === '') return 'role';
  // A key that begins with `x-` is the author's own, and no role.
  return points.startsWith('x-') ? `role-${points}` : points;
}

/** The id itself, or the first of its numbers that is free; where the search ended is kept, so that it never starts over. */
export function freeId(wanted: string, isTaken: (id: string) => boolean, numbers: Map<string, number>): string {
  if (wanted !== EVERYONE && !isTaken(wanted)) return wanted;
  let number = numbers.get(wanted) ?? 2;
  while (isTaken(`${wanted}-${number}`)) number += 1;
  numbers.set(wanted, number);
  return `${wanted}-${number}`;
}
