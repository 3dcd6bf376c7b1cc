/** The types of rules and findings. Each rule has its own file with its catalogue entry, check and fixes. */

import type { SchemeTable } from '../charter/blocks.ts';
import type { BlockEdit } from '../charter/edit/edits.ts';
import type { CharterFacts, Facts } from '../charter/facts.ts';
import type { Charter, Origin, Row } from '../charter/model.ts';
import type { Names } from '../charter/names.ts';
import type { RowFacts } from '../charter/row-facts.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import type { TableFacts } from '../charter/table.ts';
import type { Span } from '../text/span.ts';
import type { Block, YamlDocument } from '../yaml/document.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** The sections of the catalogue, in order. */
export type RuleGroup = 'Structure' | 'Names' | 'Ownership' | 'Balance' | 'Partnership' | 'Time' | 'Across charters';

/** Another place that a problem is about. */
export interface Related {
  readonly block: Block;
  readonly span: Span;
  readonly message: string;
  /** The charter of the block, if it is another one. */
  readonly from?: Origin;
}

/** A fix for a problem. */
export interface Fix {
  /** The menu entry: `Make “em” responsible`. */
  readonly title: string;
  readonly edits: readonly BlockEdit[];
  /** Whether most people want this fix; editors show it first. */
  readonly preferred: boolean;
  /** Whether it can be applied without asking, because it adds no fact that the author has not written. */
  readonly safe: boolean;
  /** Whether the edited text was parsed before the fix was offered, which makes the fix safe in a broken block. */
  readonly proven?: true;
}

/** The context in which fixes are computed. */
export interface FixContext {
  readonly document: YamlDocument;
  readonly charter: Charter;
  readonly names: Names;
  readonly schemes: SchemeTable;
  readonly today: string;
  /** The line end of the document. */
  readonly newLine: '\n' | '\r\n';
}

/** A finding of a rule. Spans are relative to the block. */
export interface Finding {
  readonly block: Block;
  readonly span: Span;
  /** One or two short sentences: what is wrong, with names, and what to do. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** The severity, if it differs from the rule's default; settings of the charter win. */
  readonly severity?: Severity;
  /** Drops this finding if another one has this text as its `saysAll`. */
  readonly unless?: string;
  readonly saysAll?: string;
  /** All places of a problem about several, such as rows of a table. An ignore comment at a place removes that place. */
  readonly parts?: readonly Related[];
  /** The same problem about some of its parts. */
  readonly about?: (parts: readonly Related[]) => Finding | undefined;
  /** Computed on demand, so finding a problem does not compute edits. */
  readonly fixes?: (context: FixContext) => readonly Fix[];
}

/** A thing that the team of a charter owns. */
export interface OwnedInSummary<P> {
  /** The name, folded for comparison. */
  readonly key: string;
  readonly name: string;
  readonly at: P;
}

/** A person of a charter. */
export interface PersonInSummary<P> {
  /** People who share one of these keys are the same person. */
  readonly keys: readonly string[];
  readonly name: string;
  /** How many rows they own. */
  readonly owns: number;
  /** The person's place in this charter; undefined for an inherited person. */
  readonly at: P | undefined;
}

/**
 * Everything that rules across charters read of one charter, so the charter itself can be freed. Places are opaque:
 * blocks and spans in an editor, lines on the command line.
 */
export interface CharterSummary<P> {
  readonly team: { readonly name: string; readonly at: P } | undefined;
  /** Everything the team claims to own, without duplicates; empty if the team has no name. */
  readonly owned: readonly OwnedInSummary<P>[];
  readonly people: readonly PersonInSummary<P>[];
  /** The options of the rules across charters, by code and name separated by a space. */
  readonly options: Readonly<Record<string, number>>;
}

/** A finding of a rule that compares charters. */
export interface FindingAcross<P> {
  readonly at: P;
  readonly message: string;
  /** Places with the numbers of their charters. */
  readonly related: readonly { readonly charter: number; readonly at: P; readonly message: string }[];
}

export type Report = (finding: Finding) => void;

/** The finding of a row rule in one row. */
export interface RowFinding {
  readonly row: Row;
  readonly finding: Finding;
}

/** An option of a rule. */
export interface OptionSpec {
  readonly name: string;
  /** A count, or a share such as 50%. */
  readonly kind: 'count' | 'share';
  /** The default value; a share is a fraction. */
  readonly default: number;
  readonly meaning: string;
}

/** The context of a check. It is the same object while the names, the settings and the date are the same. */
export interface RuleContext {
  readonly names: Names;
  readonly schemes: SchemeTable;
  readonly today: string;
  /** The codes of all rules. */
  readonly codes: readonly string[];
  /** The value of an option of a rule. */
  option(rule: Rule, name: string): number;
}

/** The value of an option of a rule in one charter. */
export type WorkspaceOption = (charter: number, rule: Rule, name: string) => number;

/** An example, which the tests also run. */
export interface Example {
  /** The text of a charter. A bad example has problems of this rule only. */
  readonly text: string;
  /** Other charters, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Rule {
  readonly code: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** Structure errors cannot be silenced or turned off. */
  readonly unsilenceable?: true;
  /** Whether editors may show the marked text faded. */
  readonly unnecessary?: true;
  /** The problem in one sentence. */
  readonly summary: string;
  /** Why the problem matters to a manager. */
  readonly why: string;
  /** Questions to ask the team, in one or two plain sentences. */
  readonly ask: string;
  /** The source of the rule, if it has one. */
  readonly source?: string;
  /** What is underlined. */
  readonly marks: string;
  /** Slips and their corrections, for a rule about slips. */
  readonly slips?: readonly { readonly slip: string; readonly wrong: string; readonly right: string }[];
  /** What the fixes do, one sentence each. */
  readonly fixes?: readonly string[];
  /** Whether any of its fixes is safe. Safe-only runs skip the fixes of other rules. */
  readonly fixesSafely?: true;
  readonly options?: readonly OptionSpec[];
  readonly bad: Example;
  readonly good: Example;

  /** For structure rules: the finding for a structure fault, or undefined if another rule reports it. */
  readonly flaw?: (flaw: StructureFault, block: Block) => Finding | undefined;
  /** For rules about ignore comments: the finding for a code that is unknown or silenced nothing. */
  readonly unknownCode?: (code: string, block: Block, span: Span, codes: readonly string[]) => Finding;
  readonly unused?: (code: string, block: Block, span: Span) => Finding;
  /** For rules that check single rows. */
  readonly row?: (row: RowFacts, context: RuleContext, report: Report) => void;
  /** For row rules with one problem for each table: merges the findings of its rows, in linear time. */
  readonly table?: (found: readonly RowFinding[], table: TableFacts, context: RuleContext) => Finding | undefined;
  /** For rules that compare charters: findings with the number of their charter. */
  readonly workspace?: <P>(
    charters: readonly CharterSummary<P>[],
    report: (charter: number, finding: FindingAcross<P>) => void,
    option: WorkspaceOption,
  ) => void;
  /** For rules about the whole charter. Changes of single rows do not run them again. */
  readonly charter?: (facts: CharterFacts, context: RuleContext, report: Report) => void;
  /** For rules that compare rows. They must run in linear time. */
  readonly rows?: (facts: Facts, context: RuleContext, report: Report) => void;
}

/** Checks the type of a rule's literal. */
export function rule(literal: Rule): Rule {
  return literal;
}

/** Whether a rule reports structure errors, which can be neither silenced nor turned off. */
export function isStructural(rule: Rule): boolean {
  return rule.unsilenceable === true;
}
