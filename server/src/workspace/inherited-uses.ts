/** Finds the inherited names that charters use. */
import type { Analysis } from '../analysis.ts';

/** Names by the path of the charter that declares them. */
export type NamesUsed = ReadonlyMap<string, ReadonlySet<string>>;

export const NOTHING_USED: ReadonlySet<string> = new Set();
export const NO_USES: NamesUsed = new Map();

/** Caches the uses of each analysis. */
export class Uses {
  readonly #known = new WeakMap<Analysis, NamesUsed>();

  of(analysis: Analysis): NamesUsed {
    const known = this.#known.get(analysis);
    if (known !== undefined) return known;
    const uses = usesOf(analysis);
    this.#known.set(analysis, uses);
    return uses;
  }
}

function usesOf({ facts }: Analysis): NamesUsed {
  const uses = new Map<string, Set<string>>();
  const use = (from: string, name: string) => {
    const names = uses.get(from);
    if (names === undefined) uses.set(from, new Set([name]));
    else names.add(name);
  };
  const { names, used } = facts;
  for (const { id, role } of names.roles) if (role.from !== undefined && used.has(id)) use(role.from.path, id);
  for (const { key, name, person } of names.people) {
    if (person?.from !== undefined && (used.has(key) || used.has(name))) use(person.from.path, key);
  }
  return uses;
}
