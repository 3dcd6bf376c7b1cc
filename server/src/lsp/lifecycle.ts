/**
 * Enforces the lifecycle of the protocol, which the library does not: no messages before `initialize`, no second
 * `initialize`, and only `exit` after `shutdown`. It checks messages before the connection, so handlers need not.
 */
import { ErrorCodes, type ResponseMessage } from 'vscode-languageserver-protocol';

type State = 'new' | 'initializing' | 'running' | 'shut down';

export interface AnyMessage {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What to do with a message: pass it on, exit, answer with an error, or drop it. */
export type Verdict =
  | { readonly kind: 'pass'; readonly message: AnyMessage }
  | { readonly kind: 'exit'; readonly status: 0 | 1 }
  | {
      readonly kind: 'refuse';
      readonly id: string | number | null;
      readonly error: NonNullable<ResponseMessage['error']>;
    }
  | { readonly kind: 'drop'; readonly why: string };

function isObject(value: unknown): value is AnyMessage {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value));
}

export class Lifecycle {
  #state: State = 'new';

  judge(message: unknown): Verdict {
    if (!isObject(message)) return invalid(null, 'A message must be an object. Batches are not supported.');
    const { id, method, params } = message;
    if (method === undefined) {
      // A response to a request of the server, which the connection handles.
      if (id !== undefined && (message.result !== undefined || message.error !== undefined))
        return this.#answer(message);
      return invalid(isId(id) ? id : null, 'A message must have a method or be a response.');
    }
    if (typeof method !== 'string') return invalid(isId(id) ? id : null, 'A method must be a string.');
    if (id !== undefined && !isId(id)) return invalid(null, 'The id of a request must be an integer or a string.');
    if (params !== undefined && (typeof params !== 'object' || params === null)) {
      // JSON-RPC does not allow `null` as parameters; clients that send it mean none.
      if (params === null) return this.judge({ ...message, params: undefined });
      if (id === undefined) return { kind: 'drop', why: `“${method}” has invalid parameters` };
      return refuse(id, ErrorCodes.InvalidParams, 'Parameters must be an object.');
    }
    return id === undefined ? this.#notification(method, message) : this.#request(id, method, message);
  }

  #answer(message: AnyMessage): Verdict {
    return this.#state === 'new' ? { kind: 'drop', why: 'a response without a request' } : { kind: 'pass', message };
  }

  #notification(method: string, message: AnyMessage): Verdict {
    if (method === 'exit') return { kind: 'exit', status: this.#state === 'shut down' ? 0 : 1 };
    if (method === '$/cancelRequest' && !(isObject(message.params) && isId(message.params.id))) {
      return { kind: 'drop', why: 'a cancellation without an id' };
    }
    if (this.#state === 'initializing' && method === 'initialized') {
      this.#state = 'running';
      return { kind: 'pass', message };
    }
    if (this.#state === 'running' || (this.#state !== 'new' && method.startsWith('$/')))
      return { kind: 'pass', message };
    return { kind: 'drop', why: `“${method}” came before initialize or after shutdown` };
  }

  #request(id: string | number, method: string, message: AnyMessage): Verdict {
    switch (this.#state) {
      case 'new':
        if (method !== 'initialize')
          return refuse(id, ErrorCodes.ServerNotInitialized, 'The first request must be initialize.');
        this.#state = 'initializing';
        return { kind: 'pass', message };
      case 'initializing':
      case 'running':
        if (method === 'initialize') return invalid(id, 'The server is already initialized.');
        // Some clients send requests before `initialized`, which is harmless.
        this.#state = method === 'shutdown' ? 'shut down' : 'running';
        return { kind: 'pass', message };
      case 'shut down':
        return invalid(id, 'The server was shut down.');
    }
  }

  /** Allows another `initialize` after one with invalid parameters. */
  initializeFailed(): void {
    this.#state = 'new';
  }
}

function refuse(id: string | number | null, code: number, message: string): Verdict {
  return { kind: 'refuse', id, error: { code, message } };
}

function invalid(id: string | number | null, message: string): Verdict {
  return refuse(id, ErrorCodes.InvalidRequest, message);
}
