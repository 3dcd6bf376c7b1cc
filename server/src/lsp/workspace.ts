/**
 * The known charters: open ones, those in the workspace folders, and the ones they extend. Open text replaces the file
 * on the disk. Changes are only recorded; the engine runs when an answer needs it.
 */
import type { Analysis } from '../analysis.ts';
import type { Overrides } from '../checking/settings.ts';
import {
  Charters,
  type ComparedCharter,
  folderOf,
  isBelow,
  readParents,
  type ServerFiles,
} from '../workspace/index.ts';
import { Asking } from './asking.ts';
import type { Documents } from './documents.ts';
import type { ServerHost } from './server-host.ts';
import { uriOfPath } from './uris.ts';

export class Workspace {
  readonly #host: ServerHost;
  readonly #files: ServerFiles;
  readonly #documents: Documents;
  readonly #charters: Charters;
  #folders: readonly string[] = [];
  /** Charters in the workspace folders, open or not. */
  readonly #members = new Set<string>();
  /** Roots of files outside the workspace folders, by their folder. */
  readonly #looseRoots = new Map<string, string>();
  /** Open documents with text that is not analysed yet. */
  readonly #unseen = new Set<string>();
  readonly #asking = new Asking();
  /** The charters to compare with one another. Recomputed when a charter is added or removed. */
  #group: readonly string[] | undefined;
  /** Whether all folders have been searched. Until then, charters are not compared. */
  #complete = true;
  #scanned: Promise<void> = Promise.resolve();

