/** Writes files completely or not at all. */
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, reasonOf } from '../node/files.ts';
import { readOrdinarySync } from '../node/ordinary-file.ts';
import { realPath } from '../node/paths.ts';
import { Refusal } from './host.ts';

/** The existing file at the path to write. */
type Place = { readonly path: string; readonly mode: number | undefined; readonly owner: readonly [number, number] };

/**
 * Writes a file atomically. Readers see either the old or the new text, and after a failure the old text stays.
 *
 * @param shown the path to show in messages
 */
export function writeWhole(path: string, text: string, shown: string): void {
  try {
    const about = statSync(path, { throwIfNoEntry: false });
    // Pipes and devices cannot be replaced, so write to them directly.
    if (about !== undefined && !about.isFile() && !about.isDirectory()) writeFileSync(path, text);
    else replaceFile(placeAt(path), text);
  } catch (error) {
    throw new Refusal(`${shown} cannot be written: ${reasonOf(error)}.`);
  }
}

/** Replaces the text of a file if it still has the expected text. */
export function rewrite(
  path: string,
  expected: string,
  text: string,
): { readonly ok: true } | { readonly ok: false; readonly message: string } {
  try {
    const place = placeAt(path);
    const bytes = Buffer.from(expected, 'utf8');
    if (!bytes.equals(readOrdinarySync(place.path, { limit: bytes.length + 1 })))
      return {
        ok: false,
        message: 'The file changed after it was read, so it was not written. Run the command again.',
      };
    replaceFile(place, text);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: `The file cannot be written: ${reasonOf(error)}.` };
  }
}

/** Creates a new file and missing folders above it. Removes the file if it cannot be written completely. */
export function createFile(path: string, text: string, shown: string): 'made' | 'there' {
  let made = false;
  try {
    mkdirSync(dirname(path), { recursive: true });
    made = true;
    const file = openSync(path, 'wx');
    try {
      fill(file, text);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    flushFolder(dirname(path));
    return 'made';
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST';
    if (exists && made) return 'there';
    const reason = exists ? 'a part of the path is not a folder' : reasonOf(error);
    throw new Refusal(`${shown} cannot be written: ${reason}.`);
  }
}

/** Returns the target of a path, so that links stay links. Throws if the file is not writable. */
function placeAt(path: string): Place {
  const real = realPath(path);
  if (real === undefined) {
    // The target of the link is unknown. Writing here would replace the link.
    if (statSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new Error('the target of the link cannot be found');
    return { path, mode: undefined, owner: [0, 0] };
  }
  accessSync(real, constants.W_OK);
  const about = statSync(real);
  if (about.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  return { path: real, mode: about.mode, owner: [about.uid, about.gid] };
}

let count = 0;

function replaceFile({ path, mode, owner }: Place, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}-${count++}.tmp`);
  // Only the owner can open the new file until it has the mode of the old one.
  const file = openSync(beside, 'wx', mode === undefined ? 0o666 : 0o600);
  try {
    fill(file, text, () => {
      if (mode === undefined) return;
      keepOwner(file, owner);
      fchmodSync(file, mode & 0o7777);
    });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/** Writes a text to a new file, flushes it to the disk, and closes it. */
function fill(file: number, text: string, prepare: () => void = () => {}): void {
  try {
    prepare();
    writeFileSync(file, text, 'utf8');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Flushes the name of a file to the disk. Failures are ignored, since not every system supports it. */
function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows cannot open folders.
  }
}

/** Sets the owner and group of the new file, if the user may do so. */
function keepOwner(file: number, [user, group]: Place['owner']): void {
  for (const one of [user, -1]) {
    try {
      fchownSync(file, one, group);
      return;
    } catch {
      // Only the super-user can change the owner. Others can only keep the group, if they are members.
    }
  }
}
