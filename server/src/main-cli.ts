#!/usr/bin/env node
/** The command line's entry point: the one file of it that touches the process. */
import { type Host, type OutputStream, Refusal } from './cli/host.ts';
import { main } from './cli/main.ts';
import { localDate } from './local-date.ts';
import { enableCompileCache } from './node/compile-cache.ts';
import { codeOf } from './node/files.ts';
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
    enableCompileCache(process.env);
    try {
      await import('./main-node.ts');
    } catch (error) {
      if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
      throw new Refusal('The language server is a file of its own. Copy server.cjs to where charter.cjs is.');
    }
  },
};
void main(process.argv.slice(2), host).then((status) => {
  process.exitCode = status;
});
