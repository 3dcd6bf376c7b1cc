/** Between the transport and the library's connection: what passed the lifecycle, and what is known of messages that wait. */
import {
  DidChangeTextDocumentNotification,
  Emitter,
  Message,
  type MessageReader,
} from 'vscode-languageserver-protocol';

/** The reader of the connection: it hears only what is delivered to it. */
export function judgedReader(reader: MessageReader): {
  readonly reader: MessageReader;
  deliver(message: Message): void;
} {
  const passed = new Emitter<Message>();
  return {
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: passed.event,
      dispose: () => reader.dispose(),
    },
    deliver: (message) => passed.fire(message),
  };
}

/** What has come and waits for its turn. */
export interface Inbox {
  arrived(message: Message): void;
  /** Called when a message's turn has come. */
  taken(message: Message): void;
  /** Called when a change is dealt with. */
  handled(uri: string): void;
  /** Whether changes of a document wait. */
  changesWaiting(uri: string): boolean;
  /** Whether somebody waits for an answer to a request whose turn has not come. */
  requestsWaiting(): boolean;
}

export function openInbox(): Inbox {
  const counts = new Map<string, number>();
  const requests = new Set<unknown>();
  const add = (uri: string, by: number) => {
    const count = (counts.get(uri) ?? 0) + by;
    if (count > 0) counts.set(uri, count);
    else counts.delete(uri);
  };
  return {
    arrived: (message) => {
      const uri = changedUri(message);
      if (uri !== undefined) add(uri, 1);
      if (Message.isRequest(message)) requests.add(message.id);
      // One that is cancelled before its turn is answered at once, and never has one.
      else if (Message.isNotification(message) && message.method === '$/cancelRequest')
        requests.delete(Reflect.get(message.params ?? {}, 'id'));
    },
    taken: (message) => {
      if (Message.isRequest(message)) requests.delete(message.id);
    },
    handled: (uri) => add(uri, -1),
    changesWaiting: (uri) => counts.has(uri),
    requestsWaiting: () => requests.size > 0,
  };
}

function changedUri(message: Message & { readonly method?: unknown; readonly params?: unknown }): string | undefined {
  if (message.method !== DidChangeTextDocumentNotification.method) return undefined;
  const { params } = message;
  const document: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, 'textDocument') : undefined;
  const uri: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, 'uri') : undefined;
  return typeof uri === 'string' ? uri : undefined;
}
