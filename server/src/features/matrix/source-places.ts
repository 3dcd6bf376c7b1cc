/** Maps places in the matrix to places in the text and back. */

import type { Analysis } from '../../analysis.ts';
import type { Name, Origin } from '../../charter/model.ts';
import { rowCommitment } from '../../rules/shared/acknowledgements.ts';
import { type Span, shift, touches } from '../../text/span.ts';
import type { Block, YamlDocument } from '../../yaml/document.ts';
import { placeOf } from '../../yaml/places.ts';
import type { Place } from '../navigation.ts';
import { rowFinder, spanOfRow } from '../row-places.ts';
import { draftOf } from './panel-edits.ts';
import { placeOfKey, type RowKeys } from './row-keys.ts';
import type { MatrixState } from './view.ts';

/** A cell, row, column or table of the matrix. */
export interface ShownSpot {
  readonly table: string;
  readonly row?: number;
  readonly column?: string;
}

export function placeOfSpot(state: MatrixState, keys: RowKeys, spot: ShownSpot): Place | undefined {
  const { analysis } = state;
  const table = analysis.facts.tables.findIndex((one) => one.table.key.value === spot.table);
  if (table === -1) return undefined;
  if (spot.row === undefined) {
    return spot.column === undefined ? placeOfTable(analysis, table) : placeOfColumn(state, table, spot.column);
  }
  const place = placeOfKey(keys, spot.table, spot.row);
  const at = place && spanOfRow(analysis, place);
  const facts = place && analysis.facts.tables[place.table]?.rows.at(place.row);
  if (at === undefined || facts === undefined) return undefined;
  // Offsets between block and row are the same in the text.
  const by = at.start - facts.row.span.start;
  const draft = spot.column === undefined ? undefined : draftOf(state, table, spot.column);
  const context = state.tables[table]?.context;
  if (draft !== undefined && context !== undefined) {
    const holds = (name: string) => context.columns.of(name).some((one) => one.index === draft.index);
    const named = facts.holdings.filter(({ name }) => holds(name.value));
    const own = named.find(({ target }) => target?.kind !== 'everyone') ?? named[0];
    if (own !== undefined) return { at: shift(own.name.span, by) };
  }
  return { at: facts.row.label === undefined ? { start: at.start, end: at.start } : shift(facts.row.label.span, by) };
}

function placeOfTable({ document, facts }: Analysis, table: number): Place | undefined {
  const of = facts.tables[table]?.table;
  return of && absolute(document, of.block, of.key.span);
}

function absolute(document: YamlDocument, block: Block, span: Span): Place | undefined {
  const at = placeOf(document, block, span);
  return at && { at };
}

function placeOfColumn({ analysis, tables }: MatrixState, table: number, column: string): Place | undefined {
  const of = tables[table];
  const holder = of?.shown[of.view.columns.findIndex((one) => one.id === column)]?.holder;
  if (holder === undefined || typeof holder === 'string') return undefined;
  const { document } = analysis;
  const place = (block: Block, span: Span, from: Origin | undefined): Place | undefined =>
    from === undefined ? absolute(document, block, span) : { from, block, span };
  if (!('key' in holder)) return place(holder.role.block, holder.role.id.span, holder.role.from);
  if (holder.person !== undefined) return place(holder.person.block, holder.person.handle.span, holder.person.from);
  const [role] = holder.roles;
  const name = role?.role.people.find((one) => analysis.names.person(one.value) === holder);
  return role && name && place(role.role.block, name.span, role.role.from);
}

/** The row at an offset, with the columns of the name there and of the row's owners and doers. */
export interface SpotInRow {
  readonly table: string;
  readonly row: number;
  readonly columns: readonly string[];
  readonly committed: readonly string[];
}

/** The row at an offset. */
export function spotAt(state: MatrixState, keys: RowKeys, offset: number): SpotInRow | undefined {
  const { analysis } = state;
  const place = rowFinder(analysis)(offset);
  const of = place && keys.tables[place.table];
  const key = place && of?.keys[place.row];
  const at = place && spanOfRow(analysis, place);
  const facts = place && analysis.facts.tables[place.table]?.rows.at(place.row);
  const shown = place && state.tables[place.table];
  if (of === undefined || key === undefined || at === undefined || facts === undefined || shown === undefined)
    return undefined;
  const inBlock = offset - (at.start - facts.row.span.start);
  const held = facts.holdings.find(({ name }) => touches(name.span, inBlock));
  const columnsOf = (name: Name) =>
    shown.context.columns
      .of(name.value)
      .flatMap(({ index }) => shown.view.columns[shown.context.places[index] ?? -1]?.id ?? []);
  const committed = facts.dropped ? [] : rowCommitment(facts, analysis.names).committed.flatMap(columnsOf);
  return {
    table: of.id,
    row: key,
    columns: held === undefined ? [] : columnsOf(held.name),
    committed: [...new Set(committed)],
  };
}
