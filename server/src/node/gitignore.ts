/** What the `.gitignore` files of a repository leave out. */
import { lstatSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { failure } from './files.ts';
import { GitPatterns } from './git-patterns.ts';
import { readOrdinarySync } from './ordinary-file.ts';
import { isWithin, shownFrom, withSlashes } from './paths.ts';

/** The rules of one `.gitignore`, and the folder that it stands in. */
interface Rules {
  readonly folder: string;
  readonly patterns: GitPatterns;
}

interface FolderState {
  readonly ignored: boolean;
  /** The rules that hold for what lies in the folder, the nearest first. */
  readonly rules: readonly Rules[];
}

/** Says why a file that is there is not read. */
export type Note = (path: string, message: string) => void;

/** Git compares names as the file systems of these two do. */
const IGNORE_CASE = platform() === 'win32' || platform() === 'darwin';

/** More than any `.gitignore` that people write. */
const MAX_BYTES = 1024 * 1024;

export class GitIgnore {
  readonly #root: string;
  readonly #note: Note;
  readonly #folders = new Map<string, FolderState>();

  /** @param root where the rules begin: what stands above it has no say */
  constructor(root: string, note: Note) {
    this.#root = root;
    this.#note = note;
  }

  /** The rules for a search that begins in a folder. Whoever searches in an ignored folder wants what is in it. */
  static forSearch(root: string, start: string, note: Note): GitIgnore {
    const git = new GitIgnore(isWithin(root, start) ? root : start, note);
    return git.ignoresFolder(start) ? new GitIgnore(start, note) : git;
  }

  ignoresFolder(folder: string): boolean {
    return this.#stateOf(folder).ignored;
  }

  ignoresFile(path: string): boolean {
    const state = this.#stateOf(withSlashes(dirname(path)));
    return state.ignored || isIgnored(path, false, state.rules);
  }

  #stateOf(folder: string): FolderState {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const state = this.#read(folder);
    this.#folders.set(folder, state);
    return state;
  }

  #read(folder: string): FolderState {
    const top = folder === this.#root || !isWithin(this.#root, folder);
    const above = top ? { ignored: false, rules: [] } : this.#stateOf(withSlashes(dirname(folder)));
    if (above.ignored) return above;
    if (isIgnored(folder, true, above.rules)) return { ignored: true, rules: [] };
    const own = this.#rulesIn(folder, top ? folder : this.#root);
    return { ignored: false, rules: own === undefined ? above.rules : [own, ...above.rules] };
  }

  #rulesIn(folder: string, within: string): Rules | undefined {
    const path = `${folder === '/' ? '' : folder}/.gitignore`;
    try {
      const bytes = readOrdinarySync(path, { limit: MAX_BYTES + 1, within });
      if (bytes.length > MAX_BYTES) throw new Error('it is larger than 1 MiB');
      return { folder, patterns: new GitPatterns(bytes, IGNORE_CASE) };
    } catch (error) {
      const { reason, message } = failure(error);
      if (reason !== 'missing' && isThere(path)) this.#note(path, `${message} Its patterns are not used.`);
      return undefined;
    }
  }
}

/** Whether a folder has an entry. Of a folder that may not be entered nobody knows. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether the nearest rules that know a path leave it out. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const { folder, patterns } of rules) {
    const verdict = patterns.verdictOn(shownFrom(folder, path), isFolder);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}
