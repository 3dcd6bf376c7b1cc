#!/usr/bin/env node
/** The command line's entry point: the one file of it that touches the process. */
import type { Host, OutputStream } from './cli/host.ts';
import { main } from './cli/main.ts';
import { localDate } from './local-date.ts';
import { withSlashes } from './node/paths.ts';

function stream(of: NodeJS.WriteStream): OutputStream {
  // Whoever reads the output may have seen enough, as `head` does, and then there is nobody left to tell.
  of.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
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

async function readInput(limit: number): Promise<Uint8Array> {
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

const host: Host = {
  cwd: withSlashes(process.cwd()),
  env: process.env,
  today: localDate(),
  out: stream(process.stdout),
  err: stream(process.stderr),
  readInput,
  serve: async () => {
    await import('./main-node.ts');
  },
};
void main(process.argv.slice(2), host).then((status) => {
  process.exitCode = status;
});