  constructor(host: ServerHost, files: ServerFiles, documents: Documents) {
    this.#host = host;
    this.#files = files;
    this.#documents = documents;
    this.#charters = new Charters({
      root: '',
      rootOf: (path) => this.rootOf(path),
      today: host.today(),
      overrides: new Map(),
      honourIgnores: true,
    });
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  get files(): ServerFiles {
    return this.#files;
  }

  /** Marks the start of a search of the folders. Until it ends, charters are not compared. */
  scanning(scan: Promise<void>): void {
    this.#complete = false;
    this.#scanned = scan;
    const finished = () => {
      if (this.#scanned === scan) this.#complete = true;
    };
    scan.then(finished, finished);
  }

  /** Resolves when the folders have been searched. */
  get scanned(): Promise<void> {
    return this.#scanned;
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#group = undefined;
    for (const path of this.#members) if (!this.#isInside(path)) this.forget(path);
    this.#charters.setOptions({ ...this.#charters.options });
  }

  setOverrides(overrides: Overrides): void {
    this.#charters.setOptions({ ...this.#charters.options, overrides });
  }

  /** Sets the date. */
  refreshDate(): boolean {
    const today = this.#host.today();
    if (today === this.#charters.options.today) return false;
    this.#charters.setOptions({ ...this.#charters.options, today });
    return true;
  }

  /** Returns the innermost workspace folder that contains a path. */
  folderOf(path: string): string | undefined {
    let found: string | undefined;
    for (const folder of this.#folders) {
      if (isBelow(folder, path) && (found === undefined || folder.length > found.length)) found = folder;
    }
    return found;
  }

  #isInside(path: string): boolean {
    return this.folderOf(path) !== undefined;
  }

  /** Returns the folder that limits the `extends` of a charter. */
  rootOf(path: string): string {
    return this.folderOf(path) ?? this.#looseRoots.get(folderOf(path)) ?? folderOf(path);
  }

  /**
   * Returns the folder that must contain a file. Outside the workspace, this is the root of a charter that extends it.
   */
  #confinedTo(path: string): string {
    return this.rootOf(this.#isInside(path) ? path : (this.#charters.heirsOf(path)[0] ?? path));
  }

  // Open documents

  opened(path: string): void {
    this.#unseen.add(path);
    this.#group = undefined;
  }

  changed(path: string): void {
    this.#unseen.add(path);
  }

  /** Closes a document. From now on, its file on the disk is used, if a charter needs it. */
  async closed(path: string): Promise<void> {
    this.#unseen.delete(path);
    this.#group = undefined;
    if (this.#members.has(path) || this.#charters.heirsOf(path).length > 0) await this.readAgain(path);
    else this.#charters.delete(path);
    this.releaseIdle();
  }

  #see(): void {
    for (const path of this.#unseen) {
      const document = this.#documents.at(path);
      if (document !== undefined) this.#charters.setOpen(path, document.now.text);
    }
    this.#unseen.clear();
  }

  // Files

  /** Reads a file, unless it is open. Drops a missing file, unless another charter extends it. */
  async readAgain(path: string): Promise<void> {
    if (this.#documents.at(path) !== undefined) return;
    this.touch(path);
    const found = await this.#asking.once(path, () => this.#files.read(path, this.#confinedTo(path)));
    if (found === undefined || this.#documents.at(path) !== undefined) return;
    const text = found.answer;
    const missing = !text.ok && text.reason === 'missing';
    if (missing) this.#leave(path);
    if (missing && this.heirsOf(path).length === 0) this.#charters.delete(path);
    else this.#charters.set(path, text);
  }

  /** Records an event of a file or folder, which makes pending reads out of date. */
  touch(path: string): void {
    this.#asking.overtake(path);
  }

  /** Whether a new file is a charter in the workspace folders. */
  async isCharter(path: string): Promise<boolean> {
    const folder = this.folderOf(path);
    return folder !== undefined && (await this.#asking.steady(path, () => this.#files.isCharter(path, folder)));
  }

  /** Adds a charter of a folder and reads it. It was found some time ago, so it may not exist any more. */
  async addMember(path: string): Promise<void> {
    if (!this.#isInside(path)) return;
    this.#members.add(path);
    this.#group = undefined;
    if (!this.#charters.hasText(path)) await this.readAgain(path);
  }

  #leave(path: string): void {
    this.#members.delete(path);
    this.#group = undefined;
  }

  isMember(path: string): boolean {
    return this.#members.has(path);
  }

  knows(path: string): boolean {
    return this.#charters.has(path);
  }

  /** Removes a file that is gone, or no longer in the workspace. */
  forget(path: string): void {
    this.#leave(path);
    this.touch(path);
    if (this.#documents.at(path) !== undefined) return;
    this.#charters.delete(path);
  }

  /** Whether a charter extends files that are not read yet. */
  lacksParents(path: string): boolean {
    this.#see();
    // Without the root of a file outside the workspace, the files it may extend are unknown.
    const loose = !this.#isInside(path) && !this.#looseRoots.has(folderOf(path));
    return this.#charters.unknownParents(path).length > 0 || (loose && this.#charters.extendsAny(path));
  }

  async readParents(path: string): Promise<void> {
    await this.#findRoot(path);
    this.#see();
    await readParents(this.#charters, path, {
      read: async (one, within) => {
        const open = this.#documents.at(one);
        return open === undefined
          ? this.#asking.steady(one, () => this.#files.read(one, within))
          : { ok: true, text: open.now.text.whole };
      },
      realPath: (one) => this.#asking.steady(one, () => this.#files.realPath(one)),
    });
    this.releaseIdle();
  }

  /** Drops charters that are not open, not in a folder, and not extended by such a charter. */
  releaseIdle(): void {
    this.#see();
    this.#charters.releaseIdle((path) => this.#members.has(path) || this.#documents.at(path) !== undefined);
  }

  /** Reads the charters that a charter extends again. Returns whether one of them changed. */
  async readParentsAgain(path: string): Promise<boolean> {
    const before = this.analysis(path);
    for (const one of this.#charters.parentsOf(path)) await this.readAgain(one);
    return this.analysis(path) !== before;
  }

  /** Finds the root of a file outside the workspace, which may extend files in its repository. */
  async #findRoot(path: string): Promise<void> {
    const folder = folderOf(path);
    if (this.#isInside(path) || this.#looseRoots.has(folder)) return;
    this.#looseRoots.set(folder, await this.#files.rootOf(folder));
    this.#charters.setOptions({ ...this.#charters.options });
  }

  // Results

  /** Returns the charters in the workspace, including open ones. */
  members(): readonly string[] {
    if (this.#group === undefined) {
      const open = [...this.#documents.all()].map(({ path }) => path).filter((path) => this.#isInside(path));
      this.#group = [...new Set([...this.#members, ...open])].sort();
    }
    return this.#group;
  }

  analysis(path: string): Analysis | undefined {
    this.#see();
    return this.#charters.analysis(path);
  }

  /** Returns a charter with its problems, including those from comparing it with other charters. */
  check(path: string): ComparedCharter | undefined {
    this.#see();
    const inside = this.#isInside(path);
    return this.#charters.checkOne(path, !inside ? [path] : this.#complete ? this.members() : []);
  }

  /** Returns the paths of all files that are known or being read. */
  known(): readonly string[] {
    return [...new Set([...this.#charters.paths(), ...this.#members])];
  }

  parentsOf(path: string): readonly string[] {
    this.#see();
    return this.#charters.parentsOf(path);
  }

  heirsOf(path: string): readonly string[] {
    this.#see();
    return this.#charters.heirsOf(path);
  }

  uriOf(path: string): string {
    return this.#documents.at(path)?.uri ?? uriOfPath(path);
  }
}
