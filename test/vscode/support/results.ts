/** The results that a suite inside VS Code writes. */
import { readFileSync } from 'node:fs';

export interface SuiteTest {
  readonly title: string;
  readonly milliseconds: number;
  /** The error; absent for a test that passed. */
  readonly error?: string;
}

/** The environment variable with the path of the results file. */
export const RESULTS = 'CHARTER_SUITE_RESULTS';

/**
 * The tests that a suite has run. VS Code exits with 0 even if its extension host crashes, so only the results file
 * counts: without one, the run fails.
 */
export function readResults(path: string): readonly SuiteTest[] | undefined {
  try {
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: readonly SuiteTest[] };
    return tests.length > 0 ? tests : undefined;
  } catch {
    return undefined;
  }
}
