/**
 * Caches compiled code for the next start, in a folder that only the user can write to. In a folder that others can
 * write to, they could make this program run their code, or overwrite files through links.
 */
import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Turns on the compile cache, which Node 22.1 and later have. */
export function enableCompileCache(env: Environment): void {
  const enable: unknown = Reflect.get(module, 'enableCompileCache');
  if (typeof enable !== 'function') return;
  const folder = ownCacheFolder(cacheFolder(env, process.platform, homedir()));
  if (folder !== undefined) enable(folder);
}

/** Returns the cache folder of the user, or undefined if there is none. */
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

/** Returns Charter's folder in the cache folder, or undefined if others own or can write to one of the two. */
export function ownCacheFolder(caches: string | undefined): string | undefined {
  if (caches === undefined) return undefined;
  const own = join(caches, 'charter');
  try {
    mkdirSync(caches, { recursive: true, mode: 0o700 });
    // The cache folder may be a link to another disk, if the user owns it.
    if (!isOwn(statSync(caches))) return undefined;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return isOwn(lstatSync(own)) ? own : undefined;
  } catch {
    return undefined;
  }
}

function isOwn(about: Stats): boolean {
  if (!about.isDirectory()) return false;
  // On Windows, Node reports no owners or modes, but the folder is in the profile of the user.
  return process.getuid === undefined || (about.uid === process.getuid() && (about.mode & 0o022) === 0);
}
