/** The view of one row. It depends only on the row, the names and the row's problems. */
import type { Columns, Held } from '../../charter/columns.ts';
import type { Acknowledgement, Name, Row } from '../../charter/model.ts';
import type { Names } from '../../charter/names.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import type { Letter } from '../../charter/schemes.ts';
import type { Problem } from '../../checking/problems.ts';
import { isStale, rowCommitment } from '../../rules/shared/acknowledgements.ts';
import { touches } from '../../text/span.ts';
import type { CellView, ProblemView, RowView } from './view-model.ts';

/** The context of the rows of a table. */
export interface RowContext {
  readonly names: Names;
  readonly columns: Columns;
  /** The index of the visible column by the index of its draft. */
  readonly places: readonly number[];
  /** Shared arrays of letters, one for each combination. */
  readonly letters: Map<Letter, readonly string[]>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export function rowView(
  facts: RowFacts,
  held: readonly Held[],
  key: number,
  problems: readonly Problem[],
  context: RowContext,
): RowView {
  const { row } = facts;
  const cells: Mutable<CellView>[] = [];
  for (const { draft, letters, through, everyone } of held) {
    const at = context.places[draft];
    if (at === undefined) continue;
    const cell: Mutable<CellView> = { at, letters: lettersOf(facts, letters, context) };
    if (through !== undefined) cell.through = through;
    if (everyone) cell.everyone = true;
    else if (!facts.dropped && letters.some(isCommitment)) cell.acknowledged = 'open';
    cells.push(cell);
  }
  cells.sort((a, b) => a.at - b.at);
  if (row.acknowledged !== undefined && !facts.dropped)
    markAcknowledged(facts, row.acknowledged.entries, cells, context);
  const view: Mutable<RowView> = { key, label: row.label?.value ?? '', cells };
  if (row.phase !== undefined) view.phase = row.phase.value;
  if (row.notes !== undefined) view.notes = row.notes.value;
  if (row.covers.length > 0) view.covers = row.covers.map((one) => one.value);
  if (row.status !== undefined) view.status = row.status.value;
  if (row.due !== undefined) view.due = row.due.value;
  if (problems.length > 0) {
    const nameAt = namesByPlace(row, problems.length);
    view.problems = problems.map((problem) => problemView(problem, nameAt, context));
  }
  return view;
}

/** Only owners and doers are asked to acknowledge. */
function isCommitment({ is }: Letter): boolean {
  return is.includes('owner') || is.includes('doer');
}

function lettersOf({ row }: RowFacts, held: readonly Letter[], { letters }: RowContext): readonly string[] {
  const [only] = held;
  if (held.length !== 1 || only === undefined) return inOrder(row.scheme.letters, held).map(({ letter }) => letter);
  const known = letters.get(only);
  if (known !== undefined) return known;
  const list = [only.letter];
  letters.set(only, list);
  return list;
}

/** Letters in the order of their scheme. */
function inOrder(all: readonly Letter[], held: readonly Letter[]): readonly Letter[] {
  const known = new Set(held);
  return all.filter((letter) => known.has(letter));
}

function markAcknowledged(
  facts: RowFacts,
  entries: readonly Acknowledgement[],
  cells: readonly Mutable<CellView>[],
  { names, columns, places }: RowContext,
): void {
  const commitment = rowCommitment(facts, names);
  const at = new Map(cells.map((cell) => [cell.at, cell]));
  for (const entry of entries) {
    const mark = isStale(entry, commitment, names) ? 'stale' : 'yes';
    for (const { index } of columns.of(entry.name.value)) {
      const cell = at.get(places[index] ?? -1);
      // A stale acknowledgement is shown even if another one is current.
      if (cell !== undefined && cell.acknowledged !== 'stale') cell.acknowledged = mark;
    }
  }
}

function problemView(problem: Problem, nameAt: NameAt, context: RowContext): ProblemView {
  const { severity, code, message } = problem;
  const name = nameAt(problem.finding.span.start);
  // The columns whose cells a problem marks are those of the name that is underlined.
  const cells = name === undefined ? [] : placesOf(name, context);
  return cells.length === 0 ? { severity, code, message } : { severity, code, message, cells };
}

/** The name of a cell or of an acknowledgement at an offset. */
type NameAt = (offset: number) => Name | undefined;

/** @param asked how many offsets follow; for more than one it pays to index the names by their starts */
function namesByPlace({ assignments, acknowledged }: Row, asked: number): NameAt {
  const find: NameAt = (offset) => {
    for (const { names } of assignments) {
      const name = names.find((one) => touches(one.span, offset));
      if (name !== undefined) return name;
    }
    return acknowledged?.entries.find((one) => touches(one.span, offset))?.name;
  };
  if (asked === 1) return find;
  const starts = new Map<number, Name>();
  for (const { names } of assignments)
    for (const name of names) if (!starts.has(name.span.start)) starts.set(name.span.start, name);
  for (const { span, name } of acknowledged?.entries ?? []) if (!starts.has(span.start)) starts.set(span.start, name);
  return (offset) => starts.get(offset) ?? find(offset);
}

function placesOf(name: Name, { columns, places }: RowContext): readonly number[] {
  return columns
    .of(name.value)
    .flatMap(({ index }) => places[index] ?? [])
    .sort((a, b) => a - b);
}
