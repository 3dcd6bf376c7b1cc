/** A client for tests: an editor at the other end of an in-memory connection. */
import { PassThrough } from 'node:stream';
import type {
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  TextEdit,
} from 'vscode-languageserver-protocol';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { serve } from '../../server/src/lsp/server.ts';
import type { ServerHost } from '../../server/src/lsp/server-host.ts';
import { overStreams } from '../../server/src/node/streams.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { type FileText, isBelow, type ServerFiles } from '../../server/src/workspace/index.ts';
import { TODAY } from '../support/fixture.ts';

/** Files that a test changes as it goes. */
export class TestFiles implements ServerFiles {
  readonly texts: Map<string, string>;
  /** Paths that are links to others. */
  readonly links = new Map<string, string>();

  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.texts = new Map(Object.entries(texts));
  }

  async read(path: string): Promise<FileText> {
    const text = this.texts.get(this.links.get(path) ?? path);
    return text === undefined
      ? { ok: false, reason: 'missing', message: 'There is no such file.' }
      : { ok: true, text };
  }

  async realPath(path: string): Promise<string | undefined> {
    const link = this.links.get(path);
    if (link !== undefined) return link;
    return [...this.texts.keys()].some((one) => isBelow(path, one)) ? path : undefined;
  }

  async chartersBelow(folder: string, found: (path: string) => void): Promise<void> {
    for (const path of this.texts.keys()) if (isBelow(folder, path) && /\.charter\.ya?ml$/.test(path)) found(path);
  }

  async isCharter(path: string): Promise<boolean> {
    return /\.charter\.ya?ml$/.test(path);
  }

  async rootOf(folder: string): Promise<string> {
    return folder;
  }
}

export interface TestClient {
  readonly connection: MessageConnection;
  readonly server: InitializeResult;
  readonly files: TestFiles;
  /** What the server did to its process, and said in its log. */
  readonly exits: number[];
  readonly log: string[];
  readonly published: PublishDiagnosticsParams[];
  /** The methods of the requests that came from the server, in order. */
  readonly asked: string[];
  open(uri: string, text: string, version?: number): Promise<void>;
  /** The next diagnostics of a document that are published from now on. */
  nextDiagnostics(uri: string): Promise<PublishDiagnosticsParams>;
  /** When everything that was sent so far has been dealt with. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TestOptions {
  readonly files?: TestFiles;
  readonly initialize?: Partial<InitializeParams>;
  readonly today?: () => string;
  /** Takes what is to be done later, in place of a timer. */
  readonly later?: (work: () => void) => void;
  /** What the client answers to a request of the server. */
  readonly answers?: (method: string, params: unknown) => unknown;
}

/** A server host that has nothing of a process. */
export function testHost(files: ServerFiles, exits: number[], log: string[], today = () => TODAY): ServerHost {
  return {
    files: () => files,
    today,
    later: (milliseconds, work) => void setTimeout(work, milliseconds).unref(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    rulePages: () => 'file:///docs/rules',
    watchParent: () => {},
    exit: (status) => void exits.push(status),
    log: (message) => void log.push(message),
  };
}

export async function connect(options: TestOptions = {}): Promise<TestClient> {
  const files = options.files ?? new TestFiles();
  const [up, down] = [new PassThrough(), new PassThrough()];
  const exits: number[] = [];
  const log: string[] = [];
  const host = testHost(files, exits, log, options.today);
  const left = new Promise<void>((resolve) => {
    const served = {
      ...host,
      later: (milliseconds: number, work: () => void) =>
        options.later === undefined ? host.later(milliseconds, work) : options.later(work),
      exit: (status: 0 | 1) => {
        host.exit(status);
        resolve();
      },
    };
    serve(
      overStreams(up, down, () => served.exit(1), host.log),
      served,
    );
  });
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const published: PublishDiagnosticsParams[] = [];
  const waiting: { uri: string; resolve: (params: PublishDiagnosticsParams) => void }[] = [];
  const asked: string[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const one of waiting.filter(({ uri }) => uri === params.uri)) {
      waiting.splice(waiting.indexOf(one), 1);
      one.resolve(params);
    }
  });
  connection.onRequest((method, params) => {
    asked.push(method);
    return options.answers?.(method, params) ?? null;
  });
  connection.listen();
  const server: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...options.initialize,
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    server,
    files,
    exits,
    log,
    published,
    asked,
    open: (uri, text, version = 1) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'charter', version, text },
      }),
    nextDiagnostics: (uri) => new Promise((resolve) => waiting.push({ uri, resolve })),
    settled: async () => {
      // A request that needs no document is answered in its turn.
      for (let rounds = 0; rounds < 3; rounds++) await connection.sendRequest('workspace/symbol', { query: '' });
    },
    close: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await left;
      connection.dispose();
    },
  };
}

/** A text after edits as the protocol has them. */
export function applyWire(text: string, edits: readonly TextEdit[]): string {
  const lines = TextPieces.of(text);
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.offsetAt({ line, column: character });
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({ span: { start: offset(range.start), end: offset(range.end) }, newText })),
  );
}
