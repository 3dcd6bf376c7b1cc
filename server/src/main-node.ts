#!/usr/bin/env node
/**
 * The language server's entry point for Node: `charter-language-server --stdio`, or started by an editor as a process
 * with a channel to it. It serves until its client says `exit` or is gone.
 */
import { existsSync } from 'node:fs';
import { IPCMessageReader, IPCMessageWriter } from 'vscode-languageserver-protocol/node';
import { localDate } from './local-date.ts';
import { serve } from './lsp/server.ts';
import type { Transport } from './lsp/server-host.ts';
import { diskFiles } from './node/disk.ts';
import { overStreams } from './node/streams.ts';
import { watchProcess } from './node/watch-parent.ts';

function transport(): Transport {
  if (process.argv.includes('--node-ipc')) {
    process.on('disconnect', () => exit(1));
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  }
  // Whatever a library prints must not get between the messages.
  console.log = console.error;
  process.stdin.on('end', () => exit(1));
  process.stdin.on('error', () => exit(1));
  process.stdout.on('error', () => exit(1));
  process.stderr.on('error', () => {});
  return overStreams(process.stdin, process.stdout, () => exit(1), log);
}

/** Where the package has its pages: beside the folder of what is built, or beside the sources. */
function rulePages(): string | undefined {
  const folders = ['../docs/rules', '../../docs/rules'].map((path) => new URL(path, import.meta.url));
  return folders.find((folder) => existsSync(folder))?.href;
}

function log(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Whatever was sent is written first; a client that does not read it is not waited for. */
function exit(status: 0 | 1): void {
  if (process.stdout.writableLength === 0) process.exit(status);
  setTimeout(() => process.exit(status), 500).unref();
  process.stdout.write('', () => process.exit(status));
}

process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => log(`unhandled: ${String(reason)}`));
serve(transport(), {
  files: () => diskFiles(log),
  today: localDate,
  later: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  rulePages,
  watchParent: (id) => watchProcess(id, () => exit(1)),
  exit,
  log,
});
