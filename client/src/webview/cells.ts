/** Makes the elements of rows, headings and totals. The grid places them. */
import type { ColumnView, MatrixBy, RowView, TableView } from '../../../server/src/protocol/protocol.ts';
import { cellAt, cellWords, labelText, listed, phaseText, problemsAt, problemsOfRow } from './descriptions.ts';
import { element } from './dom.ts';
import { acknowledgedMark, chips, problemMark, worst } from './marks.ts';
import { LABEL } from './state.ts';
import { t } from './texts.ts';

/** The button that opens the menu of a place. */
export function moreMark(): HTMLElement {
  return element('span', { class: 'more', 'aria-hidden': true, 'data-menu': true }, '⋯');
}

export function labelElement(row: RowView): HTMLElement {
  const problems = problemsOfRow(row);
  const label = labelText(row);
  const notes = [
    row.status === undefined || row.status === 'open' ? undefined : row.status,
    row.due === undefined ? undefined : t('due {0}', row.due),
  ].filter((note) => note !== undefined);
  return element(
    'div',
    {
      class: problems.length > 0 ? 'label marked' : 'label',
      role: 'rowheader',
      'aria-colindex': 1,
      'data-column': LABEL,
      tabindex: -1,
      title: [label, row.notes, ...problems.map(({ message }) => message)].filter(Boolean).join('\n'),
      'aria-label': [label, ...notes, ...problems.map(({ message }) => message)].join('. '),
    },
    problems.length > 0 && problemMark(worst(problems.map(({ severity }) => severity))),
    element(
      'span',
      { class: 'text' },
      element('span', { class: row.label === '' ? 'name missing' : 'name' }, label),
      notes.length > 0 && element('span', { class: 'note' }, notes.join(' · ')),
    ),
    moreMark(),
  );
}

export function cellElement(row: RowView, at: number, column: ColumnView, table: TableView, by: MatrixBy): HTMLElement {
  const held = cellAt(row, at);
  const problems = problemsAt(row, at);
  const words = cellWords(held, row, table);
  return element(
    'div',
    {
      class: `cell${problems.length > 0 ? ' marked' : ''}${held?.through && by === 'role' ? ' through' : ''}`,
      role: 'gridcell',
      'aria-colindex': at + 2,
      'data-column': column.id,
      tabindex: -1,
      title: held === undefined && problems.length === 0 ? undefined : [column.title, ...words].join('\n'),
      'aria-label': words.join('. '),
    },
    held && chips(held, table),
    held && acknowledgedMark(held, table),
    problems.length > 0 && problemMark(worst(problems.map(({ severity }) => severity))),
  );
}

export function phaseElement(phase: string, rows: number, table: TableView): HTMLElement {
  const text = phaseText(phase);
  const cell = element(
    'div',
    { class: 'phase-name', role: 'rowheader', 'aria-colindex': 1, 'aria-colspan': table.columns.length + 1 },
    element('span', { class: 'name' }, text),
    element('span', { class: 'count' }, String(rows)),
  );
  return element('div', { class: 'row phase', role: 'row' }, cell);
}

export function columnElement(at: number, column: ColumnView): HTMLElement {
  const people = column.kind === 'person' ? [] : column.people;
  const kind = { role: '', person: '', external: t('outside the team'), unknown: t('unknown name') }[column.kind];
  return element(
    'div',
    {
      class: `column ${column.kind}`,
      role: 'columnheader',
      'aria-colindex': at + 2,
      'data-column': column.id,
      tabindex: -1,
      title: [column.title, listed(people), kind].filter(Boolean).join('\n'),
      'aria-label': [column.title, listed(people), kind].filter(Boolean).join(', '),
    },
    element('span', { class: 'name' }, column.title),
    element('span', { class: 'people' }, people.length > 0 ? people.join(', ') : kind),
    moreMark(),
  );
}

export function totalElement(table: TableView, at: number, { title }: ColumnView): HTMLElement {
  const totals = table.letters.flatMap(({ letter, title: name }, index) => {
    const count = table.totals[at]?.[index] ?? 0;
    return count === 0 ? [] : [{ letter, count, name }];
  });
  const words = totals.map(({ count, name }) => `${count} ${name}`).join(', ');
  const cell = element('div', {
    class: 'cell',
    role: 'gridcell',
    'aria-colindex': at + 2,
    title: words === '' ? undefined : `${title}: ${words}`,
  });
  for (const { letter, count } of totals)
    cell.append(element('span', { class: 'total' }, element('b', {}, letter), ' ', String(count)), ' ');
  return cell;
}
