/** Folders that are made once and kept: with the project's packages, which every clone has of its own. */
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const SHARED = join(ROOT, 'node_modules', '.cache');

/** Where this user may write: with the project's packages, or, where those belong to somebody else, a folder apart. */
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
 * A folder of the cache, made by `fill` where it is not there yet. It gets its name only when it is complete, so that
 * whoever makes it at the same time, or is stopped half-way, leaves nothing that is broken.
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
