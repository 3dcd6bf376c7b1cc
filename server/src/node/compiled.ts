/**
 * Runs a built file with what Node has compiled of it before.
 *
 * Node keeps what it compiles of a file for its next start, but only what it compiles while the file is loaded: nearly
 * all functions are compiled when they are first called, and so again in every process. Here what has been called since
 * is kept as well, beside what Node keeps and on the same terms: not where its cache is turned off or unknown. That halves
 * the time from the start of a server to the problems of its first charter.
 */
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import zlib from 'node:zlib';
import { withFlagsOfTheStart } from '../cli/memory.ts';

export interface Running {
  readonly exports: unknown;
  /** Whether something was there from before, and of use. */
  readonly kept: boolean;
  /** Keeps what is compiled by now, where that is more than what was there. What cannot be written is not kept. */
  keep(): void;
}

/** The check sum and the build stand before what is kept. */
const SUM = 4;
/** What grew by less than this is not worth writing again. */
const GROWTH = 1.05;

/**
 * @param file the path of a built file, a module of CommonJS whose text is ASCII
 * @param build what tells this file from those of other builds; the engine looks at nothing but its length
 * @param folder where to keep what is compiled; nothing is kept without
 */
export function runCompiled(file: string, build: string, folder: string | undefined): Running {
  const place = folder === undefined ? undefined : join(folder, 'charter-language-server.bin');
  const cachedData = place === undefined ? undefined : read(place, build);
  // One byte a character: a text with others would take twice the memory.
  const text = module.wrap(readFileSync(file, 'latin1'));
  const script = new Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const built = { exports: {} };
  script.runInThisContext()(built.exports, module.createRequire(file), built, file, dirname(file));
  const kept = cachedData !== undefined && script.cachedDataRejected === false;
  let least = kept ? cachedData.length * GROWTH : 0;
  return {
    exports: built.exports,
    kept,
    keep: () => {
      if (place === undefined) return;
      const data = withFlagsOfTheStart(() => script.createCachedData());
      if (data.length <= least) return;
      least = data.length * GROWTH;
      write(place, build, data);
    },
  };
}

/** Runs a built file in this process, and keeps what is compiled of it: soon, for who is killed, and at the end. */
export function loadCompiled(file: string, build: string): unknown {
  const running = runCompiled(file, build, cacheOfNode());
  if (!running.kept) setTimeout(running.keep, 3_000).unref();
  process.on('exit', running.keep);
  return running.exports;
}

/** Where Node itself keeps what it compiles; undefined where it does not, or is too old to. */
function cacheOfNode(): string | undefined {
  const folder: unknown =
    'getCompileCacheDir' in module && typeof module.getCompileCacheDir === 'function'
      ? module.getCompileCacheDir()
      : undefined;
  return typeof folder === 'string' ? folder : undefined;
}

/** Only what the same build has left, whole, and what nobody else can have written: it is run as it is. */
function read(place: string, build: string): Buffer | undefined {
  let open: number | undefined;
  try {
    open = openSync(place, 'r');
    const { uid, mode } = fstatSync(open);
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return undefined;
    const all = readFileSync(open);
    const rest = all.subarray(SUM);
    if (all.length < SUM || zlib.crc32(rest) !== all.readUInt32LE()) return undefined;
    return rest.subarray(0, build.length).toString('latin1') === build ? rest.subarray(build.length) : undefined;
  } catch {
    return undefined;
  } finally {
    if (open !== undefined) closeSync(open);
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
