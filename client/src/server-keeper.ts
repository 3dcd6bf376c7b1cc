/** Keeps the language server alive: it is started again when it dies, until it dies too often. */
import { commands, type ExtensionContext, type LogOutputChannel, l10n, window, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  DocumentDiagnosticRequest,
  ErrorAction,
  type ErrorHandler,
  State,
} from 'vscode-languageclient';

/** A server that dies as often as this within the time is not started again by itself. */
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
    // What cannot be sent to a server that has just died is no reason to give it up: that it has ended follows at once,
    // and there it is started again.
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      deaths.push(now);
      while (deaths[0] !== undefined && now - deaths[0] > WITHIN_MILLISECONDS) deaths.shift();
      if (deaths.length < DEATHS) {
        return {
          action: CloseAction.Restart,
          message: l10n.t('The language server has ended, and is started again.'),
          handled: true,
        };
      }
      deaths.length = 0;
      void offerRestart(
        l10n.t('The language server of Charter has ended {0} times, and was not started again.', DEATHS),
      );
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };

  const client = createClient(errorHandler);

  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      await offerRestart(l10n.t('The language server of Charter could not be started.'));
    }
  };

  const restart = async (): Promise<void> => {
    deaths.length = 0;
    if (client.state === State.Running) await client.stop().catch((error: unknown) => log.error(String(error)));
    await start();
  };

  /** The only message that comes unasked: without a server nothing is checked, and nobody would notice. */
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

  /** A server that was started anew is asked at once, whatever was asked while there was none. */
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
