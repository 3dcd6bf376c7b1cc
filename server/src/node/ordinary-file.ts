/**
 * Reads untrusted files of a workspace. Reads only regular files, and only up to a limit, so that pipes, devices and
 * huge files cannot block. There is an asynchronous and a synchronous version.
 */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { isWithin } from './paths.ts';

export interface Reading {
  /** Maximum number of bytes to read. */
  readonly limit: number;
  /** The folder that must contain the file after links are resolved. */
  readonly within?: string | undefined;
}

/** Why an existing file is not read: a clause that begins with “it”. */
export class NotOrdinary extends Error {
  readonly reason: 'unreadable' | 'outside';

  constructor(reason: NotOrdinary['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The message for a pipe, a device, or a link to something other than a file. */
export const NOT_READ = 'It is not a regular file, so it is not read.';

/** Reads the first bytes of a file without blocking the thread. */
export async function readOrdinary(path: string, reading: Reading): Promise<Uint8Array> {
  const { within } = reading;
  const target = within === undefined ? path : inside(await realpath(within), await realpath(path));
  // Check first, since opening a device can have effects.
  refuseOdd(path, await stat(target));
  const file = await open(target, flagsFor(path, reading));
  try {
    const start = new FileStart(path, await file.stat(), reading.limit);
    while (!start.took((await file.read(...start.room(), null)).bytesRead));
    return start.whole();
  } finally {
    await file.close();
  }
}

/** The same, synchronously. */
export function readOrdinarySync(path: string, reading: Reading): Uint8Array {
  const { within } = reading;
  const target = within === undefined ? path : inside(realpathSync.native(within), realpathSync.native(path));
  refuseOdd(path, statSync(target));
  const file = openSync(target, flagsFor(path, reading));
  try {
    const start = new FileStart(path, fstatSync(file), reading.limit);
    while (!start.took(readSync(file, ...start.room(), null)));
    return start.whole();
  } finally {
    closeSync(file);
  }
}

/** Pipes of process substitution, `<(…)`, which the user asked for and which may be slow. */
const SHELL_PIPE = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/** The file can change between the check and the opening, so opening must not block or follow a new link. */
function flagsFor(path: string, { within }: Reading): number {
  // Windows has neither flag, and no pipes in folders.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };
  if (SHELL_PIPE.test(path)) return O_RDONLY;
  return O_RDONLY | O_NONBLOCK | (within === undefined ? 0 : O_NOFOLLOW);
}

function inside(folder: string, target: string): string {
  if (isWithin(folder, target)) return target;
  throw new NotOrdinary('outside', 'it links to a file outside the folder');
}

function refuseOdd(path: string, about: Stats): void {
  if (about.isDirectory()) throw Object.assign(new Error('EISDIR: it is a folder'), { code: 'EISDIR' });
  if (!about.isFile() && !SHELL_PIPE.test(path)) throw new NotOrdinary('unreadable', 'it is not a regular file');
}

/** Collects the first bytes of an open file. */
class FileStart {
  readonly #about: Stats;
  readonly #limit: number;
  #bytes: Buffer;
  #length = 0;

  constructor(path: string, about: Stats, limit: number) {
    refuseOdd(path, about);
    this.#about = about;
    this.#limit = limit;
    this.#bytes = Buffer.allocUnsafe(Math.min(about.isFile() ? about.size + 1 : 65_536, limit));
  }

  /** Returns where to read the next bytes: the buffer, the offset, and the available space. */
  room(): [buffer: Buffer, offset: number, length: number] {
    return [this.#bytes, this.#length, this.#bytes.length - this.#length];
  }

  /** Records the number of bytes read. Returns whether the end is reached. */
  took(bytesRead: number): boolean {
    this.#length += bytesRead;
    if (bytesRead === 0 || this.#length >= this.#limit) return true;
    if (this.#length === this.#bytes.length) {
      // The file has grown, or its size was unknown.
      const more = Buffer.allocUnsafe(Math.min(2 * this.#length, this.#limit));
      this.#bytes.copy(more);
      this.#bytes = more;
    }
    return false;
  }

  /** Returns the bytes. Throws if the file became shorter, so that half a charter is never checked as a whole. */
  whole(): Uint8Array {
    if (this.#about.isFile() && this.#length < Math.min(this.#about.size, this.#limit))
      throw new Error('it became shorter while it was being read');
    return this.#bytes.subarray(0, this.#length);
  }
}
