#!/usr/bin/env node
/** The command line's entry point: the one file of it that touches the process. */
import { fstatSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isThread } from './cli/as-thread.ts';
import { type Host, type OutputStream, REFUSED } from './cli/host.ts';
import { main } from './cli/main.ts';
import { reasonOf } from './cli/node-files.ts';
import { withSlashes } from './cli/paths.ts';
import { serveThread } from './cli/thread.ts';

function stream(of: NodeJS.WriteStream): OutputStream {
  return {
    terminal: of.isTTY === true,
    get columns() {
      return of.columns;
    },
    write: (text) => {
      of.write(text);
    },
  };
}

/** Ends the command where its result cannot be written. Where that cannot be said either, the status says it. */
function watchOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.once('error', (error) => {
    // What was still to be written fails, too.
    process.stdout.on('error', () => {});
    const sentence = `charter: Standard output cannot be written: ${reasonOf(error)}.\n`;
    process.stderr.write(sentence, () => process.exit(REFUSED));
  });
}

async function readInput(limit: number): Promise<Uint8Array> {
  // Node takes a folder for an empty input.
  if (isFolder(0)) throw Object.assign(new Error('EISDIR'), { code: 'EISDIR' });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  process.stdin.destroy();
  return Buffer.concat(chunks).subarray(0, limit);
}

function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

function localDate(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function command(): void {
  watchOutput();
  const host: Host = {
    cwd: withSlashes(process.cwd()),
    env: process.env,
    today: localDate(),
    out: stream(process.stdout),
    err: stream(process.stderr),
    readInput,
    threads: { program: realpathSync(process.argv[1] ?? ''), parallelism: availableParallelism() },
    serve: async () => {
      await import('./main-node.ts');
    },
  };
  void main(process.argv.slice(2), host).then((status) => {
    process.exitCode = status;
  });
}

// The command starts its own file again where it works in several threads.
if (!isThread()) command();
else
  void import('node:worker_threads').then(({ isMainThread, parentPort, workerData }) => {
    if (isMainThread || parentPort === null) command();
    else serveThread(parentPort, workerData);
  });
