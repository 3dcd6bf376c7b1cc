/**
 * Makes the matrix view of a version. Like an analysis, it reuses the previous view: unchanged rows keep their objects,
 * so changes are found by comparing objects.
 */
import type { Analysis } from '../../analysis.ts';
import { Columns, type Draft, type Held, headingsOf } from '../../charter/columns.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import { CAPABILITIES, type Letter, type Scheme } from '../../charter/schemes.ts';
import type { TableFacts } from '../../charter/table.ts';
import type { Problem } from '../../checking/problems.ts';
import { headOf, LOADS } from './head-view.ts';
import { placesOfProblems } from './problem-places.ts';
import type { RowKeys } from './row-keys.ts';
import { type RowContext, rowView } from './row-view.ts';
import type {
  ColumnKind,
  ColumnView,
  LetterView,
  MatrixBy,
  MatrixView,
  RowView,
  TableView,
  Tone,
} from './view-model.ts';

/** A view with the state that the next one can reuse. */
export interface MatrixState {
  readonly view: MatrixView;
  readonly analysis: Analysis;
  readonly by: MatrixBy;
  readonly tables: readonly TableState[];
}

export interface TableState {
  readonly facts: TableFacts;
  readonly view: TableView;
  readonly shown: readonly Draft[];
  readonly context: RowContext;
  readonly loads: Int32Array;
  readonly held: readonly (readonly Held[])[];
}

/**
 * @param keys the row keys of the same analysis
 * @param problems the problems of the analysis, including those across charters
 */
export function matrixState(
  analysis: Analysis,
  by: MatrixBy,
  keys: RowKeys,
  previous?: MatrixState,
  problems: readonly Problem[] = analysis.problems,
): MatrixState {
  const places = placesOfProblems(analysis, problems);
  const same = previous?.by === by && previous.analysis.names === analysis.names ? previous : undefined;
  const tables = analysis.facts.tables.map((facts, index) => {
    const old = same?.tables.find((one) => one.view.id === facts.table.key.value);
    const of = places.rows[index] ?? new Map<number, readonly Problem[]>();
    const rowKeys = keys.tables[index]?.keys ?? [];
    return (old && changedTable(facts, old, of, rowKeys)) ?? freshTable(facts, analysis, by, of, rowKeys);
  });
  const head = headOf(analysis, by, tables, problems, places.elsewhere);
  const view = { ...head, by, tables: tables.map((table) => table.view) };
  return { view, analysis, by, tables };
}

type ProblemsByRow = ReadonlyMap<number, readonly Problem[]>;
const NO_PROBLEMS: readonly Problem[] = [];

function freshTable(
  facts: TableFacts,
  analysis: Analysis,
  by: MatrixBy,
  problems: ProblemsByRow,
  keys: readonly number[],
): TableState {
  const columns = new Columns(analysis.names, by);
  const held = facts.rows.all().map((row) => columns.cellsOf(row));
  const shown = columns.shown();
  const places: number[] = [];
  for (const [place, { index }] of shown.entries()) places[index] = place;
  const context: RowContext = { names: analysis.names, columns, places, letters: new Map() };
  const rows = facts.rows
    .all()
    .map((row, index) =>
      rowView(row, held[index] ?? [], keys[index] ?? 0, problems.get(index) ?? NO_PROBLEMS, context),
    );
  const { scheme } = facts.table;
  const totals = shown.map(() => scheme.letters.map(() => 0));
  const loads = new Int32Array(shown.length * LOADS);
  const kinds = kindsOf(scheme);
  for (const [index, row] of rows.entries()) count(row, facts.rows.at(index), kinds, totals, loads, 1);
  const view = { ...tableHead(facts), columns: columnViews(shown), rows, totals };
  return { facts, view, shown, context, loads, held };
}

