/** One problem about several places, such as the rows of a table. */
import type { Row } from '../../charter/model.ts';
import type { TableFacts } from '../../charter/table.ts';
import type { Finding, Related, RowFinding } from '../rule.ts';
import { quoteList } from './wording.ts';

/** A place of such a problem, with the name to call it by. */
export interface Part extends Related {
  readonly name: string;
}

/** An editor lists the related places below the problem. More than this nobody reads. */
const MOST_RELATED = 100;

/** One or more. */
export type Some<P> = readonly [P, ...P[]];

/**
 * A problem about several places; undefined where there are none.
 *
 * @param tell words it for all of the places, or for some of them
 */
export function together<P extends Related>(
  parts: readonly P[],
  tell: (parts: Some<P>) => Finding,
): Finding | undefined {
  const [first, ...others] = parts;
  if (first === undefined) return undefined;
  const told = tell([first, ...others]);
  return {
    ...told,
    related: (told.related ?? parts).slice(0, MOST_RELATED),
    parts,
    about: (left) => {
      const kept = new Set<Related>(left);
      return together(
        parts.filter((part) => kept.has(part)),
        tell,
      );
    },
  };
}

/** The one problem of a table about some of its rows; it marks the table's key. */
export function tableProblem(
  found: readonly RowFinding[],
  { table: { key, block } }: TableFacts,
  message: (rows: Some<Part>) => string,
): Finding | undefined {
  const parts = found.flatMap(({ row, finding }, index) => partOf(row, finding, found[index - 1]) ?? []);
  return together(parts, (rows) => ({ block, span: key.span, message: message(rows) }));
}

/** A row that an alias repeats has the same place again: it counts once. */
function partOf(row: Row, { block, span, message }: Finding, before: RowFinding | undefined): Part | undefined {
  if (before?.finding.block === block && before.finding.span.start === span.start) return undefined;
  return { block, span, message, name: row.label?.value ?? '' };
}

/** So many names are listed in a sentence. */
const MOST_NAMES = 3;

/** The first names, and how many more there are: “a”, “b”, “c” and 4 more. */
export function fewNames(parts: readonly { readonly name: string }[], most = MOST_NAMES): string {
  const names = parts.map(({ name }) => name);
  // “and 1 more” is as long as the name.
  if (names.length <= most + 1) return quoteList(names);
  const first = names.slice(0, most).map((name) => `“${name}”`);
  return `${first.join(', ')} and ${names.length - most} more`;
}
