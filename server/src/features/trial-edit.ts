/**
 * Edits for the matrix in steps. Each step is a minimal edit of the text after the step before it, and the combined
 * result is verified before it is returned. A change that is not possible exactly is refused with a sentence.
 */
import { type Analysis, analyse } from '../analysis.ts';
import type { BlockEdit } from '../charter/edit/edits.ts';
import type { RowFacts } from '../charter/row-facts.ts';
import { changeBetween } from '../text/change.ts';
import { applyEdits, replace, type TextEdit } from '../text/edit.ts';
import { isInsidePair, lineEndOf } from '../text/lines.ts';
import { shift } from '../text/span.ts';
import type { EditOutcome, Refused } from './edit-outcome.ts';
import { brokenMessage } from './matrix/head-view.ts';

/** Edits of the original text, and the charter after them. */
export type Tried = EditOutcome<{ readonly after: Analysis }>;

export const IN_TEXT = 'Change it in the text.';

export const NO_ACKNOWLEDGING = `The acknowledgements here are repeated by an alias or cannot be read. ${IN_TEXT}`;
export const GONE: Refused = { refused: 'This row no longer exists.' };

/** A text that changes step by step. */
export class TrialEdit {
  readonly before: Analysis;
  #now: Analysis;

  constructor(before: Analysis) {
    this.before = before;
    this.#now = before;
  }

  get now(): Analysis {
    return this.#now;
  }

  get newLine(): string {
    return lineEndOf(this.before.text);
  }

  /** Applies the edits of one step to the current text. */
  apply(edits: readonly BlockEdit[]): void {
    const { document } = this.#now;
    this.applyText(
      edits.map(({ block, span, newText }) => {
        const start = document.blocks.startOf(document.blocks.indexOf(block));
        return { span: shift(span, start), newText };
      }),
    );
  }

  applyText(edits: readonly TextEdit[]): void {
    const text = applyEdits(this.#now.text, edits);
    this.#now = analyse(text, this.#now.context, this.#now);
  }

  /** All steps as one minimal edit. */
  done(): Exclude<Tried, Refused> {
    const edit = differenceBetween(this.before.text, this.#now.text);
    return { edits: edit === undefined ? [] : [edit], after: this.#now };
  }
}

/** The smallest replacement between two texts that splits neither a line end nor a surrogate pair. */
export function differenceBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  let { start, oldEnd, newEnd } = changeBetween(before, after);
  if (isInsidePair(before, start) || isInsidePair(after, start)) start--;
  if (isInsidePair(before, oldEnd) || isInsidePair(after, newEnd)) {
    oldEnd++;
    newEnd++;
  }
  return replace(start, oldEnd, after.slice(start, newEnd));
}

/** The content of a row without its letters. */
export interface RowContent {
  readonly label: string | undefined;
  readonly phase: string | undefined;
  readonly notes: string | undefined;
  readonly covers: readonly string[];
  /** Names with their acknowledgements. */
  readonly acknowledged: readonly (readonly [string, string])[] | undefined;
  readonly status: string | undefined;
  readonly due: string | undefined;
}

function contentOf({ row }: RowFacts): RowContent {
  return {
    label: row.label?.value,
    phase: row.phase?.value,
    notes: row.notes?.value,
    covers: row.covers.map((one) => one.value),
    acknowledged: row.acknowledged?.entries.map(({ name, value }) => [name.value, value.value]),
    status: row.status?.value,
    due: row.due?.value,
  };
}

function lettersOf({ holdings }: RowFacts): string {
  return JSON.stringify(holdings.map(({ letter, name }) => [letter.key, name.value]));
}

export type Part = 'letters' | 'acknowledged' | 'rest';

/** The changes that a trial edit may make to a row, or exactly the intended result. */
export type Change = readonly Part[] | Partial<RowContent>;

const NO_PARTS: readonly Part[] = [];

/**
 * Finds an unintended effect of a trial edit, or a missing intended one; undefined if there is none. Rows are given by
 * table; `kept` maps each row of a table to its new index, or to none if it was removed.
 *
 * @param added how many rows should be added
 */
export function sideEffectOf(
  { before, now }: TrialEdit,
  change: (table: number, row: number) => Change | undefined = () => undefined,
  kept: (table: number, row: number) => number | undefined = (_, row) => row,
  added = 0,
): string | undefined {
  const harm = `This change would affect other parts of the charter. ${IN_TEXT}`;
  const broken = brokenMessage(now.problems);
  if (broken !== undefined && brokenMessage(before.problems) === undefined) return harm;
  if (before.facts.tables.length !== now.facts.tables.length) return harm;
  let count = added;
  for (const [table, { rows }] of before.facts.tables.entries()) {
    const after = now.facts.tables[table]?.rows;
    for (let index = 0; index < rows.length; index++) {
      const row = rows.at(index);
      const at = kept(table, index);
      if (row === undefined || at === undefined) continue;
      count++;
      const other = after?.at(at);
      if (other === undefined) return harm;
      const wanted = change(table, index) ?? NO_PARTS;
      const [parts, meant] = 'length' in wanted ? [wanted, undefined] : [NO_PARTS, wanted];
      if (row.row === other.row && meant === undefined) continue;
      if (!parts.includes('letters') && lettersOf(row) !== lettersOf(other)) return harm;
      if (parts.includes('rest')) continue;
      const said = contentOf(other);
      const given = parts.includes('acknowledged') ? { acknowledged: said.acknowledged } : meant;
      if (JSON.stringify({ ...contentOf(row), ...given }) !== JSON.stringify(said)) return harm;
    }
  }
  const rows = now.facts.tables.reduce((sum, of) => sum + of.rows.length, 0);
  return rows === count ? undefined : harm;
}

const WORST = ['error', 'warning', 'information'] as const;

/** The new problems after an edit, without hints, most severe first. */
export function breaksOf(
  before: Analysis,
  after: Analysis,
): readonly { readonly message: string; readonly error: boolean }[] {
  const known = new Map<string, number>();
  for (const { code, span } of before.problems) {
    const key = `${code} ${before.text.slice(span.start, span.end)}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  const fresh = after.problems.filter(({ code, span }) => {
    const key = `${code} ${after.text.slice(span.start, span.end)}`;
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
  return WORST.flatMap((severity) =>
    fresh.filter((one) => one.severity === severity).map(({ message }) => ({ message, error: severity === 'error' })),
  );
}
