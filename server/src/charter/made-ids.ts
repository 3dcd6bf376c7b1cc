/** Ids for names that have none: those that the charter writes elsewhere, else in lower case with hyphens. */
import type { Charter } from './model.ts';
import { namesOutsideRows } from './uses.ts';
import { plainWords } from './vocabulary.ts';

/** Ids are keys of YAML, which may not be longer than 1024 characters; one of this length can still be read. */
const LONGEST_ID = 60;

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

/**
 * One id for each name, no two the same: one that the charter writes already, or such as import makes. Without a charter
 * they are examples, and short.
 */
export function idsFor(names: readonly string[], charter: Charter | undefined, section: string): readonly string[] {
  const written = charter === undefined ? undefined : namesWritten(charter);
  const taken = new Set<string>();
  return names.map((name) => {
    const words = plainWords(name).split(' ');
    const initials = words.length < 2 ? [] : [words.map((word) => word.charAt(0)).join('')];
    const known = [kebab(name), ...(section === 'people' ? [] : initials), ...words];
    const short = [...(written ?? [])].filter((one) => one.length > 2 && words.some((word) => word.startsWith(one)));
    const wanted = [...known, ...short].find((one) => written?.has(one) === true && !taken.has(one));
    const example = section === 'people' ? words[0] : initials[0];
    let id = wanted ?? (written === undefined || section === 'people' ? (example ?? kebab(name)) : kebab(name));
    if (taken.has(id)) id = kebab(name);
    for (let number = 2; taken.has(id); number++) id = `${kebab(name)}-${number}`;
    taken.add(id);
    return id;
  });
}

/** The names that a charter uses anywhere. */
function namesWritten(charter: Charter): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name } of namesOutsideRows(charter)) found.add(name.value);
  for (const { people } of charter.roles) for (const { value } of people) found.add(value);
  for (const { entries } of charter.tables) {
    for (const { assignments } of entries)
      for (const { names } of assignments) for (const { value } of names) found.add(value);
  }
  return found;
}
