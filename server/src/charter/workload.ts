/**
 * The workload of roles and people. Each row adds a few small numbers, so an edit only subtracts and adds those of the
 * changed rows.
 */
import { idInOtherCase, mayMean } from './meant.ts';
import type { Name } from './model.ts';
import { type Names, rolesOf, type Target } from './names.ts';
import type { Letter } from './schemes.ts';

/** How many rows a role or a person holds a letter of each kind in. */
export interface Load {
  readonly owns: number;
  readonly does: number;
  /** Rows in which they hold any letter, by name and not as one of everyone. */
  readonly holds: number;
  /** Rows in which they help or can refuse the result. */
  readonly acts: number;
}

/** What one row adds: for each role and person in it their number and marks, packed as `number * 128 + marks`. */
export type RowLoad = readonly number[];

const OWNS = 1;
const DOES = 2;
const HOLDS = 4;
/** Their own name is written in the row; somebody who holds a letter only through a role or a person has no such mark. */
const NAMED = 8;
/** They help, or can refuse the result: more than being asked or told. */
const ACTS = 16;
/** Their id is written with other capitals than where it is declared. */
const OTHER_CASE = 32;
/** A name that nobody has may mean them. */
const MEANT = 64;
const BITS = 7;
/** The row has a name that nobody has, and nobody can tell whom it means. */
const STRANGE = 1;
/** The row has a name that nobody has. */
const UNRESOLVED = 2;

function acts(letter: Letter): boolean {
  return letter.is.includes('support') || letter.is.includes('veto');
}

interface Held {
  readonly name: Name;
  readonly target: Target | undefined;
  readonly letter: Letter;
}

/**
 * What a row adds to the loads. People are numbered behind the roles.
 *
 * @param counted whether the letters count; of a dropped decision only the names do
 * @param others names that stand in the row but hold nothing
 */
export function rowLoad(held: readonly Held[], others: readonly Name[], names: Names, counted: boolean): RowLoad {
  const load = new Marks();
  const roles = names.roles.length;
  for (const { name, target, letter } of held) {
    if (target === undefined) markStranger(load, name.value, names);
    if (target === undefined || target.kind === 'everyone') continue;
    load.addNamed(target, roles);
    if (!counted) continue;
    const marks =
      HOLDS |
      (letter.is.includes('owner') ? OWNS : 0) |
      (letter.is.includes('doer') ? DOES : 0) |
      (acts(letter) ? ACTS : 0);
    if (target.kind === 'person') {
      for (const role of target.person.roles) load.add(role.index, marks);
      load.add(roles + target.person.index, marks);
    } else {
      load.add(target.role.index, marks);
      for (const person of target.role.people) load.add(roles + person.index, marks);
    }
  }
  for (const name of others) {
    const target = names.resolve(name.value);
    if (target === undefined) markStranger(load, name.value, names);
    load.addNamed(target, roles);
  }
  return load.load;
}

/** Marks the roles and people that an unknown name may mean, and a role whose id differs only in case. */
function markStranger(load: Marks, name: string, names: Names): void {
  const roles = names.roles.length;
  const meant = mayMean(name, names);
  load.add(roles + names.people.length, meant.length === 0 ? STRANGE | UNRESOLVED : UNRESOLVED);
  for (const target of meant) {
    if (target.kind === 'everyone') continue;
    for (const role of rolesOf(target, names)) load.add(role.index, MEANT);
    if (target.kind === 'person') load.add(roles + target.person.index, MEANT);
  }
  const id = idInOtherCase(name, names);
  const target = id === undefined ? undefined : names.resolve(id);
  if (target?.kind === 'role') load.add(target.role.index, OTHER_CASE);
}

/** Up to this length, a list is searched faster than a map. */
const FEW = 16;

/** The load of a row under construction. */
class Marks {
  readonly load: number[] = [];
  /** The index of each role and person in a long load. */
  #places: Map<number, number> | undefined;

  add(index: number, marks: number): void {
    const at = this.#placeOf(index);
    if (at !== undefined) {
      this.load[at] = (this.load[at] ?? 0) | marks;
      return;
    }
    this.#places?.set(index, this.load.length);
    this.load.push((index << BITS) | marks);
  }

