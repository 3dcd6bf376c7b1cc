/**
 * From a text to its problems: one immutable value for each version of a charter.
 *
 * `analyse(text, context, previous)` is memoisation and nothing more: the same text in the same context gives the same
 * analysis, with a previous one or without.
 */
import { type Facts, type FactsInput, readFacts } from './charter/facts.ts';
import { type Ignores, readIgnores } from './charter/ignore-comments.ts';
import { isNamelessIn, type LikelyTypos, likelyTyposOf } from './charter/likely-typos.ts';
import type { Area, Name } from './charter/model.ts';
import { type Inherited, type Names, NOTHING_INHERITED, readNames, withInherited } from './charter/names.ts';
import { type CharterReading, readCharter } from './charter/read.ts';
import type { TableFacts } from './charter/table.ts';
import { type Guard, joined } from './checking/across-charters.ts';
import { collectRows, collectStructure, unreadBlocks } from './checking/gather.ts';
import { Collector, type Problem } from './checking/problems.ts';
import {
  type ActiveRules,
  activeRules,
  type CharterCheck,
  checkCharter,
  checkTable,
  contextChange,
  type Found,
  isBroken,
  type TableCheck,
} from './checking/run-rules.ts';
import { type Overrides, readSettings, type SettingsReading } from './checking/settings.ts';
import { RULES, RULES_BY_CODE } from './rules/index.ts';
import type { Fix, FixContext, RuleContext } from './rules/rule.ts';
import type { Decoding } from './text/decoding.ts';
import { lineEndOf } from './text/lines.ts';
import { type Block, readYaml, type YamlDocument } from './yaml/document.ts';
import { isNull } from './yaml/tree.ts';

/** The input of an analysis besides the text. */
export interface AnalysisContext {
  /** The local date, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly inherited: Inherited;
  /** Names used by charters that extend this one. */
  readonly usedElsewhere: ReadonlySet<string>;
  /** The unresolved paths of `extends`, as written, with the reasons. */
  readonly brokenExtends: ReadonlyMap<string, string>;
  readonly overrides: Overrides;
  readonly honourIgnores: boolean;
  readonly decoding?: Decoding;
}

/** The context of a charter without others, on a date. */
export function contextOn(today: string): AnalysisContext {
  return {
    today,
    inherited: NOTHING_INHERITED,
    usedElsewhere: new Set(),
    brokenExtends: new Map(),
    overrides: new Map(),
    honourIgnores: true,
  };
}

export interface Analysis {
  readonly text: string;
  readonly document: YamlDocument;
  readonly reading: CharterReading;
  readonly names: Names;
  readonly facts: Facts;
  readonly context: AnalysisContext;
  readonly settings: SettingsReading;
  readonly ignores: Ignores;
  /** In order of position, then of code. */
  readonly problems: readonly Problem[];
  /** Problems silenced by ignore comments, in the same order. */
  readonly ignored: readonly Problem[];
  /** State that the next analysis reuses. */
  readonly memo: Memo;
}

interface Memo {
  readonly broken: boolean;
  readonly rules: ActiveRules;
  readonly ruleContext: RuleContext;
  readonly tables: readonly TableCheck[];
  readonly whole: CharterCheck;
}

export function analyse(text: string, context: AnalysisContext, previous?: Analysis): Analysis {
  const document = readYaml(text, previous?.document);
  return analyseDocument(document, context, previous);
}

/** The analysis of a parsed document. */
export function analyseDocument(document: YamlDocument, context: AnalysisContext, previous?: Analysis): Analysis {
  const reading = readCharter(document, context.inherited.schemes, previous?.reading);
  const { charter } = reading;
  const slips = likelyTyposOf(reading);
  const broken = unreadBlocks(document).some((block) => block.kind !== 'item') || isNamelessIn(reading, slips.misspelt);
  const names =
    keptNames(reading, context, broken, previous) ??
    readNames(charter.roles, charter.people, context.inherited, broken);
  const settings =
    previous !== undefined &&
    previous.reading.charter.rules === charter.rules &&
    previous.context.inherited === context.inherited &&
    previous.context.overrides === context.overrides
      ? previous.settings
      : readSettings(RULES_BY_CODE, charter.rules, context.inherited.rules, context.overrides);
  const ruleContext =
    keptRuleContext(names, reading, settings, context, previous) ?? newRuleContext(names, reading, settings, context);
  const rules =
    previous?.settings === settings
      ? previous.memo.rules
      : activeRules(RULES, (rule) => settings.settings.severity(rule) !== 'off');
  const change = contextChange(
    previous?.memo.ruleContext,
    ruleContext,
    previous?.settings.settings === settings.settings,
  );
  const tables = charter.tables.map((table, index) =>
    checkTable(table, ruleContext, rules.row, previous?.memo.tables[index], change),
  );
  const tableFacts = tables.map((table) => table.facts);
  const facts = factsOf(reading, names, tableFacts, settings, context, slips, previous?.facts);
  const whole = checkCharter(facts.whole, ruleContext, rules, previous?.memo.whole);
  const ignores = context.honourIgnores ? readIgnores(document) : { all: [], bad: [] };

  const collector = new Collector(document, settings, ignores);
  collectStructure(collector, reading, settings, context.decoding);
  if (!document.unreadable && document.blocks.length > 0) collectRows(collector, reading, tables);
  // Missing parts of the charter may be between the conflict markers.
  if (!document.conflicted && document.blocks.length > 0) {
    for (const { rule, finding } of whole.found) collector.add(rule, finding);
    for (const rule of rules.rows)
      rule.rows?.(facts, ruleContext, (finding) => isBroken(finding.block) || collector.add(rule, finding));
    collector.addIgnoreProblems();
  }
  const { problems, ignored } = collector.finish();
  const memo = { broken, rules, ruleContext, tables, whole };
  return analysisOf({ document, reading, names, facts, context, settings, ignores, problems, ignored, memo });
}

