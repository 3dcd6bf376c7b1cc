/** What a rule is. One file a rule: its catalogue entry, its check, and its fixes beside the findings. */

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

/** The sections of the catalogue, in its order. */
export type RuleGroup = 'Structure' | 'Names' | 'Ownership' | 'Balance' | 'Partnership' | 'Time' | 'Across charters';

/** Something else that a problem is about. */
export interface Related {
  readonly block: Block;
  readonly span: Span;
  readonly message: string;
  /** The charter that the block is of, where that is another one. */
  readonly from?: Origin;
}

/** A way to mend a problem. */
export interface Fix {
  /** What it does, as a menu entry: `Make “em” responsible too`. */
  readonly title: string;
  readonly edits: readonly BlockEdit[];
  /** Whether it is what most people want: the one that a light bulb puts first. */
  readonly preferred: boolean;
  /** Whether it can be applied without asking: it states no fact that the author has not written. */
  readonly safe: boolean;
  /** Whether the edits were made and read before they were offered, so that they can be trusted in a broken block, too. */
  readonly proven?: true;
}

/** What a fix may look at when it is asked for. */
export interface FixContext {
  readonly document: YamlDocument;
  readonly charter: Charter;
  readonly names: Names;
  readonly schemes: SchemeTable;
  readonly today: string;
  /** The line end that the document uses. */
  readonly newLine: '\n' | '\r\n';
}

/** What a rule found. Spans are relative to the block. */
export interface Finding {
  readonly block: Block;
  readonly span: Span;
  /** What is wrong, with the names in it, and what to do: one or two short sentences. */
  readonly message: string;
  readonly related?: readonly Related[];
  /** Its severity, where that is another than the rule's and the charter does not say. */
  readonly severity?: Severity;
  /** What a problem elsewhere says already, if there is one that says it for all: its `saysAll`. */
  readonly unless?: string;
  readonly saysAll?: string;
  /** All the places of a problem that is about several, such as rows of a table: an ignore comment at a place spares it. */
  readonly parts?: readonly Related[];
  /** The same problem about some of its parts only. */
  readonly about?: (parts: readonly Related[]) => Finding | undefined;
  /** Computed only when asked for, so that finding a problem costs no edits. */
  readonly fixes?: (context: FixContext) => readonly Fix[];
}

/** Something that a charter says that its team owns. */
export interface OwnedInSummary<P> {
  /** The name, folded. */
  readonly key: string;
  readonly name: string;
  readonly at: P;
}

/** A person of a charter. */
export interface PersonInSummary<P> {
  /** People who share one of these are one person. */
  readonly keys: readonly string[];
  readonly name: string;
  /** How many rows they own. */
  readonly owns: number;
  /** Where they stand in this charter; undefined for one who is only inherited. */
  readonly at: P | undefined;
}

/**
 * What a charter says to others: all that a rule across charters sees of it, so that the charter itself need not stay in
 * memory. Of its places such a rule knows nothing: they are blocks and spans in an editor, and lines on a command line.
 */
export interface CharterSummary<P> {
  readonly team: { readonly name: string; readonly at: P } | undefined;
  /** What the team owns by its own account, each thing once; nothing where the team has no name. */
  readonly owned: readonly OwnedInSummary<P>[];
  readonly people: readonly PersonInSummary<P>[];
  /** The options of the rules across charters, by code and name with a space between. */
  readonly options: Readonly<Record<string, number>>;
}

/** What a rule found that compares the charters of a workspace. */
export interface FindingAcross<P> {
  readonly at: P;
  readonly message: string;
  /** Places in charters, by the number of each. */
  readonly related: readonly { readonly charter: number; readonly at: P; readonly message: string }[];
}

export type Report = (finding: Finding) => void;

/** What a row rule found in one row of a table. */
export interface RowFinding {
  readonly row: Row;
  readonly finding: Finding;
}

/** An option of a rule. */
export interface OptionSpec {
  readonly name: string;
  /** A number of things, or a share of them, such as 50%. */
  readonly kind: 'count' | 'share';
  /** The value when the charter does not give one; a share as a fraction. */
  readonly default: number;
  readonly meaning: string;
}

/** What a check may look at. It never changes while the names, the settings and the date stay the same. */
export interface RuleContext {
  readonly names: Names;
  readonly schemes: SchemeTable;
  readonly today: string;
  /** The codes of all rules. */
  readonly codes: readonly string[];
  /** The value of an option of the rule that is being checked. */
  option(rule: Rule, name: string): number;
}

/** The value of an option of a rule, as one of the charters of a workspace has it. */
export type WorkspaceOption = (charter: number, rule: Rule, name: string) => number;

/** An example that the tests run. */
export interface Example {
  /** A charter. In a bad one, everything that this rule underlines; other rules must be silent. */
  readonly text: string;
  /** Other charters beside it, by path. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Rule {
  readonly code: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** An error of structure cannot be silenced or switched off. */
  readonly unsilenceable?: true;
  /** Whether what is marked may be shown faded. */
  readonly unnecessary?: true;
  /** What it says, in one sentence. */
  readonly summary: string;
  /** Why it matters, for a manager. */
  readonly why: string;
  /** What to ask the team when the problem comes up, in one or two plain sentences. */
  readonly ask: string;
  /** Where the rule comes from, where it is not our own. */
  readonly source?: string;
  /** What is underlined. */
  readonly marks: string;
  /** What people write and what they mean, where the rule is about ways of writing. */
  readonly slips?: readonly { readonly slip: string; readonly wrong: string; readonly right: string }[];
  /** What the fixes do, one sentence each. */
  readonly fixes?: readonly string[];
  /** Whether any of its fixes is safe: those of other rules are not made where only safe ones are asked for. */
  readonly fixesSafely?: true;
  readonly options?: readonly OptionSpec[];
  readonly bad: Example;
  readonly good: Example;

  /** For a rule of structure: a problem for a flaw that the reader noted, or nothing where the flaw is another's. */
  readonly flaw?: (flaw: StructureFault, block: Block) => Finding | undefined;
  /** For the rules about ignore comments: a problem for a code that no rule has, or that silenced nothing. */
  readonly unknownCode?: (code: string, block: Block, span: Span, codes: readonly string[]) => Finding;
  readonly unused?: (code: string, block: Block, span: Span) => Finding;
  /** For a rule that looks at one row alone. */
  readonly row?: (row: RowFacts, context: RuleContext, report: Report) => void;
  /** For a row rule with one problem a table: that problem, from what was found in its rows. Linear in those rows. */
  readonly table?: (found: readonly RowFinding[], table: TableFacts, context: RuleContext) => Finding | undefined;
  /** For a rule that compares the charters of a workspace: what it found, with the number of the charter. */
  readonly workspace?: <P>(
    charters: readonly CharterSummary<P>[],
    report: (charter: number, finding: FindingAcross<P>) => void,
    option: WorkspaceOption,
  ) => void;
  /** For a rule that looks at the charter as a whole: it is asked again when something but single rows has changed. */
  readonly charter?: (facts: CharterFacts, context: RuleContext, report: Report) => void;
  /** For a rule that looks at rows beside each other. Nothing superlinear: a few walks over the rows. */
  readonly rows?: (facts: Facts, context: RuleContext, report: Report) => void;
}

/** Narrows a rule's literal to its type. */
export function rule(literal: Rule): Rule {
  return literal;
}

/** Whether a rule reports errors of structure: what can be neither silenced nor switched off. */
export function isStructural(rule: Rule): boolean {
  return rule.unsilenceable === true;
}
