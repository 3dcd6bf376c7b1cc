/** Files of the disk, read without keeping the process from anything else: a disk may be slow, or at the end of a wire. */
import { open, realpath, stat } from 'node:fs/promises';
import type { FileText } from '../workspace/index.ts';
import { FileStart, failure, refusalOf, textOf } from './files.ts';
import { withSlashes } from './paths.ts';

/** The path without symbolic links; undefined where there is no such file. */
export function realPath(path: string): Promise<string | undefined> {
  return realpath(path).then(withSlashes, () => undefined);
}

export async function readText(path: string): Promise<FileText> {
  try {
    return refusalOf(path, await stat(path)) ?? textOf(await readStart(path));
  } catch (error) {
    return failure(error);
  }
}

async function readStart(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const start = new FileStart(await file.stat());
    while (!start.took((await file.read(...start.room(), null)).bytesRead));
    return start.whole();
  } finally {
    await file.close();
  }
}
