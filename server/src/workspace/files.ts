/** Files as the workspace sees them. The hosts supply them: from the disk, from an editor's file system, from memory. */
import type { Decoding } from '../checking/gather.ts';

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

/** Paths are absolute and written with `/`. Nothing here throws: what goes wrong is part of the answer. */
export interface Files {
  read(path: string): Promise<FileText>;
  /** The path without symbolic links; undefined where there is no such file. */
  realPath(path: string): Promise<string | undefined>;
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
