/** A cache of folders, kept beside the project's packages. */
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const SHARED = join(ROOT, 'node_modules', '.cache');

/** The cache folder: beside the project's packages, or elsewhere if the user may not write there. */
function writable(): string {
  try {
    mkdirSync(SHARED, { recursive: true });
    accessSync(SHARED, constants.W_OK);
    return SHARED;
  } catch {
    const folder = join(tmpdir(), `charter-cache-${userInfo().username}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

/**
 * Returns a folder of the cache and fills it first if it does not exist. The folder gets its name only when it is
 * complete, so an interrupted or parallel run leaves nothing broken.
 */
export async function cached(name: string, fill: (folder: string) => void | Promise<void>): Promise<string> {
  if (existsSync(join(SHARED, name))) return join(SHARED, name);
  const folder = join(writable(), name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await fill(unfinished);
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
