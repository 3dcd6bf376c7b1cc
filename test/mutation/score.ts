import { relative } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

const SEEN = new Set(['Killed', 'Timeout']);
const UNSEEN = new Set(['Survived', 'NoCoverage']);

/** The share of mutants that a test saw, or that ran for ever, in percent. */
export function score(results: readonly MutantResult[]): number {
  const seen = results.filter(({ status }) => SEEN.has(status)).length;
  const unseen = results.filter(({ status }) => UNSEEN.has(status)).length;
  return seen + unseen === 0 ? 100 : (100 * seen) / (seen + unseen);
}

/** The survivors, a line each, and then a row for every file. */
export function table(results: readonly MutantResult[], root: string): string {
  const files = new Map<string, MutantResult[]>();
  for (const result of results) {
    const file = relative(root, result.fileName).replaceAll('\\', '/');
    files.set(file, [...(files.get(file) ?? []), result]);
  }
  const lines: string[] = [];
  const rows: string[] = [];
  for (const [file, mutants] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (!UNSEEN.has(status)) continue;
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
