/** A client that sends whatever a test wants, message or not, and hears what comes back. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { StreamMessageReader } from 'vscode-languageserver-protocol/node';
import { serve } from '../../server/src/lsp/server.ts';
import { overStreams } from '../../server/src/node/streams.ts';
import { ROOT } from '../support/shared.ts';
import { TestFiles, testHost } from './client.ts';

export interface Answer {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A message as it goes over a stream. */
export function framed(message: object): Uint8Array {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

export class RawClient {
  readonly exits: number[] = [];
  /** When a server in this process has ended. */
  readonly left: Promise<undefined>;
  leave = () => {};
  readonly log: string[] = [];
  readonly #output: Writable;
  readonly #heard: Answer[] = [];
  readonly #waiting: { wants: (answer: Answer) => boolean; resolve: (answer: Answer) => void }[] = [];
  #id = 1_000;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.left = new Promise((resolve) => {
      this.leave = () => resolve(undefined);
    });
    const reader = new StreamMessageReader(input);
    reader.onError((fault) => {
      throw new Error(`the server sent rubbish: ${fault.message}`);
    });
    reader.listen((message) => this.#hear(message as Answer));
  }

  #hear(answer: Answer): void {
    const index = this.#waiting.findIndex(({ wants }) => wants(answer));
    if (index === -1) this.#heard.push(answer);
    else this.#waiting.splice(index, 1)[0]?.resolve(answer);
  }

  bytes(bytes: string | Uint8Array): void {
    this.#output.write(bytes);
  }

  send(message: object): void {
    this.#output.write(framed(message));
  }

  tell(method: string, params?: unknown): void {
    this.send({ jsonrpc: '2.0', method, ...(params === undefined ? {} : { params }) });
  }

  /** The first message that fits and has not been taken yet. */
  hear(wants: (answer: Answer) => boolean): Promise<Answer> {
    const index = this.#heard.findIndex(wants);
    const [found] = index === -1 ? [] : this.#heard.splice(index, 1);
    return found === undefined
      ? new Promise((resolve) => this.#waiting.push({ wants, resolve }))
      : Promise.resolve(found);
  }

  ask(method: string, params?: unknown, id: number | string = ++this.#id): Promise<Answer> {
    this.send({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
    return this.hear((answer) => answer.id === id && answer.method === undefined);
  }

  /** The error that is answered to what has no id. */
  nextFault(): Promise<Answer> {
    return this.hear((answer) => answer.id === null);
  }

  end(): void {
    this.#output.end();
  }
}

/** A server in this process. */
export function rawClient(): RawClient {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const client = new RawClient(down, up);
  const base = testHost(new TestFiles(), client.exits, client.log);
  const host = {
    ...base,
    exit: (status: 0 | 1) => {
      base.exit(status);
      client.leave();
    },
  };
  serve(
    overStreams(up, down, () => host.exit(1), host.log),
    host,
  );
  return client;
}

/** A server in a process of its own, over its standard input and output: that of the sources, or a built one. */
export function spawnServer(
  program = join(ROOT, 'server/src/main-node.ts'),
  env = process.env,
): { client: RawClient; child: ChildProcess } {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'], env });
  return { client: new RawClient(child.stdout, child.stdin), child };
}