/** A separate function, because a closure here would keep `previous` alive. */
function analysisOf(rest: Omit<Analysis, 'text'>): Analysis {
  const { document } = rest;
  return {
    get text() {
      return document.text;
    },
    ...rest,
  };
}

/** Ignore comments for rules across charters; their use is unknown in a single analysis. */
export function guardsOf({ document, settings, ignores }: Analysis): readonly Guard<Problem>[] {
  return new Collector(document, settings, ignores).guards();
}

/** The problems of a charter, including those of rules across charters. */
export function withAcross(analysis: Analysis, found: readonly Found[]): Pick<Analysis, 'problems' | 'ignored'> {
  const collector = new Collector(analysis.document, analysis.settings, analysis.ignores);
  for (const { rule, finding } of found) collector.add(rule, finding);
  return joined(analysis, collector.guards(), collector.placed());
}

/** The fixes of a problem, as edits of the analysed text. */
export function fixesOf(analysis: Analysis, problem: Problem): readonly Fix[] {
  return problem.finding.fixes?.(fixContext(analysis)) ?? [];
}

const FIX_CONTEXTS = new WeakMap<Analysis, FixContext>();

/** Computed once for each version, since it searches the first line for its line end. */
function fixContext(analysis: Analysis): FixContext {
  const known = FIX_CONTEXTS.get(analysis);
  if (known !== undefined) return known;
  const { document, reading, names, context } = analysis;
  const made: FixContext = {
    document,
    charter: reading.charter,
    names,
    schemes: reading.schemes,
    today: context.today,
    newLine: lineEndOf(document.text),
  };
  FIX_CONTEXTS.set(analysis, made);
  return made;
}

function keptNames(
  reading: CharterReading,
  context: AnalysisContext,
  broken: boolean,
  previous: Analysis | undefined,
): Names | undefined {
  if (previous === undefined || previous.memo.broken !== broken || previous.context.inherited !== context.inherited)
    return undefined;
  const { charter } = previous.reading;
  return charter.roles === reading.charter.roles && charter.people === reading.charter.people
    ? previous.names
    : undefined;
}

function keptRuleContext(
  names: Names,
  reading: CharterReading,
  settings: SettingsReading,
  context: AnalysisContext,
  previous: Analysis | undefined,
): RuleContext | undefined {
  if (previous === undefined) return undefined;
  const same =
    previous.names === names &&
    previous.settings === settings &&
    previous.reading.schemes === reading.schemes &&
    previous.context.today === context.today;
  return same ? previous.memo.ruleContext : undefined;
}

function newRuleContext(
  names: Names,
  reading: CharterReading,
  settings: SettingsReading,
  context: AnalysisContext,
): RuleContext {
  return {
    names,
    schemes: reading.schemes,
    today: context.today,
    codes: [...RULES_BY_CODE.keys()],
    option: (rule, name) => settings.settings.option(rule, name),
  };
}

const NO_AREAS: readonly Area[] = [];

function factsOf(
  reading: CharterReading,
  names: Names,
  tables: readonly TableFacts[],
  settings: SettingsReading,
  context: AnalysisContext,
  slips: LikelyTypos,
  previous: Facts | undefined,
): Facts {
  const { charter, document } = reading;
  const brokenExtends: { path: Name & { readonly block: Block }; message: string }[] = [];
  for (const path of charter.extends) {
    const message = context.brokenExtends.get(path.value);
    if (message !== undefined) brokenExtends.push({ path, message });
  }
  const input: FactsInput = {
    charter,
    names,
    tables,
    broken: slips.hidden || unreadBlocks(document).length > 0,
    mentioned: slips.mentioned,
    usedElsewhere: context.usedElsewhere,
    misspelt: slips.misspelt,
    brokenExtends,
    unknownRules: settings.unknown,
    areas: withInherited(charter.decides?.areas ?? NO_AREAS, context.inherited.areas, (area) => area.name.value),
    empty: document.blocks.length === 1 && isNull(document.blocks.at(0)?.root) ? document.blocks.at(0) : undefined,
  };
  return readFacts(input, previous);
}
