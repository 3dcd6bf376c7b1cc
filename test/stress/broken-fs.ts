/** Node's file system with a fault in it: one call, counted from the first, fails or reads less than there is. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export const FAULTS = [
  'EACCES',
  'ELOOP',
  'ENOENT',
  'EISDIR',
  'EMFILE',
  'a short read',
  'a read that ends early',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Spied {
  /** What was called, in order: `openSync a.charter.yaml`. */
  readonly calls: readonly string[];
  /** What the call with the fault was; undefined where there were not so many calls. */
  readonly failed: string | undefined;
}

const SYNC = [
  ...['accessSync', 'statSync', 'lstatSync', 'openSync', 'fstatSync', 'readSync', 'closeSync', 'readFileSync'],
  ...['readdirSync', 'realpathSync', 'existsSync', 'writeFileSync', 'fsyncSync', 'fchmodSync', 'fchownSync'],
  ...['renameSync', 'rmSync', 'mkdirSync'],
];
const PROMISED = ['open', 'stat', 'realpath', 'readdir'];
const OF_A_FILE = ['stat', 'read', 'close'];
const CALLED_BACK = ['readdir', 'stat', 'lstat', 'realpath'];

type Call = (...args: never[]) => unknown;

/**
 * Does a piece of work while the call with a number of those below a folder has a fault; with none, the calls are only
 * counted. The file system is whole again afterwards.
 */
export async function withFault(
  folder: string,
  at: number | undefined,
  fault: Fault,
  work: () => Promise<void>,
): Promise<Spied> {
  const calls: string[] = [];
  let failed: string | undefined;
  const files = new Set<unknown>();
  const undo: (() => void)[] = [];

  /** Whether a call is the one with the fault. */
  const isHit = (name: string, subject: unknown): boolean => {
    const ours = files.has(subject) || (typeof subject === 'string' && subject.startsWith(folder));
    if (!ours) return false;
    calls.push(`${name} ${typeof subject === 'string' ? subject.slice(folder.length) : ''}`.trim());
    if (calls.length - 1 !== at) return false;
    failed = calls.at(-1);
    return true;
  };
  const put = (on: object, name: string, make: (real: Call) => Call) => {
    const real: unknown = Reflect.get(on, name);
    if (typeof real !== 'function') return;
    const made = make(real.bind(on));
    for (const [key, value] of Object.entries(real)) Reflect.set(made, key, value);
    Reflect.set(on, name, made);
    undo.push(() => Reflect.set(on, name, real));
  };
  const isShort = fault === 'a short read' || fault === 'a read that ends early';
  const less = (name: string, args: readonly unknown[]) =>
    args.map((arg, index) =>
      /^read(?:Sync)?$/.test(name) && index === args.length - 2 && typeof arg === 'number'
        ? fault === 'a short read'
          ? Math.ceil(arg / 3)
          : 0
        : arg,
    );

  for (const name of SYNC) {
    put(fs, name, (real) => (...args: unknown[]) => {
      const hit = isHit(name, args[0]);
      const given = hit && isShort ? less(name, args) : args;
      if (hit && !isShort) {
        if (name === 'existsSync') return false;
        // What is to be closed is closed, whatever is said about it.
        if (name === 'closeSync') real(...(args as never[]));
        throw errorOf(fault);
      }
      const result = real(...(given as never[]));
      if (name === 'openSync') files.add(result);
      if (name === 'closeSync') files.delete(args[0]);
      return result;
    });
  }
  put(fs.realpathSync, 'native', (real) => (...args: unknown[]) => {
    if (isHit('realpathSync.native', args[0]) && !isShort) throw errorOf(fault);
    return real(...(args as never[]));
  });
  for (const name of CALLED_BACK) {
    put(fs, name, (real) => (...args: unknown[]) => {
      const back = args.at(-1);
      if (isHit(`${name} with a callback`, args[0]) && !isShort && typeof back === 'function')
        return setImmediate(() => back(errorOf(fault)));
      return real(...(args as never[]));
    });
  }
  for (const name of PROMISED) {
    put(fs.promises, name, (real) => async (...args: unknown[]) => {
      if (isHit(`promised ${name}`, args[0]) && !isShort) throw errorOf(fault);
      const result: unknown = await real(...(args as never[]));
      if (name === 'open' && typeof result === 'object' && result !== null) {
        files.add(result);
        for (const inner of OF_A_FILE) {
          put(result, inner, (realInner) => async (...given: unknown[]) => {
            const hit = isHit(`file.${inner}`, result);
            if (hit && !isShort) {
              if (inner === 'close') await realInner();
              throw errorOf(fault);
            }
            return realInner(...((hit ? less(inner, given) : given) as never[]));
          });
        }
      }
      return result;
    });
  }
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const one of undo.reverse()) one();
    syncBuiltinESMExports();
  }
  return { calls, failed };
}

function errorOf(code: string): Error {
  return Object.assign(new Error(`${code}: a fault of the file system`), { code });
}
