/** The matrix as a grid with fixed headings. Only visible cells are in the document. */
import type { ColumnView, RowView, TableView } from '../../../server/src/protocol/protocol.ts';
import { cellElement, columnElement, labelElement, moreMark, phaseElement, totalElement } from './cells.ts';
import { headingOf } from './descriptions.ts';
import { element, fill } from './dom.ts';
import type { Item } from './filter.ts';
import { HEADING, LABEL, type Panel, type Spot, shownItems, tableOf } from './state.ts';
import { t } from './texts.ts';
import { type Virtual, virtual } from './virtual.ts';

export interface Grid {
  readonly element: HTMLElement;
  update(): void;
  /** The place that has or last had the focus. */
  readonly spot: Spot;
  /** Moves the focus and scrolls to it. */
  focus(spot: Spot, take?: boolean): void;
  /** The element of a place, rendered first if it is not visible. */
  cellOf(spot: Spot): HTMLElement | undefined;
  /** Scrolls a row into view. */
  show(row: number): void;
  readonly page: number;
}

/** How many columns are rendered on each side of the visible ones. */
const AROUND = 3;

export function grid(panel: Panel, onFocus: () => void): Grid {
  const header = element('div', { class: 'grid-header', role: 'rowgroup' });
  const canvas = element('div', { class: 'grid-rows', role: 'rowgroup' });
  const footer = element('div', { class: 'grid-footer', role: 'rowgroup' });
  const root = element('div', { class: 'grid', role: 'grid', 'aria-label': t('Matrix') }, header, canvas, footer);
  let spot: Spot = { row: HEADING, column: LABEL };
  let range = { from: 0, to: 0 };
  let drawn: { readonly table: TableView; readonly items: readonly Item[]; readonly look: string } | undefined;

  const { state } = panel;
  const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 13;
  const labelWidth = () => Math.round(rem() * (root.clientWidth < rem() * 50 ? 11.5 : 22));
  const columnWidth = () => {
    const count = tableOf(state)?.columns.length ?? 1;
    const room = (root.clientWidth - labelWidth()) / Math.max(1, count);
    return Math.round(Math.min(rem() * 11, Math.max(rem() * 7.1, room)));
  };
  const itemHeight = (item: Item | undefined) => Math.round(rem() * (item?.kind === 'phase' ? 2.7 : 3.25));
  const indexOf = (key: number) => shownItems(state).findIndex((item) => item.kind === 'row' && item.row.key === key);

  const list: Virtual = virtual({
    scroller: root,
    canvas,
    header: () => header.offsetHeight + footer.offsetHeight,
    heightOf: (index) => itemHeight(shownItems(state)[index]),
    measured: false,
    itemAt: (index) => shownItems(state)[index],
    make: (index) => {
      const item = shownItems(state)[index];
      const table = tableOf(state);
      if (item === undefined || table === undefined) return element('div');
      return item.kind === 'phase' ? phaseElement(item.phase, item.rows, table) : rowElement(item.row, table);
    },
    pinned: () => (root.contains(document.activeElement) ? indexOf(spot.row) : -1),
  });

  const columnsShown = (table: TableView): readonly (readonly [number, ColumnView])[] => {
    const shown: [number, ColumnView][] = [];
    for (const [at, column] of table.columns.entries()) {
      const focused = column.id === spot.column;
      if ((at >= range.from && at < range.to) || focused) shown.push([at, column]);
    }
    return shown;
  };

  const placed = (cell: HTMLElement, at: number) => {
    cell.style.left = `${labelWidth() + at * columnWidth()}px`;
    cell.style.width = `${columnWidth()}px`;
    return cell;
  };

  function rowElement(row: RowView, table: TableView): HTMLElement {
    const dropped = row.status === 'dropped';
    const made = element('div', { class: dropped ? 'row dropped' : 'row', role: 'row', 'data-row': row.key });
    const label = labelElement(row);
    label.style.width = `${labelWidth()}px`;
    made.append(label);
    for (const [at, column] of columnsShown(table))
      made.append(placed(cellElement(row, at, column, table, state.by), at));
    return made;
  }

  function drawHeader(table: TableView): void {
    const width = labelWidth() + table.columns.length * columnWidth();
    const corner = element(
      'div',
      { class: 'corner', role: 'columnheader', 'aria-colindex': 1, 'data-column': LABEL, tabindex: -1 },
      headingOf(table),
      moreMark(),
    );
    corner.style.width = `${labelWidth()}px`;
    const row = element('div', { class: 'row heading', role: 'row', 'aria-rowindex': 1, 'data-row': HEADING }, corner);
    for (const [at, column] of columnsShown(table)) row.append(placed(columnElement(at, column), at));
    row.style.width = `${width}px`;
    fill(header, row);
    canvas.style.width = `${width}px`;
    const totals = element('div', { class: 'row totals', role: 'row', 'aria-rowindex': shownItems(state).length + 2 });
    const name = element('div', { class: 'label', role: 'rowheader', 'aria-colindex': 1 }, t('Total'));
    name.style.width = `${labelWidth()}px`;
    totals.append(name);
    for (const [at, column] of columnsShown(table)) totals.append(placed(totalElement(table, at, column), at));
    totals.style.width = `${width}px`;
    fill(footer, totals);
  }

  /** Marks the focused place and the caret, which do not depend on a row. */
  function decorate(): void {
    for (const [index, made] of list.shown()) {
      made.setAttribute('aria-rowindex', String(index + 2));
      const key = Number(made.dataset['row'] ?? -1);
      const at = state.at?.row === key && state.at.table === tableOf(state)?.id;
      made.classList.toggle('at', at);
      if (at) made.setAttribute('aria-current', 'true');
      else made.removeAttribute('aria-current');
      for (const cell of made.querySelectorAll<HTMLElement>('.cell'))
        cell.classList.toggle('here', at && state.at?.columns.includes(cell.dataset['column'] ?? '') === true);
    }
    for (const column of header.querySelectorAll<HTMLElement>('.column'))
      column.classList.toggle('lit', column.dataset['column'] === spot.column);
    for (const old of root.querySelectorAll('[tabindex="0"]')) old.setAttribute('tabindex', '-1');
    const now = find(spot) ?? header.querySelector<HTMLElement>('.corner') ?? undefined;
    now?.setAttribute('tabindex', '0');
  }

  function find({ row, column }: Spot): HTMLElement | undefined {
    const line = root.querySelector(`[data-row="${row}"]`);
    for (const cell of line?.children ?? []) {
      if (cell instanceof HTMLElement && cell.dataset['column'] === column) return cell;
    }
    return undefined;
  }

  const columnRange = (table: TableView) => {
    const width = columnWidth();
    const from = Math.floor(root.scrollLeft / width) - AROUND;
    const to = Math.ceil((root.scrollLeft + root.clientWidth - labelWidth()) / width) + AROUND;
    return { from: Math.max(0, from), to: Math.min(table.columns.length, to) };
  };

  /** Whether visible columns are not rendered yet. */
  const columnsMissing = (table: TableView) => {
    const now = columnRange(table);
    const seen = { from: Math.min(now.from + AROUND, table.columns.length), to: Math.max(0, now.to - AROUND) };
    return seen.from < range.from || seen.to > range.to;
  };

  function draw(): void {
    const table = tableOf(state);
    if (table === undefined) return;
    const items = shownItems(state);
    const focused = root.contains(document.activeElement);
    const look = `${columnWidth()} ${labelWidth()} ${state.editable} ${table.acknowledging}`;
    const same = drawn?.table.columns === table.columns && drawn.look === look && drawn.table.letters === table.letters;
    if (!same || columnsMissing(table)) {
      range = columnRange(table);
      list.forget();
    }
    root.setAttribute('aria-label', t('{0} matrix', table.id.toUpperCase()));
    root.setAttribute('aria-rowcount', String(items.length + 2));
    root.setAttribute('aria-colcount', String(table.columns.length + 1));
    root.classList.toggle('editable', state.editable);
    if (spot.row !== HEADING && indexOf(spot.row) === -1) spot = { row: HEADING, column: spot.column };
    drawHeader(table);
    drawn = { table, items, look };
    list.reset(items.length);
    decorate();
    if (focused && !root.contains(document.activeElement)) find(spot)?.focus({ preventScroll: true });
  }

  let frame = 0;
  root.addEventListener('scroll', () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const table = tableOf(state);
      if (table === undefined) return;
      if (columnsMissing(table)) draw();
      else {
        list.render();
        decorate();
      }
    });
  });
  new ResizeObserver(() => draw()).observe(root);
  root.addEventListener('focusin', (event) => {
    const cell = event.target instanceof HTMLElement ? event.target : undefined;
    const line = cell?.closest<HTMLElement>('[data-row]');
    if (cell?.dataset['column'] === undefined || line === null || line === undefined) return;
    spot = { row: Number(line.dataset['row']), column: cell.dataset['column'] };
    decorate();
    onFocus();
  });

  const showColumn = (id: string) => {
    const at = tableOf(state)?.columns.findIndex((column) => column.id === id) ?? -1;
    if (at === -1) return;
    const left = at * columnWidth();
    const room = root.clientWidth - labelWidth();
    if (left < root.scrollLeft) root.scrollLeft = left;
    else if (left + columnWidth() > root.scrollLeft + room) root.scrollLeft = left + columnWidth() - room;
  };

  const cellOf = (to: Spot) => {
    spot = to;
    if (to.row !== HEADING) list.show(indexOf(to.row));
    showColumn(to.column);
    if (find(to) === undefined) draw();
    decorate();
    return find(to);
  };

  return {
    element: root,
    update: draw,
    get spot() {
      return spot;
    },
    focus(to, take = true) {
      const cell = cellOf(to);
      if (take) cell?.focus({ preventScroll: true });
      else onFocus();
    },
    cellOf,
    show(row) {
      const index = indexOf(row);
      if (index !== -1) list.show(index);
      decorate();
    },
    get page() {
      return list.page;
    },
  };
}
