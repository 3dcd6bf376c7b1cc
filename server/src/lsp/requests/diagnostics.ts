/**
 * Diagnostics. Clients that support it pull them; the server pushes them to all others, never both. Open charters have
 * diagnostics with a version. Closed charters only have workspace diagnostics, which only pulling clients get.
 */
import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { TextPieces } from '../../text/pieces.ts';
import type { ComparedCharter } from '../../workspace/index.ts';
import type { OpenDocument } from '../documents.ts';
import { stopIfCancelled } from '../peer.ts';
import type { Session } from '../session.ts';
import { pathOfUri } from '../uris.ts';
import { type DiagnosticsOf, diagnosticsMaker, sameDiagnostics } from '../wire-problems.ts';

/** The last diagnostics of a charter. */
interface Said {
  readonly checked: ComparedCharter['problems'];
  readonly text: TextPieces;
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
}

export function registerDiagnostics(session: Session): void {
  const said = sayer(session, diagnosticsMaker(session));
  const push = registerPush(session, said);
  if (!session.client.pullsDiagnostics) {
    push.start();
    return;
  }
  const pulled = pushUntilPulled(session, push);
  registerPull(session, said, pulled);
}

/** The wait for the first pull, in milliseconds. */
const PATIENCE = 1000;

/**
 * Some clients announce pull diagnostics, but never pull. Pushes to such a client, once a charter has been open for a
 * while, until it pulls.
 *
 * @returns what to call for each pull
 */
function pushUntilPulled({ host, documents, changed }: Session, push: Push): () => void {
  let state: 'new' | 'waiting' | 'pulled' = 'new';
  changed.add((path) => {
    if (state !== 'new' || path === undefined || documents.at(path) === undefined) return;
    state = 'waiting';
    host.later(PATIENCE, () => {
      if (state === 'waiting') push.start();
    });
  });
  return () => {
    if (state === 'pulled') return;
    state = 'pulled';
    push.stop();
  };
}

type Sayer = (path: string) => Said | undefined;

/** Returns the current diagnostics of a charter. The result id stays the same while they do not change. */
function sayer({ workspace }: Session, make: DiagnosticsOf): Sayer & { forget(path: string): void } {
  const last = new Map<string, Said>();
  let count = 0;
  const say = (path: string): Said | undefined => {
    const checked = workspace.check(path);
    const before = last.get(path);
    if (checked === undefined) {
      last.delete(path);
      return undefined;
    }
    const text = checked.analysis.document.pieces;
    if (before?.checked === checked.problems && before.text === text && !isRelated(checked)) return before;
    const diagnostics = make(checked);
    const same = before !== undefined && sameDiagnostics(before.diagnostics, diagnostics);
    const resultId = same ? before.resultId : String(++count);
    const now = { checked: checked.problems, text, diagnostics: same ? before.diagnostics : diagnostics, resultId };
    last.set(path, now);
    return now;
  };
  return Object.assign(say, { forget: (path: string) => void last.delete(path) });
}

/** Whether a problem refers to another charter, where the position may have moved. */
function isRelated({ problems }: ComparedCharter): boolean {
  return problems.some(({ finding }) => finding.related?.some(({ from }) => from !== undefined));
}

// Pushed

/** How many requests are answered in a row before changed diagnostics are sent. */
const MOST_TURNS = 20;

interface Push {
  start(): void;
  /** Stops, and removes the diagnostics that the client has. */
  stop(): void;
}

