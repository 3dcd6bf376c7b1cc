/** Turns findings into problems: adds their place in the text and severity, and applies ignore comments. */

import type { Ignore, Ignores } from '../charter/ignore-comments.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { RULES, RULES_BY_CODE } from '../rules/index.ts';
import type { Finding, Related, Rule, Severity } from '../rules/rule.ts';
import { numberFinder } from '../text/long-list.ts';
import { type Span, shift } from '../text/span.ts';
import type { Block, YamlDocument } from '../yaml/document.ts';
import type { Guard } from './across-charters.ts';
import type { SettingsReading } from './settings.ts';
import { comparePlaced, type PlacedProblem, silence, withoutRepeats } from './silence.ts';

/** One problem, at its place in the text. */
export interface Problem extends PlacedProblem {
  readonly severity: Severity;
  readonly rule: Rule;
  readonly finding: Finding;
}

const CODES: readonly string[] = [...RULES_BY_CODE.keys()];

const FLAW_RULES: readonly Rule[] = RULES.filter((rule) => rule.flaw !== undefined);

/** Gathers findings, gives them their place and severity, and applies the ignore comments. */
export class Collector {
  readonly #document: YamlDocument;
  readonly #settings: SettingsReading;
  readonly #ignores: Ignores;
  readonly #problems: Problem[] = [];
  readonly #used = new Set<Ignore>();
  readonly #numberOf: (block: Block) => number;

  constructor(document: YamlDocument, settings: SettingsReading, ignores: Ignores) {
    this.#document = document;
    this.#settings = settings;
    this.#ignores = ignores;
    this.#numberOf = numberFinder(document.blocks);
  }

  addFlaw(flaw: StructureFault, block: Block, index?: number): void {
    for (const rule of FLAW_RULES) {
      const finding = rule.flaw?.(flaw, block);
      if (finding !== undefined) this.add(rule, finding, index);
    }
  }

  addCode(code: string, finding: Finding, index?: number): void {
    const rule = RULES_BY_CODE.get(code);
    if (rule !== undefined) this.add(rule, finding, index);
  }

  /** Adds a problem of the whole text; the finding belongs to the block at that place. */
  addAbsolute(code: string, span: Span, message: string): void {
    const rule = RULES_BY_CODE.get(code);
    if (rule === undefined) return;
    const { blocks } = this.#document;
    const index = blocks.indexAt(span.start);
    const block = blocks.at(index) ?? EMPTY_BLOCK;
    const finding: Finding = { block, span: shift(span, -blocks.startOf(index)), message };
    this.#problems.push({ code, severity: rule.severity, message, span, rule, finding });
  }

  add(rule: Rule, finding: Finding, index = this.#numberOf(finding.block)): void {
    if (finding.parts === undefined) this.#place(rule, finding, index);
    else this.#placeSpared(rule, finding, finding.parts);
  }

  #place(rule: Rule, finding: Finding, index: number, ignoredBy?: Ignore): void {
    const set = this.#settings.settings.severity(rule);
    if (set === 'off' || index === -1) return;
    const severity = this.#settings.settings.isSet(rule) ? set : (finding.severity ?? set);
    const span = shift(finding.span, this.#document.blocks.startOf(index));
    const problem = { code: rule.code, severity, message: finding.message, span, rule, finding };
    this.#problems.push(ignoredBy === undefined ? problem : { ...problem, ignoredBy });
  }

