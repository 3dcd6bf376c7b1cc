/** The files of a workspace, read from the disk. */

import { decodeUtf8, type Files, type FileText } from '../workspace/index.ts';
import { MAX_BYTES } from '../yaml/limits.ts';
import { NotOrdinary, readOrdinarySync } from './ordinary-file.ts';
import { realPath } from './paths.ts';

/** So many bytes are enough to see that a charter is too large, and where its limit is. */
export const BYTES_READ = MAX_BYTES + 4;

/** Files of the disk. */
export const diskFiles: Files = {
  read: (path, within) => Promise.resolve(readText(path, within)),
  realPath: (path) => Promise.resolve(realPath(path)),
};

/** Files of the disk of which each is read once: however often it is asked for, its text stays the same. */
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

/** Files of which some have another text than on the disk: standard input, or what fixes have made of them. */
export function overlaid(files: Files, texts: ReadonlyMap<string, FileText>): Files {
  return {
    read: (path, within) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path, within) : Promise.resolve(text);
    },
    realPath: async (path) => (await files.realPath(path)) ?? (texts.has(path) ? path : undefined),
  };
}

/** The text of a file, or why there is none. */
function readText(path: string, within?: string): FileText {
  try {
    return textOf(readOrdinarySync(path, { limit: BYTES_READ, within }));
  } catch (error) {
    return failure(error);
  }
}

/** The text of the first bytes of a file. Where the file goes on, no character is cut in two. */
export function textOf(bytes: Uint8Array): FileText {
  let end = bytes.length;
  if (end >= BYTES_READ) {
    while (end > MAX_BYTES + 1 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
    if ((bytes[end - 1] ?? 0) >= 0xc0) end--;
  }
  return { ok: true, ...decodeUtf8(bytes.subarray(0, end)) };
}

/** Why the system does not let a file be read. */
export function failure(error: unknown): FileText & { readonly ok: false } {
  if (error instanceof NotOrdinary) {
    return { ok: false, reason: error.reason, message: `${error.message.replace(/^i/, 'I')}.` };
  }
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { ok: false, reason: 'missing', message: 'There is no such file.' };
  if (code === 'EISDIR') return { ok: false, reason: 'directory', message: 'It is a folder, not a file.' };
  return { ok: false, reason: 'unreadable', message: `It cannot be read: ${reasonOf(error)}.` };
}

/** The system's name for what went wrong, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** Why the system refused something, in words. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EPIPE: 'the program that reads it has stopped',
};
