/** Finds charters in folders and by patterns. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { reasonOf } from '../node/files.ts';
import { GitIgnore, type Note } from '../node/gitignore.ts';
import { NOT_READ } from '../node/ordinary-file.ts';
import { absolute, isWithin, NEVER_ENTERED, realPath, realPathOf } from '../node/paths.ts';
import { CHARTER_NAME } from '../workspace/index.ts';

export interface FindFault {
  readonly path: string;
  readonly message: string;
}

/**
 * Yields all charters below a folder, except those that `.gitignore` excludes. Does not follow links to folders, so the
 * walk ends. Follows links to files only within the folder and the repository. Otherwise, anyone who can add a file to
 * a folder could have any other file read, printed or written.
 */
export function chartersBelow(start: string, root: string, faults: FindFault[], note: Note): readonly string[] {
  const git = GitIgnore.forSearch(root, start, note);
  const found: string[] = [];
  const leadsOut = outOf([root, start]);
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesOf(folder, faults)) {
      const path = `${folder === '/' ? '' : folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER_ENTERED.has(entry.name) && !git.ignoresFolder(path)) folders.push(path);
      } else if (CHARTER_NAME.test(entry.name) && !git.ignoresFile(path)) {
        if (!isFile(entry, path)) note(path, NOT_READ);
        else if (entry.isSymbolicLink() && leadsOut(path)) faults.push(outside(path));
        else found.push(path);
      }
    }
  }
  return found.sort();
}

/** Whether a link leads out of the given folders. Returns false for broken links. */
function outOf(folders: readonly string[]): (path: string) => boolean {
  let real: readonly string[] | undefined;
  return (path) => {
    const target = realPath(path);
    if (target === undefined) return false;
    real ??= folders.map(realPathOf);
    return !real.some((folder) => isWithin(folder, target));
  };
}

function outside(path: string): FindFault {
  return { path, message: 'It links to a file outside the folder. To read it, name it on the command line.' };
}

function entriesOf(folder: string, faults: FindFault[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    faults.push({ path: folder, message: `The folder cannot be read: ${reasonOf(error)}.` });
    return [];
  }
}

/** Whether an entry is a file or a link to a file. Broken links count, so that they are reported. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return true;
  }
}

/** Returns the files that match a pattern, except links and files that `.gitignore` excludes. */
export async function filesMatching(
  pattern: string,
  cwd: string,
  root: string,
  note: Note,
): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const { folder, rest } = parted(pattern, cwd);
  const paths = await glob(rest, {
    cwd: folder,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: [...NEVER_ENTERED].map((name) => `**/${name}/**`),
  });
  const git = GitIgnore.forSearch(root, cwd, note);
  return paths
    .map((path) => absolute(cwd, path))
    .filter((path) => !NEVER_ENTERED.has(basename(path)) && !git.ignoresFile(path))
    .sort();
}

/**
 * Splits a pattern into its fixed folder and the rest, so that patterns such as `../**` also match in the current
 * folder.
 */
function parted(pattern: string, cwd: string): { readonly folder: string; readonly rest: string } {
  const segments = pattern.split('/');
  const first = segments.findIndex((segment) => /[*?[\]{}()!\\]/.test(segment));
  const plain = segments.slice(0, Math.max(0, first)).join('/');
  const folder = plain === '' && first > 0 ? '/' : plain;
  return { folder: absolute(cwd, folder), rest: segments.slice(Math.max(0, first)).join('/') };
}
