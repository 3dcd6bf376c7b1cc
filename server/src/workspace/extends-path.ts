/** Resolves paths in `extends` without touching the disk. */

/** An absolute path, or the reason why the text is not a valid path of a charter. */
export type Resolved = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string };

/** The folder of a path. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Whether a path is a folder or is below it. */
export function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The relative path from a folder to a file, with `/`; undefined if there is none, such as between two disks. */
export function wayTo(folder: string, target: string): string | undefined {
  const fixed = rootLength(target);
  const [from, to] = [folder.split('/'), target.split('/')];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  if (same < fixed) return undefined;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/**
 * Resolves a path as written in a charter. Accepts only relative paths inside the workspace; decodes and expands
 * nothing.
 *
 * @param from the path of the charter that names it
 * @param root the folder of the workspace
 */
export function resolveExtends(from: string, path: string, root: string): Resolved {
  const refuse = (message: string): Resolved => ({ ok: false, message });
  if (path.trim() === '') return refuse('This path is empty. Name the charter to extend.');
  if (path.includes('\0')) return refuse('This path contains a NUL character, so it is not valid.');
  if (path.includes('\\')) return refuse(`“${path}” is written with backslashes. Write the path with “/”.`);
  if (/^[a-z][a-z\d+.-]+:/i.test(path)) {
    return refuse(
      `“${path}” is a URL, and Charter never fetches anything. Use the relative path of a file in this workspace.`,
    );
  }
  if (/^(?:\/|[a-z]:|~\/)/i.test(path)) {
    return refuse(`“${path}” is an absolute path, which works on one machine only. Write it relative to this file.`);
  }
  const segments = folderOf(from).split('/');
  const fixed = rootLength(from);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > fixed) segments.pop();
    else return refuse(outside(path));
  }
  const target = segments.join('/');
  return isBelow(root, target) ? { ok: true, path: target } : refuse(outside(path));
}

/** Why a file that lies outside is not read, before it is known by which path it was named. */
export const OUTSIDE = 'outside';

export function outside(path: string): string {
  return `“${path}” is outside this workspace, so it is not read. Keep the extended charter inside the workspace.`;
}

/** The number of segments at the start of a path that `..` cannot leave: scheme and authority, or the disk. */
function rootLength(path: string): number {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(path) ? 3 : 1;
}
