/** Runs the rules. */
import type { CharterFacts } from '../charter/facts.ts';
import type { Row, Table } from '../charter/model.ts';
import { changedForRows } from '../charter/names.ts';
import { namesOneOf, RowFacts } from '../charter/row-facts.ts';
import { changedTable, keptTable, RowSums, retoldTable, type TableFacts, tableFacts } from '../charter/table.ts';
import type { Finding, Rule, RuleContext } from '../rules/rule.ts';
import { type Splice, splicedIndexes } from '../text/splice.ts';
import { spoils } from '../yaml/faults.ts';

/** A finding and its rule. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

const NONE: readonly never[] = [];

/** The row checks of a table in one context. */
export interface TableCheck {
  readonly facts: TableFacts;
  readonly context: RuleContext;
  /** The numbers of the rows with findings, in order, and the findings. */
  readonly marked: readonly number[];
  readonly found: readonly (readonly Found[])[];
}

/** The checks of a whole charter, without single rows, in one context. */
export interface CharterCheck {
  readonly facts: CharterFacts;
  readonly context: RuleContext;
  readonly found: readonly Found[];
}

/** The enabled rules, by what they check. */
export interface ActiveRules {
  readonly row: readonly Rule[];
  readonly rows: readonly Rule[];
  readonly charter: readonly Rule[];
}

export function activeRules(rules: readonly Rule[], isOn: (rule: Rule) => boolean): ActiveRules {
  const on = rules.filter(isOn);
  return {
    row: on.filter((rule) => rule.row !== undefined),
    rows: on.filter((rule) => rule.rows !== undefined),
    charter: on.filter((rule) => rule.charter !== undefined),
  };
}

/** Checks a whole charter. Reuses the findings if the facts and context are the same. */
export function checkCharter(
  facts: CharterFacts,
  context: RuleContext,
  rules: ActiveRules,
  previous: CharterCheck | undefined,
): CharterCheck {
  if (previous?.facts === facts && previous.context === context) return previous;
  const found: Found[] = [];
  for (const rule of rules.charter) {
    rule.charter?.(facts, context, (finding) => isBroken(finding.block) || found.push({ rule, finding }));
  }
  return { facts, context, found };
}

/**
 * What a row rule sees beside the row, compared with an earlier context: all of it may be new, nothing is, or only names
 * have changed, and of those the ones given mean somebody else to a row (`changedForRows`).
 */
export type ContextChange = 'none' | 'all' | ReadonlySet<string>;

/** What has changed from one context to another; `sameSettings` says whether all options have the values of before. */
export function contextChange(before: RuleContext | undefined, now: RuleContext, sameSettings: boolean): ContextChange {
  if (before === now) return 'none';
  const same = before !== undefined && sameSettings && before.schemes === now.schemes && before.today === now.today;
  return (same ? changedForRows(before.names, now.names) : undefined) ?? 'all';
}

/**
 * Checks the rows of a table, each by itself. A row that was checked in the same context keeps its check: rows are
 * compared from both ends of the table, since an edit changes one place.
 */
export function checkTable(
  table: Table,
  context: RuleContext,
  rules: readonly Rule[],
  previous: TableCheck | undefined,
  change: ContextChange,
): TableCheck {
  if (previous === undefined || change === 'all' || hidesStrangers(previous, context, rules, change)) {
    const checks = checkRows(table.entries.all(), 0, context, rules);
    const facts = tableFacts(table, context.names, checks.rows, checks.sums);
    return { facts, context, marked: checks.marked, found: checks.found };
  }
  const at = previous.facts.table.entries.spliceTo(table.entries);
  const middle = checkRows(table.entries.slice(at.head, at.newTail), at.head, context, rules);
  const kept = keptTable(previous.facts, table, change === 'none' ? undefined : context.names);
  const same = at.head === at.oldTail && middle.rows.length === 0;
  const check = {
    facts: same ? kept : changedTable(kept, table, at, middle.rows, middle.sums),
    context,
    marked: splicedIndexes(previous.marked, at, middle.marked),
    found: splicedFound(previous, at, middle.found),
  };
  return change === 'none' ? check : checkedAgain(check, rules, change);
}

/**
 * Whether rows may have names that nobody has without being marked: whom such a name means depends on all that names are
 * made of, also on what a row cannot tell.
 */
function hidesStrangers(
  { facts }: TableCheck,
  { names }: RuleContext,
  rules: readonly Rule[],
  change: ContextChange,
): boolean {
  if (change === 'none' || !facts.loads.hasUnresolved) return false;
  return names.uncertain || !rules.some((rule) => rule.code === 'unknown-role');
}

/**
 * The check of a table after a change of names. What was found in a row may point at a role, and say who holds it, so
 * the rows in which something was found are checked again, and those that name one of the names.
 */
function checkedAgain(
  { facts, context, marked, found }: TableCheck,
  rules: readonly Rule[],
  changed: ReadonlySet<string>,
): TableCheck {
  const before = new Set(marked);
  const isConcerned = (row: Row, number: number) => before.has(number) || namesOneOf(row, changed);
  const numbers =
    changed.size === 0
      ? marked
      : facts.table.entries.all().flatMap((row, number) => (isConcerned(row, number) ? [number] : []));
  if (numbers.length === 0) return { facts, context, marked, found };
  const again = retoldTable(facts, numbers, context.names);
  const checks = again.rows.map((row) => checkRow(row, context, rules));
  return {
    facts: again.facts,
    context,
    marked: numbers.filter((_, index) => checks[index] !== NONE),
    found: checks.filter((one) => one !== NONE),
  };
}

/** What was found, row by row of those that are marked, after a splice of the rows. */
function splicedFound(
  { marked, found }: TableCheck,
  at: Splice,
  middle: readonly (readonly Found[])[],
): readonly (readonly Found[])[] {
  const head = marked.filter((row) => row < at.head).length;
  const tail = marked.filter((row) => row >= at.oldTail).length;
  return [...found.slice(0, head), ...middle, ...found.slice(found.length - tail)];
}

interface RowChecks {
  readonly rows: readonly RowFacts[];
  readonly sums: RowSums;
  readonly marked: readonly number[];
  readonly found: readonly (readonly Found[])[];
}

function checkRows(entries: readonly Row[], first: number, context: RuleContext, rules: readonly Rule[]): RowChecks {
  const marked: number[] = [];
  const found: (readonly Found[])[] = [];
  const sums = new RowSums(context.names);
  const rows = entries.map((row, index) => {
    const facts = new RowFacts(row, context.names);
    const here = checkRow(facts, context, rules);
    sums.add(facts);
    if (here.length > 0) {
      marked.push(first + index);
      found.push(here);
    } else facts.letGo();
    return facts;
  });
  return { rows, sums, marked, found };
}

function checkRow(facts: RowFacts, context: RuleContext, rules: readonly Rule[]): readonly Found[] {
  // A row with a YAML fault already has a problem; other findings may come from unread text.
  if (isBroken(facts.row.block)) return NONE;
  let found: Found[] | undefined;
  let current: Rule | undefined;
  const report = (finding: Finding) => {
    if (current === undefined) return;
    found ??= [];
    found.push({ rule: current, finding });
  };
  for (const rule of rules) {
    current = rule;
    rule.row?.(facts, context, report);
  }
  return found ?? NONE;
}

/** Whether a block could not be read as meant. A second document does not affect the first. */
export function isBroken(block: Row['block']): boolean {
  return block.faults.length > 0 && block.faults.some(spoils);
}
