/** Reads files without blocking the process, since disks can be slow or on a network. */
import { realpath } from 'node:fs/promises';
import type { FileText } from '../workspace/index.ts';
import { BYTES_READ, failure, textOf } from './files.ts';
import { readOrdinary } from './ordinary-file.ts';
import { withSlashes } from './paths.ts';

/** Resolves symbolic links. Returns undefined if the file does not exist. */
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
