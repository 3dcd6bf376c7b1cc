/** Files that a command writes: whole or not at all. */
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

/** What stands in the place that a file is written to. */
type Place = { readonly path: string; readonly mode: number | undefined; readonly owner: readonly [number, number] };

/**
 * Writes a file in one step: whoever reads it sees the old text or the new one, and a fault on the way leaves the old.
 *
 * @param shown the path as the person who reads a refusal knows it
 */
export function writeWhole(path: string, text: string, shown: string): void {
  try {
    const about = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device is written to as it is.
    if (about !== undefined && !about.isFile() && !about.isDirectory()) writeFileSync(path, text);
    else replaceFile(placeAt(path), text);
  } catch (error) {
    throw new Refusal(`${shown} cannot be written: ${reasonOf(error)}.`);
  }
}

/** Puts another text into a file, if it still has the one that is expected. */
export function rewrite(
  path: string,
  expected: string,
  text: string,
): { readonly ok: true } | { readonly ok: false; readonly message: string } {
  try {
    const place = placeAt(path);
    const bytes = Buffer.from(expected, 'utf8');
    if (!bytes.equals(readOrdinarySync(place.path, { limit: bytes.length + 1 })))
      return { ok: false, message: 'It has changed since it was read, so nothing was written. Run the command again.' };
    replaceFile(place, text);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: `It cannot be written: ${reasonOf(error)}.` };
  }
}

/** Makes a file that must not be there yet, and the folders above it. Of a file that cannot be written nothing is left. */
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
    const reason = exists ? 'a part of the path is no folder' : reasonOf(error);
    throw new Refusal(`${shown} cannot be written: ${reason}.`);
  }
}

/** The file that a path leads to. A link stays a link, and a file that may not be written to stays as it is. */
function placeAt(path: string): Place {
  const real = realPath(path);
  if (real === undefined) {
    // Where a link leads cannot be found out just now; a file in the place of it would part it from what it leads to.
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) throw new Error('what it leads to cannot be found');
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
  // Nobody else can open a file of its own until it is for those whom the old one was for.
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

/** Writes a text into a new file, down to the disk, and closes it. */
function fill(file: number, text: string, prepare: () => void = () => {}): void {
  try {
    prepare();
    writeFileSync(file, text, 'utf8');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Takes the name of a file to the disk, too. Not every system can: the text is there all the same. */
function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows opens no folders.
  }
}

/** Only the super-user can give a file away; for everybody else it is their own, as what they write always is. */
function keepOwner(file: number, [user, group]: Place['owner']): void {
  for (const one of [user, -1]) {
    try {
      fchownSync(file, one, group);
      return;
    } catch {
      // The new owner is whoever has written it, and the group is kept where they are in it.
    }
  }
}
