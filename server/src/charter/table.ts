/** The rows of a table and the facts about all of them, updated incrementally. */
import { LongList } from '../text/long-list.ts';
import type { Splice } from '../text/splice.ts';
import { HOTSPOTS, type Table } from './model.ts';
import type { Names } from './names.ts';
import type { RowFacts } from './row-facts.ts';
import { LoadCounts, Loads } from './workload.ts';

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
  readonly hashes: LongList<number>;
  /** The rows that repeat another one, once somebody has asked for them. */
  readonly repeats: { known?: readonly Repeat[] };
  /** How many rows are not dropped, and how many of those somebody has acknowledged. */
  readonly alive: number;
  readonly acknowledged: number;
  /** How many rows name or cover each of the known places of overlap, in their order. */
  readonly covered: readonly number[];
}

/** A row of a table whose label stands in an earlier row of the same phase, with the number of that row. */
export interface Repeat {
  readonly row: number;
  readonly first: number;
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
      names === undefined ? this.#before : LongList.of(this.#before.all().map((row) => row.renamed(names)));
    return this.#rows;
  }

  /** The rows after a change of the names that rows cannot tell. */
  renamed(names: Names): LazyRows {
    return new LazyRows(this.#counted, names);
  }

  /** The rows as they were before a change of the names that nobody has asked for yet: what they were counted with. */
  get #counted(): LongList<RowFacts> {
    return this.#rows ?? this.#before;
  }

  /** Some of the rows, by their numbers, as they were counted. */
  before(numbers: readonly number[]): readonly RowFacts[] {
    const rows = this.#counted;
    return numbers.flatMap((number) => rows.at(number) ?? []);
  }

  /** The rows that a splice takes away, as they were counted. */
  beforeSplice({ head, oldTail }: Splice): readonly RowFacts[] {
    return this.#counted.slice(head, oldTail);
  }

  /** The rows with others in the places of some. */
  replaced(numbers: readonly number[], rows: readonly RowFacts[]): LazyRows {
    return new LazyRows(this.#counted.replaced(numbers, rows), this.#names);
  }

  /** The rows after a splice. Those that somebody has asked for stay the same. */
  spliced(at: Splice, middle: readonly RowFacts[]): LazyRows {
    const names = this.#rows === undefined ? this.#names : undefined;
    return new LazyRows(this.#counted.spliced(at, middle), names);
  }
}

/** All of the facts but the rows, which are made when somebody asks for them. */
type Counted = Omit<TableFacts, 'rows'>;

function tableOf(facts: Counted): TableFacts {
  const { lazy } = facts;
  return {
    ...facts,
    get rows() {
      return lazy.all();
    },
  };
}

/** The facts with others in the place of some. Each is named, so that nobody asks for the rows. */
function withChanged(
  { table, lazy, loads, counted, hashes, repeats, alive, acknowledged, covered }: TableFacts,
  changed: Partial<Counted>,
): TableFacts {
  return tableOf({ table, lazy, loads, counted, hashes, repeats, alive, acknowledged, covered, ...changed });
}

/** What rows add to the facts of their table, gathered while they are looked at one by one. */
export class RowSums {
  readonly loads: LoadCounts;
  readonly hashes: number[] = [];
  counted = 0;
  alive = 0;
  acknowledged = 0;
  readonly covered: number[] = HOTSPOTS.map(() => 0);

  constructor(names: Names) {
    this.loads = new LoadCounts(names);
  }

  add(row: RowFacts): void {
    this.hashes.push(row.hash);
    this.#count(row, 1);
  }

  remove(row: RowFacts): void {
    this.#count(row, -1);
  }

  #count(row: RowFacts, by: 1 | -1): void {
    this.loads.add(row.load, by);
    if (row.dropped) return;
    this.alive += by;
    if (row.filled) this.counted += by;
    if (row.acknowledged) this.acknowledged += by;
    const { hotspots } = row;
    if (hotspots.length === 0) return;
    for (const [index, hotspot] of HOTSPOTS.entries()) {
      if (hotspots.includes(hotspot)) this.covered[index] = (this.covered[index] ?? 0) + by;
    }
  }
}

