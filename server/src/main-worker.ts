/** The language server's entry point for a browser: a worker, whose files the client reads for it. */
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageserver-protocol/browser';
import { localDate } from './local-date.ts';
import { clientFiles } from './lsp/client-files.ts';
import { serve } from './lsp/server.ts';

type Scope = ConstructorParameters<typeof BrowserMessageReader>[0] & { close(): void };

declare const self: Scope;
declare function setTimeout(work: () => void, milliseconds: number): unknown;
declare const MessageChannel: new () => {
  readonly port1: { onmessage: (() => void) | null };
  readonly port2: { postMessage(message: unknown): void };
};

/** A turn of the worker's loop, after the messages that have come; a timer would wait for milliseconds. */
const waiting: (() => void)[] = [];
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => waiting.shift()?.();
const pause = () =>
  new Promise<void>((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });

serve(
  { reader: new BrowserMessageReader(self), writer: new BrowserMessageWriter(self) },
  {
    files: clientFiles,
    today: localDate,
    later: (milliseconds, work) => void setTimeout(work, milliseconds),
    pause,
    // The client says where the pages are.
    rulePages: () => undefined,
    // A worker ends with the page that it is of.
    watchParent: () => {},
    exit: () => self.close(),
    log: (message) => console.error(message),
  },
);
