/** The disk, as the language server reads it. */
import { readdir, stat } from 'node:fs/promises';
import { GitIgnore } from '../cli/gitignore.ts';
import { rootOf } from '../cli/paths.ts';
import type { ServerFiles } from '../lsp/host.ts';
import { readText, realPath } from './read.ts';

const CHARTER = /\.charter\.ya?ml$/i;

/** Folders that hold other people's files. */
const NEVER_ENTERED: ReadonlySet<string> = new Set(['node_modules', '.git']);

export function diskFiles(): ServerFiles {
  return {
    // A file is read anew each time: it may have changed.
    read: readText,
    realPath,
    chartersBelow,
    isCharter: async (path, folder) =>
      CHARTER.test(path) && !GitIgnore.forSearch(rootOf(folder), folder).ignoresFile(path),
    rootOf: async (folder) => rootOf(folder),
  };
}

/** Links to folders are not followed, so the walk ends. A folder that cannot be read is passed over. */
async function chartersBelow(start: string, found: (path: string) => void, stopped: () => boolean): Promise<void> {
  const git = GitIgnore.forSearch(rootOf(start), start);
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined && !stopped(); folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = `${folder === '/' ? '' : folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER_ENTERED.has(entry.name) && !git.ignoresFolder(path)) folders.push(path);
      } else if (CHARTER.test(entry.name) && !git.ignoresFile(path)) {
        if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) found(path);
      }
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  const about = await stat(path).catch(() => undefined);
  return about?.isFile() === true;
}
