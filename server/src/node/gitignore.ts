/** Applies the `.gitignore` files of a repository. */
import { lstatSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { failure } from './files.ts';
import { GitPatterns } from './git-patterns.ts';
import { readOrdinarySync } from './ordinary-file.ts';
import { isWithin, shownFrom, withSlashes } from './paths.ts';

/** The rules of one `.gitignore`, and its folder. */
interface Rules {
  readonly folder: string;
  readonly patterns: GitPatterns;
}

interface FolderState {
  readonly ignored: boolean;
  /** The rules for entries of the folder, the nearest first. */
  readonly rules: readonly Rules[];
}

/** Reports why an existing file is not read. */
export type Note = (path: string, message: string) => void;

/** On these systems, Git ignores case in names. */
const IGNORE_CASE = platform() === 'win32' || platform() === 'darwin';

/** Larger than any real `.gitignore`. */
const MAX_BYTES = 1024 * 1024;

export class GitIgnore {
  readonly #root: string;
  readonly #note: Note;
  readonly #folders = new Map<string, FolderState>();

  /** @param root the folder where the rules begin; files above it are ignored */
  constructor(root: string, note: Note) {
    this.#root = root;
    this.#note = note;
  }

  /** Returns the rules for a search in a folder. A search in an ignored folder finds its files. */
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

/** Whether a folder has an entry. Returns false for inaccessible folders. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether the nearest rules that match a path exclude it. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const { folder, patterns } of rules) {
    const verdict = patterns.verdictOn(shownFrom(folder, path), isFolder);
    if (verdict !== undefined) return verdict === 'ignored';
  }
  return false;
}
