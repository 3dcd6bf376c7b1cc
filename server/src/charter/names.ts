/** Roles, people, and the meaning of each name in a charter. */
import type { Area, Name, Person, Role, RuleEntry, SchemeEntry } from './model.ts';
import type { Scheme } from './schemes.ts';
import { nfc } from './values.ts';
import { isPlaceholder } from './vocabulary.ts';

/** The name for every role that is not external. */
export const EVERYONE = 'everyone';

/** Everything that a charter inherits. */
export interface Inherited {
  readonly roles: readonly Role[];
  readonly people: readonly Person[];
  readonly areas: readonly Area[];
  readonly schemes: readonly Scheme[];
  /** Where those schemes are declared. */
  readonly schemeEntries?: readonly SchemeEntry[];
  readonly rules: readonly RuleEntry[];
  /** Whether something could not be read, so that what seems to be missing may be there. */
  readonly uncertain: boolean;
}

export const NOTHING_INHERITED: Inherited = {
  roles: [],
  people: [],
  areas: [],
  schemes: [],
  rules: [],
  uncertain: false,
};

/** A person, declared in `people` or only named by a role. */
export interface PersonRef {
  /** The number of the person in `Names.people`. */
  readonly index: number;
  /** The handle, or the name where there is none. */
  readonly key: string;
  /** The name to show. */
  readonly name: string;
  readonly person: Person | undefined;
  /** The roles that list the person. */
  readonly roles: readonly RoleRef[];
}

export interface RoleRef {
  /** The number of the role in `Names.roles`. */
  readonly index: number;
  readonly id: string;
  /** The title, or the id where there is none. */
  readonly title: string;
  readonly role: Role;
  readonly people: readonly PersonRef[];
  /** Whether a declared person is in the place of the title, so that the role may not be vacant. */
  readonly hasPersonAsTitle: boolean;
}

/** What a name in a cell refers to. */
export type Target =
  | { readonly kind: 'role'; readonly role: RoleRef }
  | { readonly kind: 'person'; readonly person: PersonRef }
  | { readonly kind: 'everyone' };

