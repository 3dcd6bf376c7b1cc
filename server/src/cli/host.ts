/** What a command needs of the process that it runs in, so that tests can run it in another. */
import { createColors } from 'picocolors';
import { printable } from '../text/printable.ts';

export interface OutputStream {
  /** Whether a person looks at it. */
  readonly terminal: boolean;
  /** The columns of the terminal, where they are known. */
  readonly columns: number | undefined;
  write(text: string): void;
}

export interface Host {
  /** The current folder, written with `/`. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The local date, as `YYYY-MM-DD`. */
  readonly today: string;
  /** The result and nothing else. */
  readonly out: OutputStream;
  /** Progress, notes and faults. */
  readonly err: OutputStream;
  /** All of standard input, or its first bytes where there are more than a limit. */
  readInput(limit: number): Promise<Uint8Array>;
  /** Starts the language server on standard input and output; it lives on until the editor is gone. */
  serve(): Promise<void>;
}

/** How a command ended. */
export const CLEAN = 0;
export const PROBLEMS = 1;
export const REFUSED = 2;
export const FAULT = 3;

export type Status = typeof CLEAN | typeof PROBLEMS | typeof REFUSED | typeof FAULT;

/** Wrong usage, or something that cannot be read or written. The message is a sentence for whoever typed the command. */
export class Refusal extends Error {}

/** Says something on standard error. What stands in it may come from a file or an argument. */
export function say(host: Host, sentence: string): void {
  host.err.write(`charter: ${printable(sentence)}\n`);
}

/**
 * Colours for a stream: on a terminal alone, and never under `NO_COLOR`. `FORCE_COLOR` forces none: whoever runs a command
 * for its result, as test runners and CI systems do, may have set it for somebody else.
 */
export function coloursFor(stream: OutputStream, env: Host['env']): ReturnType<typeof createColors> {
  return createColors(isColoured(stream, env));
}

function isColoured(stream: OutputStream, env: Host['env']): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false') return false;
  return stream.terminal && env.TERM !== 'dumb';
}

/** Colours for what goes to a file. */
export const NO_COLOURS = createColors(false);

/** The width of a text in a file: the same on every machine. */
export const FILE_WIDTH = 100;

/** The width to set text for: the terminal's, or one that suits a log. */
export function widthFor(stream: OutputStream): number {
  const columns = stream.terminal ? stream.columns : undefined;
  return columns === undefined || columns < 1 ? FILE_WIDTH : Math.max(40, columns);
}
