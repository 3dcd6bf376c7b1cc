/** Claims of ownership, shared by the ownership rules. */
import type { CharterFrame, Name, Origin, Responsibility } from '../../charter/model.ts';
import { fold, holderOf, type Names } from '../../charter/names.ts';
import type { Block } from '../../yaml/document.ts';

/** The names of a list without duplicates, each at its first place. */
export function distinctNames(names: readonly Name[], who: Names): readonly Name[] {
  if (names.length < 2) return names;
  const found = new Map<unknown, Name>();
  for (const name of names) {
    const holder = holderOf(name.value, who.resolve(name.value));
    if (!found.has(holder)) found.set(holder, name);
  }
  return [...found.values()];
}

/** A role or person that claims to own a responsibility. */
export interface Claim {
  /** The name of the responsibility, folded. */
  readonly key: string;
  /** The name as written. */
  readonly title: string;
  /** The owner; with several owners, the first known one. */
  readonly owner: Name;
  /** The keys of all owners; empty if all names are unknown. */
  readonly holders: readonly unknown[];
  /** The place of the claim: the owner in the entry, or the name in the role's list. */
  readonly mark: Name;
  readonly block: Block;
  readonly from?: Origin;
  /** The entry of `responsibilities`, if it makes the claim. */
  readonly entry?: Responsibility;
}

/** The claims of a charter in text order, after the inherited ones. */
export function claimsOf(charter: CharterFrame, names: Names): readonly Claim[] {
  const inherited: Claim[] = [];
  const ofRoles: Claim[] = [];
  for (const { role } of names.roles) {
    const holders = holdersIn([role.id], names);
    for (const mark of role.responsibilities) {
      const claim = { key: fold(mark.value), title: mark.value, owner: role.id, holders, mark, block: role.block };
      if (role.from === undefined) ofRoles.push(claim);
      else inherited.push({ ...claim, from: role.from });
    }
  }
  const ofEntries: Claim[] = [];
  for (const entry of charter.responsibilities?.entries ?? []) {
    const owner = entry.owners.find((one) => isSomebody(one, names)) ?? entry.owners[0];
    if (entry.name === undefined || owner === undefined) continue;
    const { name, block } = entry;
    const holders = holdersIn(entry.owners, names);
    ofEntries.push({ key: fold(name.value), title: name.value, owner, holders, mark: owner, block, entry });
  }
  const place = (key: string) => charter.pairs.findIndex((pair) => pair.key.value === key);
  const rolesFirst = place('roles') < place('responsibilities');
  return [...inherited, ...(rolesFirst ? [...ofRoles, ...ofEntries] : [...ofEntries, ...ofRoles])];
}

/** Whether a name means a role or a person. Other rules report unknown names and everyone. */
function isSomebody({ value }: Name, names: Names): boolean {
  const target = names.resolve(value);
  return target !== undefined && target.kind !== 'everyone';
}

function holdersIn(list: readonly Name[], names: Names): readonly unknown[] {
  return list.filter((one) => isSomebody(one, names)).map(({ value }) => holderOf(value, names.resolve(value)));
}
