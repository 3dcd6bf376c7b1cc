/** What the server has of the place that it runs in: Node, a browser's worker, or a test. */
import type { MessageReader, MessageWriter } from 'vscode-languageserver-protocol';
import type { Ask } from '../protocol/protocol.ts';
import type { ServerFiles } from '../workspace/index.ts';

/** How messages come from a client and go to it: over two streams, over the channel of a process or of a worker. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

export interface ServerHost {
  /** How it gets at files; `ask` asks the client, for a host that has no disk. */
  files(ask: Ask): ServerFiles;
  /** The local date, as `YYYY-MM-DD`. */
  today(): string;
  /** Calls back after some milliseconds; what waits does not keep the process alive. */
  later(milliseconds: number, work: () => void): void;
  /** Lets whatever else is waiting have its turn. */
  pause(): Promise<void>;
  /** The URI of the folder with the pages of the rules, one `CODE.md` each; undefined where they are not shipped. */
  rulePages(): string | undefined;
  /** The client's process: when it ends, so does the server. */
  watchParent(processId: number): void;
  exit(status: 0 | 1): void;
  log(message: string): void;
}