function registerPush(session: Session, said: ReturnType<typeof sayer>): Push {
  const { peer, host, documents, workspace, changed, inbox } = session;
  let isOn = false;
  /** The diagnostics that the client has of each document, with its URI. */
  const sent = new Map<string, { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }>();
  const waiting = new Set<string>();
  let planned = false;

  /** Whether the diagnostics of a text are unknown or about to change. */
  const isUnsettled = ({ uri, path }: OpenDocument) => inbox.changesWaiting(uri) || workspace.lacksParents(path);
  const publish = ({ uri, path, now }: OpenDocument, evenIfSame: boolean) => {
    const diagnostics = said(path)?.diagnostics ?? [];
    if (!evenIfSame && sent.get(path)?.diagnostics === diagnostics) return;
    sent.set(path, { uri, diagnostics });
    send(uri, diagnostics, now.version);
  };
  const send = (uri: string, diagnostics: readonly Diagnostic[], version?: number) => {
    const params = { uri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) };
    peer.run('sending diagnostics', () =>
      peer.connection.sendNotification(PublishDiagnosticsNotification.type, params),
    );
  };
  const flush = () => {
    planned = false;
    if (!isOn) return;
    for (const path of waiting) {
      const document = documents.at(path);
      // The waiting change, or the end of the reading, calls this again.
      if (document !== undefined && isUnsettled(document)) continue;
      waiting.delete(path);
      if (document !== undefined) publish(document, true);
    }
    for (const document of documents.all()) if (!isUnsettled(document)) publish(document, false);
  };
  /** Answers waiting requests before sending, up to a limit. */
  const flushSoon = async () => {
    await undefined;
    for (let turn = 0; inbox.requestsWaiting() && turn < MOST_TURNS; turn++) await host.pause();
    flush();
  };
  const plan = () => {
    if (planned) return;
    planned = true;
    peer.run('diagnostics', flushSoon);
  };
  changed.add((path) => {
    if (!isOn) return;
    if (path !== undefined && documents.at(path) === undefined) {
      waiting.delete(path);
      said.forget(path);
      const before = sent.get(path);
      sent.delete(path);
      if (before !== undefined) send(before.uri, []);
    } else if (path !== undefined) waiting.add(path);
    plan();
  });
  return {
    start() {
      isOn = true;
      plan();
    },
    stop() {
      isOn = false;
      for (const { uri } of sent.values()) send(uri, []);
      sent.clear();
      waiting.clear();
    },
  };
}

// Pulled

function registerPull(session: Session, said: ReturnType<typeof sayer>, pulled: () => void): void {
  const { peer, host, client, documents, workspace, changed } = session;
  const given = new Map<string, string>();

  // Clients do not ask again about charters that are neither open nor in the workspace.
  changed.add((path) => {
    const gone = path === undefined ? [...given.keys()] : [path];
    for (const one of gone) {
      if (documents.at(one) !== undefined || workspace.knows(one)) continue;
      said.forget(one);
      given.delete(one);
    }
  });

  const reportOn = (path: string, previous: string | undefined): DocumentDiagnosticReport => {
    const now = said(path);
    if (now === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    given.set(path, now.resultId);
    if (now.resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: now.resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: now.resultId, items: [...now.diagnostics] };
  };

  peer.answer(DocumentDiagnosticRequest.type, async ({ textDocument, previousResultId }, token) => {
    pulled();
    const path = pathOfUri(textDocument.uri);
    const document = documents.at(path);
    if (document === undefined) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    if (workspace.lacksParents(path)) {
      await workspace.readParents(path);
      stopIfCancelled(token);
    }
    return reportOn(path, previousResultId);
  });

  peer.answer(WorkspaceDiagnosticRequest.type, async ({ previousResultIds }, token) => {
    pulled();
    const before = new Map(previousResultIds.map(({ uri, value }) => [pathOfUri(uri), { uri, value }]));
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    const paths = session.settings.checkWorkspace ? await settled(session, token) : [];
    let since = Date.now();
    for (const path of paths) {
      if (Date.now() - since > 8) {
        await host.pause();
        stopIfCancelled(token);
        since = Date.now();
      }
      const version = documents.at(path)?.now.version ?? null;
      items.push({ ...reportOn(path, before.get(path)?.value), uri: workspace.uriOf(path), version });
      before.delete(path);
    }
    // Clear the diagnostics of charters that are gone.
    for (const [path, { uri }] of before) {
      if (documents.at(path) !== undefined && session.settings.checkWorkspace) continue;
      items.push({ kind: DocumentDiagnosticReportKind.Full, items: [], uri, version: null });
    }
    return { items };
  });

  if (!client.refreshesDiagnostics) return;
  let everything = false;
  let planned = false;
  /** Whether diagnostics of an open charter or of the workspace have changed. */
  const isStale = () =>
    everything || [...documents.all()].some(({ path }) => given.has(path) && said(path)?.resultId !== given.get(path));
  const refresh = () => {
    planned = false;
    if (!isStale()) return;
    everything = false;
    given.clear();
    peer.run('refreshing diagnostics', () => peer.connection.sendRequest(DiagnosticRefreshRequest.type));
  };
  changed.add((path) => {
    // The client pulls again for its own changes.
    if (path === undefined) everything = true;
    else given.delete(path);
    if (planned) return;
    planned = true;
    peer.run('diagnostics', () => host.pause().then(refresh));
  });
}

async function settled({ workspace }: Session, token: CancellationToken): Promise<readonly string[]> {
  await workspace.scanned;
  stopIfCancelled(token);
  return workspace.members();
}
