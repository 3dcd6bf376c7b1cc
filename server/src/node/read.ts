/** Files of the disk, read without keeping the process from anything else: a disk may be slow, or at the end of a wire. */
import { realpath } from 'node:fs/promises';
import type { FileText } from '../workspace/index.ts';
import { BYTES_READ, failure, textOf } from './files.ts';
import { readOrdinary } from './ordinary-file.ts';
import { withSlashes } from './paths.ts';

/** The path without symbolic links; undefined where there is no such file. */
export function realPath(path: string): Promise<string | undefined> {
  return realpath(path).then(withSlashes, () => undefined);
}

export async function readText(path: string, within?: string): Promise<FileText> {
  try {
    return textOf(await readOrdinary(path, { limit: BYTES_READ, within }));
  } catch (error) {
    return failure(error);
  }
}
