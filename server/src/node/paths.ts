/** Paths as the engine has them: absolute, and written with `/`. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/** Folders that hold other people's files. */
export const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** A path as the system writes it, with `/`. */
export function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

export function absolute(cwd: string, path: string): string {
  return withSlashes(resolve(cwd, path));
}

/** A path as it is shown: from a folder, written with `/`. */
export function shownFrom(folder: string, path: string): string {
  const way = relative(folder, path);
  return way === '' ? '.' : withSlashes(way);
}

/** Whether a path is a folder or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The root of the repository that a folder lies in; the folder itself where there is none. */
export function rootOf(folder: string): string {
  for (let at = folder; ; ) {
    if (existsSync(`${at}/.git`)) return at;
    const above = withSlashes(dirname(at));
    if (above === at) return folder;
    at = above;
  }
}

/** The path that a file has without symbolic links; undefined where that cannot be found out. */
export function realPath(path: string): string | undefined {
  try {
    return withSlashes(realpathSync.native(path));
  } catch {
    return undefined;
  }
}

/** The same; the path as it is where that cannot be found out. */
export function realPathOf(path: string): string {
  return realPath(path) ?? path;
}
