/** Converts edits to the protocol. */
import type { TextEdit as WireEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextEdit } from '../text/edit.ts';
import type { TextPieces } from '../text/pieces.ts';
import type { Session } from './session.ts';
import { rangeOf } from './store.ts';

export function wireEdits(edits: readonly TextEdit[], text: TextPieces): WireEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(span, text), newText }));
}

/** The edits of one charter, for the version that the engine has analysed. */
export interface CharterEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Converts edits of several charters. Each list has the version of its text, so that the client can refuse outdated
 * edits. Clients without support for versions get only the edits.
 */
export function workspaceEdit({ client, documents, workspace }: Session, all: readonly CharterEdits[]): WorkspaceEdit {
  const each = all.flatMap(({ path, edits }) => {
    const analysis = workspace.analysis(path);
    if (analysis === undefined || edits.length === 0) return [];
    const version = documents.at(path)?.now.version ?? null;
    return [{ uri: workspace.uriOf(path), version, edits: wireEdits(edits, analysis.document.pieces) }];
  });
  if (!client.documentChanges) return { changes: Object.fromEntries(each.map(({ uri, edits }) => [uri, edits])) };
  return { documentChanges: each.map(({ uri, version, edits }) => ({ textDocument: { uri, version }, edits })) };
}
