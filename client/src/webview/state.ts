/** The state of the panel: one object that its parts read and change. */
import type { ColumnView, MatrixBy, MatrixView, RowView, TableView } from '../../../server/src/protocol/protocol.ts';
import type { WebviewMessage } from '../preview/messages.ts';
import { EVERYTHING, type Filter, type Item, itemsOf } from './filter.ts';

/** The views of a table. */
export const MODES = ['roles', 'people', 'activities', 'load'] as const;

export type Mode = (typeof MODES)[number];

export interface State {
  view: MatrixView | undefined;
  version: number;
  file: string;
  mode: Mode;
  by: MatrixBy;
  /** The id of the visible table. */
  table: string;
  filter: Filter;
  filtersOpen: boolean;
  headOpen: boolean;
  /** Roles that have a column but no letter yet, by table id. */
  added: Readonly<Record<string, readonly string[]>>;
  editable: boolean;
  /** The reason why the matrix cannot be edited. */
  why: string;
  /** The reason why the panel shows an older matrix; empty if it is current. */
  broken: string;
  /** The reason why there is no matrix; empty if there is one. */
  empty: string;
  locked: boolean;
  /** The row and column at the caret in the text. */
  at: { readonly table: string; readonly row: number; readonly columns: readonly string[] } | undefined;
}

/** The state that survives hiding the panel and reloading the window. */
export type Kept = Pick<State, 'mode' | 'by' | 'table' | 'filter' | 'filtersOpen' | 'headOpen' | 'added'>;

/** The key of the heading row and the id of the label column. */
export const HEADING = 0;
export const LABEL = '';

/** A place in the grid: the key of a row (0 for the heading) and the id of a column (empty for the label). */
export interface Spot {
  readonly row: number;
  readonly column: string;
}

/** The interface of the panel for its parts. */
export interface Panel {
  readonly state: State;
  /** Sends a message to the host. Returns a promise if the message has an answer. */
  send(message: WebviewMessage): void;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Renders the panel. */
  update(): void;
  table(): TableView | undefined;
  items(): readonly Item[];
}

/** @param roomy whether the panel has room for collapsible parts */
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

/** The selected table, or the first, with the added columns. */
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

/** Returns the same objects for the same table and columns, so that elements are reused. */
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

/** The external roles that have no column in the visible table. */
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
