/** What a charter has from the ones that it extends. */
import { type Analysis, placeOf } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import { type Inherited, withInherited } from '../charter/names.ts';
import { isStructural } from '../rules/rule.ts';

/** A charter that gives its entries to others. */
export interface Parent {
  readonly path: string;
  readonly analysis: Analysis;
  /** What it has itself inherited, and gives on. */
  readonly inherited: Inherited;
}

/** What a charter gives: the parts of it that can be inherited. While they are the same objects, so is what it gives. */
function partsOf({ analysis, inherited }: Parent): readonly unknown[] {
  const { charter } = analysis.reading;
  const { roles, people, decides, schemes, rules } = charter;
  return [roles, people, decides?.areas, analysis.reading.schemes, schemes, rules, inherited, isBroken(analysis)];
}

/** Whether a charter has errors of structure, so that what it seems to lack may be there. */
export function isBroken(analysis: Analysis): boolean {
  return analysis.problems.some(({ rule }) => isStructural(rule));
}

/** Remembers what a charter inherits for as long as its parents give the same. */
export class Inheritance {
  #key: readonly unknown[] = [];
  #inherited: Inherited | undefined;

  /**
   * @param parents the extended charters, in the order in which they are named: the first of two with one key counts
   * @param uncertain whether there are others that could not be read
   * @param origin makes the origin of what a charter gives
   */
  from(parents: readonly Parent[], uncertain: boolean, origin: (path: string) => Origin): Inherited {
    const key = [uncertain, ...parents.flatMap((parent) => [parent.path, ...partsOf(parent)])];
    if (
      this.#inherited !== undefined &&
      key.length === this.#key.length &&
      key.every((one, at) => one === this.#key[at])
    ) {
      return this.#inherited;
    }
    this.#key = key;
    this.#inherited = inheritFrom(parents, uncertain, origin);
    return this.#inherited;
  }
}

function inheritFrom(parents: readonly Parent[], uncertain: boolean, originOf: (path: string) => Origin): Inherited {
  let all: Inherited = { roles: [], people: [], areas: [], schemes: [], rules: [], uncertain };
  for (const parent of parents) {
    const given = givenBy(parent, originOf(parent.path));
    all = {
      roles: withInherited(all.roles, given.roles, (role) => role.id.value),
      people: withInherited(all.people, given.people, (person) => person.handle.value),
      areas: withInherited(all.areas, given.areas, (area) => area.name.value),
      schemes: withInherited(all.schemes, given.schemes, (scheme) => scheme.id),
      schemeEntries: withInherited(all.schemeEntries ?? [], given.schemeEntries ?? [], (entry) => entry.id.value),
      rules: withInherited(all.rules, given.rules, (entry) => entry.code.value),
      uncertain: all.uncertain || given.uncertain,
    };
  }
  return all;
}

/** What a charter declares, marked with where it comes from, and what it has inherited itself. */
function givenBy({ analysis, inherited }: Parent, from: Origin): Inherited {
  const { charter } = analysis.reading;
  return {
    roles: withInherited(
      charter.roles.map((role) => ({ ...role, from })),
      inherited.roles,
      (role) => role.id.value,
    ),
    people: withInherited(
      charter.people.map((one) => ({ ...one, from })),
      inherited.people,
      (one) => one.handle.value,
    ),
    areas: withInherited(
      (charter.decides?.areas ?? []).map((area) => ({ ...area, from })),
      inherited.areas,
      (area) => area.name.value,
    ),
    schemes: withInherited(
      charter.schemes.map((entry) => entry.scheme),
      inherited.schemes,
      (scheme) => scheme.id,
    ),
    schemeEntries: withInherited(
      charter.schemes.map((entry) => ({ ...entry, from })),
      inherited.schemeEntries ?? [],
      (entry) => entry.id.value,
    ),
    rules: withInherited(
      charter.rules.map((entry) => ({ ...entry, from })),
      inherited.rules,
      (entry) => entry.code.value,
    ),
    uncertain: inherited.uncertain || isBroken(analysis),
  };
}

/** The origin of what a charter gives. It follows the charter's latest version: an edit moves what is inherited. */
export function originOf(path: string, latest: () => Analysis | undefined): Origin {
  return {
    path,
    place: (block, span) => {
      const analysis = latest();
      return (analysis && placeOf(analysis.document, block, span)) ?? { start: 0, end: 0 };
    },
  };
}
