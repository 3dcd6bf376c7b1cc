/** The extension in a browser: the language server is a worker, and reads files through the editor. */
import { type ExtensionContext, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { start } from './extension-body.ts';
import { answerFileRequests } from './workspace-files.ts';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0] & { terminate(): void };

/** A browser's workers; the types of the extension are those of Node. */
declare const Worker: new (script: string, options: { readonly name: string }) => Port;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-worker.js').toString(true);
  let running: Port | undefined;
  // The library knows a worker by its class, which the editor has replaced by one of its own: hence the ends.
  const connect = async (): Promise<MessageTransports> => {
    running?.terminate();
    running = new Worker(script, { name: 'Charter' });
    return { reader: new BrowserMessageReader(running), writer: new BrowserMessageWriter(running) };
  };
  context.subscriptions.push({ dispose: () => running?.terminate() });
  await start(context, (options) => {
    const client = new LanguageClient('charter', 'Charter', connect, options);
    answerFileRequests(context, client);
    return client;
  });
}
