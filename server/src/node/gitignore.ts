/** What the `.gitignore` files of a repository leave out. */
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isWithin, shownFrom, withSlashes } from './paths.ts';

/** The rules of one `.gitignore`, and the folder that it stands in. */
interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

interface FolderState {
  readonly ignored: boolean;
  /** The rules that hold for what lies in the folder, the nearest first. */
  readonly rules: readonly Rules[];
}

/** Git compares names as the file systems of these two do. */
const IGNORE_CASE = platform() === 'win32' || platform() === 'darwin';

export class GitIgnore {
  readonly #root: string;
  readonly #folders = new Map<string, FolderState>();

  /** @param root where the rules begin: what stands above it has no say */
  constructor(root: string) {
    this.#root = root;
  }

  /** The rules for a search that begins in a folder. Whoever searches in an ignored folder wants what is in it. */
  static forSearch(root: string, start: string): GitIgnore {
    const git = new GitIgnore(isWithin(root, start) ? root : start);
    return git.ignoresFolder(start) ? new GitIgnore(start) : git;
  }

  ignoresFolder(folder: string): boolean {
    return this.#stateOf(folder).ignored;
  }

  ignoresFile(path: string): boolean {
    const state = this.#stateOf(withSlashes(dirname(path)));
    return state.ignored || verdictOn(path, '', state.rules) === 'ignored';
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
    const verdict = verdictOn(folder, '/', above.rules);
    if (verdict === 'ignored') return { ignored: true, rules: [] };
    // A rule that left out the folder itself would speak again for everything in it, if it were asked.
    const rules = verdict === undefined ? above.rules : above.rules.slice(0, verdict + 1);
    const own = readRules(folder);
    return { ignored: false, rules: own === undefined ? rules : [own, ...rules] };
  }
}

/** What the nearest rules that know a path say: that it is left out, or the number of the ones that take it in again. */
function verdictOn(path: string, suffix: '' | '/', rules: readonly Rules[]): 'ignored' | number | undefined {
  for (const [index, one] of rules.entries()) {
    const { ignored, unignored } = one.rules.test(shownFrom(one.folder, path) + suffix);
    if (ignored) return 'ignored';
    if (unignored) return index;
  }
  return undefined;
}

function readRules(folder: string): Rules | undefined {
  let text: string;
  try {
    text = readFileSync(`${folder}/.gitignore`, 'utf8');
  } catch {
    return undefined;
  }
  return { folder, rules: ignore({ ignorecase: IGNORE_CASE }).add(text.replace(/^\ufeff/, '')) };
}
