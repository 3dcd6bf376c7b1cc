/** Reads files for a server that has no disk, through whatever file system the workspace has. */
import { type ExtensionContext, FileSystemError, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  type FindFilesResult,
  METHODS,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/protocol/protocol.ts';

const CHARTERS = '**/*.charter.{yaml,yml}';
/** What nobody looks for charters in, whether or not the search of the editor knows it. */
const NOT_IN = '**/{node_modules,.git}/**';
/** More charters than any workspace has; a folder with more is not what it seems. */
const MAX_CHARTERS = 20_000;

export function answerFileRequests(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    client.onRequest(METHODS.readFile, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      const file = client.protocol2CodeConverter.asUri(uri);
      // `extends` stays inside the workspace; so does whoever reads for it.
      if (workspace.getWorkspaceFolder(file) === undefined && !isBesideOpen(file)) return null;
      try {
        const { type } = await workspace.fs.stat(file);
        if ((type & FileType.File) === 0) return null;
        return { bytes: base64(await workspace.fs.readFile(file)) };
      } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return null;
        throw error;
      }
    }),
    client.onRequest(METHODS.findFiles, async ({ folder }: FindFilesParams): Promise<FindFilesResult> => {
      const base = client.protocol2CodeConverter.asUri(folder);
      const found = await workspace.findFiles(new RelativePattern(base, CHARTERS), NOT_IN, MAX_CHARTERS);
      return found.map((uri) => client.code2ProtocolConverter.asUri(uri));
    }),
  );
}

/** Whether a file lies below the folder of a document that is open: of one that was opened without its folder. */
function isBesideOpen(file: Uri): boolean {
  return workspace.textDocuments.some(({ uri }) => {
    const folder = Uri.joinPath(uri, '..').path.replace(/\/?$/, '/');
    return uri.scheme === file.scheme && uri.authority === file.authority && file.path.startsWith(folder);
  });
}

/** In pieces, since a function takes no more than some thousands of arguments. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
