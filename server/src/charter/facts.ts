/** What rules ask of a row and of a charter, found once: who holds what, by capability. */

import { exact } from '../text/exact.ts';
import type { Block } from '../yaml/document.ts';
import { hotspotsIn } from './hotspots.ts';
import { type Load, Loads, type RowLoad, rowLoad } from './loads.ts';
import {
  type Area,
  type Assignment,
  type Charter,
  type CharterFrame,
  HOTSPOTS,
  type Hotspot,
  type Name,
  type Row,
  type RuleEntry,
} from './model.ts';
import { fold, type Names, rolesOf, type Target } from './names.ts';
import { CAPABILITIES, type Capability, type Letter } from './schemes.ts';
import type { TableFacts } from './table.ts';

/** One name in one cell. */
export interface Holding {
  readonly name: Name;
  readonly letter: Letter;
  readonly assignment: Assignment;
  /** Undefined for a name that nobody has; it still counts as somebody. */
  readonly target: Target | undefined;
}

/** A row with its names resolved. It depends on the row's block and on the names alone. */
export interface RowFacts {
  readonly row: Row;
  /** Every name of every letter, in the order of the text. */
  readonly holdings: readonly Holding[];
  /** Whether any letter has a holder. */
  readonly filled: boolean;
  /** A decision that was dropped is checked for structure and names only. */
  readonly dropped: boolean;
  /** The label, case and spaces folded; empty where there is none. */
  readonly folded: string;
  /** The phase, case and spaces folded. */
  readonly foldedPhase: string;
  /** A number that rows with another label or phase hardly ever share. */
  readonly hash: number;
  /** What the row adds to the loads of roles and people. */
  readonly load: RowLoad;
  /** The known places of overlap that the row names or says it covers. */
  readonly hotspots: readonly Hotspot[];
  /** The letters that may have holders who could not be read. */
  readonly unread: readonly Letter[];
  /** Whether anybody has acknowledged it. */
  readonly acknowledged: boolean;
}

/** The holdings whose letter has a capability. */
export function holdingsThat(row: RowFacts, capability: Capability): readonly Holding[] {
  return row.holdings.filter((holding) => holding.letter.is.includes(capability));
}

/** Whether a letter with a capability may have holders who could not be read, so that nobody can call it empty. */
export function isUnread({ unread }: RowFacts, capability: Capability): boolean {
  return unread.some((letter) => letter.is.includes(capability));
}

/** How strong a letter is: the place of its strongest capability, 0 the strongest. */
export function strengthOf(letter: Letter): number {
  let strongest: number = CAPABILITIES.length;
  for (const capability of letter.is) strongest = Math.min(strongest, CAPABILITIES.indexOf(capability));
  return strongest;
}

export function readRowFacts(row: Row, names: Names): RowFacts {
  const holdings: Holding[] = [];
  for (const assignment of row.assignments) {
    for (const name of assignment.names) {
      holdings.push({ name, letter: assignment.letter, assignment, target: names.resolve(name.value) });
    }
  }
  const dropped = row.status?.value === 'dropped';
  const acknowledgers = row.acknowledged?.entries.map((entry) => entry.name) ?? [];
  const folded = row.label === undefined ? '' : fold(row.label.value);
  const foldedPhase = row.phase === undefined ? '' : fold(row.phase.value);
  return {
    row,
    holdings: exact(holdings),
    hash: hashOf(folded, foldedPhase),
    load: rowLoad(holdings, acknowledgers, names, !dropped),
    filled: holdings.length > 0,
    dropped,
    folded,
    foldedPhase,
    hotspots: dropped ? NO_HOTSPOTS : hotspotsOf(row),
    unread: row.unread === undefined ? NO_LETTERS : row.scheme.letters.filter((letter) => isLetterUnread(row, letter)),
    acknowledged: acknowledgers.length > 0 || row.unread?.has('acknowledged') === true,
  };
}

