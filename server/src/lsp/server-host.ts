/** What the server has of the place that it runs in: Node, a browser's worker, or a test. */
import type { Ask } from '../protocol/protocol.ts';
import type { Files } from '../workspace/index.ts';

/** Files of the disk, or of the editor's own file system. Nothing here throws. */
export interface ServerFiles extends Files {
  /**
   * Every charter below a folder, apart from what `.gitignore` leaves out, handed over as it is found. It leaves the
   * thread to others while it looks.
   */
  chartersBelow(folder: string, found: (path: string) => void, stopped: () => boolean): Promise<void>;
  /** Whether a file that has appeared in a folder of the workspace is one that `chartersBelow` would have found. */
  isCharter(path: string, folder: string): Promise<boolean>;
  /** The root of the repository that a folder lies in; the folder itself where there is none. */
  rootOf(folder: string): Promise<string>;
}

export interface ServerHost {
  /** How it gets at files; `ask` asks the client, for a host that has no disk. */
  files(ask: Ask): ServerFiles;
  /** The local date, as `YYYY-MM-DD`. */
  today(): string;
  /** Calls back after some milliseconds; what waits does not keep the process alive. */
  later(milliseconds: number, work: () => void): void;
  /** Calls back when whatever else is waiting had its turn. */
  next(work: () => void): void;
  /** Lets whatever else is waiting have its turn. */
  pause(): Promise<void>;
  /** The URI of the folder with the pages of the rules, one `CODE.md` each; undefined where they are not shipped. */
  rulePages(): string | undefined;
  /** The client's process: when it ends, so does the server. */
  watchParent(processId: number): void;
  exit(status: 0 | 1): void;
  log(message: string): void;
}
