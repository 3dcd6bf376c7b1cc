/** Files of the disk, read without keeping the process from anything else: a disk may be slow, or at the end of a wire. */
import { open, realpath, stat } from 'node:fs/promises';
import { BYTES_READ, failure, refusalOf, textOf, wholeOf } from '../cli/node-files.ts';
import { withSlashes } from '../cli/paths.ts';
import type { FileText } from '../workspace/index.ts';

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
    const about = await file.stat();
    let bytes = Buffer.allocUnsafe(about.isFile() ? Math.min(about.size + 1, BYTES_READ) : 65_536);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length >= BYTES_READ) return wholeOf(bytes.subarray(0, length), about);
      if (length === bytes.length) {
        // It has grown, or its size was not known.
        const more = Buffer.allocUnsafe(Math.min(2 * length, BYTES_READ));
        bytes.copy(more);
        bytes = more;
      }
    }
  } finally {
    await file.close();
  }
}
