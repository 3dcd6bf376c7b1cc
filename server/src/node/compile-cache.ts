/**
 * Lets Node keep what it compiles for the next start, in a folder that is the user's own. In a folder that others can
 * write to they could have this program run what they put there, or overwrite what their links lead to.
 */
import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Node 22.1 and later have a cache; others compile anew. */
export function enableCompileCache(env: Environment): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable !== 'function') return;
  const folder = ownCacheFolder(cacheFolder(env, process.platform, homedir()));
  if (folder !== undefined) enable(folder);
}

/** The folder for what the programs of a user can make again; undefined where the system has none. */
export function cacheFolder(env: Environment, platform: NodeJS.Platform, home: string): string | undefined {
  const folder =
    platform === 'win32'
      ? env.LOCALAPPDATA
      : platform === 'darwin'
        ? join(home, 'Library', 'Caches')
        : isAbsolute(env.XDG_CACHE_HOME ?? '')
          ? env.XDG_CACHE_HOME
          : join(home, '.cache');
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

/** Charter's part of a cache folder; undefined where it or the cache folder is not the user's own. */
export function ownCacheFolder(caches: string | undefined): string | undefined {
  if (caches === undefined) return undefined;
  const own = join(caches, 'charter');
  try {
    mkdirSync(caches, { recursive: true, mode: 0o700 });
    // The cache folder may be a link of the user's own, to another disk.
    if (!isOwn(statSync(caches))) return undefined;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return isOwn(lstatSync(own)) ? own : undefined;
  } catch {
    return undefined;
  }
}

function isOwn(about: Stats): boolean {
  if (!about.isDirectory()) return false;
  // Windows has neither owners nor modes here; there the folder lies in the profile of the user.
  return process.getuid === undefined || (about.uid === process.getuid() && (about.mode & 0o022) === 0);
}
