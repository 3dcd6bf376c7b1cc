/** The command `Charter: Acknowledge My Letters in This Row`: adds an acknowledgement with today's date. */
import {
  commands,
  type ExtensionContext,
  l10n,
  type Position,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type EditMatrixParams, type MatrixAtParams, METHODS } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
import { CHARTER } from './id.ts';

export function registerAcknowledge(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    commands.registerTextEditorCommand('charter.acknowledge', ({ document, selection }) => {
      if (document.languageId === CHARTER) void acknowledge(client, document, selection.active);
    }),
  );
}

async function acknowledge(client: BaseLanguageClient, document: TextDocument, position: Position): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const by = 'role';
  const params: MatrixAtParams = { uri, by, position: client.code2ProtocolConverter.asPosition(position) };
  const at = await ask(client, METHODS.matrixAt, params);
  // On a name, only that role or person can acknowledge; elsewhere in the row, every owner or doer can.
  const columns = at === null ? [] : at.columns.length > 0 ? at.columns : at.committed;
  if (at === null || columns.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to acknowledge here. Put the cursor in a row that has an owner or a doer.'),
    );
    return;
  }
  const column = await chooseColumn(columns);
  if (column === undefined) return;
  const { table, row } = at;
  const edit: EditMatrixParams = {
    uri,
    version: document.version,
    edit: { kind: 'acknowledge', by, table, row, column },
  };
  const result = await ask(client, METHODS.editMatrix, edit);
  if (result.kind === 'refused') {
    void window.showWarningMessage(result.message);
    return;
  }
  if (result.version !== document.version) return;
  const changes = new WorkspaceEdit();
  for (const { range, newText } of result.edits) {
    changes.replace(document.uri, client.protocol2CodeConverter.asRange(range), newText);
  }
  await workspace.applyEdit(changes);
}

/** Returns the only candidate, or lets the user choose one. */
async function chooseColumn(columns: readonly string[]): Promise<string | undefined> {
  if (columns.length === 1) return columns[0];
  return window.showQuickPick([...columns], { title: l10n.t('Who is acknowledging this row?') });
}
