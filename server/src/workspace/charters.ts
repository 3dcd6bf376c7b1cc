/** The charters of a workspace, with inheritance and the problems found by comparing them. Results are cached. */
import { type Analysis, type AnalysisContext, withAcross } from '../analysis.ts';
import { extendsOf } from '../charter/blocks.ts';
import { NOTHING_INHERITED } from '../charter/names.ts';
import type { Found } from '../checking/run-rules.ts';
import type { Decoding } from '../text/decoding.ts';
import type { TextPieces } from '../text/pieces.ts';
import { readYaml } from '../yaml/document.ts';
import { type Compared, Comparison } from './compare.ts';
import { analysedIn, type WorkspaceOptions } from './context.ts';
import { Extending, MAX_CHAIN } from './extending.ts';
import { OUTSIDE, outside, resolveExtends } from './extends-path.ts';
import type { FileText } from './files.ts';
import { Inheritance, isBroken, originOf, type Parent } from './inherit.ts';
import { type NamesUsed, NO_USES, NOTHING_USED, Uses } from './inherited-uses.ts';
import type { Checked, ComparedCharter, Kept, Known } from './known.ts';

export class Charters {
  #options: WorkspaceOptions;
  readonly #known = new Map<string, Known>();
  readonly #kept = new Map<string, Kept>();
  /** The analyses of the current state of the files. */
  #current = new Map<string, Analysis>();
  #bases = new Map<string, Analysis>();
  readonly #extending = new Extending((path) => this.rootOf(path));
  readonly #comparison = new Comparison((path) => this.#keptOf(path).origin);
  /** The result of each analysis together with the problems across charters. */
  readonly #checks = new WeakMap<Analysis, { readonly found: readonly Found[]; readonly checked: Checked }>();
  readonly #uses = new Uses();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  get options(): WorkspaceOptions {
    return this.#options;
  }

  /** The root folder, which the `extends` of a charter cannot leave. */
  rootOf(path: string): string {
    return this.#options.rootOf?.(path) ?? this.#options.root;
  }

  setOptions(options: WorkspaceOptions): void {
    this.#options = options;
    this.#extending.rootsChanged();
    this.#changed();
  }

  /** Sets the text of a file, or the reason why it has none. */
  set(path: string, text: FileText): void {
    if (text.ok) this.#read(path, text.text, text.decoding);
    else this.#fail(path, text.message);
  }

  /** Sets the text of a file that is open in an editor. */
  setOpen(path: string, text: TextPieces): void {
    this.#read(path, text, undefined);
  }

  #read(path: string, text: string | TextPieces, decoding: Decoding | undefined): void {
    const before = this.#known.get(path)?.document;
    const same = typeof text === 'string' ? before?.text === text : before?.pieces === text;
    const document = before !== undefined && same ? before : readYaml(text, before);
    const extendsOther = this.#extending.set(path, extendsOf(document));
    this.#changed(extendsOther || before === undefined ? undefined : path);
    this.#known.set(path, { document, decoding, failure: undefined });
  }

  /** Marks a path as outside the workspace, so that it is not read. */
  setOutside(path: string): void {
    this.#fail(path, OUTSIDE);
  }

  #fail(path: string, failure: string): void {
    this.#changed();
    this.#extending.set(path, []);
    this.#known.set(path, { document: undefined, decoding: undefined, failure });
  }

  delete(path: string): void {
    this.#changed();
    this.release(path);
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  hasText(path: string): boolean {
    return this.#known.get(path)?.document !== undefined;
  }

  /** The paths of the charters with a known text. */
  paths(): readonly string[] {
    return [...this.#known].flatMap(([path, { document }]) => (document === undefined ? [] : [path]));
  }

  /** The files that a charter extends, directly or not, and that have not been read yet. */
  unknownParents(path: string): readonly string[] {
    return [...this.#extending.chainOf(path)].filter((one) => !this.#known.has(one));
  }

  /** The known files that a charter extends, directly or not. */
  parentsOf(path: string): readonly string[] {
    return [...this.#extending.chainOf(path)].filter((one) => one !== path);
  }

  extendsAny(path: string): boolean {
    return this.#extending.namesIn(path).length > 0;
  }

  /** The charters that extend a charter, directly or not. */
  heirsOf(path: string): readonly string[] {
    return this.#extending.heirsOf(path);
  }

  /** The number of known files. */
  get size(): number {
    return this.#known.size;
  }

  /** Forgets a charter that no other charter extends. */
  release(path: string): void {
    this.#extending.delete(path);
    this.#known.delete(path);
    this.#kept.delete(path);
    this.#bases.delete(path);
    this.#current.delete(path);
  }

  /** Forgets every file that is not kept and that no kept charter extends. */
  releaseIdle(isKept: (path: string) => boolean): void {
    const idle = [...this.#known.keys()].filter((path) => !isKept(path) && !this.heirsOf(path).some(isKept));
    for (const path of idle) this.release(path);
  }

  /** The analysis of a charter as its heirs see it, without their uses of its names. */
  base(path: string): Analysis | undefined {
    return this.#base(path, 0);
  }

  /** The analysis of a charter, given the names that other charters use. */
  usedBy(path: string, used: ReadonlySet<string>): Analysis | undefined {
    const base = this.#base(path, 0);
    if (base === undefined || used.size === 0) return base;
    return analysedIn(base.document, { ...base.context, usedElsewhere: used }, base);
  }

  /** The inherited names that a charter uses, by the path of the charter that declares them. */
  usesIn(path: string): NamesUsed {
    const analysis = this.extendsAny(path) ? this.#base(path, 0) : undefined;
    return analysis === undefined ? NO_USES : this.#uses.of(analysis);
  }

  /** The analysis of a charter without the rules across charters; undefined for a file without a text. */
  analysis(path: string): Analysis | undefined {
    const done = this.#current.get(path);
    if (done !== undefined) return done;
    const base = this.#base(path, 0);
    if (base === undefined) return undefined;
    const [used, kept] = [this.#usedElsewhere(path), this.#keptOf(path)];
    const final =
      used.size === 0 ? base : analysedIn(base.document, { ...base.context, usedElsewhere: used }, kept.final);
    kept.final = final;
    this.#current.set(path, final);
    return final;
  }

  /** Compares charters with each other. */
  check(paths: readonly string[]): readonly ComparedCharter[] {
    const charters = this.#analyses(paths);
    const foundIn = this.#comparison.of(charters);
    return charters.map(({ path, analysis }) => ({ path, analysis, ...this.#checked(analysis, foundIn(path)) }));
  }

  /** A charter with all its problems, those across charters included. */
  checkOne(path: string, others: readonly string[]): ComparedCharter | undefined {
    const analysis = this.analysis(path);
    if (analysis === undefined) return undefined;
    const analysesOf = (paths: readonly string[]) => this.#analyses(paths);
    return { path, analysis, ...this.#checked(analysis, this.#comparison.foundIn(path, others, analysesOf)) };
  }

  #analyses(paths: readonly string[]): readonly Compared[] {
    return paths.flatMap((path) => {
      const analysis = this.analysis(path);
      return analysis === undefined ? [] : [{ path, analysis }];
    });
  }

  #checked(analysis: Analysis, found: readonly Found[]): Checked {
    const before = this.#checks.get(analysis);
    if (before?.found === found) return before.checked;
    const checked = withAcross(analysis, found);
    this.#checks.set(analysis, { found, checked });
    return checked;
  }

  /** Drops cached results that a change may affect: those of one charter if its `extends` is unchanged, else all. */
  #changed(path?: string): void {
    if (path === undefined) {
      this.#comparison.touchAll();
      this.#current = new Map();
      this.#bases = new Map();
      return;
    }
    // The heirs may inherit something new, and the parents may have names that are newly used.
    for (const one of [path, ...this.heirsOf(path)]) {
      this.#bases.delete(one);
      for (const above of this.#extending.chainOf(one)) {
        this.#current.delete(above);
        this.#comparison.touch(above);
      }
    }
  }

  #keptOf(path: string): Kept {
    const kept = this.#kept.get(path);
    if (kept !== undefined) return kept;
    const made: Kept = { inheritance: new Inheritance(), origin: originOf(path, () => made.base) };
    this.#kept.set(path, made);
    return made;
  }

  /** The analysis of a charter as its heirs see it. */
  #base(path: string, depth: number): Analysis | undefined {
    const done = this.#bases.get(path);
    if (done !== undefined) return done;
    const base = this.#newBase(path, depth);
    if (base !== undefined) this.#bases.set(path, base);
    return base;
  }

  #newBase(path: string, depth: number): Analysis | undefined {
    const known = this.#known.get(path);
    if (known?.document === undefined) return undefined;
    const { today, overrides, honourIgnores } = this.#options;
    const kept = this.#keptOf(path);
    const names = this.#extending.namesIn(path);
    const brokenExtends = new Map<string, string>();
    const parents: Parent[] = [];
    let uncertain = false;
    for (const name of names) {
      const parent = this.#parent(path, name, depth);
      if (typeof parent === 'string') {
        brokenExtends.set(name, parent);
        uncertain = true;
        continue;
      }
      parents.push(parent);
      if (!isBroken(parent.analysis)) continue;
      brokenExtends.set(name, `“${name}” has errors, so Charter cannot be sure what it declares. Fix them there.`);
    }
    const inherited =
      names.length === 0
        ? NOTHING_INHERITED
        : kept.inheritance.from(parents, uncertain, (parent) => this.#keptOf(parent).origin);
    const context: AnalysisContext = {
      today,
      inherited,
      usedElsewhere: NOTHING_USED,
      brokenExtends,
      overrides,
      honourIgnores,
      ...(known.decoding === undefined ? {} : { decoding: known.decoding }),
    };
    kept.base = analysedIn(known.document, context, kept.base);
    return kept.base;
  }

  /** The charter that a path in `extends` names, or the reason why it cannot be read. */
  #parent(path: string, name: string, depth: number): Parent | string {
    const target = resolveExtends(path, name, this.rootOf(path));
    if (!target.ok) return target.message;
    if (this.#extending.chainOf(target.path).has(path)) {
      const itself = target.path === path;
      return itself
        ? 'This charter extends itself. Name another charter, or remove the path.'
        : `“${name}” also extends this charter, which is a circle. Remove one of the two.`;
    }
    if (depth >= MAX_CHAIN || this.#extending.heightOf(target.path, MAX_CHAIN) > MAX_CHAIN)
      return `More than ${MAX_CHAIN} charters extend each other in a row here. Extend the one you need directly.`;
    const known = this.#known.get(target.path);
    if (known?.failure === OUTSIDE) return outside(name);
    const analysis = this.#base(target.path, depth + 1);
    if (analysis === undefined) return `“${name}” cannot be read. ${known?.failure ?? 'There is no such file.'}`;
    return { path: target.path, analysis, inherited: analysis.context.inherited };
  }

  /** The names of a charter that its heirs use. */
  #usedElsewhere(path: string): ReadonlySet<string> {
    const used = new Set<string>();
    for (const heir of this.heirsOf(path)) for (const name of this.usesIn(heir).get(path) ?? []) used.add(name);
    return used;
  }
}
