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

/** Paths are absolute, with `/`. Nothing here throws: errors are part of the result. */
export interface Files {
  /** @param within the folder that must contain the file after all links are resolved, unless the user named the file */
  read(path: string, within?: string): Promise<FileText>;
  /** The path without symbolic links; undefined if the file does not exist. */
  realPath(path: string): Promise<string | undefined>;
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
