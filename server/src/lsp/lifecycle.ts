/**
 * The protocol's lifecycle, which the library does not enforce: nothing before `initialize`, no second one, nothing but
 * `exit` after `shutdown`. Messages pass it before they reach the connection, so no handler has to think of it.
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

/** What is to be done with a message: hand it on, end, answer with an error, or nothing. */
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
    if (!isObject(message)) return invalid(null, 'A message is an object; batches are not supported.');
    const { id, method, params } = message;
    if (method === undefined) {
      // An answer to a request of ours; the connection knows which.
      if (id !== undefined && (message.result !== undefined || message.error !== undefined))
        return this.#answer(message);
      return invalid(isId(id) ? id : null, 'A message has a method, or is an answer.');
    }
    if (typeof method !== 'string') return invalid(isId(id) ? id : null, 'A method is a text.');
    if (id !== undefined && !isId(id)) return invalid(null, 'The id of a request is a whole number or a text.');
    if (params !== undefined && (typeof params !== 'object' || params === null)) {
      // JSON-RPC has no such parameters; a client that writes `null` means none.
      if (params === null) return this.judge({ ...message, params: undefined });
      if (id === undefined) return { kind: 'drop', why: `“${method}” has parameters that are none` };
      return refuse(id, ErrorCodes.InvalidParams, 'Parameters are an object.');
    }
    return id === undefined ? this.#notification(method, message) : this.#request(id, method, message);
  }

  #answer(message: AnyMessage): Verdict {
    return this.#state === 'new' ? { kind: 'drop', why: 'an answer to nothing' } : { kind: 'pass', message };
  }

  #notification(method: string, message: AnyMessage): Verdict {
    if (method === 'exit') return { kind: 'exit', status: this.#state === 'shut down' ? 0 : 1 };
    if (method === '$/cancelRequest' && !(isObject(message.params) && isId(message.params.id))) {
      return { kind: 'drop', why: 'a cancellation of nothing' };
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
          return refuse(id, ErrorCodes.ServerNotInitialized, 'The first request is initialize.');
        this.#state = 'initializing';
        return { kind: 'pass', message };
      case 'initializing':
      case 'running':
        if (method === 'initialize') return invalid(id, 'The server is initialized already.');
        // Some clients ask before they have said `initialized`; that harms nobody.
        this.#state = method === 'shutdown' ? 'shut down' : 'running';
        return { kind: 'pass', message };
      case 'shut down':
        return invalid(id, 'The server was shut down.');
    }
  }

  /** The parameters of `initialize` were none, so it may be said again. */
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
