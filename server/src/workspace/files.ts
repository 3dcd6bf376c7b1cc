/** The interface through which the workspace reads files. Hosts implement it: disk, editor or memory. */
import type { Decoding } from '../text/decoding.ts';

/** The text of a file, or the reason why there is none. */
export type FileText =
  | {
      readonly ok: true;
      readonly text: string;
      /** The first bytes that are not text: the offset in UTF-16 code units and a sentence about it. */
      readonly decoding?: Decoding;
    }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'directory' | 'unreadable' | 'outside';
      /** A sentence for the user. */
      readonly message: string;
    };

/** The names of charters. */
export const CHARTER_NAME = /\.charter\.ya?ml$/i;

/** Paths are absolute, with `/`. Nothing here throws: errors are part of the result. */
export interface Files {
  /** @param within the folder that must contain the file after all links are resolved, unless the user named the file */
  read(path: string, within?: string): Promise<FileText>;
  /** The path without symbolic links; undefined if the file does not exist. */
  realPath(path: string): Promise<string | undefined>;
}

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

/** Files in memory, for tests and standard input. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const table = new Map(Object.entries(texts));
  return {
    read: (path) => {
      const text = table.get(path);
      return Promise.resolve(
        text === undefined ? { ok: false, reason: 'missing', message: 'There is no such file.' } : { ok: true, text },
      );
    },
    realPath: (path) =>
      Promise.resolve([...table.keys()].some((one) => one === path || one.startsWith(`${path}/`)) ? path : undefined),
  };
}
