/**
 * Changes the sources in small ways, one at a time, and sees whether a test fails: `npm run mutate`, or with the names of
 * groups (`-- edit`) or of files of a group; with `--survivors` only what survived the last time, and what has changed.
 * What survives is printed. The reports are kept in `.mutation/`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { globSync } from 'tinyglobby';
import { ROOT } from '../support/shared.ts';
import { GROUPS, type Group } from './groups.ts';
import { here } from './runner.ts';
import { type Mutant, type MutationReport, score, unseen } from './score.ts';
import { summary, table } from './table.ts';

const asked = process.argv.slice(2).map((argument) => argument.replaceAll('\\', '/'));

/** Whether only those are tested again that survived the last time, and what has changed since. */
const again = asked.includes('--survivors');

function reportIn(path: string): MutationReport {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** A report of some files alone. */
function of(report: MutationReport, wanted: (file: string) => boolean): MutationReport {
  return { ...report, files: Object.fromEntries(Object.entries(report.files).filter(([file]) => wanted(file))) };
}

/** The lines of a report's survivors; the whole of a file that has changed. */
function survivingLines({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    if (readFileSync(join(ROOT, file), 'utf8') !== source) return [file];
    return mutants.filter(unseen).map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`);
  });
}

/** A report with the results of another one in it. */
function merged(before: MutationReport, now: MutationReport): MutationReport {
  const place = ({ mutatorName, replacement, location }: Mutant) =>
    JSON.stringify([mutatorName, replacement, location]);
  const files = Object.entries(now.files).map(([file, tested]) => {
    const old = before.files[file];
    if (old === undefined || tested.source !== old.source) return [file, tested] as const;
    const fresh = new Map(tested.mutants.map((mutant) => [place(mutant), mutant]));
    return [file, { ...old, mutants: old.mutants.map((mutant) => fresh.get(place(mutant)) ?? mutant) }] as const;
  });
  return { ...before, files: { ...before.files, ...Object.fromEntries(files) } };
}

/** Tries the mutants of some files of a group; whether the tests saw enough of them. */
async function mutate(name: string, group: Group, files: readonly string[]): Promise<boolean> {
  const found = (globs: readonly string[]) =>
    globSync([...globs], { cwd: ROOT, expandDirectories: false })
      .map((file) => file.replaceAll('\\', '/'))
      .sort();
  const sources = found(group.sources);
  process.env.CHARTER_MUTATION_TESTS = JSON.stringify(found(group.tests));
  process.env.CHARTER_MUTATION_SOURCES = JSON.stringify(sources);
  const measured = (file: string) => sources.includes(file) && (files.length === 0 || files.includes(file));
  const kept = join('.mutation', `${name}.json`);
  const before = again || (files.length > 0 && existsSync(kept)) ? reportIn(kept) : undefined;
  const wanted = again && before !== undefined ? survivingLines(of(before, measured)) : sources.filter(measured);
  const fileName = join('.mutation', `${name}-now.json`);
  await new Stryker({
    mutate: [...wanted],
    testRunner: 'charter',
    plugins: [here],
    ignorers: ['prose'],
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env.CHARTER_MUTATION_WORKERS ?? 2),
    // The modules of a generation that is past stay in memory.
    maxTestRunnerReuse: 150,
    timeoutMS: 60_000,
    tempDirName: join('.mutation', 'work'),
    cleanTempDir: 'always',
    ignorePatterns: ['.mutation', 'dist', 'client', 'test/vscode', 'test/webview', 'test/bench'],
    // Node strips the types of what is mutated; nobody checks them, and TypeScript's configuration is not needed.
    disableTypeChecks: false,
    tsconfigFile: join('.mutation', 'none.json'),
    packageManager: 'npm',
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName },
    allowConsoleColors: false,
    warnings: false,
  }).runMutationTest();
  const now = reportIn(fileName);
  const report = before === undefined ? now : merged(before, now);
  writeFileSync(kept, JSON.stringify(report));
  const shown = of(report, measured);
  process.stdout.write(table(shown));
  process.stdout.write(summary(name, shown, group.least));
  return score(Object.values(shown.files).flatMap(({ mutants }) => mutants)) >= group.least;
}

process.chdir(ROOT);
let good = true;
for (const [name, group] of Object.entries(GROUPS)) {
  const files = asked.filter((file) => group.sources.some((source) => matchesGlob(file, source)));
  if (asked.some((one) => !one.startsWith('--')) && !asked.includes(name) && files.length === 0) continue;
  good = (await mutate(name, group, asked.includes(name) ? [] : files)) && good;
}
process.exitCode = good ? 0 : 1;
