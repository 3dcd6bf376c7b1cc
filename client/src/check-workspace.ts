/** The command `Charter: Check All Charters in the Workspace`: counts the problems and shows them. */
import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  type ExtensionContext,
  l10n,
  languages,
  ProgressLocation,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { METHODS, type ProblemView } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
import { CHARTER } from './id.ts';
import { counted } from './numbers-in-words.ts';

export function registerCheckWorkspace(context: ExtensionContext, client: BaseLanguageClient): void {
  /** The problems of charters that are not open, for users who turned off the setting that checks them always. */
  const closed = languages.createDiagnosticCollection('charter.check');

  context.subscriptions.push(
    closed,
    workspace.onDidOpenTextDocument(({ uri }) => closed.delete(uri)),
    commands.registerCommand('charter.checkWorkspace', async () => {
      const title = l10n.t('Checking all charters');
      const { charters } = await window.withProgress({ location: ProgressLocation.Window, title }, () =>
        ask(client, METHODS.check, {}),
      );
      closed.clear();
      const always = workspace.getConfiguration(CHARTER).get('checkWorkspace', true);
      for (const { uri, problems } of always ? [] : charters) {
        const open = workspace.textDocuments.some((document) => document.uri.toString() === Uri.parse(uri).toString());
        if (!open) closed.set(Uri.parse(uri), problems.map(asDiagnostic));
      }
      const all = charters.flatMap(({ problems }) => problems);
      const of = (severity: number) => all.filter((one) => one.severity === severity).length;
      const found = counted(of(1), of(2), of(3) + of(4));
      if (all.length > 0) await commands.executeCommand('workbench.actions.view.problems');
      void window.showInformationMessage(
        charters.length === 0
          ? l10n.t('No charters found. The name of a charter ends in .charter.yaml.')
          : charters.length === 1
            ? l10n.t('One charter: {0}.', found)
            : l10n.t('{0} charters: {1}.', charters.length, found),
      );
    }),
  );
}

function asDiagnostic({ range, severity = 1, code, codeDescription, message }: ProblemView): Diagnostic {
  const { start, end } = range;
  const at = new Diagnostic(
    new Range(start.line, start.character, end.line, end.character),
    message,
    SEVERITIES[severity] ?? DiagnosticSeverity.Error,
  );
  at.source = CHARTER;
  if (code !== undefined) {
    at.code = codeDescription === undefined ? code : { value: code, target: Uri.parse(codeDescription.href) };
  }
  return at;
}

const SEVERITIES: Readonly<Record<number, DiagnosticSeverity>> = {
  1: DiagnosticSeverity.Error,
  2: DiagnosticSeverity.Warning,
  3: DiagnosticSeverity.Information,
  4: DiagnosticSeverity.Hint,
};
