/** Handles the keyboard and the mouse in the grid. */
import type { Actions } from './actions.ts';
import type { Grid } from './grid.ts';
import { closePopup } from './popup.ts';
import { HEADING, LABEL, type Panel, type Spot, shownItems, tableOf } from './state.ts';

export function listen(panel: Panel, grid: Grid, act: Actions, leave: () => void): void {
  const { state } = panel;
  const rows = () => shownItems(state).flatMap((item) => (item.kind === 'row' ? [item.row.key] : []));
  const columns = () => [LABEL, ...(tableOf(state)?.columns.map((column) => column.id) ?? [])];

  /** The place some steps away, or the one at the edge. */
  const moved = ({ row, column }: Spot, down: number, right: number): Spot => {
    const [keys, ids] = [[HEADING, ...rows()], columns()];
    const at = (list: readonly unknown[], of: unknown, by: number) =>
      Math.max(0, Math.min(list.length - 1, Math.max(0, list.indexOf(of)) + by));
    return {
      row: down === 0 ? row : (keys[at(keys, row, down)] ?? row),
      column: right === 0 ? column : (ids[at(ids, column, right)] ?? column),
    };
  };

  const target = (spot: Spot, { key, ctrlKey, metaKey }: KeyboardEvent): Spot | undefined => {
    const far = ctrlKey || metaKey;
    const keys = rows();
    switch (key) {
      case 'ArrowDown':
        return far ? { ...spot, row: keys.at(-1) ?? spot.row } : moved(spot, 1, 0);
      case 'ArrowUp':
        return far ? { ...spot, row: keys[0] ?? spot.row } : moved(spot, -1, 0);
      case 'ArrowRight':
        return far ? { ...spot, column: columns().at(-1) ?? spot.column } : moved(spot, 0, 1);
      case 'ArrowLeft':
        return far ? { ...spot, column: LABEL } : moved(spot, 0, -1);
      case 'PageDown':
        return moved(spot, grid.page, 0);
      case 'PageUp':
        return moved(spot, -grid.page, 0);
      case 'Home':
        return { row: far ? (keys[0] ?? spot.row) : spot.row, column: LABEL };
      case 'End':
        return { row: far ? (keys.at(-1) ?? spot.row) : spot.row, column: columns().at(-1) ?? LABEL };
    }
    return undefined;
  };

  /** Handles a key. Returns whether it had an effect. */
  const deed = (spot: Spot, event: KeyboardEvent): boolean => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const plain = !ctrlKey && !metaKey && !altKey;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      if (spot.row !== HEADING) void act.moveRow(spot, key === 'ArrowUp' ? -1 : 1);
      return true;
    }
    if (key === 'ContextMenu' || (shiftKey && key === 'F10') || (key === ' ' && plain)) act.menu(spot);
    else if (key === 'Enter' && plain) act.reveal(spot, true);
    else if (key === 'F2') act.rename(spot);
    else if (key === 'Insert') act.addRow(spot);
    else if ((key === 'Delete' || key === 'Backspace') && spot.row !== HEADING && spot.column !== LABEL)
      void act.setCell(spot, []);
    else if (key === 'Escape') leave();
    else if (plain && /^\p{L}$/u.test(key) && spot.row !== HEADING && spot.column !== LABEL) void act.press(spot, key);
    else return false;
    return true;
  };

  grid.element.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const to = event.altKey ? undefined : target(grid.spot, event);
    if (to !== undefined) grid.focus(to);
    else if (!deed(grid.spot, event)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  const spotOf = (event: Event): Spot | undefined => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (cell === null || row === null || row === undefined) return undefined;
    return { row: Number(row.dataset['row']), column: cell.dataset['column'] ?? LABEL };
  };
  grid.element.addEventListener('click', (event) => {
    const spot = spotOf(event);
    if (spot === undefined) return;
    grid.focus(spot);
    if (event.target instanceof Element && event.target.closest('[data-menu]') !== null) act.menu(spot);
    else if (event.detail < 2) act.reveal(spot, false);
  });
  grid.element.addEventListener('dblclick', (event) => {
    const spot = spotOf(event);
    if (spot !== undefined && spot.row !== HEADING) act.menu(spot);
  });
  grid.element.addEventListener('contextmenu', (event) => {
    const spot = spotOf(event);
    if (spot === undefined) return;
    event.preventDefault();
    grid.focus(spot);
    act.menu(spot);
  });
  grid.element.addEventListener('scroll', () => closePopup());
}
