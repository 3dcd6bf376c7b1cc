/**
 * Runs what is built with what Node has compiled of it before.
 *
 * Node keeps what it compiles of a file for its next start, but only what it compiles while the file is loaded: nearly
 * all functions are compiled when they are first called, and so again in every process. Here what has been called since
 * is kept as well, beside what Node keeps and on the same terms: not where its cache is turned off or unknown. That halves
 * the time from the start of a server to the problems of its first charter.
 */
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import zlib from 'node:zlib';

/** A module of CommonJS. */
export interface Program {
  /** The path that it knows itself by. */
  readonly file: string;
  /** All of it, in ASCII: a text with other characters would take twice the memory. */
  readonly text: string;
  /** What tells it from what was built before; the engine looks at nothing but the length of a text. */
  readonly build: string;
  /** The name that what is compiled of it is kept by. */
  readonly name: string;
  /** What it finds in its `module` besides. */
  readonly more?: object;
}

export interface Running {
  readonly exports: unknown;
  /** Whether something was there from before, and of use. */
  readonly kept: boolean;
  /** Whether that was not looked at for a day: it may have been kept by a process that did little. */
  readonly old: boolean;
  /** Keeps what is compiled by now, where that is more than what was there. What cannot be written is not kept. */
  keep(): void;
}

/** The check sum and the build stand before what is kept. */
const SUM = 4;
/** What grew by less than this is not worth writing again. */
const GROWTH = 1.05;

const DAY = 24 * 60 * 60 * 1_000;

/** @param folder where to keep what is compiled; nothing is kept without */
export function runCompiled({ file, text, build, name, more }: Program, folder: string | undefined): Running {
  const place = folder === undefined ? undefined : join(folder, `${name}.bin`);
  const found = place === undefined ? undefined : read(place, build);
  const cached = found === undefined ? {} : { cachedData: found.data };
  const script = new Script(module.wrap(text), { filename: file, ...cached });
  const built = { exports: {}, ...more };
  script.runInThisContext()(built.exports, module.createRequire(file), built, file, dirname(file));
  const kept = found !== undefined && script.cachedDataRejected === false;
  let least = kept ? found.data.length * GROWTH : 0;
  return {
    exports: built.exports,
    kept,
    old: kept && found.age > DAY,
    keep: () => {
      if (place === undefined) return;
      const data = script.createCachedData();
      if (data.length <= least) return touch(place);
      least = data.length * GROWTH;
      write(place, build, data);
    },
  };
}

/**
 * Runs a built file in this process, and keeps what is compiled of it: soon, for who is killed, and at the end, which
 * `keep` brings forward.
 */
export function loadCompiled(file: string, build: string): Pick<Running, 'exports' | 'keep'> {
  const program = { file, text: readFileSync(file, 'latin1'), build, name: 'charter-language-server' };
  const running = runCompiled(program, cacheOfNode());
  if (!running.kept) setTimeout(running.keep, 3_000).unref();
  const keep = () => {
    process.off('exit', keep);
    running.keep();
  };
  process.on('exit', keep);
  return { exports: running.exports, keep };
}

/** Where Node itself keeps what it compiles; undefined where it does not, or is too old to. */
export function cacheOfNode(): string | undefined {
  const folder: unknown =
    'getCompileCacheDir' in module && typeof module.getCompileCacheDir === 'function'
      ? module.getCompileCacheDir()
      : undefined;
  return typeof folder === 'string' ? folder : undefined;
}

/** Only what the same build has left, whole, and what nobody else can have written: it is run as it is. */
function read(place: string, build: string): { readonly data: Buffer; readonly age: number } | undefined {
  let open: number | undefined;
  try {
    open = openSync(place, 'r');
    const { uid, mode, mtimeMs } = fstatSync(open);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const all = readFileSync(open);
    const rest = all.subarray(SUM);
    if (all.length < SUM || zlib.crc32(rest) !== all.readUInt32LE()) return undefined;
    if (rest.toString('latin1', 0, build.length) !== build) return undefined;
    return { data: rest.subarray(build.length), age: Date.now() - mtimeMs };
  } catch {
    return undefined;
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

/** Says that something was looked at. */
function touch(place: string): void {
  try {
    const now = new Date();
    utimesSync(place, now, now);
  } catch {
    // It is looked at again.
  }
}

/** Whole or not at all: another server may be reading, or writing. */
function write(place: string, build: string, data: Buffer): void {
  const unfinished = `${place}.${process.pid}`;
  try {
    const rest = Buffer.concat([Buffer.from(build, 'latin1'), data]);
    const sum = Buffer.alloc(SUM);
    sum.writeUInt32LE(zlib.crc32(rest));
    writeFileSync(unfinished, Buffer.concat([sum, rest]), { mode: 0o600 });
    renameSync(unfinished, place);
  } catch {
    // The next start is as slow as this one was.
    try {
      rmSync(unfinished, { force: true });
    } catch {
      // Where nothing can be removed, nothing was written.
    }
  }
}
