/** The problems of a charter, as a list and as steps through the grid. */

import { labelText } from './descriptions.ts';
import type { Grid } from './grid.ts';
import { problemMark } from './marks.ts';
import { openMenu } from './popup.ts';
import { LABEL, rowOf, type Spot, type State, shownItems, tableOf } from './state.ts';
import { t } from './texts.ts';

export interface Walk {
  readonly state: State;
  readonly matrix: Grid;
  /** Shows the grid with the selected table. */
  toGrid(): void;
  tell(text: string): void;
  announce(text: string): void;
}

/** The places with problems in the visible table, row by row. */
function problemSpots(state: State): readonly Spot[] {
  const table = tableOf(state);
  return shownItems(state).flatMap((item) => {
    if (item.kind !== 'row') return [];
    const problems = item.row.problems ?? [];
    const label = problems.some(({ cells }) => cells === undefined) ? [{ row: item.row.key, column: LABEL }] : [];
    const columns = [...new Set(problems.flatMap(({ cells = [] }) => cells))].sort((a, b) => a - b);
    return [...label, ...columns.map((at) => ({ row: item.row.key, column: table?.columns[at]?.id ?? LABEL }))];
  });
}

/** Goes to the next or previous place with a problem, and around at the ends. */
export function walk(by: 1 | -1, { state, matrix, toGrid, tell, announce }: Walk): void {
  const spots = problemSpots(state);
  if (spots.length === 0) {
    tell(
      state.filter.problems || tableOf(state)?.rows.some((row) => row.problems)
        ? t('No visible row has a problem.')
        : t('No problems in this table. The list shows problems elsewhere.'),
    );
    return;
  }
  toGrid();
  const order = new Map(shownItems(state).map((item, at) => [item.kind === 'row' ? item.row.key : -1, at]));
  const place = ({ row, column }: Spot) =>
    (order.get(row) ?? -1) * 10_000 + 1 + (tableOf(state)?.columns.findIndex((one) => one.id === column) ?? -1);
  const here = place(matrix.spot);
  const next = by === 1 ? spots.find((spot) => place(spot) > here) : spots.findLast((spot) => place(spot) < here);
  const to = next ?? (by === 1 ? spots[0] : spots.at(-1));
  if (to === undefined) return;
  matrix.focus(to);
  const at = tableOf(state)?.columns.findIndex((one) => one.id === to.column) ?? -1;
  const problems = rowOf(tableOf(state), to.row)?.problems?.filter(({ cells }) =>
    at === -1 ? cells === undefined : cells?.includes(at),
  );
  announce(problems?.map(({ message }) => message).join(' ') ?? '');
}

/** Maximum number of problems in the menu. */
const LISTED = 40;

export function listProblems(anchor: HTMLElement, { state, matrix, toGrid }: Walk): void {
  const { view } = state;
  if (view === undefined) return;
  const entries = [
    ...view.tables.flatMap((table) =>
      table.rows.flatMap((row) =>
        (row.problems ?? []).map((problem) => ({
          label: labelText(row),
          detail: problem.message,
          mark: problemMark(problem.severity),
          pick: () => {
            state.table = table.id;
            toGrid();
            const [column] = problem.cells ?? [];
            matrix.focus({ row: row.key, column: column === undefined ? LABEL : (table.columns[column]?.id ?? LABEL) });
          },
        })),
      ),
    ),
    ...view.elsewhere.map((problem) => ({
      label: t('Not in a row'),
      detail: problem.message,
      mark: problemMark(problem.severity),
      disabled: true,
      pick: () => undefined,
    })),
  ];
  const more = entries.length - LISTED;
  openMenu(anchor, t('Problems'), [
    ...entries.slice(0, LISTED),
    ...(more > 0
      ? [
          {
            label: t('And {0} more', more),
            detail: t('Filter by problems to see them all.'),
            disabled: true,
            pick: () => undefined,
          },
        ]
      : []),
  ]);
}
