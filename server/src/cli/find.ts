/** From the arguments of a command to the files that they mean. */
import { type Stats, statSync } from 'node:fs';
import { absolute, realPathOf } from '../node/paths.ts';
import type { FindFault } from './walk.ts';

export interface Found {
  /** Absolute paths, each file once, in the order of the arguments. */
  readonly paths: readonly string[];
  readonly faults: readonly FindFault[];
  /** Folders in which no charter was found. */
  readonly empty: readonly string[];
  /** What is there and was passed over. */
  readonly notes: readonly FindFault[];
}

/**
 * The files that arguments name: files, folders, patterns. None at all mean the current folder.
 *
 * @param standardInput the path that `-` goes by
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
      if (matching.length === 0) faults.push({ path, message: 'No file matches this pattern.' });
    } else if (arg === '') faults.push({ path: '', message: 'An empty path names no file.' });
    else add(path);
  }
  return { paths: [...paths.values()], faults, empty, notes: [...notes.values()] };
}

/** What is known of a path; nothing where there is no such file, or it cannot be looked at. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
