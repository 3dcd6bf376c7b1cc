/** The extension in a browser: the language server is a worker, and reads files through the editor. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { start } from './extension-body.ts';
import { answerFileRequests } from './workspace-files.ts';

/** A browser's workers; the types of the extension are those of Node. */
declare const Worker: new (script: string, options: { readonly name: string }) => MessageTransports;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-worker.js').toString(true);
  const worker = () => Promise.resolve(new Worker(script, { name: 'Charter' }));
  await start(context, (options) => {
    const client = new LanguageClient('charter', 'Charter', worker, options);
    answerFileRequests(context, client);
    return client;
  });
}
