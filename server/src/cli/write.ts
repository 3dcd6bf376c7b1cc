/** Files that a command writes: whole or not at all. */
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from './host.ts';
import { codeOf, reasonOf } from './node-files.ts';

/** What stands in the place that a file is written to. */
type Place = { readonly path: string; readonly mode: number | undefined; readonly owner: readonly [number, number] };

/**
 * Writes a file in one step: whoever reads it sees the old text or the new one, and a fault on the way leaves the old.
 *
 * @param shown the path as the person who reads a refusal knows it
 */
export async function writeWhole(path: string, text: string, shown: string): Promise<void> {
  try {
    const about = await stat(path).catch(() => undefined);
    // A pipe or a device is written to as it is.
    if (about !== undefined && !about.isFile() && !about.isDirectory()) return await writeFile(path, text);
    await replaceFile(await placeAt(path), text);
  } catch (error) {
    throw new Refusal(`${shown} cannot be written: ${reasonOf(error)}.`);
  }
}

/** Puts another text into a file, if it still has the one that is expected. */
export async function rewrite(
  path: string,
  expected: string,
  text: string,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly message: string }> {
  try {
    const place = await placeAt(path);
    const bytes = Buffer.from(expected, 'utf8');
    if (!bytes.equals(await readFile(place.path)))
      return { ok: false, message: 'It has changed since it was read, so nothing was written. Run the command again.' };
    await replaceFile(place, text);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: `It cannot be written: ${reasonOf(error)}.` };
  }
}

/** Makes a file that must not be there yet, and the folders above it. */
export async function createFile(path: string, text: string, shown: string): Promise<'made' | 'there'> {
  let made = false;
  try {
    await mkdir(dirname(path), { recursive: true });
    made = true;
    await writeFile(path, text, { flag: 'wx' });
    return 'made';
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST';
    if (exists && made) return 'there';
    const reason = exists ? 'a part of the path is no folder' : reasonOf(error);
    throw new Refusal(`${shown} cannot be written: ${reason}.`);
  }
}

/** The file that a path leads to. A link stays a link, and a file that may not be written to stays as it is. */
async function placeAt(path: string): Promise<Place> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return { path, mode: undefined, owner: [0, 0] };
  await access(real, constants.W_OK);
  const about = await stat(real);
  if (about.isDirectory()) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  return { path: real, mode: about.mode, owner: [about.uid, about.gid] };
}

let count = 0;

async function replaceFile({ path, mode, owner }: Place, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}-${count++}.tmp`);
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) {
      await chown(beside, ...owner).catch(() => {});
      await chmod(beside, mode & 0o7777);
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
