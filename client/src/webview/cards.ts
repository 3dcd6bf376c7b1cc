/** The view “Activities”: each row as a card in words. */
import type { RowView, TableView } from '../../../server/src/protocol/protocol.ts';
import { clausesOf, labelText, phaseText } from './descriptions.ts';
import { element } from './dom.ts';
import type { Item } from './filter.ts';
import { problemMark } from './marks.ts';
import { type Panel, shownItems, tableOf } from './state.ts';
import { t } from './texts.ts';
import { type Virtual, virtual } from './virtual.ts';

export function cards(panel: Panel, reveal: (row: number, focus: boolean) => void) {
  const { state } = panel;
  const canvas = element('div', { class: 'card-list' });
  const root = element('div', { class: 'cards', role: 'list', 'aria-label': t('Activities'), tabindex: -1 }, canvas);
  canvas.setAttribute('role', 'presentation');
  let focused = -1;
  let drawn: TableView | undefined;
  const list: Virtual = virtual({
    scroller: root,
    canvas,
    header: () => 0,
    heightOf: (index) => (shownItems(state)[index]?.kind === 'phase' ? 56 : 128),
    measured: true,
    itemAt: (index) => shownItems(state)[index],
    make: (index) => make(shownItems(state)[index]),
    pinned: () => (root.contains(document.activeElement) ? indexOf(focused) : -1),
  });
  const indexOf = (key: number) => shownItems(state).findIndex((item) => item.kind === 'row' && item.row.key === key);

  function make(item: Item | undefined): HTMLElement {
    const table = tableOf(state);
    if (item === undefined || table === undefined) return element('div');
    if (item.kind === 'phase')
      return element(
        'div',
        { class: 'card-phase', role: 'listitem' },
        element('h2', {}, phaseText(item.phase)),
        element('span', { class: 'count' }, String(item.rows)),
      );
    return element('div', { class: 'card-place', role: 'listitem' }, card(item.row, table));
  }

  function card(row: RowView, table: TableView): HTMLElement {
    const facts = [row.status, row.due === undefined ? undefined : t('due {0}', row.due), ...(row.covers ?? [])];
    const line = facts.filter((fact) => fact !== undefined).join(' · ');
    const made = element(
      'article',
      { class: row.status === 'dropped' ? 'card dropped' : 'card', tabindex: 0, 'data-row': row.key },
      element(shownItems(state)[0]?.kind === 'phase' ? 'h3' : 'h2', {}, labelText(row)),
      line !== '' && element('p', { class: 'note' }, line),
      element('p', { class: 'sentence' }, ...sentence(row, table)),
      row.notes !== undefined && element('p', { class: 'notes' }, row.notes),
      ...(row.problems ?? []).map(({ severity, message }) =>
        element('p', { class: 'message' }, problemMark(severity), element('span', {}, message)),
      ),
    );
    made.addEventListener('click', () => reveal(row.key, false));
    made.addEventListener('focus', () => {
      focused = row.key;
    });
    made.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') reveal(row.key, true);
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const items = shownItems(state);
      let at = indexOf(row.key) + step;
      while (items[at]?.kind === 'phase') at += step;
      if (items[at] === undefined) return;
      list.show(at);
      for (const [index, shown] of list.shown())
        if (index === at) shown.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
    });
    return made;
  }

  let frame = 0;
  root.addEventListener('scroll', () => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      list.render();
      decorate();
    });
  });
  new ResizeObserver(() => {
    list.forget();
    list.reset(shownItems(state).length);
  }).observe(root);

  function decorate(): void {
    for (const [, made] of list.shown()) {
      const shown = made.querySelector<HTMLElement>('.card');
      shown?.classList.toggle(
        'at',
        state.at?.row === Number(shown.dataset['row']) && state.at.table === tableOf(state)?.id,
      );
    }
  }

  return {
    element: root,
    update(): void {
      const table = tableOf(state);
      if (drawn?.columns !== table?.columns) list.forget();
      drawn = table;
      list.reset(shownItems(state).length);
      decorate();
    },
    show(row: number): void {
      const index = indexOf(row);
      if (index !== -1) list.show(index);
      decorate();
    },
  };
}

/** The sentence of a row, with names in their own elements: “Priya answers for it; Ada and Ben do it.” */
function sentence(row: RowView, table: TableView): (Node | string)[] {
  const clauses = clausesOf(row, table);
  if (clauses.length === 0) return [t('This row has no letters.')];
  return clauses.flatMap(({ tone, who, does, missing }, at) => {
    const name = at === 0 ? who.charAt(0).toUpperCase() + who.slice(1) : who;
    const end = at === clauses.length - 1 ? '.' : '; ';
    return [element('span', { class: missing ? 'who missing' : `who ${tone}` }, name), ` ${does}${end}`];
  });
}
