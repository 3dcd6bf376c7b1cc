/** The graph of which charters extend which. */
import { resolveExtends } from './extends-path.ts';

/** How many charters may extend one another in a row: more is a mistake, and every one is read for each below it. */
export const MAX_CHAIN = 32;

export class Extending {
  readonly #rootOf: (path: string) => string;
  /** The paths in `extends` of each charter, as written. */
  readonly #names = new Map<string, readonly string[]>();
  /** The charters that extend each charter directly; found on first use. */
  #heirs: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param rootOf the root folder, which the `extends` of a charter cannot leave */
  constructor(rootOf: (path: string) => string) {
    this.#rootOf = rootOf;
  }

  /** Sets what a charter extends. Returns whether that has changed. */
  set(path: string, names: readonly string[]): boolean {
    const before = this.#names.get(path);
    if (before !== undefined && before.length === names.length && before.every((one, at) => one === names[at]))
      return false;
    this.#names.set(path, names);
    this.#heirs = undefined;
    return true;
  }

  delete(path: string): void {
    this.#names.delete(path);
    this.#heirs = undefined;
  }

  /** Call this when the root folders change, since paths may then lead elsewhere. */
  rootsChanged(): void {
    this.#heirs = undefined;
  }

  /** The paths in the `extends` of a charter, as written. */
  namesIn(path: string): readonly string[] {
    return this.#names.get(path) ?? [];
  }

  /** A charter and those that it extends, directly or not, whether they exist or not. */
  chainOf(path: string): ReadonlySet<string> {
    const chain = new Set([path]);
    for (const one of chain) for (const target of this.#targetsOf(one)) chain.add(target);
    return chain;
  }

  /** The length of the chain of `extends` from a charter upwards, itself included, up to a limit and without circles. */
  heightOf(path: string, limit: number): number {
    // Usually there are too few charters to reach the limit.
    const { size } = this.chainOf(path);
    if (size <= limit) return size;
    let level: ReadonlySet<string> = new Set([path]);
    for (let height = 0; ; height++) {
      if (level.size === 0 || height > limit) return height;
      const above = new Set<string>();
      for (const one of level)
        for (const target of this.#targetsOf(one)) if (!this.chainOf(target).has(one)) above.add(target);
      level = above;
    }
  }

  /** The charters that extend a charter, directly or not. */
  heirsOf(path: string): readonly string[] {
    this.#heirs ??= this.#findHeirs();
    const found = new Set(this.#heirs.get(path) ?? []);
    for (const heir of found) for (const next of this.#heirs.get(heir) ?? []) found.add(next);
    found.delete(path);
    return [...found];
  }

  #targetsOf(path: string): readonly string[] {
    const names = this.#names.get(path);
    if (names === undefined || names.length === 0) return [];
    const root = this.#rootOf(path);
    return names.flatMap((name) => {
      const target = resolveExtends(path, name, root);
      return target.ok ? [target.path] : [];
    });
  }

  #findHeirs(): ReadonlyMap<string, readonly string[]> {
    const heirs = new Map<string, string[]>();
    for (const path of this.#names.keys()) {
      for (const target of this.#targetsOf(path)) {
        const list = heirs.get(target);
        if (list === undefined) heirs.set(target, [path]);
        else list.push(path);
      }
    }
    return heirs;
  }
}
