/**
 * Runs this project's tests for Stryker in the worker's own process, loaded once, since a process for every mutant
 * would take days. Modules are only loaded again if a mutant changes their code at load time.
 */
import module from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type CompleteDryRunResult,
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { SLOW } from './groups.ts';
import { type Collected, collect, execute, forget, tests } from './node-test.ts';
import { shouldIgnore } from './prose.ts';

const STAND_IN = new URL('node-test.ts', import.meta.url).href;

// The mutated modules keep a reference to this object, so it must not be replaced.
const holder = globalThis as { __stryker__?: InstrumenterContext };
holder.__stryker__ ??= {};
const namespace = holder.__stryker__;

interface Resolved {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

interface Hooks {
  resolve(
    specifier: string,
    context: { readonly parentURL?: string },
    next: (specifier: string, context: unknown) => Resolved,
  ): Resolved;
}

/** Registers hooks for loading modules in this thread. Node has them since 22.15, but the types are for Node 20. */
const { registerHooks } = module as unknown as { registerHooks(hooks: Hooks): void };

/** Makes every module in a folder load again when the generation changes, and replaces `node:test` in it. */
function hookLoading(folder: string, generation: () => number): void {
  const below = pathToFileURL(`${folder}/`).href;
  const packages = `${below}node_modules/`;
  registerHooks({
    resolve(specifier, context, next) {
      const own = context.parentURL?.startsWith(below) === true && !context.parentURL.startsWith(packages);
      if (own && specifier === 'node:test') return { url: STAND_IN, format: 'module-typescript', shortCircuit: true };
      const resolved = next(specifier, context);
      const { url } = resolved;
      if (!url.startsWith(below) || url.startsWith(packages) || url === STAND_IN || !url.endsWith('.ts'))
        return resolved;
      return { ...resolved, url: `${url}?generation=${generation()}` };
    },
  });
}

function createRunner(): TestRunner {
  const folder = process.cwd();
  let files: readonly string[] = [];
  let sources: readonly string[] = [];
  let generation = 0;
  /** Whether the modules were loaded with a mutant and must be loaded again. */
  let spoiled = true;
  /** The number of mutants of each file that a test has detected, by test and file. */
  const seen = new Map<string, number>();
  const took = new Map<string, number>();

  async function load(): Promise<void> {
    generation++;
    forget();
    // Code at load time belongs to no test. A module that is first loaded inside a test would seem to belong to that
    // test, and its mutants would be activated too late.
    for (const source of sources) await import(pathToFileURL(source).href);
    for (const file of files) {
      await collect(relative(folder, file).replaceAll('\\', '/'), () => import(pathToFileURL(file).href));
    }
  }

  const loaded = () => tests().filter(({ id }) => !SLOW.test(id));

  async function runOne(test: Collected): Promise<TestResult> {
    const base = { id: test.id, name: test.id, fileName: `${folder}/${test.file}` };
    if (test.skipped) return { ...base, status: TestStatus.Skipped, timeSpentMs: 0 };
    namespace.currentTestId = test.id;
    const started = performance.now();
    try {
      await execute(test);
      const timeSpentMs = performance.now() - started;
      took.set(test.id, timeSpentMs);
      return { ...base, status: TestStatus.Success, timeSpentMs };
    } catch (error) {
      const failureMessage = error instanceof Error ? error.message : String(error);
      return { ...base, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - started };
    } finally {
      delete namespace.currentTestId;
    }
  }

  /** The tests sorted by likely failure: those that detected most mutants of a file first, then the fast ones. */
  function order(chosen: readonly Collected[], file: string): readonly Collected[] {
    const rank = ({ id }: Collected) => -(seen.get(`${file} ${id}`) ?? 0) || (took.get(id) ?? 0);
    return [...chosen].sort((a, b) => rank(a) - rank(b));
  }

  async function run(chosen: readonly Collected[], untilFailure: boolean): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const test of chosen) {
      const result = await runOne(test);
      results.push(result);
      const limit = determineHitLimitReached(namespace.hitCount, namespace.hitLimit);
      if (limit !== undefined) return limit;
      if (result.status === TestStatus.Failed && untilFailure) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  return {
    capabilities: () => ({ reloadEnvironment: true }),

    async init() {
      hookLoading(folder, () => generation);
      const listed = (name: string): string[] => JSON.parse(process.env[name] ?? '[]');
      files = listed('CHARTER_MUTATION_TESTS').map((file) => `${folder}/${file}`);
      sources = listed('CHARTER_MUTATION_SOURCES').map((file) => `${folder}/${file}`);
    },

    async dryRun({ coverageAnalysis }: DryRunOptions): Promise<DryRunResult> {
      delete namespace.activeMutant;
      namespace.mutantCoverage = { static: {}, perTest: {} };
      await load();
      spoiled = false;
      const result = await run(loaded(), false);
      if (result.status !== DryRunStatus.Complete || coverageAnalysis === 'off') return result;
      return { ...result, mutantCoverage: namespace.mutantCoverage } satisfies CompleteDryRunResult;
    },

    async mutantRun({
      activeMutant,
      testFilter,
      hitLimit,
      disableBail,
      mutantActivation,
      reloadEnvironment,
    }: MutantRunOptions) {
      const atLoading = mutantActivation === 'static';
      namespace.mutantCoverage = { static: {}, perTest: {} };
      namespace.hitCount = 0;
      if (hitLimit === undefined) delete namespace.hitLimit;
      else namespace.hitLimit = hitLimit;
      if (atLoading) namespace.activeMutant = activeMutant.id;
      else delete namespace.activeMutant;
      if (spoiled || reloadEnvironment) {
        try {
          await load();
        } catch (error) {
          spoiled = true;
          // If the modules cannot be loaded with a mutant, every test detects it.
          const failureMessage = String(error);
          const failed = {
            id: 'loading',
            name: 'loading',
            status: TestStatus.Failed,
            failureMessage,
            timeSpentMs: 0,
          } as const;
          return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed] });
        }
      }
      spoiled = atLoading;
      namespace.activeMutant = activeMutant.id;
      const wanted = testFilter === undefined ? undefined : new Set(testFilter);
      const chosen = loaded().filter(({ id }) => wanted?.has(id) ?? true);
      try {
        const result = toMutantRunResult(await run(order(chosen, activeMutant.fileName), !disableBail));
        for (const id of result.status === 'killed' ? result.killedBy : []) {
          const key = `${activeMutant.fileName} ${id}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
        return result;
      } finally {
        delete namespace.activeMutant;
      }
    },
  };
}
createRunner.inject = [] as const;

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'charter', createRunner),
  declareValuePlugin(PluginKind.Ignore, 'prose', { shouldIgnore }),
];

export const here = fileURLToPath(import.meta.url);
