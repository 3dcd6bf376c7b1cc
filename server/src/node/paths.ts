/** Paths as the engine uses them: absolute, and with `/`. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/** Folders with files of other projects. */
export const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Replaces the separators of the system with `/`. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

export function absolute(cwd: string, path: string): string {
  return withSlashes(resolve(cwd, path));
}

/** Returns a path to show: relative to a folder, with `/`. */
export function shownFrom(folder: string, path: string): string {
  const way = relative(folder, path);
  return way === '' ? '.' : withSlashes(way);
}

/** Whether a path is a folder or is below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Returns the root of the repository of a folder, or the folder if there is no repository. */
export function rootOf(folder: string): string {
  for (let at = folder; ; ) {
    if (existsSync(`${at}/.git`)) return at;
    const above = withSlashes(dirname(at));
    if (above === at) return folder;
    at = above;
  }
}

/** Resolves symbolic links. Returns undefined if that fails. */
export function realPath(path: string): string | undefined {
  try {
    return withSlashes(realpathSync.native(path));
  } catch {
    return undefined;
  }
}

/** Resolves symbolic links. Returns the path unchanged if that fails. */
export function realPathOf(path: string): string {
  return realPath(path) ?? path;
}
