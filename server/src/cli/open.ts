/** The charters that a command was given, read and analysed together. */
import { type Charters, type Files, openWorkspace, type WorkspaceOptions } from '../workspace/index.ts';
import { findFiles } from './find.ts';
import { type Host, say } from './host.ts';
import { type ReadText, readStandardInput, STDIN } from './input.ts';
import { nodeFiles, overlaid } from './node-files.ts';
import { absolute, rootOf, shownFrom } from './paths.ts';
import { progressOn } from './progress.ts';
import type { Unreadable } from './report.ts';

export interface Opened {
  /** The files that the arguments mean, each once. */
  readonly paths: readonly string[];
  readonly charters: Charters;
  readonly files: Files;
  /** The path that standard input goes by. */
  readonly standardInput: string;
  /** What cannot be read, or is not UTF-8. */
  readonly faults: readonly Unreadable[];
}

/** Finds and reads charters, and analyses each; what cannot be read is among the faults, and the others are there. */
export async function openCharters(
  host: Host,
  args: readonly string[],
  options: Omit<WorkspaceOptions, 'root'> & { readonly stdinFilename?: string | undefined },
): Promise<Opened> {
  const root = rootOf(host.cwd);
  const standardInput = absolute(host.cwd, options.stdinFilename ?? STDIN);
  const texts = new Map<string, ReadText>();
  if (args.includes('-')) texts.set(standardInput, await readStandardInput(host));
  const { paths, faults: lost, empty } = await findFiles(args, { cwd: host.cwd, root, standardInput });
  const files = overlaid(nodeFiles(), texts);
  const { charters, unreadable } = await openWorkspace(files, paths, { ...options, root });
  // A folder that was named was named for something; that there is nothing yet where nobody named anything is no fault.
  const vain = args.length === 0 ? [] : empty;
  const faults = [...lost, ...vain.map((path) => ({ path, message: IN_VAIN })), ...unreadable];
  const progress = progressOn(host, paths.length);
  for (const path of paths) {
    const decoding = charters.analysis(path)?.context.decoding;
    if (decoding !== undefined) faults.push({ path, message: decoding.message });
    progress.step();
  }
  progress.end();
  return { paths, charters, files, standardInput, faults };
}

const IN_VAIN = 'It is a folder in which there is no charter.';

/** Says what could not be read, or that there was nothing to read. */
export function sayFaults(host: Host, faults: readonly Unreadable[], paths: readonly string[]): void {
  for (const { path, message } of faults) say(host, path === '' ? message : `${shownFrom(host.cwd, path)}: ${message}`);
  if (paths.length === 0 && faults.length === 0) say(host, 'There is no charter below the current folder.');
}
