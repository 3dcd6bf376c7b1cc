/** Runs the command line in this process, in a folder of its own, and captures its output. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../server/src/cli/host.ts';
import { main } from '../../server/src/cli/main.ts';
import { TODAY } from './fixture.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** The current folder, below the folder of the test. */
  readonly in?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Host['env'];
  /** The width of the terminal, if standard output and error are one. */
  readonly terminal?: number;
}

export interface Folder {
  readonly path: string;
  write(file: string, text: string | Uint8Array): void;
  read(file: string): string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  remove(): void;
}

/** A new folder with some files. It is a repository, so that the folders around it have no effect. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'charter-cli-')));
  mkdirSync(join(path, '.git'));
  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    path,
    write,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    run: (args, options) => run(args, path, options),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Runs a function in a folder of its own, and removes the folder afterwards. */
export async function inFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: Folder) => Promise<T>,
): Promise<T> {
  const folder = folderWith(files);
  try {
    return await work(folder);
  } finally {
    folder.remove();
  }
}

async function run(args: readonly string[], path: string, options: RunOptions = {}): Promise<Ran> {
  const printed = { out: '', err: '' };
  const stream = (name: 'out' | 'err') => ({
    terminal: options.terminal !== undefined,
    columns: options.terminal,
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const status = await main(args, {
    cwd: join(path, options.in ?? ''),
    env: options.env ?? {},
    today: TODAY,
    out: stream('out'),
    err: stream('err'),
    readInput: (limit) => Promise.resolve(Buffer.from(options.input ?? '').subarray(0, limit)),
    serve: () => Promise.reject(new Error('A server does not end')),
  });
  return { status, ...printed };
}

/** A text with carriage returns, byte order marks and escapes made visible. */
export function visible(text: string): string {
  return text.replaceAll('\r', '␍').replaceAll('\ufeff', '<BOM>').replaceAll('\u001b', '␛');
}
