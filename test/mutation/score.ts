/** A mutant in a report. */
export interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Mutants by file, as in Stryker's JSON report; the other properties are copied. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

const SEEN = new Set(['Killed', 'Timeout']);
const UNSEEN = new Set(['Survived', 'NoCoverage']);

/** Whether no test detected the mutant. */
export function unseen({ status }: Mutant): boolean {
  return UNSEEN.has(status);
}

/** Whether it was tested: some are left out, and some cannot run. */
export function tested({ status }: Mutant): boolean {
  return SEEN.has(status) || UNSEEN.has(status);
}

/** The percentage of mutants that a test detected or that never finished. */
export function score(results: readonly Mutant[]): number {
  const all = results.filter(tested);
  return all.length === 0 ? 100 : (100 * all.filter((mutant) => !unseen(mutant)).length) / all.length;
}
