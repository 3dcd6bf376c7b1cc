/** Findings become problems: they get their place in the text and their severity, and ignore comments are applied. */
import type { Flaw } from '../charter/flaws.ts';
import { type Span, shift } from '../text/span.ts';
import { type Block, blockAt, type YamlDocument } from '../yaml/document.ts';
import { RULES, RULES_BY_CODE } from './index.ts';
import type { Finding, Rule, Severity } from './rule.ts';
import type { SettingsReading } from './settings.ts';
import type { Ignore, Ignores } from './silence.ts';

/** One problem, at its place in the text. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly rule: Rule;
  readonly finding: Finding;
  /** The comment that silences it. */
  readonly ignoredBy?: Ignore;
}

const CODES: readonly string[] = [...RULES_BY_CODE.keys()];

const FLAW_RULES: readonly Rule[] = RULES.filter((rule) => rule.flaw !== undefined);

type MutableProblem = { -readonly [K in keyof Problem]: Problem[K] };

/** Gathers findings, gives them their place and severity, and applies the ignore comments. */
export class Collector {
  readonly #document: YamlDocument;
  readonly #settings: SettingsReading;
  readonly #ignores: Ignores;
  readonly #problems: MutableProblem[] = [];
  #places: Map<Block, number> | undefined;
  #lookUps = 0;

  readonly #across: boolean;

  /** @param across whether the rules across charters have been asked, so that a comment for one can be unused */
  constructor(document: YamlDocument, settings: SettingsReading, ignores: Ignores, across = false) {
    this.#across = across;
    this.#document = document;
    this.#settings = settings;
    this.#ignores = ignores;
  }

  addFlaw(flaw: Flaw, block: Block, index?: number): void {
    for (const rule of FLAW_RULES) {
      const finding = rule.flaw?.(flaw, block);
      if (finding !== undefined) this.add(rule, finding, index);
    }
  }

  addCode(code: string, finding: Finding, index?: number): void {
    const rule = RULES_BY_CODE.get(code);
    if (rule !== undefined) this.add(rule, finding, index);
  }

  /** Adds a problem of the text as a whole; its finding stands in the block that the place lies in. */
  addAbsolute(code: string, span: Span, message: string): void {
    const rule = RULES_BY_CODE.get(code);
    if (rule === undefined) return;
    const { blocks, starts } = this.#document;
    const index = blockAt(starts, span.start);
    const block = blocks[index] ?? EMPTY_BLOCK;
    const finding: Finding = { block, span: shift(span, -(starts[index] ?? 0)), message };
    this.#problems.push({ code, severity: rule.severity, message, span, rule, finding });
  }

  add(rule: Rule, finding: Finding, index = this.#indexOf(finding.block)): void {
    const severity = this.#settings.settings.severity(rule);
    if (severity === 'off' || index === undefined) return;
    const span = shift(finding.span, this.#document.starts[index] ?? 0);
    this.#problems.push({ code: rule.code, severity, message: finding.message, span, rule, finding });
  }

  /** Takes over a problem that was found before. */
  keep({ ignoredBy: _, ...problem }: Problem): void {
    this.#problems.push(problem);
  }

  /** The number of a block. A few are looked for; for many, all are numbered once. */
  #indexOf(block: Block): number | undefined {
    const { blocks } = this.#document;
    if (this.#places === undefined && this.#lookUps++ < 16) {
      const index = blocks.indexOf(block);
      return index === -1 ? undefined : index;
    }
    this.#places ??= new Map(blocks.map((one, index) => [one, index]));
    return this.#places.get(block);
  }

