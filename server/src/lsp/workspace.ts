/**
 * The charters that the server knows: the open ones, those of the workspace's folders, and whatever they extend. What is
 * open beats what is on the disk. Changes are only noted; the engine is asked when somebody wants to know.
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
  /** The charters of the workspace's folders, whether open or not. */
  readonly #members = new Set<string>();
  /** The roots of files outside all folders, by the folder that they lie in. */
  readonly #looseRoots = new Map<string, string>();
  /** Open documents whose latest text the engine has not seen. */
  readonly #unseen = new Set<string>();
  readonly #asking = new Asking();
  /** The charters that are compared with one another; found anew when one comes or goes. */
  #group: readonly string[] | undefined;
  /** Whether all folders have been looked through. Until then charters are not compared. */
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

  /** Says that the folders are being looked through; until then charters are not compared. */
  scanning(scan: Promise<void>): void {
    this.#complete = false;
    this.#scanned = scan;
    const finished = () => {
      if (this.#scanned === scan) this.#complete = true;
    };
    scan.then(finished, finished);
  }

  /** When the folders have been looked through. */
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

  /** Takes notice of a new day. */
  refreshDate(): boolean {
    const today = this.#host.today();
    if (today === this.#charters.options.today) return false;
    this.#charters.setOptions({ ...this.#charters.options, today });
    return true;
  }

  /** The folder of the workspace that a path lies in: of several the innermost. */
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

  /** The folder that the `extends` of a charter never leaves. */
  rootOf(path: string): string {
    return this.folderOf(path) ?? this.#looseRoots.get(folderOf(path)) ?? folderOf(path);
  }

  /** The folder that a file is read within; of one outside all folders, that of a charter which extends it. */
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

  /** A document is closed: from now on its file counts, where there is one that matters. */
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

  /** Reads a file, unless it is open. One that is not there is forgotten, unless another charter extends it. */
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

  /** Takes notice that something happened to a file or folder: what is being read of it may be out of date. */
  touch(path: string): void {
    this.#asking.overtake(path);
  }

  /** Whether a file that has appeared is a charter of the workspace's folders. */
  async isCharter(path: string): Promise<boolean> {
    const folder = this.folderOf(path);
    return folder !== undefined && (await this.#asking.steady(path, () => this.#files.isCharter(path, folder)));
  }

  /**
   * Takes a charter of a folder in, and reads it. Whoever found it did so some time ago, so the reading decides whether it
   * is still there.
   */
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

  /** A file is gone, or no longer of the workspace. */
  forget(path: string): void {
    this.#leave(path);
    this.touch(path);
    if (this.#documents.at(path) !== undefined) return;
    this.#charters.delete(path);
  }

  /** Whether a charter extends files that nothing is known of yet. */
  lacksParents(path: string): boolean {
    this.#see();
    // Where the root of a lone file is not known, neither is what it may extend.
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

  /** Lets go of what is neither open, nor of a folder, nor extended by anything that is. */
  releaseIdle(): void {
    this.#see();
    this.#charters.releaseIdle((path) => this.#members.has(path) || this.#documents.at(path) !== undefined);
  }

  /** Reads again what a charter extends; whether anything of it is new. */
  async readParentsAgain(path: string): Promise<boolean> {
    const before = this.analysis(path);
    for (const one of this.#charters.parentsOf(path)) await this.readAgain(one);
    return this.analysis(path) !== before;
  }

  /** A file outside all folders may extend what lies in its repository. */
  async #findRoot(path: string): Promise<void> {
    const folder = folderOf(path);
    if (this.#isInside(path) || this.#looseRoots.has(folder)) return;
    this.#looseRoots.set(folder, await this.#files.rootOf(folder));
    this.#charters.setOptions({ ...this.#charters.options });
  }

  // What is known

  /** The charters of the workspace, the open ones among them. */
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

  /** A charter with all that is found in it, also in comparison with the others of the workspace. */
  check(path: string): ComparedCharter | undefined {
    this.#see();
    const inside = this.#isInside(path);
    return this.#charters.checkOne(path, !inside ? [path] : this.#complete ? this.members() : []);
  }

  /** The paths of all files that are known, or being read, whether they are of a folder or extended by something. */
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
