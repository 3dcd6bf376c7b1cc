/** State that the features of the server share. */
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
  /** Returns the URI of a rule page, or undefined if there are no pages. */
  rulePage(code: string): string | undefined;
  /** The latest text of a document and its analysis. */
  at(document: TextDocumentIdentifier): Subject;
  /** Waiting messages: changes, which make the current text out of date, and requests. */
  readonly inbox: Inbox;
  /** Emits changes that affect diagnostics, with the document if only one changed. */
  readonly changed: Listeners<string | undefined>;
}

export interface Subject {
  readonly document: OpenDocument;
  readonly analysis: Analysis;
}

/** A list of listeners. */
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
  if (analysis === undefined) throw invalid(`“${id.uri}” is not a charter.`);
  return { document, analysis };
}