/** The facts of a row after a change of the names that it cannot tell. */
export function renamedRowFacts(facts: RowFacts, names: Names): RowFacts {
  const holdings = facts.holdings.map(({ name, letter, assignment }) => ({
    name,
    letter,
    assignment,
    target: names.resolve(name.value),
  }));
  return { ...facts, holdings };
}

/** The facts of a row after any change of the names. */
export function retoldRowFacts(facts: RowFacts, names: Names): RowFacts {
  const renamed = renamedRowFacts(facts, names);
  const { row, holdings, dropped } = renamed;
  const acknowledgers = row.acknowledged?.entries.map((entry) => entry.name) ?? [];
  return { ...renamed, load: rowLoad(holdings, acknowledgers, names, !dropped) };
}

/** Whether a row names one of some names. */
export function namesOneOf({ assignments, acknowledged }: Row, wanted: ReadonlySet<string>): boolean {
  for (const { names } of assignments) for (const { value } of names) if (wanted.has(value)) return true;
  return acknowledged?.entries.some(({ name }) => wanted.has(name.value)) === true;
}

const NO_LETTERS: readonly Letter[] = [];

function isLetterUnread({ unread }: Row, { letter, key }: Letter): boolean {
  return unread?.has(letter) === true || unread?.has(key) === true;
}

const NO_HOTSPOTS: readonly Hotspot[] = [];

function hotspotsOf(row: Row): readonly Hotspot[] {
  if (row.unread?.has('covers')) return HOTSPOTS;
  const named = row.label === undefined ? NO_HOTSPOTS : hotspotsIn(row.label.value);
  return row.covers.length === 0 ? named : [...named, ...row.covers.map((one) => one.value)];
}

function hashOf(label: string, phase: string): number {
  let hash = 0x811c9dc5;
  for (const text of [label, '\n', phase]) {
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  // Thirty bits are a small number to every engine.
  return hash >>> 2;
}

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
  /** Whether the structure of a top-level key is broken, so that keys that seem to be missing may be there. */
  readonly broken: boolean;
  /** Top-level keys that another one was probably meant to be. */
  readonly misspelt: ReadonlySet<string>;
  /** Where `extends` points to something that could not be read: block and message for the path, by its number. */
  readonly brokenExtends: readonly { readonly path: Name & { readonly block: Block }; readonly message: string }[];
  /** The entries of `rules` whose code is no rule's. */
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
  return basis.concat(areas.length, ...areas, ...input.misspelt);
}

function wholeOf(input: FactsInput): CharterFacts {
  const { charter, names, tables } = input;
  const loads = Loads.sum(
    names,
    tables.map((table) => table.loads),
  );
  const rowCount = tables.reduce((sum, table) => sum + table.counted, 0);
  const others = new Set<string>(input.usedElsewhere);
  useOthers(charter, others);
  const used: Uses = {
    has: (name) => {
      const target = names.resolve(name);
      return others.has(name) || (target !== undefined && loads.names(target));
    },
  };
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
  };
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
  const duties = names.roles.map((role) => role.role.responsibilities.length);
  const add = (list: readonly Name[]) => {
    for (const name of list) {
      const target = names.resolve(name.value);
      if (target?.kind === 'everyone') continue;
      for (const role of rolesOf(target, names)) duties[role.index] = (duties[role.index] ?? 0) + 1;
    }
  };
  // What a role lists as its own it owns, whether or not an entry says so again.
  for (const { index, role } of names.roles) duties[index] = (duties[index] ?? 0) + role.responsibilities.length;
  for (const { deciders, tieBreak } of areas) add(tieBreak === undefined ? deciders : [...deciders, tieBreak]);
  for (const one of charter.responsibilities?.entries ?? []) add([...one.owners, ...one.helpers]);
  for (const one of charter.agreements?.entries ?? []) add(one.owners);
  return duties;
}
