/** The keys by which a panel identifies rows. A row keeps its key when it moves or changes. */
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
  /** The key of the next new row. */
  readonly next: number;
}

/** The row keys of a version, based on those of the version before. */
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

/** The place of the row with a key; undefined if it no longer exists. */
export function placeOfKey({ tables }: RowKeys, table: string, key: number): RowPlace | undefined {
  const index = tables.findIndex((one) => one.id === table);
  const row = tables[index]?.keys.indexOf(key) ?? -1;
  return row === -1 ? undefined : { table: index, row };
}

/**
 * The keys of rows that replace others. A row takes the key of the same object, else of the row with its label, else,
 * if the number of rows is unchanged, of the row at its place.
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

/** Assigns free keys to rows with the same label, in order. Returns the rows without a key. */
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
