/** A server that exchanges messages as objects, as fast as function calls, for tests with very many messages. */
import { type Diagnostic, Emitter, type Message } from 'vscode-languageserver-protocol';
import { serve } from '../../server/src/lsp/server.ts';
import type { ServerHost, Transport } from '../../server/src/lsp/server-host.ts';
import type { ServerFiles } from '../../server/src/workspace/index.ts';
import { TestFiles, testHost } from './client.ts';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface DirectServer {
  tell(method: string, params: object): void;
  /** The response to a request; an error rejects. */
  ask<R>(method: string, params: object): Promise<R>;
  open(uri: string, text: string): void;
  diagnostics(uri: string): Promise<readonly Diagnostic[]>;
  readonly log: string[];
}

/** A server with pull diagnostics and a workspace of one folder. */
export async function directServer(
  files: ServerFiles = new TestFiles(),
  host: Partial<ServerHost> = {},
  folder = 'file:///w',
): Promise<DirectServer> {
  let take: (message: unknown) => void = () => {};
  let count = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  const log: string[] = [];
  const nothing = new Emitter<never>().event;
  const transport: Transport = {
    reader: {
      onError: nothing,
      onClose: nothing,
      onPartialMessage: nothing,
      listen: (callback) => {
        take = (message) => callback(message as Message);
        return { dispose: () => {} };
      },
      dispose: () => {},
    },
    writer: {
      onError: nothing,
      onClose: nothing,
      write: async (message) => {
        const answer = message as Answer;
        if (answer.method === undefined && answer.id !== undefined) waiting.get(answer.id)?.(answer);
      },
      end: () => {},
      dispose: () => {},
    },
  };
  serve(transport, { ...testHost(files, [], log), ...host });
  const server: DirectServer = {
    tell: (method, params) => take({ jsonrpc: '2.0', method, params }),
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, ({ result, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result as never);
          else reject(new Error(`${method}: ${error.code} ${error.message}\n${log.join('\n')}`));
        });
        take({ jsonrpc: '2.0', id, method, params });
      }),
    open: (uri, text) =>
      server.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'charter', version: 1, text } }),
    diagnostics: async (uri) => {
      const report = await server.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
      return report.items;
    },
    log,
  };
  await server.ask('initialize', {
    initializationOptions: { settings: { inlayHints: true } },
    workspaceFolders: [{ uri: folder, name: 'w' }],
    capabilities: {
      textDocument: {
        diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1] } },
        completion: { completionItem: { snippetSupport: true } },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  server.tell('initialized', {});
  return server;
}
