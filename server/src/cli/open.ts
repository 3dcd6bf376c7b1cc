/** Finds the charters of a command, and reads and analyses them together. */

import { nodeFiles, overlaid } from '../node/files.ts';
import { absolute, rootOf, shownFrom } from '../node/paths.ts';
import { type Charters, openWorkspace, type WorkspaceOptions } from '../workspace/index.ts';
import { findFiles } from './find.ts';
import { type Host, say } from './host.ts';
import { type ReadText, readStandardInput, STDIN } from './input.ts';
import { noCharterIn, otherFile } from './other-files.ts';
import type { Unreadable } from './report.ts';

/** The files that the arguments of a command mean. */
export interface Located {
  /** Paths of the files, without duplicates. */
  readonly paths: readonly string[];
  /** The folder that limits `extends`. */
  readonly root: string;
  /** The path for standard input, and its text by that path, if it is read. */
  readonly standardInput: string;
  readonly texts: ReadonlyMap<string, ReadText>;
  /** Missing files, and named folders without charters. */
  readonly faults: readonly Unreadable[];
}

/** Finds charters. */
export async function locate(host: Host, args: readonly string[], stdinFilename?: string): Promise<Located> {
  const root = rootOf(host.cwd);
  const standardInput = absolute(host.cwd, stdinFilename ?? STDIN);
  const texts = new Map<string, ReadText>();
  if (args.includes('-')) texts.set(standardInput, await readStandardInput(host));
  const { paths, faults: lost, empty, notes } = await findFiles(args, { cwd: host.cwd, root, standardInput });
  for (const { path, message } of notes) say(host, `${shownFrom(host.cwd, path)}: ${message}`);
  // A named folder without charters is an error. The current folder may have none yet.
  const vain = args.length === 0 ? [] : empty;
  const shown = (path: string) => shownFrom(host.cwd, path);
  const faults = [...lost, ...vain.map((path) => ({ path, message: `${IN_VAIN} ${noCharterIn(path, shown)}` }))];
  const others = paths.filter((path) => path !== standardInput && otherFile(path) !== undefined);
  for (const path of others) faults.push({ path, message: otherFile(path) ?? '' });
  return { paths: paths.filter((path) => !others.includes(path)), root, standardInput, texts, faults };
}

export interface Opened {
  readonly charters: Charters;
  /** Files that cannot be read, or are not UTF-8. */
  readonly faults: readonly Unreadable[];
}

/** Reads and analyses charters. Unreadable files go to the faults. */
export async function openCharters(
  { paths, root, texts }: Located,
  options: Omit<WorkspaceOptions, 'root'>,
): Promise<Opened> {
  const files = overlaid(nodeFiles(), texts);
  const { charters, unreadable } = await openWorkspace(files, paths, { ...options, root });
  const faults = [...unreadable];
  for (const path of paths) {
    const decoding = charters.analysis(path)?.context.decoding;
    if (decoding !== undefined) faults.push({ path, message: decoding.message });
  }
  return { charters, faults };
}

const IN_VAIN = 'This folder contains no charters.';

/** Prints which files could not be read, or that there were no files. */
export function sayFaults(host: Host, faults: readonly Unreadable[], paths: readonly string[]): void {
  for (const { path, message } of faults) say(host, path === '' ? message : `${shownFrom(host.cwd, path)}: ${message}`);
  if (paths.length === 0 && faults.length === 0) {
    const shown = (path: string) => shownFrom(host.cwd, path);
    say(host, `No charters found below the current folder. ${noCharterIn(host.cwd, shown)}`);
  }
}
