/** Reads files for a server in a browser, through VS Code's file system. */
import { type ExtensionContext, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { METHODS, type ParamsOf, type ResultOf } from '../../server/src/protocol/protocol.ts';

const CHARTERS = '**/*.charter.{yaml,yml}';
/** Folders that are never searched for charters. */
const NOT_IN = '**/{node_modules,.git}/**';
/** Maximum number of charters in a workspace. */
const MAX_CHARTERS = 20_000;

export function answerFileRequests(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    client.onRequest(
      METHODS.readFile,
      async ({ uri }: ParamsOf<typeof METHODS.readFile>): Promise<ResultOf<typeof METHODS.readFile>> => {
        const file = client.protocol2CodeConverter.asUri(uri);
        // Reads only files inside the workspace, because `extends` must not leave it.
        if (workspace.getWorkspaceFolder(file) === undefined && !isBesideOpen(file)) return null;
        try {
          const { type } = await workspace.fs.stat(file);
          if ((type & FileType.File) === 0) return null;
          return { bytes: base64(await workspace.fs.readFile(file)) };
        } catch (error) {
          if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
          throw error;
        }
      },
    ),
    client.onRequest(
      METHODS.findFiles,
      async ({ folder }: ParamsOf<typeof METHODS.findFiles>): Promise<ResultOf<typeof METHODS.findFiles>> => {
        const base = client.protocol2CodeConverter.asUri(folder);
        const found = await workspace.findFiles(new RelativePattern(base, CHARTERS), NOT_IN, MAX_CHARTERS);
        return found.map((uri) => client.code2ProtocolConverter.asUri(uri));
      },
    ),
  );
}

/** Whether a file is below the folder of an open document that belongs to no workspace folder. */
function isBesideOpen(file: Uri): boolean {
  return workspace.textDocuments.some(({ uri }) => {
    const folder = Uri.joinPath(uri, '..').path.replace(/\/?$/, '/');
    return uri.scheme === file.scheme && uri.authority === file.authority && file.path.startsWith(folder);
  });
}

/** Encodes in chunks, because a function call takes only some thousands of arguments. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
