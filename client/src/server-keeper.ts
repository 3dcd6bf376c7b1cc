/** Restarts the language server when it crashes, until it crashes too often. */
import { commands, type ExtensionContext, type LogOutputChannel, l10n, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DocumentDiagnosticRequest,
  ErrorAction,
  type ErrorHandler,
  State,
} from 'vscode-languageclient';

/** After this many crashes within the time, the server is not restarted automatically. */
const DEATHS = 5;
const WITHIN_MILLISECONDS = 3 * 60_000;

export interface ServerKeeper {
  readonly client: BaseLanguageClient;
  start(): Promise<void>;
}

export function keepServer(
  context: ExtensionContext,
  log: LogOutputChannel,
  createClient: (errorHandler: ErrorHandler) => BaseLanguageClient,
): ServerKeeper {
  const deaths: number[] = [];
  let offered = false;

  const errorHandler: ErrorHandler = {
    // A failed write to a server that has just crashed is harmless: `closed` follows at once and restarts the server.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      deaths.push(now);
      while (deaths[0] !== undefined && now - deaths[0] > WITHIN_MILLISECONDS) deaths.shift();
      if (deaths.length < DEATHS) {
        return {
          action: CloseAction.Restart,
          message: l10n.t('The language server stopped and is being restarted.'),
          handled: true,
        };
      }
      deaths.length = 0;
      void offerRestart(l10n.t('The Charter language server stopped {0} times and will not be restarted.', DEATHS));
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };

  const client = createClient(errorHandler);

  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      await offerRestart(l10n.t('The Charter language server could not be started.'));
    }
  };

  const restart = async (): Promise<void> => {
    deaths.length = 0;
    if (client.state === State.Running) await client.stop().catch((error: unknown) => log.error(String(error)));
    await start();
  };

  /** The only unprompted message. Without a server nothing is checked, and the user would not notice. */
  const offerRestart = async (message: string): Promise<void> => {
    if (offered) return;
    offered = true;
    const again = l10n.t('Restart');
    const look = l10n.t('Show the Log');
    const choice = await window.showErrorMessage(message, again, look);
    offered = false;
    if (choice === again) await restart();
    else if (choice === look) log.show();
  };

  /** Restarts the server and sends it the requests that arrived in between. */
  const askAgain = async (): Promise<void> => {
    await client.start();
    const feature = client.getFeature(DocumentDiagnosticRequest.method);
    for (const document of workspace.textDocuments) {
      feature.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
    }
  };

  context.subscriptions.push(
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void askAgain().catch((error: unknown) => log.error(String(error)));
    }),
    commands.registerCommand('charter.restartServer', restart),
    commands.registerCommand('charter.showLog', () => log.show()),
    { dispose: () => void client.dispose().catch(() => {}) },
  );
  return { client, start };
}
