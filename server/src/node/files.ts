/** The files of a workspace, read from the disk. */
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { decodeUtf8, type Files, type FileText } from '../workspace/index.ts';
import { MAX_BYTES } from '../yaml/limits.ts';
import { realPath } from './paths.ts';

/** So many bytes are enough to see that a charter is too large, and where its limit is. */
export const BYTES_READ = MAX_BYTES + 4;

/** Files of the disk. */
export const diskFiles: Files = {
  read: (path) => Promise.resolve(readText(path)),
  realPath: (path) => Promise.resolve(realPath(path)),
};

/** Files of the disk of which each is read once: however often it is asked for, its text stays the same. */
export function nodeFiles(): Files {
  const texts = new Map<string, Promise<FileText>>();
  return {
    ...diskFiles,
    read(path) {
      const text = texts.get(path) ?? diskFiles.read(path);
      texts.set(path, text);
      return text;
    },
  };
}

/** Files of which some have another text than on the disk: standard input, or what fixes have made of them. */
export function overlaid(files: Files, texts: ReadonlyMap<string, FileText>): Files {
  return {
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : Promise.resolve(text);
    },
    realPath: async (path) => (await files.realPath(path)) ?? (texts.has(path) ? path : undefined),
  };
}

/** The text of a file, or why there is none. */
function readText(path: string): FileText {
  try {
    return refusalOf(path, statSync(path)) ?? textOf(readStart(path));
  } catch (error) {
    return failure(error);
  }
}

/** Why something on the disk is not read; undefined where it is. */
export function refusalOf(path: string, about: Stats): FileText | undefined {
  if (about.isDirectory()) return { ok: false, reason: 'directory', message: 'It is a folder, not a file.' };
  // Opening a pipe or a device might wait for ever. A shell's `<(…)` is one that somebody asked for.
  if (!about.isFile() && !/^\/(?:dev|proc\/self)\/fd\/\d+$/.test(path))
    return { ok: false, reason: 'unreadable', message: 'It is not a regular file.' };
  return undefined;
}

function readStart(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const start = new FileStart(fstatSync(file));
    while (!start.took(readSync(file, ...start.room(), null)));
    return start.whole();
  } finally {
    closeSync(file);
  }
}

/** The first bytes of a file, gathered as they come: as many as there are, or as are looked at. */
export class FileStart {
  readonly #about: Stats;
  #bytes: Buffer;
  #length = 0;

  constructor(about: Stats) {
    this.#about = about;
    this.#bytes = Buffer.allocUnsafe(about.isFile() ? Math.min(about.size + 1, BYTES_READ) : 65_536);
  }

  /** Where the next bytes go: the buffer, the offset in it, and how many there is room for. */
  room(): [buffer: Buffer, offset: number, length: number] {
    return [this.#bytes, this.#length, this.#bytes.length - this.#length];
  }

  /** Takes note of how many bytes were read into the room; whether there is no more to read. */
  took(bytesRead: number): boolean {
    this.#length += bytesRead;
    if (bytesRead === 0 || this.#length >= BYTES_READ) return true;
    if (this.#length === this.#bytes.length) {
      // It has grown, or its size was not known.
      const more = Buffer.allocUnsafe(Math.min(2 * this.#length, BYTES_READ));
      this.#bytes.copy(more);
      this.#bytes = more;
    }
    return false;
  }

  /** The bytes, if they are all that there were: half a charter is not judged as if it were the whole. */
  whole(): Uint8Array {
    if (this.#about.isFile() && this.#length < Math.min(this.#about.size, BYTES_READ))
      throw new Error('it has become shorter while it was read');
    return this.#bytes.subarray(0, this.#length);
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
export function failure(error: unknown): FileText {
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
};
