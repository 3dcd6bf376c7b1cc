/** The line below the matrix: the focused place in words, with its problems. */

import { cellAt, cellWords, labelText, listed, problemsAt, problemsOfRow, sentenceOf } from './descriptions.ts';
import { element, fill } from './dom.ts';
import { chip, problemMark } from './marks.ts';
import { HEADING, LABEL, rowOf, type Spot, type State, tableOf } from './state.ts';

export function inspector(state: State) {
  const root = element('div', { class: 'inspector' });
  return {
    element: root,
    update(spot: Spot): void {
      const table = tableOf(state);
      const row = rowOf(table, spot.row);
      const column = table?.columns.find((one) => one.id === spot.column);
      if (table === undefined) {
        fill(root);
        return;
      }
      if (row === undefined || spot.row === HEADING) {
        if (column === undefined) {
          fill(root, legend());
          return;
        }
        const people = column.people.length > 0 && column.kind !== 'person' ? listed(column.people) : '';
        fill(root, element('strong', {}, column.title), people !== '' && element('span', { class: 'note' }, people));
        return;
      }
      const problems =
        spot.column === LABEL
          ? problemsOfRow(row)
          : column === undefined
            ? []
            : problemsAt(row, table.columns.indexOf(column));
      const cell = column === undefined ? undefined : cellAt(row, table.columns.indexOf(column));
      const words =
        column === undefined
          ? sentenceOf(row, table)
          : cellWords(cell, row, table)
              .slice(0, problems.length === 0 ? undefined : -problems.length)
              .join(', ');
      fill(
        root,
        element('strong', {}, labelText(row)),
        column !== undefined && element('span', { class: 'of' }, column.title),
        element('span', { class: 'note' }, words),
        row.notes !== undefined && spot.column === LABEL && element('span', { class: 'note' }, row.notes),
        ...problems.map(({ severity, message }) =>
          element('span', { class: 'message' }, problemMark(severity), message),
        ),
      );
    },
  };

  /** The legend of the table's letters. */
  function legend(): HTMLElement {
    const table = tableOf(state);
    const letters = table?.letters ?? [];
    return element(
      'span',
      { class: 'legend' },
      ...letters.map((one) =>
        element('span', { class: 'entry', title: one.meaning }, table && chip(one.letter, table), one.title),
      ),
    );
  }
}
