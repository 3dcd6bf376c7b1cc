/** Filters the rows of a table and groups them by phase. */
import type { CellView, ColumnView, MatrixView, RowView, TableView } from '../../../server/src/protocol/protocol.ts';

export interface Filter {
  readonly text: string;
  /** A role's title. */
  readonly role: string;
  /** A person's name. */
  readonly person: string;
  /** A phase; undefined for all, empty for rows without one. */
  readonly phase: string | undefined;
  readonly letter: string;
  readonly problems: boolean;
  readonly unacknowledged: boolean;
}

export const EVERYTHING: Filter = {
  text: '',
  role: '',
  person: '',
  phase: undefined,
  letter: '',
  problems: false,
  unacknowledged: false,
};

export function isNarrowed(filter: Filter): boolean {
  return narrowings(filter) > 0 || filter.text.trim() !== '';
}

/** The number of active filters, without the search text. */
export function narrowings({ role, person, phase, letter, problems, unacknowledged }: Filter): number {
  return [role !== '', person !== '', phase !== undefined, letter !== '', problems, unacknowledged].filter(Boolean)
    .length;
}

/** An item of the grid: a phase heading or a row. */
export type Item =
  | { readonly kind: 'phase'; readonly phase: string; readonly rows: number }
  | { readonly kind: 'row'; readonly row: RowView };

const items = new WeakMap<RowView, Item>();

/** Returns the item of a row. The same row gives the same item, so its element is reused. */
function itemOf(row: RowView): Item {
  const known = items.get(row);
  if (known !== undefined) return known;
  const item: Item = { kind: 'row', row };
  items.set(row, item);
  return item;
}

export function foldText(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
}

/**
 * The items of a table in display order. Rows of one phase are together, at the place of the first.
 *
 * @param before the previous items, from which unchanged headings are reused
 */
export function itemsOf(table: TableView, filter: Filter, before: readonly Item[] = []): readonly Item[] {
  const headings = new Map(before.map((item) => [item.kind === 'phase' ? `${item.phase}\n${item.rows}` : '', item]));
  const groups = new Map<string, { phase: string; rows: RowView[] }>();
  const matches = matcher(table, filter);
  for (const row of table.rows) {
    if (!matches(row)) continue;
    const key = foldText(row.phase ?? '');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { phase: row.phase ?? '', rows: [row] });
    else group.rows.push(row);
  }
  const list: Item[] = [];
  for (const { phase, rows } of groups.values()) {
    if (groups.size > 1 || phase !== '')
      list.push(headings.get(`${phase}\n${rows.length}`) ?? { kind: 'phase', phase, rows: rows.length });
    for (const row of rows) list.push(itemOf(row));
  }
  return list;
}

export function matcher(table: TableView, filter: Filter): (row: RowView) => boolean {
  const words = foldText(filter.text)
    .split(' ')
    .filter((word) => word !== '');
  const phase = filter.phase === undefined ? undefined : foldText(filter.phase);
  const cells = filter.letter !== '' || filter.role !== '' || filter.person !== '';
  return (row) => {
    if (phase !== undefined && foldText(row.phase ?? '') !== phase) return false;
    if (filter.problems && row.problems === undefined) return false;
    if (filter.unacknowledged && !isUnacknowledged(row)) return false;
    if (cells && !row.cells.some((cell) => cellMatches(cell, table.columns[cell.at], filter))) return false;
    if (words.length === 0) return true;
    const text = searched(row, table);
    return words.every((word) => text.includes(word));
  };
}

/** Whether an owner or doer has not acknowledged the current letters. */
function isUnacknowledged(row: RowView): boolean {
  return row.cells.some(({ acknowledged }) => acknowledged === 'open' || acknowledged === 'stale');
}

function cellMatches(cell: CellView, column: ColumnView | undefined, { letter, role, person }: Filter): boolean {
  if (column === undefined || (letter !== '' && !cell.letters.includes(letter))) return false;
  const isRole = column.kind === 'role' || column.kind === 'external';
  if (role !== '' && !(isRole && column.title === role) && !(column.kind === 'person' && cell.through?.includes(role)))
    return false;
  if (person === '') return true;
  return isRole ? (cell.through ?? column.people).includes(person) : column.title === person;
}

const texts = new WeakMap<RowView, string>();

/** The text that a search covers: label, phase, notes and holders. */
function searched(row: RowView, table: TableView): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const names = row.cells.flatMap((cell) => {
    const column = table.columns[cell.at];
    return cell.everyone || column === undefined ? [] : [column.id, column.title, ...(cell.through ?? column.people)];
  });
  const text = foldText([row.label, row.phase, row.notes, row.due, row.status, ...names].join(' '));
  texts.set(row, text);
  return text;
}

/** The values that the filters of a table offer. */
export interface Options {
  readonly roles: readonly string[];
  readonly people: readonly string[];
  readonly phases: readonly string[];
}

export function optionsOf(view: MatrixView, table: TableView): Options {
  const roles = new Set<string>();
  const people = new Set<string>();
  for (const { kind, title, people: of } of table.columns) {
    if (kind === 'role' || kind === 'external') roles.add(title);
    if (kind === 'person') people.add(title);
    else for (const person of of) people.add(person);
  }
  const phases = new Map<string, string>();
  for (const row of table.rows) {
    const phase = row.phase ?? '';
    if (!phases.has(foldText(phase))) phases.set(foldText(phase), phase);
    if (view.by === 'person') for (const { through = [] } of row.cells) for (const role of through) roles.add(role);
  }
  return { roles: [...roles], people: [...people], phases: [...phases.values()] };
}

/** Whether two phases are the same, ignoring case and spaces. */
export function samePhase(a: string | undefined, b: string | undefined): boolean {
  return foldText(a ?? '') === foldText(b ?? '');
}
