/**
 * Diagnostics: a client that asks for them is answered, any other is sent them, and none gets both. The open charters
 * have diagnostics with their version. A closed one has none of its own: what is wrong in it is part of the workspace's
 * diagnostics, which only a client that asks can have.
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

/** What was last said of a charter. */
interface Said {
  readonly checked: ComparedCharter['problems'];
  readonly text: TextPieces;
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
}

export function registerDiagnostics(session: Session): void {
  const said = sayer(session, diagnosticsMaker(session));
  if (session.client.pullsDiagnostics) registerPull(session, said);
  else registerPush(session, said);
}

type Sayer = (path: string) => Said | undefined;

/** What there is to say of a charter now. While it is the same, its result keeps its id. */
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

/** Whether something in another charter is pointed at: it may have moved. */
function isRelated({ problems }: ComparedCharter): boolean {
  return problems.some(({ finding }) => finding.related?.some(({ from }) => from !== undefined));
}

// Sent

/** How many requests may be answered, one after the other, before what has changed is sent. */
const MOST_TURNS = 20;

function registerPush(session: Session, said: ReturnType<typeof sayer>): void {
  const { peer, host, documents, workspace, changed, inbox } = session;
  /** The diagnostics that the client has of each document, and how it calls it. */
  const sent = new Map<string, { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }>();
  const waiting = new Set<string>();
  let planned = false;

  /** Whether what there is to say of a text is not known yet, or is about to be something else. */
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
    for (const path of waiting) {
      const document = documents.at(path);
      // The change that comes, or the files that are read, will ask again.
      if (document !== undefined && isUnsettled(document)) continue;
      waiting.delete(path);
      if (document !== undefined) publish(document, true);
    }
    for (const document of documents.all()) if (!isUnsettled(document)) publish(document, false);
  };
  /** Whoever asks is answered first, unless there is no end to it; what is sent meanwhile has to wait for nobody else. */
  const flushSoon = async () => {
    await undefined;
    for (let turn = 0; inbox.requestsWaiting() && turn < MOST_TURNS; turn++) await host.pause();
    flush();
  };
  changed.add((path) => {
    if (path !== undefined && documents.at(path) === undefined) {
      waiting.delete(path);
      said.forget(path);
      const before = sent.get(path);
      sent.delete(path);
      if (before !== undefined) send(before.uri, []);
    } else if (path !== undefined) waiting.add(path);
    if (planned) return;
    planned = true;
    peer.run('diagnostics', flushSoon);
  });
}

// Asked for

function registerPull(session: Session, said: ReturnType<typeof sayer>): void {
  const { peer, host, client, documents, workspace, changed } = session;
  const given = new Map<string, string>();

  // Of what is neither open nor of the workspace nobody asks again.
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
    // What the client still has of charters that are gone.
    for (const [path, { uri }] of before) {
      if (documents.at(path) !== undefined && session.settings.checkWorkspace) continue;
      items.push({ kind: DocumentDiagnosticReportKind.Full, items: [], uri, version: null });
    }
    return { items };
  });

  if (!client.refreshesDiagnostics) return;
  let everything = false;
  let planned = false;
  /** Whether the client has something of an open charter that is no longer so, or of the workspace. */
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
    // The client asks again for what it has changed itself.
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
