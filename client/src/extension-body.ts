/** The extension, the same in Node and in a browser. Only the way to start the language server differs. */
import { type ExtensionContext, l10n, Uri, window } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { COMMANDS, type InitializationOptions } from '../../server/src/protocol/protocol.ts';
import { registerAcknowledge } from './acknowledge.ts';
import { registerCheckWorkspace } from './check-workspace.ts';
import { registerDocumentation } from './documentation.ts';
import { CHARTER } from './id.ts';
import { registerImport } from './import-matrix.ts';
import { registerNewCharter } from './new-charter.ts';
import { registerMatrix } from './preview/register.ts';
import { registerReferences } from './references.ts';
import { keepServer } from './server-keeper.ts';
import { registerStatus } from './status.ts';
import { registerTyping } from './typing.ts';

/** URI schemes of old versions and views of a file. Charter colours these documents but does not check them. */
const NOT_JUDGED = new Set([
  'git',
  'gitfs',
  'gitlens',
  'pr',
  'review',
  'svn',
  'conflictResolution',
  'output',
  'vscode',
]);

/** Also selects a charter whose language somebody changed to YAML. */
const SELECTOR = [{ language: CHARTER }, { pattern: '**/*.charter.{yaml,yml}' }];

export async function start(
  context: ExtensionContext,
  createClient: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<void> {
  const log = window.createOutputChannel(l10n.t('Charter'), { log: true });
  context.subscriptions.push(log);
  const keeper = keepServer(context, log, (errorHandler) =>
    createClient({
      documentSelector: SELECTOR,
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: initializationOptions(context),
      diagnosticPullOptions: {
        onChange: true,
        onSave: false,
        filter: (document) => NOT_JUDGED.has(document.uri.scheme),
      },
      errorHandler,
    }),
  );
  registerMatrix(context, keeper.client, log);
  registerStatus(context, keeper);
  registerReferences(context, keeper.client);
  registerNewCharter(context, keeper.client);
  registerImport(context, keeper.client, log);
  registerAcknowledge(context, keeper.client);
  registerCheckWorkspace(context, keeper.client);
  registerTyping(context);
  registerDocumentation(context);
  await keeper.start();
}

function initializationOptions({ extensionUri }: ExtensionContext): InitializationOptions {
  return {
    rulePages: Uri.joinPath(extensionUri, 'docs', 'rules').toString(),
    commands: [COMMANDS.showReferences, COMMANDS.openMatrix, COMMANDS.suggest],
  };
}