/** The facts of a table from its rows and what they add. */
export function tableFacts(table: Table, names: Names, rows: readonly RowFacts[], sums: RowSums): TableFacts {
  const none = tableOf({
    table,
    lazy: new LazyRows(LongList.of<RowFacts>([])),
    loads: Loads.none(names),
    counted: 0,
    hashes: LongList.of<number>([]),
    repeats: { known: [] },
    alive: 0,
    acknowledged: 0,
    covered: HOTSPOTS.map(() => 0),
  });
  return changedTable(none, table, { head: 0, oldTail: 0, newTail: rows.length }, rows, sums);
}

/** The facts of a table whose rows are the same, after a change of the names, if any, that rows cannot tell. */
export function keptTable(old: TableFacts, table: Table, names?: Names): TableFacts {
  return withChanged(old, names === undefined ? { table } : { table, lazy: old.lazy.renamed(names) });
}

/**
 * The facts of a table after a change of the names that some of its rows can tell.
 *
 * @param numbers of the rows that may tell it, in order
 */
export function retoldTable(
  old: TableFacts,
  numbers: readonly number[],
  names: Names,
): { readonly facts: TableFacts; readonly rows: readonly RowFacts[] } {
  const before = old.lazy.before(numbers);
  const rows = before.map((row) => row.renamed(names));
  if (rows.length === 0) return { facts: old, rows };
  const by = new LoadCounts(names);
  for (const row of before) by.add(row.load, -1);
  for (const row of rows) by.add(row.load, 1);
  const facts = withChanged(old, { lazy: old.lazy.replaced(numbers, rows), loads: old.loads.changed(by) });
  return { facts, rows };
}

/**
 * The facts of a table after a change of its rows, by difference.
 *
 * @param middle the rows that are new, and what they add
 */
export function changedTable(
  old: TableFacts,
  table: Table,
  at: Splice,
  middle: readonly RowFacts[],
  sums: RowSums,
): TableFacts {
  for (const row of old.lazy.beforeSplice(at)) sums.remove(row);
  const hashes = old.hashes.spliced(at, sums.hashes);
  const repeats = old.repeats.known?.length === 0 && areAlone(hashes, middle) ? old.repeats : {};
  return tableOf({
    table,
    lazy: old.lazy.spliced(at, middle),
    loads: old.loads.changed(sums.loads),
    hashes,
    repeats,
    counted: old.counted + sums.counted,
    alive: old.alive + sums.alive,
    acknowledged: old.acknowledged + sums.acknowledged,
    covered: old.covered.map((count, index) => count + (sums.covered[index] ?? 0)),
  });
}

/** How many new rows are looked for one by one; of more, all rows are compared anew. */
const FEW = 16;

/** Whether no other row of a table can have the label of one of some rows of it. */
function areAlone(hashes: LongList<number>, rows: readonly RowFacts[]): boolean {
  return (
    rows.length <= FEW &&
    rows.every(({ hash, folded }) => folded === '' || hashes.indexOf(hash, hashes.indexOf(hash) + 1) === -1)
  );
}

/** The rows of a table that repeat another one. Rows without a label repeat nothing. */
export function repeatedRows(table: TableFacts): readonly Repeat[] {
  const { repeats, hashes } = table;
  // The rows themselves are made when they are asked for.
  repeats.known ??= findRepeats(hashes.all(), table.rows);
  return repeats.known;
}

function findRepeats(hashes: readonly number[], rows: LongList<RowFacts>): readonly Repeat[] {
  const repeated: Repeat[] = [];
  let size = 16;
  while (size < hashes.length * 2) size *= 2;
  // A hash table of row numbers, counted from 1, with open addressing: 0 is a free place.
  const places = new Int32Array(size);
  for (const [row, hash] of hashes.entries()) {
    for (let place = hash & (size - 1); ; place = (place + 1) & (size - 1)) {
      const first = (places[place] ?? 0) - 1;
      if (first === -1) {
        places[place] = row + 1;
        break;
      }
      if (hashes[first] === hash && sameLabel(rows.at(first), rows.at(row))) {
        if (rows.at(row)?.folded !== '') repeated.push({ row, first });
        break;
      }
    }
  }
  return repeated;
}

function sameLabel(a: RowFacts | undefined, b: RowFacts | undefined): boolean {
  return a !== undefined && b !== undefined && a.folded === b.folded && a.foldedPhase === b.foldedPhase;
}
