/** Every place where a charter names a role or a person. */
import type { Block } from '../yaml/document.ts';
import type { Charter, CharterFrame, Name } from './model.ts';

export interface PlacedName {
  readonly block: Block;
  readonly name: Name;
  /** Whether only one name can be there. */
  readonly alone?: true;
}

/** Every name of a role or person that stands in no row. */
export function* namesOutsideRows(charter: CharterFrame): Generator<PlacedName> {
  for (const { block, manages, backup } of charter.roles) {
    for (const name of manages) yield { block, name };
    if (backup) yield { block, name: backup, alone: true };
  }
  for (const { block, deciders, tieBreak } of charter.decides?.areas ?? []) {
    for (const name of deciders) yield { block, name };
    if (tieBreak) yield { block, name: tieBreak, alone: true };
  }
  for (const { block, owners, helpers, acknowledged } of charter.responsibilities?.entries ?? []) {
    for (const name of [...owners, ...helpers, ...(acknowledged?.entries.map((one) => one.name) ?? [])])
      yield { block, name };
  }
  for (const { block, with: who, owners } of charter.agreements?.entries ?? []) {
    for (const name of [...who, ...owners]) yield { block, name };
  }
}

/** Every place where one name is used, in rows and elsewhere, the people of roles among them. */
export function usesOf(charter: Charter, wanted: string): readonly PlacedName[] {
  return usesByName(charter).get(wanted) ?? [];
}

const USES = new WeakMap<Charter, ReadonlyMap<string, readonly PlacedName[]>>();

/** Found once for a version, since a fix of everything asks for many names. */
function usesByName(charter: Charter): ReadonlyMap<string, readonly PlacedName[]> {
  const known = USES.get(charter);
  if (known !== undefined) return known;
  const found = new Map<string, PlacedName[]>();
  const use = (block: Block, name: Name) => {
    const places = found.get(name.value);
    if (places === undefined) found.set(name.value, [{ block, name }]);
    else places.push({ block, name });
  };
  for (const { block, name } of namesOutsideRows(charter)) use(block, name);
  for (const { block, people } of charter.roles) for (const name of people) use(block, name);
  for (const { entries } of charter.tables) {
    for (const { block, assignments, acknowledged } of entries) {
      for (const { names } of assignments) for (const name of names) use(block, name);
      for (const { name } of acknowledged?.entries ?? []) use(block, name);
    }
  }
  USES.set(charter, found);
  return found;
}