  /** What is wrong with the ignore comments themselves, apart from those that silence nothing. */
  addIgnoreProblems(): void {
    for (const { block, span, word } of this.#ignores.bad) {
      const at = this.#document.blocks[block];
      if (at === undefined) continue;
      const known = /^charter-ignore-(?:line|next-line|file)$/.test(word);
      const message = known
        ? `“${word}” names no rule, so it silences nothing. Write the rule's code behind it.`
        : `“${word}” is no comment that this tool knows. Use charter-ignore-line, charter-ignore-next-line or charter-ignore-file.`;
      this.addCode('unknown-rule', { block: at, span, message }, block);
    }
    for (const ignore of this.#ignores.all) {
      const at = this.#document.blocks[ignore.block];
      if (at === undefined || RULES_BY_CODE.has(ignore.code)) continue;
      const rule = RULES_BY_CODE.get('unknown-rule');
      const finding = rule?.unknownCode?.(ignore.code, at, ignore.span, CODES);
      if (rule !== undefined && finding !== undefined) this.add(rule, finding, ignore.block);
    }
  }

  finish(): { problems: Problem[]; ignored: Problem[] } {
    sortProblems(this.#problems);
    const used = new Set<Ignore>();
    if (this.#ignores.all.length > 0) this.#silence(this.#problems, used);
    const unused = this.#unusedIgnores(used);
    const all = unused.length === 0 ? this.#problems : [...this.#problems, ...unused];
    if (unused.length > 0) sortProblems(all);
    const distinct = withoutRepeats(all);
    if (used.size === 0) return { problems: distinct, ignored: [] };
    return {
      problems: distinct.filter((problem) => problem.ignoredBy === undefined),
      ignored: distinct.filter((problem) => problem.ignoredBy !== undefined),
    };
  }

  /** Walks problems and scopes together, in order of position, with the scopes that are open at each place. */
  #silence(problems: readonly MutableProblem[], used: Set<Ignore>): void {
    const scopes = [...this.#ignores.all].sort((a, b) => a.scope.start - b.scope.start);
    let open: Ignore[] = [];
    let next = 0;
    for (const problem of problems) {
      const at = problem.span.start;
      for (let scope = scopes[next]; scope !== undefined && scope.scope.start <= at; scope = scopes[++next])
        open.push(scope);
      if (open.some((scope) => scope.scope.end <= at)) open = open.filter((scope) => scope.scope.end > at);
      if (problem.rule.unsilenceable) {
        // It stays, but the comment meant something and is not called unused.
        for (const scope of open) if (scope.code === problem.code) used.add(scope);
        continue;
      }
      const by = open.filter((scope) => scope.code === problem.code);
      for (const scope of by) used.add(scope);
      if (by[0] !== undefined) problem.ignoredBy = by[0];
    }
  }

  #unusedIgnores(used: ReadonlySet<Ignore>): MutableProblem[] {
    const rule = RULES_BY_CODE.get('unused-ignore');
    if (rule === undefined || this.#settings.settings.severity(rule) === 'off') return [];
    const found = new Collector(this.#document, this.#settings, this.#ignores);
    for (const ignore of this.#ignores.all) {
      const about = RULES_BY_CODE.get(ignore.code);
      const silent =
        about === undefined ||
        about === rule ||
        about.unsilenceable ||
        used.has(ignore) ||
        (about.workspace !== undefined && !this.#across);
      if (silent || this.#settings.settings.severity(about) === 'off') continue;
      const block = this.#document.blocks[ignore.block];
      const finding = block === undefined ? undefined : rule.unused?.(ignore.code, block, ignore.span);
      if (finding !== undefined) found.add(rule, finding, ignore.block);
    }
    found.#silence(found.#problems, new Set());
    return found.#problems;
  }
}

const EMPTY_BLOCK: Block = {
  kind: 'whole',
  indent: -1,
  text: '',
  root: undefined,
  faults: [],
  comments: [],
  anchors: [],
  unresolved: [],
  extraBytes: 0,
};

function compareProblems(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || a.span.end - b.span.end;
}

function sortProblems(problems: Problem[]): void {
  for (let index = 1; index < problems.length; index++) {
    const [one, next] = [problems[index - 1], problems[index]];
    if (one !== undefined && next !== undefined && compareProblems(one, next) > 0) {
      problems.sort(compareProblems);
      return;
    }
  }
}

/** A value that aliases repeat has the same problem at the same place for each repetition: it is said once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem, index) => {
    const before = problems[index - 1];
    return before === undefined || compareProblems(before, problem) !== 0 || before.message !== problem.message;
  });
}
