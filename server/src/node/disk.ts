/** The disk, as the language server reads it. */
import { readdir, stat } from 'node:fs/promises';
import { printable } from '../text/printable.ts';
import { CHARTER_NAME, type ServerFiles } from '../workspace/index.ts';
import { GitIgnore, type Note } from './gitignore.ts';
import { NOT_READ } from './ordinary-file.ts';
import { isWithin, NEVER_ENTERED, rootOf } from './paths.ts';
import { readText, realPath } from './read.ts';

/** @param log takes a line about each file that is there and is not read */
export function diskFiles(log: (line: string) => void): ServerFiles {
  const said = new Set<string>();
  const note: Note = (path, message) => {
    const line = printable(`${path}: ${message}`);
    if (said.has(line)) return;
    said.add(line);
    log(line);
  };
  return {
    // A file is read anew each time: it may have changed.
    read: readText,
    realPath,
    chartersBelow: (start, found, stopped) => chartersBelow(start, found, stopped, note),
    isCharter: async (path, folder) =>
      CHARTER_NAME.test(path) &&
      !GitIgnore.forSearch(rootOf(folder), folder, note).ignoresFile(path) &&
      !(await leadsOut(path, folder)),
    rootOf: async (folder) => rootOf(folder),
  };
}

/**
 * Links to folders are not followed, so the walk ends, and neither are those to files outside, as little as by `extends`.
 * A folder that cannot be read is passed over.
 */
async function chartersBelow(
  start: string,
  found: (path: string) => void,
  stopped: () => boolean,
  note: Note,
): Promise<void> {
  const git = GitIgnore.forSearch(rootOf(start), start, note);
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined && !stopped(); folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = `${folder === '/' ? '' : folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NEVER_ENTERED.has(entry.name) && !git.ignoresFolder(path)) folders.push(path);
      } else if (CHARTER_NAME.test(entry.name) && !git.ignoresFile(path)) {
        const link = entry.isSymbolicLink();
        if (!entry.isFile() && !(link && (await isFile(path)))) note(path, NOT_READ);
        else if (link && (await leadsOut(path, start))) note(path, LEADS_OUT);
        else found(path);
      }
    }
  }
}

const LEADS_OUT = 'It is a link that leads out of the folder, so it is not read.';

/** Whether a file is a link to one that does not lie in a folder. Where one that is not there leads is not known. */
async function leadsOut(path: string, folder: string): Promise<boolean> {
  const [target, inside] = await Promise.all([realPath(path), realPath(folder)]);
  return target !== undefined && !isWithin(inside ?? folder, target);
}

async function isFile(path: string): Promise<boolean> {
  const about = await stat(path).catch(() => undefined);
  return about?.isFile() === true;
}