/** Updates a table after a change of some rows; undefined if its columns or scheme may have changed. */
function changedTable(
  facts: TableFacts,
  old: TableState,
  problems: ProblemsByRow,
  keys: readonly number[],
): TableState | undefined {
  if (facts.table.scheme !== old.facts.table.scheme) return undefined;
  const at = old.facts.table.entries.spliceTo(facts.table.entries);
  const removed = old.facts.rows.slice(at.head, at.oldTail);
  const added = facts.rows.slice(at.head, at.newTail);
  // The column of an undeclared name is placed by its first use, so check all rows.
  if ([...removed, ...added].some((row) => row.holdings.some((one) => one.target === undefined))) return undefined;
  const { context, shown } = old;
  const middle = added.map((row) => context.columns.cellsOf(row));
  if (middle.some((cells) => cells.some(({ draft }) => context.places[draft] === undefined))) return undefined;

  const { scheme } = facts.table;
  const oldRows = old.view.rows;
  const gone = oldRows.slice(at.head, at.oldTail);
  const fresh = added.map((row, index) =>
    rowView(
      row,
      middle[index] ?? [],
      keys[at.head + index] ?? 0,
      problems.get(at.head + index) ?? NO_PROBLEMS,
      context,
    ),
  );
  const totals = old.view.totals.map((column) => [...column]);
  const loads = old.loads.slice();
  const kinds = kindsOf(scheme);
  for (const [index, row] of gone.entries()) count(row, removed[index], kinds, totals, loads, -1);
  for (const [index, row] of fresh.entries()) count(row, added[index], kinds, totals, loads, 1);
  if (shown.some((draft, index) => !draft.always && totals[index]?.every((total) => total === 0))) return undefined;

  const rows = oldRows.slice(0, at.head).concat(fresh, oldRows.slice(at.oldTail));
  const held = old.held.slice(0, at.head).concat(middle, old.held.slice(at.oldTail));
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const now = problems.get(index) ?? NO_PROBLEMS;
    const key = keys[index] ?? 0;
    if (row === undefined || (index >= at.head && index < at.newTail)) continue;
    if (now.length === 0 && row.problems === undefined && row.key === key) continue;
    const [line, cells] = [facts.rows.at(index), held[index]];
    if (line === undefined || cells === undefined) continue;
    const again = rowView(line, cells, key, now, context);
    if (row.key !== key || !sameProblems(row, again)) rows[index] = again;
  }
  return { facts, view: { ...tableHead(facts), columns: old.view.columns, rows, totals }, shown, context, loads, held };
}

function sameProblems({ problems: a = [] }: RowView, { problems: b = [] }: RowView): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => {
      const other = b[at];
      return (
        one.code === other?.code &&
        one.message === other.message &&
        one.severity === other.severity &&
        String(one.cells) === String(other.cells)
      );
    })
  );
}

function tableHead({ table, alive, acknowledged }: TableFacts): Omit<TableView, 'columns' | 'rows' | 'totals'> {
  return {
    id: table.key.value,
    row: table.scheme.row,
    letters: table.scheme.letters.map(letterView),
    acknowledging: acknowledged > 0 && acknowledged * 2 >= alive,
  };
}

function letterView({ letter, key, title, meaning, is, max }: Letter): LetterView {
  const tone: Tone = CAPABILITIES.find((capability) => is.includes(capability)) ?? 'informed';
  const view = { letter, key, title, meaning, tone, is };
  return max === Number.POSITIVE_INFINITY ? view : { ...view, max };
}

function columnViews(shown: readonly Draft[]): readonly ColumnView[] {
  const headings = headingsOf(shown);
  return shown.flatMap(({ holder }, index): readonly ColumnView[] => {
    const heading = headings[index];
    if (heading === undefined) return [];
    if (typeof holder === 'string') return [{ ...heading, kind: 'unknown', own: false }];
    if ('key' in holder) {
      const own = holder.person !== undefined && holder.person.from === undefined;
      return [{ ...heading, kind: 'person', own }];
    }
    const kind: ColumnKind = holder.role.external ? 'external' : 'role';
    return [{ ...heading, kind, own: holder.role.from === undefined }];
  });
}

/** How a letter counts: its index in the scheme and its loads as bits. */
interface Kind {
  readonly index: number;
  readonly marks: number;
}

function kindsOf({ letters }: Scheme): ReadonlyMap<string, Kind> {
  const bits = (is: Letter['is']) =>
    (is.includes('owner') ? 1 : 0) |
    (is.includes('doer') ? 2 : 0) |
    (is.includes('input') ? 4 : 0) |
    (is.includes('informed') ? 8 : 0);
  return new Map(letters.map(({ letter, is }, index) => [letter, { index, marks: bits(is) }]));
}

function count(
  row: RowView,
  facts: RowFacts | undefined,
  kinds: ReadonlyMap<string, Kind>,
  totals: number[][],
  loads: Int32Array,
  sign: 1 | -1,
): void {
  for (const { at, letters, everyone } of row.cells) {
    const total = totals[at];
    let marks = 0;
    for (const letter of letters) {
      const kind = kinds.get(letter);
      if (kind === undefined || total === undefined) continue;
      total[kind.index] = (total[kind.index] ?? 0) + sign;
      marks |= kind.marks;
    }
    if (facts === undefined || facts.dropped) continue;
    // Letters of `everyone` do not count as load.
    if (everyone) marks &= ~3;
    for (let bit = 0; bit < LOADS; bit++) {
      if ((marks >> bit) & 1) loads[at * LOADS + bit] = (loads[at * LOADS + bit] ?? 0) + sign;
    }
  }
}
