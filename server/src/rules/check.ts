/** Runs the rules. */
import { type RowFacts, readRowFacts } from '../charter/facts.ts';
import type { Row, Table } from '../charter/model.ts';
import { changedTable, type TableFacts, tableFacts } from '../charter/table.ts';
import { type Splice, spliced, splicedIndexes } from '../text/splice.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A finding and the rule that it is of. */
export interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

const NONE: readonly never[] = [];

/** A row with its facts and what the rules found in it. */
export interface RowCheck {
  readonly facts: RowFacts;
  readonly found: readonly Found[];
}

/** A table checked row by row, in a context. */
export interface TableCheck extends TableFacts {
  readonly context: RuleContext;
  readonly checks: readonly RowCheck[];
  /** The numbers of the rows in which something was found. */
  readonly marked: readonly number[];
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
): TableCheck {
  const before = previous?.context === context ? previous : undefined;
  const at = before === undefined ? everything(table.entries) : spliceBetween(before.table.entries, table.entries);
  const middle = table.entries.slice(at.head, at.newTail).map((row) => checkRow(row, context, rules));
  const rows = middle.map((check) => check.facts);
  const marked = middle.flatMap((check, index) => (check.found.length > 0 ? [at.head + index] : []));
  if (before === undefined) return { ...tableFacts(table, context.names, rows), context, checks: middle, marked };
  return {
    ...changedTable(before, table, at, rows),
    context,
    checks: spliced(before.checks, at, middle),
    marked: splicedIndexes(before.marked, at, marked),
  };
}

function everything(rows: readonly Row[]): Splice {
  return { head: 0, oldTail: 0, newTail: rows.length };
}

/** What changed between two lists of rows, as objects. */
function spliceBetween(old: readonly Row[], rows: readonly Row[]): Splice {
  let head = 0;
  while (head < rows.length && rows[head] === old[head]) head++;
  let tail = 0;
  const limit = Math.min(rows.length, old.length) - head;
  while (tail < limit && rows[rows.length - 1 - tail] === old[old.length - 1 - tail]) tail++;
  return { head, oldTail: old.length - tail, newTail: rows.length - tail };
}

function checkRow(row: Row, context: RuleContext, rules: readonly Rule[]): RowCheck {
  const facts = readRowFacts(row, context.names);
  // A row that is no YAML has its problem already; what else it seems to lack may only be hidden.
  if (isBroken(row.block)) return { facts, found: NONE };
  let found: Found[] | undefined;
  for (const rule of rules) {
    rule.row?.(facts, context, (finding) => {
      found ??= [];
      found.push({ rule, finding });
    });
  }
  return { facts, found: found ?? NONE };
}

/** Whether a block cannot be read as it was meant. A second document leaves the first one whole. */
export function isBroken(block: Row['block']): boolean {
  return block.faults.length > 0 && block.faults.some((fault) => fault.code !== 'multiple-documents');
}
