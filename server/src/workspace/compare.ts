/** Runs the rules across charters again only when a charter changes something that they read. */
import type { Analysis } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import { compareSummaries } from '../checking/across-charters.ts';
import { type BlockPlace, summarize } from '../checking/charter-summary.ts';
import type { Found } from '../checking/run-rules.ts';
import type { CharterSummary } from '../rules/rule.ts';

/** A charter that is compared with others. */
export interface Compared {
  readonly path: string;
  readonly analysis: Analysis;
}

interface Entry {
  readonly analysis: Analysis;
  readonly says: readonly unknown[];
  /** The summary for the rules, made on request; the same object while it is unchanged. */
  readonly kept: { said?: CharterSummary<BlockPlace> };
}

function entryOf(analysis: Analysis, before: Entry | undefined): Entry {
  if (before?.analysis === analysis) return before;
  const says = whatCounts(analysis);
  return { analysis, says, kept: before !== undefined && equal(before.says, says) ? before.kept : {} };
}

function saidIn({ analysis, kept }: Entry): CharterSummary<BlockPlace> {
  kept.said ??= summarize(analysis.facts, analysis.settings.settings);
  return kept.said;
}

const NOTHING: readonly Found[] = [];

/** Keeps results while the summaries of the charters are unchanged. */
export class Comparison {
  readonly #originOf: (path: string) => Origin;
  #entries = new Map<string, Entry>();
  #found: ReadonlyMap<string, readonly Found[]> = new Map();
  /** The list that was compared last, and the charters whose analysis has changed since. */
  #group: readonly string[] | undefined;
  readonly #touched = new Set<string>();

  constructor(originOf: (path: string) => Origin) {
    this.#originOf = originOf;
  }

  /** The findings of each charter, by path. The same list object means that nothing has changed. */
  of(charters: readonly Compared[]): (path: string) => readonly Found[] {
    const entries = new Map<string, Entry>();
    let same = charters.length === this.#entries.size;
    for (const { path, analysis } of charters) {
      const before = this.#entries.get(path);
      const kept = entryOf(analysis, before);
      same &&= before !== undefined && before.kept === kept.kept;
      entries.set(path, kept);
    }
    this.#entries = entries;
    if (!same) this.#found = compare(entries, this.#originOf);
    this.#group = undefined;
    return (path) => this.#found.get(path) ?? NOTHING;
  }

  /** Marks a charter whose analysis has changed since the comparison. */
  touch(path: string): void {
    if (this.#group !== undefined) this.#touched.add(path);
  }

  /** Marks all charters as changed. */
  touchAll(): void {
    this.#group = undefined;
    this.#touched.clear();
  }

  /**
   * The findings across charters in one of them. If the list was compared before, looks only at the marked charters.
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

  /** Whether the summaries of the marked charters are unchanged, so that nothing new can be found. */
  #stillHolds(analysesOf: (paths: readonly string[]) => readonly Compared[]): boolean {
    const touched = [...this.#touched].filter((path) => this.#entries.has(path));
    const now = analysesOf(touched);
    return (
      now.length === touched.length &&
      now.every(({ path, analysis }) => {
        const before = this.#entries.get(path);
        const kept = entryOf(analysis, before);
        if (before?.kept !== kept.kept) return false;
        this.#entries.set(path, kept);
        return true;
      })
    );
  }
}

/**
 * The summary of a charter for the rules across charters: its team, people with what they own, responsibilities and
 * settings. While these are the same objects, they are in the same blocks.
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
  entries: ReadonlyMap<string, Entry>,
  originOf: (path: string) => Origin,
): ReadonlyMap<string, readonly Found[]> {
  // A charter with conflict markers is not compared, since it is unclear which side counts.
  const compared = [...entries].filter(([, { analysis }]) => !analysis.document.conflicted);
  const pathOf = (number: number) => compared[number]?.[0] ?? '';
  const found = new Map<string, Found[]>();
  const all = compared.map(([, entry]) => saidIn(entry));
  compareSummaries(all, (rule, number, { at, message, related }) => {
    const places = related.map(({ charter, at: there, message: about }) => ({
      ...there,
      message: about,
      ...(charter === number ? {} : { from: originOf(pathOf(charter)) }),
    }));
    const one = { rule, finding: { ...at, message, related: places } };
    const list = found.get(pathOf(number));
    if (list === undefined) found.set(pathOf(number), [one]);
    else list.push(one);
  });
  return found;
}
