/**
 * Changes the sources in small ways, one at a time, and sees whether a test fails: `npm run mutate`, or with the names of
 * groups (`-- edit`) or of files of a group; with `--survivors` only what survived the last time, and what has changed.
 * What survives is printed; what is known to be harmless is in docs/contributing.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { globSync } from 'tinyglobby';
import { ROOT } from '../support/shared.ts';
import { GROUPS, type Group } from './groups.ts';
import { here } from './runner.ts';
import { type Mutant, type MutationReport, score, survivors, table } from './score.ts';

const asked = process.argv.slice(2).map((argument) => argument.replaceAll('\\', '/'));

/** Whether only those are tested again that survived the last time, and what has changed since. */
const again = asked.includes('--survivors');

function reportIn(path: string): MutationReport {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The lines of a report's survivors; the whole of a file that has changed. */
function survivingLines({ files }: MutationReport): readonly string[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    if (readFileSync(join(ROOT, file), 'utf8') !== source) return [file];
    return survivors(mutants).map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`);
  });
}

/** A report with the results of another one in it. */
function merged(before: MutationReport, now: MutationReport): MutationReport {
  const place = ({ mutatorName, replacement, location }: Mutant) =>
    JSON.stringify([mutatorName, replacement, location]);
  const files = Object.entries(before.files).map(([file, old]) => {
    const tested = now.files[file];
    if (tested === undefined) return [file, old] as const;
    if (tested.source !== old.source) return [file, tested] as const;
    const fresh = new Map(tested.mutants.map((mutant) => [place(mutant), mutant]));
    return [file, { ...old, mutants: old.mutants.map((mutant) => fresh.get(place(mutant)) ?? mutant) }] as const;
  });
  return { ...before, files: Object.fromEntries(files) };
}

async function mutate(name: string, group: Group, sources: readonly string[]): Promise<boolean> {
  const found = (globs: readonly string[]) =>
    JSON.stringify(
      globSync([...globs], { cwd: ROOT, expandDirectories: false })
        .map((file) => file.replaceAll('\\', '/'))
        .sort(),
    );
  process.env.CHARTER_MUTATION_TESTS = found(group.tests);
  process.env.CHARTER_MUTATION_SOURCES = found(group.sources);
  const kept = join('.mutation', `${name}.json`);
  const before = again ? reportIn(kept) : undefined;
  const fileName = again ? join('.mutation', `${name}-again.json`) : kept;
  await new Stryker({
    mutate: before === undefined ? [...sources] : [...survivingLines(before)],
    testRunner: 'charter',
    plugins: [here],
    ignorers: ['prose'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
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
  const report = before === undefined ? reportIn(kept) : merged(before, reportIn(fileName));
  writeFileSync(kept, JSON.stringify(report));
  process.stdout.write(table(report));
  const reached = score(Object.values(report.files).flatMap(({ mutants }) => mutants));
  process.stdout.write(`${name}: ${reached.toFixed(1)}%, at least ${group.least}%\n`);
  return reached >= group.least;
}

process.chdir(ROOT);
let good = true;
for (const [name, group] of Object.entries(GROUPS)) {
  const files = asked.filter((file) => group.sources.some((source) => matchesGlob(file, source)));
  if (asked.length > 0 && !asked.includes(name) && files.length === 0) continue;
  const sources = asked.includes(name) || files.length === 0 ? group.sources : files;
  good = (await mutate(name, group, sources)) && good;
}
process.exitCode = good ? 0 : 1;
