#!/usr/bin/env node
/**
 * The language server's entry point for Node: `charter-language-server --stdio`, or started by an editor as a process
 * with a channel to it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { ServerHost } from './lsp/host.ts';
import { serve } from './lsp/server.ts';
import { diskFiles } from './node/disk.ts';
import { watchProcess } from './node/parent.ts';

function localDate(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function log(message: string): void {
  process.stderr.write(`${message}\n`);
}

function exit(status: 0 | 1): void {
  process.exit(status);
}

const host: ServerHost = {
  files: () => diskFiles(),
  today: localDate,
  later: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  rulePages: () => {
    const folder = join(__dirname, '..', 'docs', 'rules');
    return existsSync(folder) ? pathToFileURL(folder).href : undefined;
  },
  watchParent: (id) => watchProcess(id, () => exit(1)),
  exit,
  log,
};

process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
process.on('unhandledRejection', (reason) => log(`unhandled: ${String(reason)}`));
process.on('disconnect', () => exit(1));

if (process.argv.includes('--node-ipc')) {
  serve(new IPCMessageReader(process), new IPCMessageWriter(process), host);
} else {
  // Whatever a library prints must not get between the messages.
  console.log = console.error;
  process.stdin.on('end', () => exit(1));
  process.stdin.on('close', () => exit(1));
  process.stdout.on('error', () => exit(1));
  serve(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout), host);
}
