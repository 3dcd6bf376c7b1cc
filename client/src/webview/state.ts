/** What the panel shows and how: one object that the parts of the panel read and change. */
import type { ColumnView, MatrixBy, MatrixView, RowView, TableView } from '../../../server/src/protocol/protocol.ts';
import type { WebviewMessage } from '../preview/messages.ts';
import { EVERYTHING, type Filter, type Item, itemsOf } from './filter.ts';

/** The ways to look at a table. */
export const MODES = ['roles', 'people', 'activities', 'load'] as const;

export type Mode = (typeof MODES)[number];

export interface State {
  view: MatrixView | undefined;
  version: number;
  file: string;
  mode: Mode;
  by: MatrixBy;
  /** The id of the table that is shown. */
  table: string;
  filter: Filter;
  filtersOpen: boolean;
  headOpen: boolean;
  /** Roles that have a column although they hold nothing yet, by the id of their table. */
  added: Readonly<Record<string, readonly string[]>>;
  editable: boolean;
  /** Why it cannot be changed. */
  why: string;
  /** Why what is shown is the last good matrix; empty where it is that of the text. */
  broken: string;
  /** Why there is nothing; empty where there is something. */
  empty: string;
  locked: boolean;
  /** What the caret in the text stands in. */
  at: { readonly table: string; readonly row: number; readonly columns: readonly string[] } | undefined;
}

/** What is kept when the panel is hidden or the window is loaded anew. */
export type Kept = Pick<State, 'mode' | 'by' | 'table' | 'filter' | 'filtersOpen' | 'headOpen' | 'added'>;

/** The row of the headings, and the column of the labels. */
export const HEADING = 0;
export const LABEL = '';

/** A place in the grid: a row by its key (0 is the heading), a column by its id (empty is the label). */
export interface Spot {
  readonly row: number;
  readonly column: string;
}

/** The panel as its parts see it. */
export interface Panel {
  readonly state: State;
  /** Asks the host; a promise for those messages that are answered. */
  send(message: WebviewMessage): void;
  /** Says something to those who hear the panel. */
  announce(text: string): void;
  /** Shows what has changed. */
  update(): void;
  table(): TableView | undefined;
  items(): readonly Item[];
}

/** @param roomy whether there is room for what can be folded away */
export function newState(kept: Partial<Kept>, roomy: boolean): State {
  const mode = MODES.find((one) => one === kept.mode) ?? 'roles';
  return {
    view: undefined,
    version: 0,
    file: '',
    mode,
    by: kept.by === 'person' ? 'person' : 'role',
    table: typeof kept.table === 'string' ? kept.table : '',
    filter: { ...EVERYTHING, ...kept.filter },
    filtersOpen: kept.filtersOpen === true,
    headOpen: kept.headOpen ?? roomy,
    added: addedOf(kept.added),
    editable: false,
    why: '',
    broken: '',
    empty: '',
    locked: false,
    at: undefined,
  };
}

export function keptOf({ mode, by, table, filter, filtersOpen, headOpen, added }: State): Kept {
  return { mode, by, table, filter, filtersOpen, headOpen, added };
}

function addedOf(kept: unknown): State['added'] {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).map(([table, ids]) => [
      table,
      Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [],
    ]),
  );
}

/** The table that is shown, with the columns that were added: the one that was chosen, or the first. */
export function tableOf(state: State): TableView | undefined {
  const { view, table } = state;
  const found = view?.tables.find((one) => one.id === table) ?? view?.tables[0];
  return found && widened(found, state);
}

interface Widened {
  readonly table: TableView;
  readonly more: readonly ColumnView[];
  readonly wide: TableView;
}

let lastWidened: Widened | undefined;

/** The same table and columns give the same objects, so that what is drawn of them can stay. */
function widened(table: TableView, { view, added }: State): TableView {
  const ids = Object.hasOwn(added, table.id) ? (added[table.id] ?? []) : [];
  const more = ids.flatMap((id) => view?.outside.filter((one) => one.id === id && !hasColumn(table, id)) ?? []);
  if (more.length === 0) return table;
  const last = lastWidened;
  const same = last !== undefined && last.more.length === more.length && last.more.every((one, at) => one === more[at]);
  if (same && last.table === table) return last.wide;
  const columns = same && last.table.columns === table.columns ? last.wide.columns : [...table.columns, ...more];
  const wide = { ...table, columns };
  lastWidened = { table, more, wide };
  return wide;
}

function hasColumn({ columns }: TableView, id: string): boolean {
  return columns.some((one) => one.id === id);
}

/** Those outside the team who could have a column in the table that is shown. */
export function spareColumns(state: State): readonly ColumnView[] {
  const table = tableOf(state);
  return table === undefined ? [] : (state.view?.outside.filter(({ id }) => !hasColumn(table, id)) ?? []);
}

let lastItems: { readonly table: TableView; readonly filter: Filter; readonly items: readonly Item[] } | undefined;

export function shownItems(state: State): readonly Item[] {
  const table = tableOf(state);
  if (table === undefined) return [];
  if (lastItems === undefined || lastItems.table !== table || lastItems.filter !== state.filter)
    lastItems = { table, filter: state.filter, items: itemsOf(table, state.filter, lastItems?.items) };
  return lastItems.items;
}

export function rowOf(table: TableView | undefined, key: number): RowView | undefined {
  return table?.rows.find((row) => row.key === key);
}
