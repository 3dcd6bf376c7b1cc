/** Runs the language server in this process, until its client says `exit` or is gone. */
import { existsSync } from 'node:fs';
import { keepYoungSpaceSmall } from '../cli/memory.ts';
import type { Channel } from '../lsp/channel.ts';
import { type Rest, serve } from '../lsp/server.ts';
import type { ServerFiles, ServerHost } from '../lsp/server-host.ts';
import { processChannel, streamChannel } from './channels.ts';
import { watchProcess } from './parent.ts';

/**
 * @param args the arguments of the process: `--node-ipc` for a server that was forked, else standard input and output
 * @param load loads all that is not needed to say hello
 */
export function serveProcess(
  args: readonly string[],
  load: () => Promise<Rest & { nodeFiles: (log: (line: string) => void) => ServerFiles }>,
): void {
  process.on('uncaughtException', (error) => log(`uncaught: ${error.stack ?? error.message}`));
  process.on('unhandledRejection', (reason) => log(`unhandled: ${String(reason)}`));
  let files: (() => ServerFiles) | undefined;
  const host: ServerHost = {
    files: () => {
      if (files === undefined) throw new Error('The files are asked for once everything is loaded.');
      return files();
    },
    today: localDate,
    later: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
    next: (work) => void setImmediate(work),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    rulePages,
    watchParent: (id) => watchProcess(id, () => exit(1)),
    exit,
    log,
  };
  serve(channelFor(args), host, async () => {
    const rest = await load();
    files = () => rest.nodeFiles(log);
    // It is four megabytes now. As nearly all of a charter stays, more would only make each tidying longer.
    keepYoungSpaceSmall();
    return rest;
  });
}

function channelFor(args: readonly string[]): Channel {
  if (args.includes('--node-ipc')) {
    process.on('disconnect', () => exit(1));
    return processChannel();
  }
  // Whatever a library prints must not get between the messages.
  console.log = console.error;
  process.stdin.on('end', () => exit(1));
  process.stdin.on('error', () => exit(1));
  process.stdout.on('error', () => exit(1));
  process.stderr.on('error', () => {});
  return streamChannel(process.stdin, process.stdout);
}

function localDate(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Where the package has its pages: beside the folder of what is built, or beside the sources. */
function rulePages(): string | undefined {
  const folders = ['../docs/rules', '../../../docs/rules'].map((path) => new URL(path, import.meta.url));
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