  /** Places a problem about several places, without those that ignore comments remove. */
  #placeSpared(rule: Rule, finding: Finding, parts: readonly Related[]): void {
    const ignores = this.#ignores.all.filter(({ code }) => code === rule.code);
    const { blocks } = this.#document;
    const placed = parts.map((part) => {
      const start = ignores.length === 0 ? 0 : blocks.startOf(this.#numberOf(part.block));
      return { code: rule.code, message: part.message, span: shift(part.span, start), part };
    });
    const judged: readonly (PlacedProblem & { part: Related })[] =
      ignores.length === 0 ? placed : silence(placed.sort(comparePlaced), ignores, this.#used);
    const left = judged.filter(({ ignoredBy }) => ignoredBy === undefined);
    const spared = left.length > 0 && left.length < parts.length;
    const told = spared ? (finding.about?.(left.map(({ part }) => part)) ?? finding) : finding;
    this.#place(rule, told, this.#numberOf(told.block), left.length === 0 ? judged[0]?.ignoredBy : undefined);
  }

  /** Problems of ignore comments, except unused ones. */
  addIgnoreProblems(): void {
    for (const { block, span, word } of this.#ignores.bad) {
      const at = this.#document.blocks.at(block);
      if (at === undefined) continue;
      const known = ['charter-ignore-line', 'charter-ignore-next-line', 'charter-ignore-file'].includes(word);
      const message = known
        ? `“${word}” does not name a rule, so it has no effect. Add a rule code after it.`
        : `Unknown comment “${word}”. Use charter-ignore-line, charter-ignore-next-line or charter-ignore-file.`;
      this.addCode('unknown-rule', { block: at, span, message }, block);
    }
    for (const ignore of this.#ignores.all) {
      const at = this.#document.blocks.at(ignore.block);
      if (at === undefined || RULES_BY_CODE.has(ignore.code)) continue;
      const rule = RULES_BY_CODE.get('unknown-rule');
      const finding = rule?.unknownCode?.(ignore.code, at, ignore.span, CODES);
      if (rule !== undefined && finding !== undefined) this.add(rule, finding, ignore.block);
    }
  }

  /** All added problems, before ignore comments are applied. */
  placed(): readonly Problem[] {
    return this.#problems;
  }

  finish(): { problems: readonly Problem[]; ignored: readonly Problem[] } {
    const said = new Set(
      this.#problems.flatMap(({ finding: { saysAll } }) => (saysAll === undefined ? [] : [saysAll])),
    );
    const isSaid = ({ finding: { unless } }: Problem) => unless !== undefined && said.has(unless);
    const found = sorted(said.size === 0 ? this.#problems : this.#problems.filter((one) => !isSaid(one)));
    const { all: ignores } = this.#ignores;
    if (ignores.length === 0) return { problems: withoutRepeats(found), ignored: [] };
    const silenced = silence(found, ignores, this.#used, isUnsilenceable);
    // Comments for rules across charters are handled when charters are compared.
    const idle = ignores.filter((one) => !this.#used.has(one) && RULES_BY_CODE.get(one.code)?.workspace === undefined);
    // With a conflict some rules do not run, so the use of a comment is unknown.
    const unused = this.#document.conflicted ? [] : this.#unused(idle);
    const all = withoutRepeats(sorted([...silenced, ...unused]));
    return {
      problems: all.filter((problem) => problem.ignoredBy === undefined),
      ignored: all.filter((problem) => problem.ignoredBy !== undefined),
    };
  }

  /** The comments for rules across charters. */
  guards(): readonly Guard<Problem>[] {
    const ignores = this.#ignores.all.filter(({ code }) => RULES_BY_CODE.get(code)?.workspace !== undefined);
    if (ignores.length === 0) return [];
    const unused = new Map(this.#unused(ignores).map((problem) => [problem.span.start, problem]));
    const { blocks } = this.#document;
    return ignores.map((ignore) => ({
      ignore,
      unused: unused.get(blocks.startOf(ignore.block) + ignore.span.start),
    }));
  }

  /** The problems for unused ignore comments. */
  #unused(ignores: readonly Ignore[]): readonly Problem[] {
    const rule = RULES_BY_CODE.get('unused-ignore');
    if (rule === undefined || this.#settings.settings.severity(rule) === 'off') return [];
    const found = new Collector(this.#document, this.#settings, this.#ignores);
    for (const ignore of ignores) {
      const about = RULES_BY_CODE.get(ignore.code);
      if (about === undefined || about === rule || about.unsilenceable) continue;
      if (this.#settings.settings.severity(about) === 'off') continue;
      const block = this.#document.blocks.at(ignore.block);
      const finding = block === undefined ? undefined : rule.unused?.(ignore.code, block, ignore.span);
      if (finding !== undefined) found.add(rule, finding, ignore.block);
    }
    return silence(found.#problems, this.#ignores.all, new Set(), isUnsilenceable);
  }
}

function isUnsilenceable({ rule }: Problem): boolean {
  return rule.unsilenceable === true;
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

/** Sorts problems, which are usually already in order. */
function sorted(problems: readonly Problem[]): readonly Problem[] {
  for (let index = 1; index < problems.length; index++) {
    const [one, next] = [problems[index - 1], problems[index]];
    if (one !== undefined && next !== undefined && comparePlaced(one, next) > 0)
      return [...problems].sort(comparePlaced);
  }
  return problems;
}
