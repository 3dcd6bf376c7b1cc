/** Handles document notifications of the client. */
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
} from 'vscode-languageserver-protocol';
import { isCharterDocument } from './documents.ts';
import type { Session } from './session.ts';
import { pathOfUri } from './uris.ts';

export function registerSync(
  { peer, documents, workspace, client, changed }: Session,
  handled: (uri: string) => void,
): void {
  /** Reads the charters that a charter extends, and emits a change if there is a new one. */
  const readParents = async (path: string) => {
    if (!workspace.lacksParents(path)) return;
    await workspace.readParents(path);
    changed.tell(undefined);
  };

  peer.hear(DidOpenTextDocumentNotification.type, ({ textDocument: { uri, languageId, version, text } }) => {
    const path = pathOfUri(uri);
    if (!isCharterDocument(path, languageId)) return;
    documents.open(uri, languageId, version, text);
    workspace.opened(path);
    changed.tell(path);
    return readParents(path);
  });

  peer.hear(DidChangeTextDocumentNotification.type, ({ textDocument: { uri, version }, contentChanges }) => {
    handled(uri);
    const before = documents.at(pathOfUri(uri));
    if (before === undefined) return peer.info(`a change of “${uri}”, which is not open, was ignored`);
    const document = documents.change(before, version ?? before.now.version + 1, contentChanges);
    if (document === undefined) return peer.info(`a stale change of “${uri}” was ignored`);
    workspace.changed(document.path);
    changed.tell(document.path);
    return readParents(document.path);
  });

  peer.hear(DidCloseTextDocumentNotification.type, async ({ textDocument: { uri } }) => {
    const document = documents.at(pathOfUri(uri));
    if (document === undefined) return;
    documents.close(document.path);
    changed.tell(document.path);
    await workspace.closed(document.path);
    changed.tell(undefined);
  });

  peer.hear(DidSaveTextDocumentNotification.type, async ({ textDocument: { uri } }) => {
    // If the client does not watch files, an extended charter may have changed on the disk.
    if (client.watchesFiles) return;
    const document = documents.at(pathOfUri(uri));
    if (document === undefined) return;
    if (await workspace.readParentsAgain(document.path)) changed.tell(undefined);
  });
}
