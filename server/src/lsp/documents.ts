/** The open documents. What the client has in its editor beats what is on the disk. */
import type {
  Position,
  Range,
  TextDocumentContentChangeEvent,
  TextDocumentIdentifier,
} from 'vscode-languageserver-protocol';
import type { Span } from '../text/span.ts';
import { CHARTER_NAME } from '../workspace/index.ts';
import { invalid } from './peer.ts';
import { changedText, type OpenText, offsetOf, openText, rangeOf, spanOf } from './store.ts';
import { pathOfUri } from './uris.ts';

export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly now: OpenText;
}

/** Some clients send every YAML file; only charters are looked at. */
export function isCharterDocument(path: string, languageId: string): boolean {
  return languageId !== 'yaml' || CHARTER_NAME.test(path);
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();

  all(): Iterable<OpenDocument> {
    return this.#open.values();
  }

  at(path: string): OpenDocument | undefined {
    return this.#open.get(path);
  }

  /** The document that a request is about. */
  of({ uri }: TextDocumentIdentifier): OpenDocument {
    const found = this.#open.get(pathOfUri(uri));
    if (found === undefined) throw invalid(`“${uri}” is not open.`);
    return found;
  }

  open(uri: string, languageId: string, version: number, text: string): OpenDocument {
    const path = pathOfUri(uri);
    const document = { uri, path, languageId, now: openText(version, text) };
    this.#open.set(path, document);
    return document;
  }

  /** The document after changes; undefined where they are of a version that is not newer than what is there. */
  change(
    before: OpenDocument,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
  ): OpenDocument | undefined {
    if (version <= before.now.version) return undefined;
    const document = { ...before, now: changedText(before.now, version, changes) };
    this.#open.set(before.path, document);
    return document;
  }

  close(path: string): void {
    this.#open.delete(path);
  }
}

export function offsetIn({ now }: OpenDocument, position: Position): number {
  return offsetOf(position, now.text);
}

export function spanIn({ now }: OpenDocument, range: Range): Span {
  return spanOf(range, now.text);
}

export function rangeIn({ now }: OpenDocument, span: Span): Range {
  return rangeOf(span, now.text);
}

/** Makes ranges of many spans, one behind the other. */
export function rangesIn({ now }: OpenDocument): (span: Span) => Range {
  const find = now.text.finder();
  return ({ start, end }) => {
    const from = find(start);
    const to = find(end);
    return {
      start: { line: from.line, character: from.column },
      end: { line: to.line, character: to.column },
    };
  };
}
