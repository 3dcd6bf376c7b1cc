/** The entry point of the language server in a web worker. The client reads files for it. */
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

/** Waits for the next turn of the event loop, after pending messages. A timer would wait for milliseconds. */
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
    // The client passes the folder of the pages.
    rulePages: () => undefined,
    // A worker stops with its page.
    watchParent: () => {},
    exit: () => self.close(),
    log: (message) => console.error(message),
  },
);
