/**
 * Reads files that anybody may have put into a workspace. Only ordinary files are read, and only their first bytes: a
 * pipe, a device or a file of gigabytes keeps nobody waiting. Once for each way that Node reads.
 */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { isWithin } from './paths.ts';

export interface Reading {
  /** The most bytes that are read. */
  readonly limit: number;
  /** The folder that the file must be in when all links are resolved. */
  readonly within?: string | undefined;
}

/** Why a file is not read although it is there: a clause that begins with “it”. */
export class NotOrdinary extends Error {
  readonly reason: 'unreadable' | 'outside';

  constructor(reason: NotOrdinary['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** What is said of an entry of a folder that is a pipe or a device, or a link to something that is no file. */
export const NOT_READ = 'It is not a regular file, so it is not read.';

/** The first bytes of a file, without keeping the thread from other work. */
export async function readOrdinary(path: string, reading: Reading): Promise<Uint8Array> {
  const { within } = reading;
  const target = within === undefined ? path : inside(await realpath(within), await realpath(path));
  // A device may do something when it is opened.
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

/** The same at once. */
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

/** A shell's `<(…)`, which somebody asked for and which may take its time. */
const SHELL_PIPE = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/** What was looked at can be something else when it is opened, so opening neither waits nor follows a new link. */
function flagsFor(path: string, { within }: Reading): number {
  // Windows has neither flag, and no pipes in folders.
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants as Partial<typeof constants> & { O_RDONLY: number };
  if (SHELL_PIPE.test(path)) return O_RDONLY;
  return O_RDONLY | O_NONBLOCK | (within === undefined ? 0 : O_NOFOLLOW);
}

function inside(folder: string, target: string): string {
  if (isWithin(folder, target)) return target;
  throw new NotOrdinary('outside', 'it is a link that leads out of the folder');
}

function refuseOdd(path: string, about: Stats): void {
  if (about.isDirectory()) throw Object.assign(new Error('EISDIR: it is a folder'), { code: 'EISDIR' });
  if (!about.isFile() && !SHELL_PIPE.test(path)) throw new NotOrdinary('unreadable', 'it is not a regular file');
}

/** The first bytes of an open file, gathered as they come. */
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

  /** Where the next bytes go: the buffer, the offset in it, and how many there is room for. */
  room(): [buffer: Buffer, offset: number, length: number] {
    return [this.#bytes, this.#length, this.#bytes.length - this.#length];
  }

  /** Takes note of how many bytes were read into the room; whether there is no more to read. */
  took(bytesRead: number): boolean {
    this.#length += bytesRead;
    if (bytesRead === 0 || this.#length >= this.#limit) return true;
    if (this.#length === this.#bytes.length) {
      // It has grown, or its size was not known.
      const more = Buffer.allocUnsafe(Math.min(2 * this.#length, this.#limit));
      this.#bytes.copy(more);
      this.#bytes = more;
    }
    return false;
  }

  /** The bytes, if they are all that there were: half a charter is not judged as if it were the whole. */
  whole(): Uint8Array {
    if (this.#about.isFile() && this.#length < Math.min(this.#about.size, this.#limit))
      throw new Error('it has become shorter while it was read');
    return this.#bytes.subarray(0, this.#length);
  }
}
