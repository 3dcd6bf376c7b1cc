/** What the features of the server share. */
import type { TextDocumentIdentifier } from 'vscode-languageserver-protocol';
import type { Analysis } from '../analysis.ts';
import type { Client } from './client.ts';
import type { Documents, OpenDocument } from './documents.ts';
import type { Inbox } from './inbox.ts';
import { invalid, type Peer } from './peer.ts';
import type { ServerHost } from './server-host.ts';
import type { ServerSettings } from './settings.ts';
import type { Workspace } from './workspace.ts';

export interface Session {
  readonly peer: Peer;
  readonly host: ServerHost;
  readonly client: Client;
  readonly documents: Documents;
  readonly workspace: Workspace;
  settings: ServerSettings;
  /** The URI of the page about a rule; undefined where the pages are not there. */
  rulePage(code: string): string | undefined;
  /** What a document's features are about: its latest text and what is known of it. */
  at(document: TextDocumentIdentifier): Subject;
  /** What waits for its turn: more changes, so that a text is not the last, and requests. */
  readonly inbox: Inbox;
  /** Called after anything that diagnostics depend on has changed; with the document, where it is one. */
  readonly changed: Listeners<string | undefined>;
}

export interface Subject {
  readonly document: OpenDocument;
  readonly analysis: Analysis;
}

/** Those who want to hear of something. */
export interface Listeners<T> {
  add(listener: (about: T) => void): void;
  tell(about: T): void;
}

export function listeners<T>(): Listeners<T> {
  const all: ((about: T) => void)[] = [];
  return {
    add: (listener) => {
      all.push(listener);
    },
    tell: (about) => {
      for (const one of all) one(about);
    },
  };
}

export function subjectOf(documents: Documents, workspace: Workspace, id: TextDocumentIdentifier): Subject {
  const document = documents.of(id);
  const analysis = workspace.analysis(document.path);
  if (analysis === undefined) throw invalid(`“${id.uri}” is no charter.`);
  return { document, analysis };
}
