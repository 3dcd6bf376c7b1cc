/**
 * A long session of the whole server: files are opened, edited, asked about and closed; on the disk they change, come and
 * go. At the end of each round everything is as it was at the beginning, and so is the live heap.
 */
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { TestFiles } from '../lsp/client.ts';
import { type DirectServer, directServer } from '../lsp/direct.ts';
import { generatedCharter } from '../support/generated.ts';
import { liveHeap } from '../support/heap.ts';
import { Random } from '../support/random.ts';
import { clock, Findings, type Part } from './part.ts';

/** How many files there are, how many operations a round has, and how many rounds, of which the first only warm up. */
const LONG = { files: 200, operations: 3_000, rounds: 10, warm: 3 };
const SHORT = { files: 30, operations: 300, rounds: 8, warm: 4 };

/** What the heap may grow by from the last of the first rounds on: compiled code and what is found when it is asked for. */
const MOST = 2_000_000;

const KEYS = [...'abcdef RACI,:-[]#\n'];

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Whatever an editor asks of an open document. */
const QUESTIONS: readonly ((uri: string, at: Place) => readonly [string, object])[] = [
  (uri, position) => ['textDocument/hover', { textDocument: { uri }, position }],
  (uri, position) => ['textDocument/completion', { textDocument: { uri }, position }],
  (uri, position) => ['textDocument/definition', { textDocument: { uri }, position }],
  (uri, position) => [
    'textDocument/references',
    { textDocument: { uri }, position, context: { includeDeclaration: true } },
  ],
  (uri, position) => ['textDocument/documentHighlight', { textDocument: { uri }, position }],
  (uri, position) => ['textDocument/prepareRename', { textDocument: { uri }, position }],
  (uri, position) => ['textDocument/rename', { textDocument: { uri }, position, newName: 'other' }],
  (uri, position) => ['textDocument/selectionRange', { textDocument: { uri }, positions: [position] }],
  (uri, at) => [
    'textDocument/codeAction',
    { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [] } },
  ],
  (uri) => ['textDocument/diagnostic', { textDocument: { uri } }],
  (uri) => ['textDocument/documentSymbol', { textDocument: { uri } }],
  (uri) => ['textDocument/foldingRange', { textDocument: { uri } }],
  (uri) => ['textDocument/documentLink', { textDocument: { uri } }],
  (uri) => ['textDocument/codeLens', { textDocument: { uri } }],
  (uri) => ['textDocument/semanticTokens/full', { textDocument: { uri } }],
  (uri) => ['textDocument/formatting', { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true } }],
  (uri, end) => ['textDocument/inlayHint', { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end } }],
  (uri) => [METHODS.matrix, { uri, protocol: PROTOCOL, by: 'role' }],
  (uri) => [METHODS.matrix, { uri, protocol: PROTOCOL, by: 'person' }],
  (uri) => [METHODS.export, { uri, as: 'markdown', by: 'role' }],
  (uri, position) => [METHODS.matrixAt, { uri, by: 'role', position }],
  () => ['workspace/symbol', { query: 'plan' }],
];

/** An editor that does things at random, and the disk below it. */
class Session {
  readonly #random: Random;
  readonly #server: DirectServer;
  readonly #disk: TestFiles;
  readonly #base: ReadonlyMap<string, string>;
  readonly #open = new Map<string, { text: TextPieces; version: number }>();
  /** Each new file has a name that no other one had. */
  #created = 0;
  /** The questions that were answered, and the ones that were refused. */
  answered = 0;
  refused = 0;

  constructor(random: Random, server: DirectServer, disk: TestFiles) {
    this.#random = random;
    this.#server = server;
    this.#disk = disk;
    this.#base = new Map(disk.texts);
  }

