/** Reads the files of a workspace from the disk. */

import { decodeUtf8, type Files, type FileText } from '../workspace/index.ts';
import { MAX_BYTES } from '../yaml/limits.ts';
import { NotOrdinary, readOrdinarySync } from './ordinary-file.ts';
import { realPath } from './paths.ts';

/** The number of bytes to read: enough to find out that a charter is too large. */
export const BYTES_READ = MAX_BYTES + 4;

/** Files on the disk. */
export const diskFiles: Files = {
  read: (path, within) => Promise.resolve(readText(path, within)),
  realPath: (path) => Promise.resolve(realPath(path)),
};

/** Files on the disk that are read only once, so that their text does not change. */
export function nodeFiles(): Files {
  const texts = new Map<string, Promise<FileText>>();
  return {
    ...diskFiles,
    read(path, within) {
      const text = texts.get(path) ?? diskFiles.read(path, within);
      texts.set(path, text);
      return text;
    },
  };
}

/** Files, some with a text that is not on the disk: standard input, or fixed texts. */
export function overlaid(files: Files, texts: ReadonlyMap<string, FileText>): Files {
  return {
    read: (path, within) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path, within) : Promise.resolve(text);
    },
    realPath: async (path) => (await files.realPath(path)) ?? (texts.has(path) ? path : undefined),
  };
}

/** Returns the text of a file, or why it cannot be read. */
function readText(path: string, within?: string): FileText {
  try {
    return textOf(readOrdinarySync(path, { limit: BYTES_READ, within }));
  } catch (error) {
    return failure(error);
  }
}

/** Decodes the first bytes of a file. If the file continues, does not split the last character. */
export function textOf(bytes: Uint8Array): FileText {
  let end = bytes.length;
  if (end >= BYTES_READ) {
    while (end > MAX_BYTES + 1 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
    if ((bytes[end - 1] ?? 0) >= 0xc0) end--;
  }
  return { ok: true, ...decodeUtf8(bytes.subarray(0, end)) };
}

/** Returns why a file cannot be read. */
export function failure(error: unknown): FileText & { readonly ok: false } {
  if (error instanceof NotOrdinary) {
    return { ok: false, reason: error.reason, message: `${error.message.replace(/^i/, 'I')}.` };
  }
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { ok: false, reason: 'missing', message: 'There is no such file.' };
  if (code === 'EISDIR') return { ok: false, reason: 'directory', message: 'This is a folder, not a file.' };
  return { ok: false, reason: 'unreadable', message: `The file cannot be read: ${reasonOf(error)}.` };
}

/** Returns the error code of the system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Returns the reason for a system error, in words. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'the system does not allow it',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  ENAMETOOLONG: 'the name is too long',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EPIPE: 'the program that reads it has stopped',
};
