/** The view of one row. It depends only on the row, the names and the row's problems. */
import type { Columns, Held } from '../../charter/columns.ts';
import type { Acknowledgement, Name } from '../../charter/model.ts';
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
  if (problems.length > 0) view.problems = problems.map((problem) => problemView(problem, facts, context));
  return view;
}

/** Only owners and doers are asked to acknowledge. */
function isCommitment({ is }: Letter): boolean {
  return is.includes('owner') || is.includes('doer');
}

function lettersOf({ row }: RowFacts, held: readonly Letter[], { letters }: RowContext): readonly string[] {
  const [only] = held;
  if (held.length !== 1 || only === undefined)
    return row.scheme.letters.filter((letter) => held.includes(letter)).map(({ letter }) => letter);
  const known = letters.get(only);
  if (known !== undefined) return known;
  const list = [only.letter];
  letters.set(only, list);
  return list;
}

function markAcknowledged(
  facts: RowFacts,
  entries: readonly Acknowledgement[],
  cells: readonly Mutable<CellView>[],
  { names, columns, places }: RowContext,
): void {
  const commitment = rowCommitment(facts, names);
  for (const entry of entries) {
    const mark = isStale(entry, commitment, names) ? 'stale' : 'yes';
    for (const { index } of columns.of(entry.name.value)) {
      const cell = cells.find((one) => one.at === places[index]);
      // A stale acknowledgement is shown even if another one is current.
      if (cell !== undefined && cell.acknowledged !== 'stale') cell.acknowledged = mark;
    }
  }
}

function problemView(problem: Problem, facts: RowFacts, context: RowContext): ProblemView {
  const { severity, code, message } = problem;
  const cells = columnsOf(problem, facts, context);
  return cells.length === 0 ? { severity, code, message } : { severity, code, message, cells };
}

/** The columns that a problem marks: those of the underlined name. */
function columnsOf({ finding }: Problem, { row }: RowFacts, context: RowContext): readonly number[] {
  const at = finding.span.start;
  for (const { names } of row.assignments) {
    const name = names.find((one) => touches(one.span, at));
    if (name !== undefined) return placesOf(name, context);
  }
  const entry = row.acknowledged?.entries.find((one) => touches(one.span, at));
  return entry === undefined ? [] : placesOf(entry.name, context);
}

function placesOf(name: Name, { columns, places }: RowContext): readonly number[] {
  return columns
    .of(name.value)
    .flatMap(({ index }) => places[index] ?? [])
    .sort((a, b) => a - b);
}
