/** The rules across charters, asked again only when a charter says something else about what they look at. */
import type { Analysis } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import type { Found } from '../rules/check.ts';
import { RULES } from '../rules/index.ts';

/** A charter that is compared with others. */
export interface Compared {
  readonly path: string;
  readonly analysis: Analysis;
}

interface Entry {
  readonly analysis: Analysis;
  readonly says: readonly unknown[];
}

const NOTHING: readonly Found[] = [];

/** Remembers what was found for as long as the charters say the same to each other. */
export class Comparison {
  readonly #originOf: (path: string) => Origin;
  #entries = new Map<string, Entry>();
  #found: ReadonlyMap<string, readonly Found[]> = new Map();
  /** The list that was compared last, and the charters that have another analysis since. */
  #group: readonly string[] | undefined;
  readonly #touched = new Set<string>();

  constructor(originOf: (path: string) => Origin) {
    this.#originOf = originOf;
  }

  /** What was found in each charter, by path. While a charter's list is the same object, nothing in it has changed. */
  of(charters: readonly Compared[]): (path: string) => readonly Found[] {
    const entries = new Map<string, Entry>();
    let same = charters.length === this.#entries.size;
    for (const { path, analysis } of charters) {
      const before = this.#entries.get(path);
      const kept = before?.analysis === analysis ? before : { analysis, says: whatCounts(analysis) };
      same &&= before !== undefined && equal(before.says, kept.says);
      entries.set(path, kept);
    }
    this.#entries = entries;
    if (!same) this.#found = compare(charters, this.#originOf);
    this.#group = undefined;
    return (path) => this.#found.get(path) ?? NOTHING;
  }

  /** A charter has another analysis than when it was compared. */
  touch(path: string): void {
    this.#touched.add(path);
  }

  /** Any charter may have. */
  touchAll(): void {
    this.#group = undefined;
  }

  /**
   * What comparing charters finds in one of them. Of a list that was compared before, only those that have been touched
   * are looked at.
   */
  foundIn(
    path: string,
    others: readonly string[],
    analysesOf: (paths: readonly string[]) => readonly Compared[],
  ): readonly Found[] {
    if (others.length < 2) return NOTHING;
    if (others !== this.#group || !this.#stillHolds(analysesOf)) {
      this.of(analysesOf(others));
      this.#group = others;
    }
    this.#touched.clear();
    return this.#found.get(path) ?? NOTHING;
  }

  /** Whether those that were touched still say the same to the others, so that nothing new is found. */
  #stillHolds(analysesOf: (paths: readonly string[]) => readonly Compared[]): boolean {
    const touched = [...this.#touched].filter((path) => this.#entries.has(path));
    const now = analysesOf(touched);
    return (
      now.length === touched.length &&
      now.every(({ path, analysis }) => {
        const before = this.#entries.get(path);
        if (before?.analysis === analysis) return true;
        const says = whatCounts(analysis);
        if (before === undefined || !equal(before.says, says)) return false;
        this.#entries.set(path, { analysis, says });
        return true;
      })
    );
  }
}

/**
 * What the rules across charters see of one: its team, its people and what they own, its responsibilities and the
 * settings. While these are the same objects, they stand in the same blocks.
 */
function whatCounts({ reading, names, facts, settings, document }: Analysis): readonly unknown[] {
  const { team, roles, people, responsibilities } = reading.charter;
  const owns = facts.personLoads.map((load) => load.owns);
  const duties = responsibilities?.entries ?? [];
  return [document.conflicted, team, roles, people, names, settings.settings, owns.length, ...owns, ...duties];
}

function equal(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((one, index) => one === b[index]));
}

function compare(
  charters: readonly Compared[],
  originOf: (path: string) => Origin,
): ReadonlyMap<string, readonly Found[]> {
  // A charter with conflict markers says two things at once; neither is compared.
  const compared = charters.filter(({ analysis }) => !analysis.document.conflicted);
  const found = new Map<string, Found[]>();
  const facts = compared.map(({ analysis }) => analysis.facts);
  for (const rule of RULES) {
    rule.workspace?.(
      facts,
      (number, { related, ...finding }) => {
        const at = compared[number]?.path;
        if (at === undefined) return;
        const places = related.map(({ charter, ...one }) => {
          const path = compared[charter]?.path;
          return charter === number || path === undefined ? one : { ...one, from: originOf(path) };
        });
        const list = found.get(at);
        const one = { rule, finding: { ...finding, related: places } };
        if (list === undefined) found.set(at, [one]);
        else list.push(one);
      },
      (number, of, name) => compared[number]?.analysis.settings.settings.option(of, name) ?? 0,
    );
  }
  return found;
}
