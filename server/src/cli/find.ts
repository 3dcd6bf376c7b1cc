/** Finds the files that the arguments of a command mean. */
import { type Stats, statSync } from 'node:fs';
import { absolute, realPathOf } from '../node/paths.ts';
import type { FindFault } from './walk.ts';

export interface Found {
  /** Absolute paths, each file once, in the order of the arguments. */
  readonly paths: readonly string[];
  readonly faults: readonly FindFault[];
  /** Folders without charters. */
  readonly empty: readonly string[];
  /** Entries that were skipped. */
  readonly notes: readonly FindFault[];
}

/**
 * Returns the files that arguments name: files, folders or patterns. Without arguments, searches the current folder.
 *
 * @param standardInput the path to use for `-`
 */
export async function findFiles(
  args: readonly string[],
  place: { readonly cwd: string; readonly root: string; readonly standardInput: string },
): Promise<Found> {
  const { cwd, root, standardInput } = place;
  const faults: FindFault[] = [];
  const empty: string[] = [];
  const notes = new Map<string, FindFault>();
  const note = (path: string, message: string) => notes.set(path, { path, message });
  const paths = new Map<string, string>();
  const add = (path: string) => {
    const real = path === standardInput ? path : realPathOf(path);
    if (!paths.has(real)) paths.set(real, path);
  };
  if (args.includes('-')) add(standardInput);
  for (const arg of args.length === 0 ? ['.'] : args) {
    if (arg === '-') continue;
    const path = absolute(cwd, arg);
    const about = arg === '' ? undefined : statOf(path);
    if (about?.isDirectory()) {
      const { chartersBelow } = await import('./walk.ts');
      const before = faults.length;
      const below = chartersBelow(path, root, faults, note);
      for (const one of below) add(one);
      if (below.length === 0 && faults.length === before) empty.push(path);
    } else if (about === undefined && /[*?[\]{}()!]/.test(arg)) {
      const { filesMatching } = await import('./walk.ts');
      const matching = await filesMatching(arg, cwd, root, note);
      for (const one of matching) add(one);
      if (matching.length === 0) faults.push({ path, message: 'No files match this pattern.' });
    } else if (arg === '') faults.push({ path: '', message: 'A path is empty. Name a file.' });
    else add(path);
  }
  return { paths: [...paths.values()], faults, empty, notes: [...notes.values()] };
}

/** Returns the file status of a path, or undefined if the file does not exist or is not accessible. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
