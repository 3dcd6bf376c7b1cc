/**
 * The protocol's lifecycle, which the library does not enforce: nothing before `initialize`, no second one, nothing but
 * `exit` after `shutdown`. It stands between the transport and the connection, so no handler has to think of it.
 */
import {
  type DataCallback,
  type Disposable,
  ErrorCodes,
  type Event,
  type Message,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver-protocol';

type State = 'new' | 'initializing' | 'running' | 'shut down';

interface AnyMessage extends Message {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What is wrong with a message at this point of the lifecycle. */
interface Refusal {
  readonly code: number;
  readonly message: string;
}

export interface LifecycleHost {
  /** The client said `exit`: the process is to end, with this status. */
  exit(status: 0 | 1): void;
  log(message: string): void;
}

/** A reader that hands on only the messages that the lifecycle allows, and answers the others itself. */
export class LifecycleReader implements MessageReader {
  readonly onError: Event<Error>;
  readonly onClose: Event<void>;
  readonly onPartialMessage: MessageReader['onPartialMessage'];
  readonly #reader: MessageReader;
  readonly #writer: MessageWriter;
  readonly #host: LifecycleHost;
  #state: State = 'new';

  constructor(reader: MessageReader, writer: MessageWriter, host: LifecycleHost) {
    this.#reader = reader;
    this.#writer = writer;
    this.#host = host;
    this.onError = reader.onError;
    this.onClose = reader.onClose;
    this.onPartialMessage = reader.onPartialMessage;
  }

  listen(callback: DataCallback): Disposable {
    return this.#reader.listen((message) => {
      const refusal = this.#judge(message);
      if (refusal === undefined) callback(message);
      else if (refusal !== 'dropped') this.#refuse(message, refusal);
    });
  }

  dispose(): void {
    this.#reader.dispose();
  }

  #judge(message: AnyMessage): Refusal | 'dropped' | undefined {
    if (typeof message !== 'object' || message === null || Array.isArray(message)) {
      return { code: ErrorCodes.InvalidRequest, message: 'A message is an object; batches are not supported.' };
    }
    const { id, method } = message;
    if (method === undefined) {
      // An answer to a request of ours; the connection knows which.
      if (id !== undefined && (message.result !== undefined || message.error !== undefined)) return undefined;
      return { code: ErrorCodes.InvalidRequest, message: 'A message has a method, or is an answer.' };
    }
    if (typeof method !== 'string') return { code: ErrorCodes.InvalidRequest, message: 'A method is a text.' };
    if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
      return { code: ErrorCodes.InvalidRequest, message: 'The id of a request is a number or a text.' };
    }
    return id === undefined ? this.#notification(method) : this.#request(method);
  }

  #notification(method: string): 'dropped' | undefined {
    if (method === 'exit') {
      this.#host.exit(this.#state === 'shut down' ? 0 : 1);
      return 'dropped';
    }
    if (this.#state === 'running' || method.startsWith('$/')) return undefined;
    if (this.#state === 'initializing' && method === 'initialized') {
      this.#state = 'running';
      return undefined;
    }
    this.#host.log(`dropped “${method}”, which came before initialize or after shutdown`);
    return 'dropped';
  }

  #request(method: string): Refusal | undefined {
    switch (this.#state) {
      case 'new':
        if (method !== 'initialize')
          return { code: ErrorCodes.ServerNotInitialized, message: 'The first request is initialize.' };
        this.#state = 'initializing';
        return undefined;
      case 'initializing':
      case 'running':
        if (method === 'initialize')
          return { code: ErrorCodes.InvalidRequest, message: 'The server is initialized already.' };
        if (method === 'shutdown') this.#state = 'shut down';
        // Some clients ask before they have said `initialized`; that harms nobody.
        else this.#state = 'running';
        return undefined;
      case 'shut down':
        return { code: ErrorCodes.InvalidRequest, message: 'The server was shut down.' };
    }
  }

  #refuse(message: AnyMessage, { code, message: text }: Refusal): void {
    const { id } = message ?? {};
    if (message !== null && typeof message === 'object' && id === undefined && typeof message.method === 'string')
      return;
    const answer = {
      jsonrpc: '2.0',
      id: typeof id === 'string' || typeof id === 'number' ? id : null,
      error: { code, message: text },
    };
    this.#writer.write(answer).catch((error: unknown) => this.#host.log(`could not answer: ${String(error)}`));
  }
}
