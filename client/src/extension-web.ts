/** Entry point of the extension in a browser. The language server is a worker and reads files through VS Code. */
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

/** The type of a browser's Worker, since the extension is compiled with the types of Node. */
declare const Worker: new (script: string, options: { readonly name: string }) => Port;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-worker.js').toString(true);
  let running: Port | undefined;
  // VS Code replaces the class Worker, so the library would not recognise this one. Pass the reader and the writer.
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
