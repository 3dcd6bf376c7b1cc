/** Hostile texts pasted into every field of a charter, by a process of its own on a Node of one's choice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { ROOT } from '../support/shared.ts';
import type { Field } from './fields.ts';

/** A text to paste: that of a file, whose path is its name, or one of a list. */
export interface Input {
  readonly name: string;
  readonly text?: string;
}

export interface PasteOrder {
  readonly inputs: readonly Input[];
  readonly fields: readonly Field[];
}

export interface Pasted {
  readonly name: string;
  readonly charters: number;
  /** The processor’s time for the slowest charter, and which that was. */
  readonly milliseconds: number;
  readonly where: string;
}

export interface PasteReport {
  readonly pasted: readonly Pasted[];
  readonly faults: readonly string[];
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
}

/** The bundled library asks for `process` by require. */
const REQUIRE = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

/** Makes a program of a file of tests that the oldest Node runs, too. */
export async function bundleProbe(name: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(ROOT, 'test/hostile', name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: REQUIRE,
    logLevel: 'error',
  });
}

/** Threads that tidy up beside the work wait for each other on a busy machine, and their waiting is the processor's time. */
export const ONE_THREAD = '--single-threaded';

/**
 * Node takes as much memory as it may before it tidies up, of which one process for hundreds of charters makes a lot. With
 * less to take, it has to tidy up, and ends where that is not enough.
 */
const HEAP = ['--max-old-space-size=192', '--max-semi-space-size=8'];

/** What a process says that was given an order; a string where it ended in another way. */
export async function paste(node: string, probe: string, order: PasteOrder): Promise<PasteReport | string> {
  const child = spawn(node, [ONE_THREAD, ...HEAP, probe], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(order));
  const [out, err, [status, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0) return `it ended with ${status ?? signal}: ${err.slice(-1_500)}`;
  return JSON.parse(out) as PasteReport;
}