export interface Names {
  /** The charter's own roles first, then the inherited ones. */
  readonly roles: readonly RoleRef[];
  /** The roles that are not external. */
  readonly internal: readonly RoleRef[];
  readonly people: readonly PersonRef[];
  /** Whether `people` is written anywhere, here or in an extended charter. */
  readonly hasPeople: boolean;
  /** Whether any role of the team itself has people in it. */
  readonly staffed: boolean;
  /** Whether roles or people could not be read completely: then no name is known to be wrong. */
  readonly uncertain: boolean;
  /** What a name refers to; undefined for an unknown one. A role id wins over a person. */
  resolve(name: string): Target | undefined;
  /** The person that a name refers to, whatever roles there are. */
  person(name: string): PersonRef | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const EVERYONE_TARGET: Target = { kind: 'everyone' };

/** Joins a charter's own entries with the inherited ones, key by key: its own win whole. */
export function withInherited<T>(own: readonly T[], inherited: readonly T[], key: (of: T) => string): readonly T[] {
  if (inherited.length === 0) return own;
  const taken = new Set(own.map(key));
  return [...own, ...inherited.filter((entry) => !taken.has(key(entry)))];
}

export function readNames(
  roles: readonly Role[],
  people: readonly Person[],
  inherited: Inherited,
  broken: boolean,
): Names {
  const persons = new Map<string, Mutable<PersonRef> & { roles: RoleRef[] }>();
  const list: (Mutable<PersonRef> & { roles: RoleRef[] })[] = [];
  const add = (key: string, name: string, person: Person | undefined) => {
    const ref = { index: list.length, key, name, person, roles: [] as RoleRef[] };
    list.push(ref);
    return ref;
  };
  const declared = withInherited(people, inherited.people, (person) => person.handle.value);
  for (const person of declared) {
    const ref = add(person.handle.value, person.name?.value ?? person.handle.value, person);
    persons.set(ref.key, ref);
  }
  // Handles are known before display names, so that a name that is another's handle means that other.
  for (const ref of [...list]) if (!persons.has(ref.name)) persons.set(ref.name, ref);

  const refs: RoleRef[] = [];
  const targets = new Map<string, Target>();
  for (const role of withInherited(roles, inherited.roles, (one) => one.id.value)) {
    const held: PersonRef[] = [];
    const known = new Set<PersonRef>();
    const ref = {
      index: refs.length,
      id: role.id.value,
      title: role.title?.value ?? role.id.value,
      role,
      people: held,
      hasPersonAsTitle: role.title !== undefined && persons.get(role.title.value)?.person !== undefined,
    };
    refs.push(ref);
    targets.set(ref.id, { kind: 'role', role: ref });
    for (const name of role.people) {
      let person = persons.get(name.value);
      if (person === undefined) {
        if (isPlaceholder(name.value)) continue;
        person = add(name.value, name.value, undefined);
        persons.set(name.value, person);
      }
      if (known.has(person)) continue;
      known.add(person);
      held.push(person);
      person.roles.push(ref);
    }
  }
  for (const [name, person] of persons) if (!targets.has(name)) targets.set(name, { kind: 'person', person });
  if (!targets.has(EVERYONE)) targets.set(EVERYONE, EVERYONE_TARGET);
  return {
    roles: refs,
    internal: refs.filter((ref) => !ref.role.external),
    people: list,
    hasPeople: declared.length > 0,
    staffed: refs.some((ref) => !ref.role.external && ref.people.length > 0),
    uncertain: inherited.uncertain || broken,
    resolve: (name) => targets.get(name),
    person: (name) => persons.get(name),
  };
}

/**
 * The names that mean somebody else to a row than they did, or nobody: ids that roles no longer have, and the ones they
 * have instead. Every other name refers to the same role or person by number. What a role is called, and where it stands,
 * no row depends on.
 *
 * @returns undefined where more than that has changed
 */
export function changedForRows(a: Names, b: Names): ReadonlySet<string> | undefined {
  const same =
    a.uncertain === b.uncertain &&
    a.hasPeople === b.hasPeople &&
    a.staffed === b.staffed &&
    a.roles.length === b.roles.length &&
    a.people.length === b.people.length &&
    a.roles.every((role, index) => sameRoleForRows(role, b.roles[index])) &&
    a.people.every((person, index) => samePersonForRows(person, b.people[index]));
  if (!same) return undefined;
  const changed = new Set<string>();
  for (const [index, { id }] of a.roles.entries()) {
    const now = b.roles[index]?.id ?? id;
    if (now !== id) changed.add(id).add(now);
  }
  return changed;
}

/** Whether a role is the same to rows that name it, whatever its id. */
function sameRoleForRows(a: RoleRef, b: RoleRef | undefined): boolean {
  if (b === undefined || a.role.external !== b.role.external || a.hasPersonAsTitle !== b.hasPersonAsTitle) return false;
  const [unread, unreadNow] = [[...(a.role.unread ?? [])], b.role.unread];
  return (
    unread.length === (unreadNow?.size ?? 0) &&
    unread.every((key) => unreadNow?.has(key)) &&
    a.people.length === b.people.length &&
    a.people.every((person, index) => person.index === b.people[index]?.index)
  );
}

function samePersonForRows(a: PersonRef, b: PersonRef | undefined): boolean {
  return (
    b !== undefined && a.key === b.key && a.name === b.name && (a.person === undefined) === (b.person === undefined)
  );
}

/** The roles that a name stands for: itself, those of a person, or everyone's. */
export function rolesOf(target: Target | undefined, names: Names): readonly RoleRef[] {
  if (target === undefined) return [];
  if (target.kind === 'everyone') return names.internal;
  return target.kind === 'role' ? [target.role] : target.person.roles;
}

/**
 * Which owner a name means, as a key: the role, the person or everyone. A role that one person holds alone is that person,
 * so the order of names never counts. A name that nobody has is itself.
 */
export function holderOf(name: string, target: Target | undefined): unknown {
  if (target === undefined) return name;
  if (target.kind === 'everyone') return target;
  if (target.kind === 'person') return target.person;
  const [person, ...others] = target.role.people;
  return person !== undefined && others.length === 0 ? person : target.role;
}

/** A role or a person as a key, apart from each other; undefined for everyone and for a name that nobody has. */
export function selfOf(target: Target | undefined): RoleRef | PersonRef | undefined {
  if (target?.kind === 'role') return target.role;
  return target?.kind === 'person' ? target.person : undefined;
}

/** Those who may speak for somebody besides themselves: the people of a role, or the roles of a person. */
export function membersOf(target: Target | undefined): readonly (RoleRef | PersonRef)[] {
  if (target?.kind === 'role') return target.role.people;
  return target?.kind === 'person' ? target.person.roles : [];
}

/** Whether two names mean the same somebody, or a role and one of its people, who may agree for it. */
export function sameOrMember(a: Name, b: Name, names: Names): boolean {
  return a.value === b.value || membersAmong([a], names)(b);
}

/** Tells of a name whether it means one of some names, or a role or person who may agree for one of them. */
export function membersAmong(list: readonly Name[], names: Names): (name: Name) => boolean {
  const known = new Set<unknown>();
  for (const { value } of list) {
    const target = names.resolve(value);
    known.add(value).add(selfOf(target) ?? target?.kind);
  }
  return ({ value }) => {
    const target = names.resolve(value);
    if (known.has(value)) return true;
    return (
      target !== undefined &&
      (known.has(selfOf(target) ?? target.kind) || membersOf(target).some((one) => known.has(one)))
    );
  };
}

/** Whether a text in the place of a name names nobody, such as TBD. */
export function isPlaceholderIn({ value }: Name, names: Names): boolean {
  return names.resolve(value) === undefined && isPlaceholder(value);
}

/** A name in the spelling that labels and team names are compared in: case and spaces folded. */
export function fold(name: string): string {
  return nfc(name).trim().replace(/\s+/g, ' ').toLowerCase();
}
