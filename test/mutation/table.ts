import { type Judged, shown } from './harmless.ts';
import { type Mutant, type MutationReport, score, unseen } from './score.ts';

const HEAD = [
  '| file | killed | for ever | survived | no test | of these harmless | left out | errors | score | without harmless |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

const percent = (mutants: readonly Mutant[]) => `${score(mutants).toFixed(1)}%`;

/** The survivors that are not named harmless, a line each; then a row for every file, and the names that are stale. */
export function table({ files }: MutationReport, { harmless, stale }: Judged): string {
  const lines: string[] = [];
  const rows: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const named = mutants.filter((mutant) => harmless.has(mutant));
    const others = mutants.filter((mutant) => !harmless.has(mutant));
    for (const mutant of others.filter(unseen)) {
      const { line, column } = mutant.location.start;
      lines.push(`${file}:${line}:${column}  ${mutant.status}  ${mutant.mutatorName}`);
      lines.push(`    ${shown(mutant, source)}`);
    }
    const count = (wanted: string) => mutants.filter(({ status }) => status === wanted).length;
    const tried = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count);
    const untried = ['Ignored', 'RuntimeError'].map(count);
    const figures = [file, ...tried, named.length, ...untried, percent(mutants), percent(others)];
    rows.push(`| ${figures.join(' | ')} |`);
  }
  return `${[...lines, '', ...HEAD, ...rows, ...stale.map((one) => `stale: ${one}`)].join('\n')}\n`;
}

/** All of it in one line. */
export function summary(name: string, { files }: MutationReport, { harmless, stale }: Judged, least: number): string {
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  const without = percent(all.filter((mutant) => !harmless.has(mutant)));
  const left = `${without} without the ${harmless.size} that are named harmless`;
  const names = stale.length === 0 ? '' : `; stale names: ${stale.length}`;
  return `${name}: ${percent(all)} killed, at least ${least}%; ${left}${names}\n`;
}
