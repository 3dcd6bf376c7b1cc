/** What a command needs from its process, as an interface for tests. */
import { createColors } from 'picocolors';
import { printable } from '../text/printable.ts';

export interface OutputStream {
  /** Whether it is a terminal. */
  readonly terminal: boolean;
  /** Number of columns of the terminal, if known. */
  readonly columns: number | undefined;
  write(text: string): void;
}

export interface Host {
  /** The current folder, written with `/`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The local date, as `YYYY-MM-DD`. */
  readonly today: string;
  /** For results only. */
  readonly out: OutputStream;
  /** For progress, notes and errors. */
  readonly err: OutputStream;
  /** Reads standard input, up to a limit. */
  readInput(limit: number): Promise<Uint8Array>;
  /** Starts the language server on standard input and output. It runs until the editor exits. */
  serve(): Promise<void>;
}

/** The exit status of a command. */
export const CLEAN = 0;
export const PROBLEMS = 1;
export const REFUSED = 2;
export const FAULT = 3;

export type Status = typeof CLEAN | typeof PROBLEMS | typeof REFUSED | typeof FAULT;

/** Wrong usage, or a file that cannot be read or written. The message is a sentence for the user. */
export class Refusal extends Error {}

/** Prints a line on standard error. Escapes it, since parts may come from a file or an argument. */
export function say(host: Host, sentence: string): void {
  host.err.write(`charter: ${printable(sentence)}\n`);
}

/**
 * Returns the colours for a stream: only on a terminal, and never with `NO_COLOR`. Ignores `FORCE_COLOR`, which test
 * runners and CI systems may set for other programs.
 */
export function coloursFor(stream: OutputStream, env: Host['env']): ReturnType<typeof createColors> {
  return createColors(isColoured(stream, env));
}

function isColoured(stream: OutputStream, env: Host['env']): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false') return false;
  return stream.terminal && env.TERM !== 'dumb';
}

/** No colours, for output to a file. */
export const NO_COLOURS = createColors(false);

/** Width of text in a file, the same on every machine. */
export const FILE_WIDTH = 100;

/** Returns the width of the terminal, or a width for logs. */
export function widthFor(stream: OutputStream): number {
  const columns = stream.terminal ? stream.columns : undefined;
  return columns === undefined || columns < 1 ? FILE_WIDTH : Math.max(40, columns);
}
