/** What a mutation run prints: the survivors, a table of the files, and one line for the whole. */
import { type Mutant, type MutationReport, score, unseen } from './score.ts';

const HEAD = [
  '| file | killed | for ever | survived | no test | left out | errors | score |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** How much of what the mutant replaces is shown. */
const SHOWN = 60;

const percent = (mutants: readonly Mutant[]) => `${score(mutants).toFixed(1)}%`;

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN - 1).join('')}…` : text;
}

/** What a mutant replaces, and with what. */
function changeOf({ replacement, location: { start, end } }: Mutant, source: string): string {
  const within = source.split(/\r?\n/).slice(start.line - 1, end.line);
  // The end is cut off first: both may be on the same line.
  const last = within.length - 1;
  within[last] = within[last]?.slice(0, end.column - 1) ?? '';
  within[0] = within[0]?.slice(start.column - 1) ?? '';
  return `${shortened(oneLine(within.join('\n')))} → ${oneLine(replacement ?? '')}`;
}

/** The survivors, two lines each; then a row for every file. */
export function table({ files }: MutationReport): string {
  const lines: string[] = [];
  const rows: string[] = [];
  for (const [file, { source, mutants }] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const mutant of mutants.filter(unseen)) {
      const { line, column } = mutant.location.start;
      lines.push(`${file}:${line}:${column}  ${mutant.status}  ${mutant.mutatorName}`);
      lines.push(`    ${changeOf(mutant, source)}`);
    }
    const count = (wanted: string) => mutants.filter(({ status }) => status === wanted).length;
    const counts = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored', 'RuntimeError'].map(count);
    rows.push(`| ${[file, ...counts, percent(mutants)].join(' | ')} |`);
  }
  return `${[...lines, '', ...HEAD, ...rows].join('\n')}\n`;
}

/** All of it in one line. */
export function summary(name: string, { files }: MutationReport, least: number): string {
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  return `${name}: ${percent(all)} killed, at least ${least}%\n`;
}
