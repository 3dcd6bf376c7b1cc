/** Files as the workspace sees them. The hosts supply them: from the disk, from an editor's file system, from memory. */
import type { Decoding } from '../rules/gather.ts';

/** The text of a file, or why there is none. */
export type FileText =
  | {
      readonly ok: true;
      readonly text: string;
      /** Where the bytes were no text: the offset in UTF-16 code units, and a sentence about it. */
      readonly decoding?: Decoding;
    }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'directory' | 'unreadable';
      /** A sentence for a person. */
      readonly message: string;
    };

export type { Decoding };

/** The names of charters. */
export const CHARTER_NAME = /\.charter\.ya?ml$/i;

/** Paths are absolute and written with `/`. Nothing here throws: what goes wrong is part of the answer. */
export interface Files {
  read(path: string): Promise<FileText>;
  /** The path without symbolic links; undefined where there is no such file. */
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

/** Files of a table of texts. */
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