  #placeOf(index: number): number | undefined {
    const { load } = this;
    if (load.length >= FEW) {
      this.#places ??= new Map(load.map((packed, at) => [packed >> BITS, at]));
      return this.#places.get(index);
    }
    for (let at = 0; at < load.length; at++) if ((load[at] ?? 0) >> BITS === index) return at;
    return undefined;
  }

  /** @param roles how many roles there are: people are numbered behind them */
  addNamed(target: Target | undefined, roles: number): void {
    if (target?.kind === 'role') this.add(target.role.index, NAMED);
    else if (target?.kind === 'person') this.add(roles + target.person.index, NAMED);
  }
}

/** The loads of many rows together. A value: a change of the rows gives new loads, by difference, or the same ones. */
export class Loads {
  readonly #names: Names;
  readonly #counts: readonly number[];

  private constructor(names: Names, counts: readonly number[]) {
    this.#names = names;
    this.#counts = counts;
  }

  /** The loads of no rows. */
  static none(names: Names): Loads {
    return new Loads(names, countsFor(names));
  }

  /** The loads after a change of the rows. */
  changed({ counts }: LoadCounts): Loads {
    if (counts.every((count) => count === 0)) return this;
    return new Loads(
      this.#names,
      this.#counts.map((count, at) => count + (counts[at] ?? 0)),
    );
  }

  /** The loads of the rows of several tables. */
  static sum(names: Names, all: readonly Loads[]): Loads {
    const [first] = all;
    if (first !== undefined && all.length === 1) return first;
    const counts = Loads.none(names).#counts.slice();
    for (const loads of all) for (const [at, count] of loads.#counts.entries()) counts[at] = (counts[at] ?? 0) + count;
    return new Loads(names, counts);
  }

  roles(): readonly Load[] {
    return this.#names.roles.map((role) => this.#at(role.index));
  }

  people(): readonly Load[] {
    return this.#names.people.map((person) => this.#at(this.#names.roles.length + person.index));
  }

  /** Whether the role or person that a name refers to is named in any row. */
  names(target: Target): boolean {
    if (target.kind === 'everyone') return false;
    const index = target.kind === 'role' ? target.role.index : this.#names.roles.length + target.person.index;
    return (this.#counts[BITS * index + 3] ?? 0) > 0;
  }

  /** Whether a name that nobody has may mean a role or a person. */
  isMeant(target: Target): boolean {
    if (target.kind === 'everyone') return false;
    const index = target.kind === 'role' ? target.role.index : this.#names.roles.length + target.person.index;
    return (this.#counts[BITS * index + 6] ?? 0) > 0;
  }

  /** Whether any row has a name of which nobody can tell whom it means. */
  get hasStrangers(): boolean {
    return (this.#counts[BITS * (this.#names.roles.length + this.#names.people.length)] ?? 0) > 0;
  }

  /** Whether any row has a name that nobody has. */
  get hasUnresolved(): boolean {
    return (this.#counts[BITS * (this.#names.roles.length + this.#names.people.length) + 1] ?? 0) > 0;
  }

  /** In how many rows the id of a role, by its number, is written in another case. */
  inOtherCase(role: number): number {
    return this.#counts[BITS * role + 5] ?? 0;
  }

  #at(index: number): Load {
    const [counts, first] = [this.#counts, BITS * index];
    return {
      owns: counts[first] ?? 0,
      does: counts[first + 1] ?? 0,
      holds: counts[first + 2] ?? 0,
      acts: counts[first + 4] ?? 0,
    };
  }
}

/** The loads of some rows added up, or taken away. */
export class LoadCounts {
  readonly counts: number[];

  constructor(names: Names) {
    this.counts = countsFor(names);
  }

  add(load: RowLoad, sign: 1 | -1): void {
    const { counts } = this;
    for (let at = 0; at < load.length; at++) {
      const packed = load[at] ?? 0;
      const first = BITS * (packed >> BITS);
      for (let bit = 0; bit < BITS; bit++)
        counts[first + bit] = (counts[first + bit] ?? 0) + sign * ((packed >> bit) & 1);
    }
  }
}

/** A counter for each bit of each role and person: owns, does, holds, named, acts; and one place for strangers. */
function countsFor(names: Names): number[] {
  return new Array<number>(BITS * (names.roles.length + names.people.length + 1)).fill(0);
}
