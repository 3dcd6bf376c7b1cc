/** The facts about a charter that rules need, computed once. */
import type { Block } from '../yaml/document.ts';
import { idInOtherCase, mayMean } from './meant.ts';
import type { Area, Charter, CharterFrame, Name, RuleEntry } from './model.ts';
import { type Names, rolesOf, type Target } from './names.ts';
import type { TableFacts } from './table.ts';
import { namesOutsideRows } from './uses.ts';
import { isPlaceholder } from './vocabulary.ts';
import { type Load, Loads } from './workload.ts';

/** Which names are written somewhere other than where they are declared. */
export interface Uses {
  has(name: string): boolean;
}

/** A charter as a whole, with what rules ask for more than once. Of its tables it has nothing of the single rows. */
export interface CharterFacts {
  readonly charter: CharterFrame;
  readonly tables: readonly TableOutline[];
  readonly names: Names;
  /** Rows that have letters and are not dropped, of all tables together. */
  readonly rowCount: number;
  /** The load of each role, by its number: each row once, `everyone` left out. A person counts as the roles that list them. */
  readonly roleLoads: readonly Load[];
  /** The load of each person, by number, over the letters of all the roles they hold and their own name. */
  readonly personLoads: readonly Load[];
  /** How many of the responsibilities, agreements and areas each role owns, by its number. */
  readonly roleDuties: readonly number[];
  /** Names that are written somewhere other than where they are declared, here or in a charter that extends this one. */
  readonly used: Uses;
  /** Whether a name is written anywhere of which nobody can tell whom it means: it may be anybody's. */
  readonly hasStrangers: boolean;
  /** Whether a name that nobody has may mean a role, by its number. */
  readonly isMeant: (role: number) => boolean;
  /** Whether the id of a role, by its number, is only written with other capitals than where it is declared. */
  readonly isInOtherCase: (role: number) => boolean;
  /** Whether a block, an entry or a section could not be read, so that what seems to be missing may be there. */
  readonly broken: boolean;
  /** Names that unreadable texts may contain. */
  readonly mentioned: ReadonlySet<string>;
  /** Top-level keys that another one was probably meant to be. */
  readonly misspelt: ReadonlySet<string>;
  /** Where `extends` points to something that could not be read: block and message for the path, by its number. */
  readonly brokenExtends: readonly { readonly path: Name & { readonly block: Block }; readonly message: string }[];
  /** The entries of `rules` with an unknown code. */
  readonly unknownRules: readonly RuleEntry[];
  /** The decision areas, those of extended charters among them. */
  readonly areas: readonly Area[];
  /** The block of a charter in which nothing is written, to say so in. */
  readonly empty: Block | undefined;
}

/** What a charter as a whole has of a table. */
export interface TableOutline {
  readonly key: Name;
  readonly isEmpty: boolean;
  /** Which of the known places of overlap its rows name or cover, in their order. */
  readonly covered: readonly boolean[];
}

/** A charter with all its rows. */
export interface Facts extends Omit<CharterFacts, 'charter' | 'tables'> {
  readonly charter: Charter;
  readonly tables: readonly TableFacts[];
  /** The same without the rows: one object for as long as nothing of it changes. */
  readonly whole: CharterFacts;
  /** What that was made from. */
  readonly basis: readonly unknown[];
}

export interface FactsInput {
  readonly charter: Charter;
  readonly names: Names;
  readonly tables: readonly TableFacts[];
  readonly broken: boolean;
  readonly mentioned: ReadonlySet<string>;
  readonly usedElsewhere: ReadonlySet<string>;
  readonly misspelt: ReadonlySet<string>;
  readonly brokenExtends: CharterFacts['brokenExtends'];
  readonly unknownRules: readonly RuleEntry[];
  readonly areas: readonly Area[];
  readonly empty: Block | undefined;
}

export function readFacts(input: FactsInput, previous?: Facts): Facts {
  const { charter, tables } = input;
  const basis = basisOf(input);
  const same = previous?.basis.length === basis.length && basis.every((one, index) => one === previous.basis[index]);
  const whole = previous !== undefined && same ? previous.whole : wholeOf(input);
  return { ...whole, charter, tables, whole, basis };
}

