/** Pastes hostile texts into every field of a charter, in a separate process on a chosen Node. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { ROOT } from '../support/root.ts';
import type { Field } from './fields.ts';

/** A text to paste, named by the path of its file or its place in a list. */
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
  /** CPU time of the slowest charter, and which charter it was. */
  readonly milliseconds: number;
  readonly where: string;
}

export interface PasteReport {
  readonly pasted: readonly Pasted[];
  readonly faults: readonly string[];
  /** The peak memory of the process, in bytes. */
  readonly memory: number;
}

/** The bundled library calls require for `process`. */
const REQUIRE = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };

/** Bundles a test file as a program that also runs on the oldest Node. */
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

/** On a busy machine, garbage collection threads wait for each other, and that counts as CPU time. */
export const ONE_THREAD = '--single-threaded';

/**
 * Node uses all permitted memory before it collects garbage, which is a lot in a process with hundreds of charters.
 * With a lower limit it has to collect, and fails if the limit is not enough.
 */
const HEAP = ['--max-old-space-size=192', '--max-semi-space-size=8'];

/** The report of a process for an order; a string if it failed. */
export async function paste(node: string, probe: string, order: PasteOrder): Promise<PasteReport | string> {
  const child = spawn(node, [ONE_THREAD, ...HEAP, probe], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(order));
  const [out, err, [status, signal]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (status !== 0) return `it ended with ${status ?? signal}: ${err.slice(-1_500)}`;
  return JSON.parse(out) as PasteReport;
}
