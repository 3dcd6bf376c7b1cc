/**
 * Changes the sources in small ways, one at a time, and sees whether a test fails: `npm run mutate`, or with the names of
 * groups (`-- edit`) or of files of a group. What survives is printed; what is known to be harmless is in
 * docs/mutation.md.
 */
import { join, matchesGlob } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { globSync } from 'tinyglobby';
import { ROOT } from '../support/shared.ts';
import { GROUPS, type Group } from './groups.ts';
import { here } from './runner.ts';
import { score, table } from './score.ts';

const asked = process.argv.slice(2).map((argument) => argument.replaceAll('\\', '/'));

async function mutate(name: string, group: Group, sources: readonly string[]): Promise<boolean> {
  const found = (globs: readonly string[]) =>
    JSON.stringify(
      globSync([...globs], { cwd: ROOT, expandDirectories: false })
        .map((file) => file.replaceAll('\\', '/'))
        .sort(),
    );
  process.env.CHARTER_MUTATION_TESTS = found(group.tests);
  process.env.CHARTER_MUTATION_SOURCES = found(group.sources);
  const results = await new Stryker({
    mutate: [...sources],
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
    jsonReporter: { fileName: join('.mutation', `${name}.json`) },
    allowConsoleColors: false,
    warnings: false,
  }).runMutationTest();
  process.stdout.write(table(results, ROOT));
  const reached = score(results);
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