  async step(): Promise<void> {
    const random = this.#random;
    const chance = random.next();
    const path = random.pick([...this.#disk.texts.keys()]);
    const opened = this.#open.size === 0 ? undefined : random.pick([...this.#open.keys()]);
    if (opened === undefined || chance < 0.08) this.#show(path);
    else if (chance < 0.5) this.#type(opened);
    else if (chance < 0.8) await this.#ask(opened);
    else if (chance < 0.87) this.#close(opened);
    else if (chance < 0.92) this.#write(path, this.#text());
    else if (chance < 0.96) this.#write(`/w/new/${++this.#created}.charter.yaml`, this.#text());
    else this.#delete(path);
  }

  /** Closes everything, makes the disk what it was, and waits until the server has seen it. */
  async restore(): Promise<void> {
    for (const path of [...this.#open.keys()]) this.#close(path);
    for (const path of [...this.#disk.texts.keys()]) if (!this.#base.has(path)) this.#delete(path);
    for (const [path, text] of this.#base) this.#write(path, text);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    await this.#server.ask('workspace/diagnostic', { previousResultIds: [] });
  }

  #text(): string {
    const extended = this.#random.chance(0.3) ? `extends: ${this.#random.below(20)}.charter.yaml\n` : '';
    return extended + generatedCharter(this.#random, { rows: 8 });
  }

  #show(path: string): void {
    const text = this.#disk.texts.get(path);
    if (text === undefined || this.#open.has(path)) return;
    this.#open.set(path, { text: TextPieces.of(text), version: 1 });
    this.#server.open(uriOf(path), text);
  }

  #type(path: string): void {
    const document = this.#open.get(path);
    if (document === undefined) return;
    const random = this.#random;
    // The path that a charter extends is a good place to leave things behind.
    const most = random.chance(0.2) ? Math.min(30, document.text.length) : document.text.length;
    const start = random.below(most + 1);
    const end = random.chance(0.5) ? start : Math.min(document.text.length, start + 1 + random.below(3));
    const text = random.chance(0.6) ? random.pick(KEYS) : '';
    const [from, to] = [document.text.positionAt(start), document.text.positionAt(end)];
    document.text = document.text.replaced(start, end, text);
    document.version++;
    const range = {
      start: { line: from.line, character: from.column },
      end: { line: to.line, character: to.column },
    };
    this.#server.tell('textDocument/didChange', {
      textDocument: { uri: uriOf(path), version: document.version },
      contentChanges: [{ range, text }],
    });
  }

  async #ask(path: string): Promise<void> {
    const text = this.#open.get(path)?.text;
    const { line, column } = text?.positionAt(this.#random.below(text.length + 1)) ?? { line: 0, column: 0 };
    const [method, params] = this.#random.pick(QUESTIONS)(uriOf(path), { line, character: column });
    await this.#server.ask(method, params).then(
      () => this.answered++,
      (error: unknown) => {
        // Much cannot be renamed, and a broken text is not formatted. Any other error is a fault.
        if (!String(error).includes(String(LSPErrorCodes.RequestFailed))) throw error;
        this.refused++;
      },
    );
  }

  #close(path: string): void {
    this.#open.delete(path);
    this.#server.tell('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
  }

  #write(path: string, text: string): void {
    const type = this.#disk.texts.has(path) ? 2 : 1;
    this.#disk.texts.set(path, text);
    this.#watched(path, type);
  }

  #delete(path: string): void {
    this.#disk.texts.delete(path);
    this.#watched(path, 3);
  }

  #watched(path: string, type: 1 | 2 | 3): void {
    this.#server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });
  }
}

function uriOf(path: string): string {
  return `file://${path}`;
}

export const soak: Part = {
  name: 'soak',
  title: 'A long session of the whole server leaves nothing in memory',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const { files, operations, rounds, warm } = order.short ? SHORT : LONG;
    const random = new Random(order.seed);
    const disk = new TestFiles();
    for (let number = 0; number < files; number++) {
      const extended = number >= 20 && number % 3 === 0 ? `extends: ${number % 20}.charter.yaml\n` : '';
      disk.texts.set(`/w/${number}.charter.yaml`, extended + generatedCharter(random, { rows: 12 }));
    }
    const server = await directServer(disk);
    const session = new Session(random, server, disk);
    const heaps: number[] = [];
    await findings.wait(
      () => `seed ${order.seed}, round ${heaps.length}`,
      async () => {
        for (let round = 0; round < rounds && !over(); round++) {
          for (let step = 0; step < operations; step++) await session.step();
          await session.restore();
          // What was said in the log is the test's own.
          server.log.length = 0;
          heaps.push(await liveHeap());
        }
      },
    );
    const [first = 0, last = 0] = [heaps[warm - 1] ?? heaps.at(-1), heaps.at(-1)];
    const sizes = heaps.map((size) => `${(size / 1e6).toFixed(2)} MB`).join(', ');
    if (last - first > MOST) findings.note(`seed ${order.seed}: the live heap grows: ${sizes}`);
    return {
      figures: [
        { what: `operations on ${files} files (seed ${order.seed})`, count: heaps.length * operations, worst: sizes },
        { what: 'questions answered', count: session.answered },
        { what: 'questions refused', count: session.refused },
      ],
      findings: findings.list,
    };
  },
};
