import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SHARED = join(ROOT, '..', 'shared', 'data');

/** The path of a folder of the shared test data. */
export function shared(...path: string[]): string {
  return join(SHARED, ...path);
}

/** The options of a test that needs the shared data: a reason to skip it if they are absent. */
export const needsShared = existsSync(SHARED) ? {} : { skip: 'needs ../shared/data, which is not beside the project' };

/** Every file in a folder of the shared data, sorted; empty if the data are absent. */
export function sharedFiles(...path: string[]): string[] {
  const folder = shared(...path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