/** All that the facts of a whole charter are made from. While these are the same objects, so are those. */
function basisOf(input: FactsInput): readonly unknown[] {
  const { charter, names, tables, broken, usedElsewhere, unknownRules, areas, empty } = input;
  const { pairs, team, people, peopleKey, roles, rolesKey, decides, schemes, responsibilities, agreements } = charter;
  const basis: unknown[] = [names, broken, usedElsewhere, unknownRules, empty, pairs, charter.extends, team, people];
  basis.push(peopleKey, roles, rolesKey, decides, schemes, responsibilities, agreements, charter.review, charter.rules);
  for (const { table, loads, counted, covered } of tables) {
    basis.push(table.key, table.block, table.scheme, table.entries.length === 0, loads, counted);
    for (const count of covered) basis.push(count > 0);
  }
  for (const { path, message } of input.brokenExtends) basis.push(path, message);
  return basis.concat(areas.length, ...areas, ...input.misspelt, ...input.mentioned);
}

function wholeOf(input: FactsInput): CharterFacts {
  const { charter, names, tables } = input;
  const loads = Loads.sum(
    names,
    tables.map((table) => table.loads),
  );
  const rowCount = tables.reduce((sum, table) => sum + table.counted, 0);
  const others = new Set<string>([...input.usedElsewhere, ...input.mentioned]);
  useOthers(charter, others);
  const used: Uses = {
    has: (name) => {
      const target = names.resolve(name);
      return others.has(name) || (target !== undefined && (loads.names(target) || loads.isMeant(target)));
    },
  };
  const exact = new Set(others);
  const strangers = strangersOf(charter, names);

  const meant = strangers.map(({ value }) => mayMean(value, names));
  for (const target of meant.flat()) useTarget(target, others);
  const meantRoles = new Set(
    meant.flat().flatMap((target) => (target.kind === 'everyone' ? [] : rolesOf(target, names))),
  );
  const roleDuties = dutiesOf(charter, input.areas, names);
  const outlines = tables.map(({ table: { key, entries }, covered }) => ({
    key,
    isEmpty: entries.length === 0,
    covered: covered.map((count) => count > 0),
  }));
  return {
    ...input,
    tables: outlines,
    rowCount,
    roleLoads: loads.roles(),
    personLoads: loads.people(),
    roleDuties,
    used,
    hasStrangers: loads.hasStrangers || meant.some((targets) => targets.length === 0),
    isMeant: (role) => {
      const ref = names.roles[role];
      return ref !== undefined && (meantRoles.has(ref) || loads.isMeant({ kind: 'role', role: ref }));
    },
    isInOtherCase: (role) => {
      const ref = names.roles[role];
      if (ref === undefined || exact.has(ref.id) || loads.names({ kind: 'role', role: ref })) return false;
      return loads.inOtherCase(role) > 0 || strangers.some(({ value }) => idInOtherCase(value, names) === ref.id);
    },
  };
}

function useTarget(target: Target, used: Set<string>): void {
  if (target.kind === 'role') used.add(target.role.id);
  if (target.kind === 'person') used.add(target.person.key).add(target.person.name);
}

/** The unknown names outside rows. */
function strangersOf(charter: Charter, names: Names): readonly Name[] {
  const found: Name[] = [];
  for (const { name } of namesOutsideRows(charter)) {
    if (names.resolve(name.value) === undefined && !isPlaceholder(name.value)) found.push(name);
  }
  return found;
}

/** Adds the names that stand anywhere but in a cell. */
function useOthers(charter: Charter, used: Set<string>): void {
  const use = (names: readonly (Name | undefined)[]) => {
    for (const name of names) if (name !== undefined) used.add(name.value);
  };
  for (const role of charter.roles) use([...role.people, ...role.manages, role.backup]);
  for (const area of charter.decides?.areas ?? []) use([...area.deciders, area.tieBreak]);
  for (const one of charter.responsibilities?.entries ?? []) {
    use([...one.owners, ...one.helpers, ...(one.acknowledged?.entries.map((entry) => entry.name) ?? [])]);
  }
  for (const one of charter.agreements?.entries ?? []) use([...one.with, ...one.owners]);
}

function dutiesOf(charter: Charter, areas: readonly Area[], names: Names): readonly number[] {
  // What a role lists as its own it owns, whether or not an entry says so again.
  const duties = names.roles.map((role) => role.role.responsibilities.length);
  const add = (list: readonly Name[]) => {
    for (const name of list) {
      const target = names.resolve(name.value);
      if (target?.kind === 'everyone') continue;
      for (const role of rolesOf(target, names)) duties[role.index] = (duties[role.index] ?? 0) + 1;
    }
  };
  for (const { deciders, tieBreak } of areas) add(tieBreak === undefined ? deciders : [...deciders, tieBreak]);
  for (const one of charter.responsibilities?.entries ?? []) add([...one.owners, ...one.helpers]);
  for (const one of charter.agreements?.entries ?? []) add(one.owners);
  return duties;
}
