/** The environment of the server: Node, a web worker, or a test. */
import type { MessageReader, MessageWriter } from 'vscode-languageserver-protocol';
import type { Ask } from '../protocol/protocol.ts';
import type { ServerFiles } from '../workspace/index.ts';

/** The transport of messages: two streams, or the channel of a process or worker. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

export interface ServerHost {
  /** Gives access to files. `ask` sends a request to the client, for hosts without a disk. */
  files(ask: Ask): ServerFiles;
  /** The local date, as `YYYY-MM-DD`. */
  today(): string;
  /** Calls back after a time in milliseconds, without keeping the process alive. */
  later(milliseconds: number, work: () => void): void;
  /** Waits for the next turn of the event loop. */
  pause(): Promise<void>;
  /** The URI of the folder with the rule pages, `CODE.md`. Undefined if they are not shipped. */
  rulePages(): string | undefined;
  /** Watches the process of the client. The server exits with it. */
  watchParent(processId: number): void;
  exit(status: 0 | 1): void;
  log(message: string): void;
}
