/** Entry point of the extension in Node. The language server is a separate process. */
import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { start } from './extension-body.ts';
import { registerTasks } from './tasks.ts';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  // Node keeps there what it compiles of the server. Who can write to that folder can change this extension as well.
  const compiled = Uri.joinPath(context.globalStorageUri, 'compiled').fsPath;
  const options = { env: { NODE_COMPILE_CACHE: compiled } };
  const run = { module, transport: TransportKind.ipc, options };
  const debug = { ...run, options: { ...options, execArgv: ['--nolazy', '--inspect=6009'] } };
  registerTasks(context);
  await start(context, (options) => new LanguageClient('charter', 'Charter', { run, debug }, options));
}
