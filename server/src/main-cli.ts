#!/usr/bin/env node
/** The command line's entry point: the one file of it that touches the process. */
import { fstatSync } from 'node:fs';
import { type Host, type OutputStream, REFUSED, Refusal } from './cli/host.ts';
import { main } from './cli/main.ts';
import { localDate } from './local-date.ts';
import { enableCompileCache } from './node/compile-cache.ts';
import { codeOf, reasonOf } from './node/files.ts';
import { withSlashes } from './node/paths.ts';

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

watchOutput();
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
