/** A minimal client of a language server over standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Answers a request of the server. */
export type Answers = (method: string, params: unknown) => unknown;

export class Client {
  readonly #child: ChildProcess;
  readonly #answers: Answers;
  readonly #requests = new Map<number, Waiting>();
  readonly #heard = new Map<string, ((params: unknown) => void)[]>();
  #stderr = '';
  #ended = false;
  /** Resolves when the process has exited. */
  readonly ended: Promise<void>;
  #id = 0;
  #chunks: Buffer[] = [];
  #length = 0;
  /** The number of bytes that the next message needs before it is complete. */
  #needed = 0;

  constructor(command: string, args: readonly string[], answers: Answers) {
    this.#answers = answers;
    this.#child = spawn(command, args, { stdio: 'pipe' });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
    this.#child.stdin?.on('error', () => {});
    this.ended = new Promise((resolve) => this.#child.on('close', () => resolve()));
    this.#child.on('exit', (status, signal) => {
      this.#ended = true;
      const error = new Error(`the server ended (${signal ?? status}): ${this.#stderr.slice(-2_000)}`);
      for (const { reject } of this.#requests.values()) reject(error);
      this.#requests.clear();
    });
  }

  request<R = unknown>(method: string, params: unknown): Promise<R> {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise<R>((resolve, reject) => {
      this.#requests.set(id, { resolve: (result) => resolve(result as R), reject });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Listens to every notification of a method until the returned function is called. */
  hear(method: string, listener: (params: unknown) => void): () => void {
    const listeners = this.#heard.get(method) ?? [];
    this.#heard.set(method, [...listeners, listener]);
    return () => {
      const left = (this.#heard.get(method) ?? []).filter((one) => one !== listener);
      this.#heard.set(method, left);
    };
  }

  /** The next notification of a method that fits. */
  next(method: string, fits: (params: unknown) => boolean): Promise<unknown> {
    return new Promise((resolve) => {
      const stop = this.hear(method, (params) => {
        if (!fits(params)) return;
        stop();
        resolve(params);
      });
    });
  }

  /** The present memory of the process in bytes; undefined if the system does not provide it. */
  memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
    } catch {
      return undefined;
    }
  }

  stop(): Promise<void> {
    if (!this.#ended) this.#child.kill('SIGKILL');
    return this.ended;
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length < this.#needed) return;
    let buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#needed = 0;
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head === -1) break;
      const size = Number(/content-length: *(\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
      const end = head + 4 + size;
      if (buffer.length < end) {
        this.#needed = end;
        break;
      }
      this.#handle(JSON.parse(buffer.toString('utf8', head + 4, end)) as Message);
      buffer = buffer.subarray(end);
    }
    this.#chunks = buffer.length > 0 ? [buffer] : [];
    this.#length = buffer.length;
  }

  #handle(message: Message): void {
    const { id, method, params } = message;
    if (method !== undefined && id !== undefined) {
      this.#send({ id, result: this.#answers(method, params) ?? null });
    } else if (method !== undefined) {
      for (const listener of this.#heard.get(method) ?? []) listener(params);
    } else {
      const waiting = this.#requests.get(Number(id));
      this.#requests.delete(Number(id));
      if (message.error === undefined) waiting?.resolve(message.result);
      else waiting?.reject(new Error(message.error.message));
    }
  }
}
