/** By which numbers a panel knows the rows: a row keeps its number while it is moved, changed and moved past. */
import type { Analysis } from '../../analysis.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import type { TableFacts } from '../../charter/table.ts';
import type { RowPlace } from '../row-places.ts';

export interface RowKeys {
  readonly tables: readonly {
    readonly id: string;
    readonly facts: TableFacts;
    readonly keys: readonly number[];
  }[];
  /** The number that the next new row gets. */
  readonly next: number;
}

/** The keys of the rows of a version, with those of the version before it. */
export function rowKeys(analysis: Analysis, previous?: RowKeys): RowKeys {
  const numbers = { next: previous?.next ?? 1 };
  const tables = analysis.facts.tables.map((facts) => {
    const { table, rows } = facts;
    const id = table.key.value;
    const old = previous?.tables.find((one) => one.id === id);
    if (old === undefined) return { id, facts, keys: rows.all().map(() => numbers.next++) };
    const { head, oldTail, newTail } = old.facts.table.entries.spliceTo(table.entries);
    const middle = keysOf(
      rows.slice(head, newTail),
      old.facts.rows.slice(head, oldTail),
      old.keys.slice(head, oldTail),
      numbers,
    );
    return { id, facts, keys: old.keys.slice(0, head).concat(middle, old.keys.slice(oldTail)) };
  });
  return { tables, next: numbers.next };
}

/** The place of the row with a key; undefined where there is none any more. */
export function placeOfKey({ tables }: RowKeys, table: string, key: number): RowPlace | undefined {
  const index = tables.findIndex((one) => one.id === table);
  const row = tables[index]?.keys.indexOf(key) ?? -1;
  return row === -1 ? undefined : { table: index, row };
}

/**
 * Keys for rows in the place of others. A row keeps the key of the one that it is, or that has its label; or else, where
 * as many come as go, of the one that stood in its place.
 */
function keysOf(
  rows: readonly RowFacts[],
  old: readonly RowFacts[],
  oldKeys: readonly number[],
  numbers: { next: number },
): readonly number[] {
  const known = new Map(old.map((row, at) => [row.row, oldKeys[at]]));
  const found: (number | undefined)[] = rows.map((row) => known.get(row.row));
  const taken = new Set(found);
  const free = old.flatMap((row, at) => {
    const key = oldKeys[at];
    return key === undefined || taken.has(key) ? [] : [{ row, key }];
  });
  const left = matched(rows, found, matched(rows, found, free, labelAndPhase), labelOnly);
  const others = new Set(old.length === rows.length ? left.map(({ key }) => key) : []);
  return found.map((key, at) => {
    if (key !== undefined) return key;
    const before = oldKeys[at];
    return before !== undefined && others.delete(before) ? before : numbers.next++;
  });
}

/** Gives the keys that are free to rows that are called the same, in order; what is left is returned. */
function matched(
  rows: readonly RowFacts[],
  found: (number | undefined)[],
  free: readonly { readonly row: RowFacts; readonly key: number }[],
  nameOf: (row: RowFacts) => string,
): readonly { readonly row: RowFacts; readonly key: number }[] {
  const byName = new Map<string, number[]>();
  for (const { row, key } of free) {
    const list = byName.get(nameOf(row));
    if (list === undefined) byName.set(nameOf(row), [key]);
    else list.push(key);
  }
  const used = new Set<number>();
  for (const [at, row] of rows.entries()) {
    if (found[at] !== undefined) continue;
    const key = byName.get(nameOf(row))?.shift();
    if (key === undefined) continue;
    found[at] = key;
    used.add(key);
  }
  return used.size === 0 ? free : free.filter(({ key }) => !used.has(key));
}

function labelAndPhase({ folded, foldedPhase }: RowFacts): string {
  return `${folded}\n${foldedPhase}`;
}

function labelOnly({ folded }: RowFacts): string {
  return folded;
}
