/** One problem about several places, such as the rows of a table. */
import type { Row } from '../../charter/model.ts';
import type { TableFacts } from '../../charter/table.ts';
import type { Finding, Related, RowFinding } from '../rule.ts';
import { quoteList } from './wording.ts';

/** A place of such a problem, with its name. */
export interface Part extends Related {
  readonly name: string;
}

/** The most related places of a problem. Nobody reads more. */
const MOST_RELATED = 100;

/** One or more. */
export type Some<P> = readonly [P, ...P[]];

/**
 * A problem about several places; undefined if there are none.
 *
 * @param tell returns the message about some of the places
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

/** One problem about several rows of a table, marking the table's key. */
export function tableProblem(
  found: readonly RowFinding[],
  { table: { key, block } }: TableFacts,
  message: (rows: Some<Part>) => string,
): Finding | undefined {
  const parts = found.flatMap(({ row, finding }, index) => partOf(row, finding, found[index - 1]) ?? []);
  return together(parts, (rows) => ({ block, span: key.span, message: message(rows) }));
}

/** Removes duplicate places, which aliases of rows produce. */
function partOf(row: Row, { block, span, message }: Finding, before: RowFinding | undefined): Part | undefined {
  if (before?.finding.block === block && before.finding.span.start === span.start) return undefined;
  return { block, span, message, name: row.label?.value ?? '' };
}

/** The number of names that a sentence lists. */
const MOST_NAMES = 3;

/** The first names, and how many more there are: “a”, “b”, “c” and 4 more. */
export function fewNames(parts: readonly { readonly name: string }[], most = MOST_NAMES): string {
  const names = parts.map(({ name }) => name);
  // “and 1 more” is as long as a name.
  if (names.length <= most + 1) return quoteList(names);
  const first = names.slice(0, most).map((name) => `“${name}”`);
  return `${first.join(', ')} and ${names.length - most} more`;
}
