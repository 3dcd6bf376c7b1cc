/** Handles the matrix requests of the language server for one text, without a connection. */

import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { registerMatrix } from '../../server/src/lsp/requests/matrix.ts';
import type { Session, Subject } from '../../server/src/lsp/session.ts';
import { listeners } from '../../server/src/lsp/session.ts';
import { openText } from '../../server/src/lsp/store.ts';
import type { Method, ParamsOf, ResultOf } from '../../server/src/protocol/protocol.ts';
import { TODAY } from '../support/fixture.ts';

export interface MatrixServer {
  request<M extends Method>(method: M, params: ParamsOf<M>): ResultOf<M>;
  text(): string;
  version(): number;
  change(text: string): void;
}

export function matrixServer(uri: string, first: string): MatrixServer {
  const context = contextOn(TODAY);
  const handlers = new Map<string, (params: unknown) => unknown>();
  let now = openText(1, first);
  let analysis: Analysis = analyse(first, context);
  const subject = (): Subject => ({ document: { uri, path: uri, languageId: 'charter', now }, analysis });
  const changed = listeners<string | undefined>();
  const session = {
    peer: {
      answerCustom: (method: string, handler: (params: unknown) => unknown) => void handlers.set(method, handler),
      run: () => {},
    },
    documents: { at: () => subject().document },
    workspace: {
      check: () => ({ analysis, problems: analysis.problems }),
      analysis: () => undefined,
      uriOf: (path: string) => path,
    },
    changed,
    at: (document: { uri: string }) => {
      if (document.uri !== uri) throw new Error(`“${document.uri}” is not open.`);
      return subject();
    },
  };
  // Only the parts of a session that the matrix needs.
  registerMatrix(session as unknown as Session);
  return {
    request: (method, params) => {
      const handler = handlers.get(method);
      if (handler === undefined) throw new Error(`There is no request ${method}.`);
      // Messages are copies, as over a real connection.
      return JSON.parse(JSON.stringify(handler(JSON.parse(JSON.stringify(params))) ?? null));
    },
    text: () => now.text.whole,
    version: () => now.version,
    change: (text) => {
      now = openText(now.version + 1, text);
      analysis = analyse(text, context, analysis);
    },
  };
}
