/** The difference between two matrix views, so that only changes are sent. */
import { sharedEnds } from '../../text/splice.ts';
import type { MatrixChange, MatrixHead, MatrixView, RowView, TableChange, TableView } from './view-model.ts';

/** Undefined if more than rows changed; then the whole matrix is sent. */
export function matrixChange(before: MatrixView, after: MatrixView): MatrixChange | undefined {
  if (before.by !== after.by || before.tables.length > after.tables.length) return undefined;
  const tables: TableChange[] = [];
  for (const [index, table] of after.tables.entries()) {
    const old = before.tables[index];
    // If a table kept its shape, its columns and letters are the same objects or equal.
    if (old?.id !== table.id || old.row !== table.row) return undefined;
    if (old.columns !== table.columns && JSON.stringify(old.columns) !== JSON.stringify(table.columns))
      return undefined;
    if (JSON.stringify(old.letters) !== JSON.stringify(table.letters)) return undefined;
    const change = tableChange(old, table);
    if (change !== undefined) tables.push(change);
  }
  const head = headOf(after);
  return JSON.stringify(head) === JSON.stringify(headOf(before)) ? { tables } : { head, tables };
}

function headOf({ by: _, tables: __, ...head }: MatrixView): MatrixHead {
  return head;
}

function tableChange(old: TableView, table: TableView): TableChange | undefined {
  const splices = splicesBetween(old.rows, table.rows);
  const { id, totals, acknowledging } = table;
  if (splices.length === 0 && acknowledging === old.acknowledging) return undefined;
  return { table: id, splices, totals, acknowledging };
}

/** The replaced rows: one run where the number of rows changed, the others one by one. */
function splicesBetween(old: readonly RowView[], rows: readonly RowView[]): TableChange['splices'] {
  const splices: { at: number; removed: number; rows: RowView[] }[] = [];
  const replace = (at: number, row: RowView) => {
    const last = splices.at(-1);
    if (last !== undefined && last.at + last.removed === at) {
      last.removed++;
      last.rows.push(row);
    } else splices.push({ at, removed: 1, rows: [row] });
  };
  if (old.length === rows.length) {
    for (const [at, row] of rows.entries()) if (row !== old[at]) replace(at, row);
    return splices;
  }
  const { head, tail } = sharedEnds(old.map(keyOf), rows.map(keyOf));
  for (const [at, row] of rows.slice(0, head).entries()) if (row !== old[at]) replace(at, row);
  const oldTail = old.length - tail;
  const newTail = rows.length - tail;
  splices.push({ at: head, removed: oldTail - head, rows: rows.slice(head, newTail) });
  for (const [at, row] of rows.slice(newTail).entries()) if (row !== old[oldTail + at]) replace(oldTail + at, row);
  return splices;
}

function keyOf({ key }: RowView): number {
  return key;
}
