/** What a suite inside VS Code writes down about itself. */
import { readFileSync } from 'node:fs';

export interface SuiteTest {
  readonly title: string;
  readonly milliseconds: number;
  /** What went wrong; absent for a test that passed. */
  readonly error?: string;
}

/** The variable of the environment that names the file of the results. */
export const RESULTS = 'CHARTER_SUITE_RESULTS';

/**
 * The tests that a suite has run. VS Code ends with 0 when its extension host dies, so only what the suite wrote itself
 * counts: no file is a failure.
 */
export function readResults(path: string): readonly SuiteTest[] | undefined {
  try {
    const { tests } = JSON.parse(readFileSync(path, 'utf8')) as { tests: readonly SuiteTest[] };
    return tests.length > 0 ? tests : undefined;
  } catch {
    return undefined;
  }
}
