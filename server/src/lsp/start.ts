/** The language server, once a client has said who it is: the connection, and who answers what. */
import {
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  InitializedNotification,
  type Message,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
} from 'vscode-languageserver-protocol';
import type { Client } from './client.ts';
import { Documents } from './documents.ts';
import { type Folders, registerFolders, WATCHED } from './folders.ts';
import { type Inbox, judgedReader, openInbox } from './inbox.ts';
import { CANCEL_UNDISPATCHED, createPeer, type Peer } from './peer.ts';
import { registerAuthoring } from './requests/authoring.ts';
import { registerActions } from './requests/code-actions.ts';
import { registerCompletion } from './requests/completion.ts';
import { registerDiagnostics } from './requests/diagnostics.ts';
import { registerFormatting } from './requests/formatting.ts';
import { registerHints } from './requests/hints.ts';
import { registerMatrix } from './requests/matrix.ts';
import { registerMoving } from './requests/moving.ts';
import { registerOutline } from './requests/outline.ts';
import { registerReading } from './requests/reading.ts';
import { registerRename } from './requests/rename.ts';
import { registerSearch } from './requests/search.ts';
import { registerTokens } from './requests/tokens.ts';
import type { ServerHost, Transport } from './server-host.ts';
import { listeners, type Session, subjectOf } from './session.ts';
import { DEFAULT_SETTINGS, readServerSettings } from './settings.ts';
import { registerSync } from './sync.ts';
import { Workspace } from './workspace.ts';

/** What is known when the client has said `initialize`. */
export interface Beginning {
  readonly transport: Transport;
  readonly host: ServerHost;
  readonly client: Client;
}

/** Starts all that serves a client, and returns what takes its further messages. */
export function startSession({ transport, host, client }: Beginning): (message: Message) => void {
  const { reader, deliver } = judgedReader(transport.reader);
  const logger = { error: host.log, warn: host.log, info: host.log, log: host.log };
  const inbox = openInbox();
  let turn = Promise.resolve();
  const connection = createProtocolConnection(reader, transport.writer, logger, {
    connectionStrategy: CANCEL_UNDISPATCHED,
    messageStrategy: {
      // Each message waits for a turn, so that a cancellation that came with it overtakes it.
      handleMessage: async (message, next) => {
        turn = turn.then(host.pause);
        await turn;
        inbox.taken(message);
        return next(message);
      },
    },
  });
  const peer = createPeer(connection, host.log);
  const started = start(peer, host, client, inbox);
  peer.hear(InitializedNotification.type, () => ready(started));
  peer.answerBare(ShutdownRequest.type, () => {});
  connection.listen();
  return (message) => {
    inbox.arrived(message);
    deliver(message);
  };
}

interface Started {
  readonly session: Session;
  readonly folders: Folders;
}

function start(peer: Peer, host: ServerHost, client: Client, inbox: Inbox): Started {
  const documents = new Documents();
  const files = host.files((method, params) => peer.connection.sendRequest(method, params));
  const workspace = new Workspace(host, files, documents);
  const session: Session = {
    peer,
    host,
    client,
    documents,
    workspace,
    settings: DEFAULT_SETTINGS,
    rulePage: pagesOf(client.rulePages ?? host.rulePages()),
    at: (document) => subjectOf(documents, workspace, document),
    changed: listeners(),
    inbox,
  };
  workspace.setFolders(client.folders);
  if (client.settings !== undefined) apply(session, client.settings);
  registerSync(session, inbox.handled);
  const folders = registerFolders(session);
  registerDiagnostics(session);
  registerReading(session);
  registerCompletion(session);
  registerRename(session);
  registerMoving(session);
  registerOutline(session);
  registerSearch(session);
  registerTokens(session);
  registerHints(session);
  registerActions(session);
  registerFormatting(session);
  registerMatrix(session);
  registerAuthoring(session);
  peer.hear(DidChangeConfigurationNotification.type, async (params) => {
    if (client.configuration) return pullSettings(session);
    // There is a client that says nothing but that something has changed, whatever the protocol demands.
    const { settings }: { readonly settings?: unknown } = params ?? {};
    const section = typeof settings === 'object' && settings !== null ? Reflect.get(settings, 'charter') : undefined;
    if (section !== undefined) apply(session, section);
  });
  return { session, folders };
}

/** What can only be asked of the client once it is ready. */
async function ready({ session, folders }: Started): Promise<void> {
  const { peer, client } = session;
  const registrations: Registration[] = [];
  if (client.watchesFiles) {
    const registerOptions = { watchers: [{ globPattern: WATCHED }] };
    registrations.push({ id: 'charter-files', method: DidChangeWatchedFilesNotification.method, registerOptions });
  }
  if (client.registersConfiguration) {
    const registerOptions = { section: 'charter' };
    registrations.push({ id: 'charter-settings', method: DidChangeConfigurationNotification.method, registerOptions });
  }
  if (registrations.length > 0) {
    peer.run('registering', () => peer.connection.sendRequest(RegistrationRequest.type, { registrations }));
  }
  if (client.configuration) peer.run('asking for the settings', () => pullSettings(session));
  watchMidnight(session);
  folders.start();
}

async function pullSettings(session: Session): Promise<void> {
  const [section] = await session.peer.connection.sendRequest(ConfigurationRequest.type, {
    items: [{ section: 'charter' }],
  });
  apply(session, section);
}

function apply(session: Session, section: unknown): void {
  const before = JSON.stringify([session.settings, ...session.settings.rules]);
  const settings = readServerSettings(section);
  if (JSON.stringify([settings, ...settings.rules]) === before) return;
  session.settings = settings;
  session.workspace.setOverrides(settings.rules);
  session.changed.tell(undefined);
}

/** “Today” is part of what some rules say. */
function watchMidnight(session: Session): void {
  const look = () => {
    if (session.workspace.refreshDate()) session.changed.tell(undefined);
    session.host.later(millisecondsToMidnight(), look);
  };
  session.host.later(millisecondsToMidnight(), look);
}

/** To a second after the next midnight, or to the next hour where that is sooner: a machine may have slept. */
function millisecondsToMidnight(): number {
  const now = new Date();
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 1);
  return Math.min(next.getTime() - now.getTime(), 3_600_000);
}

function pagesOf(folder: string | undefined): Session['rulePage'] {
  const slash = folder?.endsWith('/') ? '' : '/';
  return (code) => (folder === undefined ? undefined : `${folder}${slash}${code}.md`);
}
