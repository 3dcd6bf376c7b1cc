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

/** Mutants by file, as Stryker's report in JSON has them; the rest of it is passed on. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

const SEEN = new Set(['Killed', 'Timeout']);
const UNSEEN = new Set(['Survived', 'NoCoverage']);

/** The share of mutants that a test saw, or that ran for ever, in percent. */
export function score(results: readonly Mutant[]): number {
  const seen = results.filter(({ status }) => SEEN.has(status)).length;
  const unseen = results.filter(({ status }) => UNSEEN.has(status)).length;
  return seen + unseen === 0 ? 100 : (100 * seen) / (seen + unseen);
}

/** Those that no test saw. */
export function survivors(mutants: readonly Mutant[]): readonly Mutant[] {
  return mutants.filter(({ status }) => UNSEEN.has(status));
}

/** The survivors, a line each, and then a row for every file. */
export function table({ files }: MutationReport): string {
  const lines: string[] = [];
  const rows: string[] = [];
  for (const [file, { mutants }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { status, location, mutatorName, replacement } of survivors(mutants)) {
      const { line, column } = location.start;
      const shown = (replacement ?? '').replaceAll(/\s+/g, ' ').slice(0, 100);
      lines.push(`${file}:${line}:${column}  ${status}  ${mutatorName}  ${shown}`);
    }
    const count = (wanted: string) => mutants.filter(({ status }) => status === wanted).length;
    const figures = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'].map(count);
    rows.push(`| ${file} | ${figures.join(' | ')} | ${score(mutants).toFixed(1)}% |`);
  }
  const head = [
    '| file | killed | for ever | survived | no test | left out | errors | score |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  return `${[...lines, '', ...head, ...rows].join('\n')}\n`;
}
