/** Inheritance: the entries that a charter gets from those it extends. */

import type { Analysis } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import { type Inherited, withInherited } from '../charter/names.ts';
import { isStructural } from '../rules/rule.ts';
import { placeOf } from '../yaml/places.ts';

/** A charter that others extend. */
export interface Parent {
  readonly path: string;
  readonly analysis: Analysis;
  /** The entries that it inherits itself and passes on. */
  readonly inherited: Inherited;
}

/** The parts of a charter that can be inherited. The result is reused while these objects are unchanged. */
function partsOf({ analysis, inherited }: Parent): readonly unknown[] {
  const { charter } = analysis.reading;
  const { roles, people, decides, schemes, rules } = charter;
  return [roles, people, decides?.areas, analysis.reading.schemes, schemes, rules, inherited, isBroken(analysis)];
}

/** Whether a charter has structural errors, so that entries which seem to be missing may exist. */
export function isBroken(analysis: Analysis): boolean {
  return analysis.problems.some(({ rule }) => isStructural(rule));
}

/** Caches what a charter inherits while its parents are unchanged. */
export class Inheritance {
  #key: readonly unknown[] = [];
  #inherited: Inherited | undefined;

  /**
   * @param parents the extended charters in the order of `extends`; for a key in two of them, the first counts
   * @param uncertain whether some extended charters could not be read
   * @param origin makes the origin of inherited entries
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

/** The entries that a charter declares, marked with their origin, and those that it inherits. */
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

/** The origin of inherited entries. It follows the latest version of the charter, since edits move entries. */
export function originOf(path: string, latest: () => Analysis | undefined): Origin {
  return {
    path,
    place: (block, span) => {
      const analysis = latest();
      return (analysis && placeOf(analysis.document, block, span)) ?? { start: 0, end: 0 };
    },
  };
}
