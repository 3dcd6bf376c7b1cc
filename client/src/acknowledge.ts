/** `Charter: Acknowledge My Letters of This Row`: writes down that somebody agreed to their letters, with the date. */
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
import {
  type EditMatrixParams,
  type EditResult,
  type MatrixAtParams,
  type MatrixAtResult,
  METHODS,
} from '../../server/src/protocol/protocol.ts';
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
  const at = await client.sendRequest<MatrixAtResult | null>(METHODS.matrixAt, params);
  // In a name it is those of the name who agree, elsewhere in the row anybody who owns or does it.
  const columns = at === null ? [] : at.columns.length > 0 ? at.columns : at.committed;
  if (at === null || columns.length === 0) {
    void window.showInformationMessage(
      l10n.t('There is nothing to acknowledge here. Put the cursor in a row that somebody owns or does.'),
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
  const result = await client.sendRequest<EditResult>(METHODS.editMatrix, edit);
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

/** Who agrees: the only one in question, or whoever is chosen. */
async function chooseColumn(columns: readonly string[]): Promise<string | undefined> {
  if (columns.length === 1) return columns[0];
  return window.showQuickPick([...columns], { title: l10n.t('Who agrees to their letters of this row?') });
}
