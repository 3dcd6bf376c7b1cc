/** The language status items (the braces in the status bar): problems, rules and the server. */
import {
  DiagnosticSeverity,
  type ExtensionContext,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { METHODS, type StatusParams, type StatusResult } from '../../server/src/protocol/protocol.ts';
import { ask } from './ask.ts';
import { CHARTER } from './id.ts';
import { counted } from './numbers-in-words.ts';

const SELECTOR = { language: CHARTER };

export function registerStatus(context: ExtensionContext, { client }: { readonly client: BaseLanguageClient }): void {
  const problems = languages.createLanguageStatusItem('charter.problems', SELECTOR);
  problems.name = l10n.t('Problems in the Charter');
  problems.command = { command: 'workbench.actions.view.problems', title: l10n.t('Show') };

  const rules = languages.createLanguageStatusItem('charter.rules', SELECTOR);
  rules.name = l10n.t('Rules of the Charter');
  rules.command = { command: 'workbench.action.openSettings', title: l10n.t('Settings'), arguments: ['charter.rules'] };

  const server = languages.createLanguageStatusItem('charter.server', SELECTOR);
  server.name = l10n.t('Charter Language Server');

  const showProblems = () => {
    const uri = window.activeTextEditor?.document.uri;
    const found = uri === undefined ? [] : languages.getDiagnostics(uri).filter(({ source }) => source === CHARTER);
    const of = (severity: DiagnosticSeverity) => found.filter((one) => one.severity === severity).length;
    const errors = of(DiagnosticSeverity.Error);
    const warnings = of(DiagnosticSeverity.Warning);
    problems.text = counted(errors, warnings, found.length - errors - warnings);
    problems.severity =
      errors > 0
        ? LanguageStatusSeverity.Error
        : warnings > 0
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
  };

  const showRules = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== CHARTER || client.state !== State.Running) return;
    const params: StatusParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    try {
      const status = await ask(client, METHODS.status, params);
      if (window.activeTextEditor?.document === document) describeRules(rules, status);
    } catch {
      // The document was closed or the server stopped. The next update shows the rules again.
    }
  };

  const showServer = () => {
    const restart = { command: 'charter.restartServer', title: l10n.t('Restart') };
    server.busy = client.state === State.Starting;
    server.severity = LanguageStatusSeverity.Information;
    server.command = { command: 'charter.showLog', title: l10n.t('Show the Log') };
    if (client.state === State.Running) server.text = l10n.t('Server is ready');
    else if (client.state === State.Starting) server.text = l10n.t('Server is starting');
    else {
      server.text = l10n.t('Server stopped');
      server.severity = LanguageStatusSeverity.Error;
      server.command = restart;
    }
  };

  showProblems();
  showServer();
  rules.text = l10n.t('Rules');
  context.subscriptions.push(
    problems,
    rules,
    server,
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (!uris.some((uri) => uri.toString() === active)) return;
      showProblems();
      void showRules();
    }),
    window.onDidChangeActiveTextEditor(() => {
      showProblems();
      void showRules();
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('charter.rules')) void showRules();
    }),
    client.onDidChangeState(() => {
      showServer();
      void showRules();
    }),
  );
}

function describeRules(item: LanguageStatusItem, { rules, changed, charters }: StatusResult): void {
  item.text = l10n.t('{0} rules in force', rules);
  const parts = changed.map(({ code, severity, byEditor }) =>
    byEditor ? l10n.t('{0}: {1} (by your settings)', code, severity) : `${code}: ${severity}`,
  );
  const all = charters > 1 ? [l10n.t('{0} charters in the workspace', charters)] : [];
  item.detail = [...parts, ...all].join(', ');
}
