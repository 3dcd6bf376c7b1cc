/** Entry point of the extension in Node. The language server is a separate process. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { ownCacheFolder } from '../../server/src/node/compile-cache.ts';
import { start } from './extension-body.ts';
import { registerTasks } from './tasks.ts';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  // Node runs what it finds in this folder, and does not ask whose it is.
  const compiled = ownCacheFolder(context.globalStorageUri.fsPath);
  const options = { env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled } };
  const run = { module, transport: TransportKind.ipc, options };
  const debug = { ...run, options: { ...options, execArgv: ['--nolazy', '--inspect=6009'] } };
  registerTasks(context);
  await start(context, (options) => new LanguageClient('charter', 'Charter', { run, debug }, options));
}
