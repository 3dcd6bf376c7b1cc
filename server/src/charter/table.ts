/**
 * A table's rows with what rules ask of all of them together, kept in columns of numbers: a walk over 20,000 numbers
 * that lie side by side costs a keystroke nothing, a walk over as many objects does.
 */
import { LongList } from '../text/long-list.ts';
import type { Splice } from '../text/splice.ts';
import { type RowFacts, renamedRowFacts } from './facts.ts';
import { Loads } from './loads.ts';
import { HOTSPOTS, type Table } from './model.ts';
import type { Names } from './names.ts';

/** A table with the facts of its rows. */
export interface TableFacts {
  readonly table: Table;
  readonly rows: LongList<RowFacts>;
  /** The same rows, to be made when somebody asks for them. */
  readonly lazy: LazyRows;
  readonly loads: Loads;
  /** How many rows have letters and are not dropped. */
  readonly counted: number;
  /** The hash of each row. */
  readonly hashes: Uint32Array;
  /** How many rows are not dropped, and how many of those somebody has acknowledged. */
  readonly alive: number;
  readonly acknowledged: number;
  /** How many rows name or cover each of the known places of overlap, in their order. */
  readonly covered: readonly number[];
}

/**
 * The facts of rows, in which a change of names is made when somebody asks for them. Many a key, such as one in the title
 * of a role, changes names that stand in all rows, and nobody looks at a row before the next key.
 */
export class LazyRows {
  readonly #before: LongList<RowFacts>;
  readonly #names: Names | undefined;
  #rows: LongList<RowFacts> | undefined;

  constructor(rows: LongList<RowFacts>, names?: Names) {
    this.#before = rows;
    this.#names = names;
  }

  all(): LongList<RowFacts> {
    const names = this.#names;
    this.#rows ??=
      names === undefined ? this.#before : LongList.of(this.#before.all().map((row) => renamedRowFacts(row, names)));
    return this.#rows;
  }

  /** The rows after a change of the names that rows cannot tell. */
  renamed(names: Names): LazyRows {
    return new LazyRows(this.#rows ?? this.#before, names);
  }
}

function tableOf(facts: Omit<TableFacts, 'rows'>): TableFacts {
  const { lazy } = facts;
  return {
    ...facts,
    get rows() {
      return lazy.all();
    },
  };
}

/** The facts of a table from those of its rows. */
export function tableFacts(table: Table, names: Names, rows: readonly RowFacts[]): TableFacts {
  const none = tableOf({
    table,
    lazy: new LazyRows(LongList.of<RowFacts>([])),
    loads: Loads.none(names),
    counted: 0,
    hashes: new Uint32Array(0),
    alive: 0,
    acknowledged: 0,
    covered: HOTSPOTS.map(() => 0),
  });
  return changedTable(none, table, { head: 0, oldTail: 0, newTail: rows.length }, rows);
}

/** The facts of a table whose rows are the same, after a change of the names, if any, that rows cannot tell. */
export function keptTable(old: TableFacts, table: Table, names?: Names): TableFacts {
  const { loads, counted, hashes, alive, acknowledged, covered } = old;
  const lazy = names === undefined ? old.lazy : old.lazy.renamed(names);
  return tableOf({ table, lazy, loads, counted, hashes, alive, acknowledged, covered });
}

/** The facts of a table after a change of its rows, by difference. */
export function changedTable(old: TableFacts, table: Table, at: Splice, middle: readonly RowFacts[]): TableFacts {
  const removed = old.rows.slice(at.head, at.oldTail);
  const rows = old.rows.spliced(at, middle);
  const hashes = new Uint32Array(rows.length);
  hashes.set(old.hashes.subarray(0, at.head));
  for (let index = 0; index < middle.length; index++) hashes[at.head + index] = middle[index]?.hash ?? 0;
  hashes.set(old.hashes.subarray(at.oldTail), at.newTail);
  const loads = old.loads.changed(
    removed.map((row) => row.load),
    middle.map((row) => row.load),
  );
  const counts = { counted: old.counted, alive: old.alive, acknowledged: old.acknowledged, covered: [...old.covered] };
  for (const row of removed) count(counts, row, -1);
  for (const row of middle) count(counts, row, 1);
  return tableOf({
    table,
    lazy: new LazyRows(rows),
    loads,
    hashes,
    ...counts,
  });
}

interface Counts {
  counted: number;
  alive: number;
  acknowledged: number;
  readonly covered: number[];
}

function count(counts: Counts, row: RowFacts, by: 1 | -1): void {
  if (!row.dropped) {
    counts.alive += by;
    if (row.filled) counts.counted += by;
    if (row.acknowledged) counts.acknowledged += by;
  }
  if (row.hotspots.length === 0) return;
  for (const [index, hotspot] of HOTSPOTS.entries()) {
    if (row.hotspots.includes(hotspot)) counts.covered[index] = (counts.covered[index] ?? 0) + by;
  }
}

/**
 * The rows of a table whose label stands in an earlier row of the same phase, each with the number of that row. Rows
 * without a label repeat nothing.
 */
export function repeatedRows(table: TableFacts): readonly { readonly row: number; readonly first: number }[] {
  const { hashes } = table;
  const repeated: { row: number; first: number }[] = [];
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  // A hash table of row numbers, counted from 1, with open addressing: 0 is a free place.
  const places = new Int32Array(size);
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row] ?? 0;
    for (let place = hash & (size - 1); ; place = (place + 1) & (size - 1)) {
      const found = (places[place] ?? 0) - 1;
      if (found === -1) {
        places[place] = row + 1;
        break;
      }
      if (hashes[found] === hash && sameLabel(table.rows.at(found), table.rows.at(row))) {
        if (table.rows.at(row)?.folded !== '') repeated.push({ row, first: found });
        break;
      }
    }
  }
  return repeated;
}

function sameLabel(a: RowFacts | undefined, b: RowFacts | undefined): boolean {
  return a !== undefined && b !== undefined && a.folded === b.folded && a.foldedPhase === b.foldedPhase;
}
