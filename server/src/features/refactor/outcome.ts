/** Verifies the result of a refactoring before it is offered. */
import type { Analysis } from '../../analysis.ts';
import type { BlockEdit } from '../../charter/edit/edits.ts';
import { isBroken } from '../../checking/run-rules.ts';
import { areApart, inOrder, type TextEdit } from '../../text/edit.ts';
import { countFaults } from '../../yaml/block-faults.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { absolute } from '../block-edits.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { sameSaid } from '../format/same-meaning.ts';
import { commentsOf } from '../format/spacing.ts';
import { IN_TEXT, type Part, sideEffectOf, TrialEdit } from '../trial-edit.ts';

const BROKEN = 'This part is not valid YAML. Fix it first.';

export const REPEATED = `This is repeated from elsewhere in the charter. ${IN_TEXT}`;

/** The parts of a row that may change. */
export type May = (table: number, row: number) => readonly Part[];

type Meant = (after: Analysis) => boolean;

const ANYTHING: Meant = () => true;

/** Allows one part of some rows to change. */
export function only({ facts }: Analysis, part: Part, rows: readonly unknown[]): May {
  const known = new Set(rows);
  return (table, row) => (known.has(facts.tables[table]?.rows.at(row)?.row) ? [part] : []);
}

/** Returns the edits if they change only the intended parts of the rows. */
export function judged(analysis: Analysis, edits: readonly BlockEdit[], may?: May, meant = ANYTHING): EditOutcome {
  if (edits.some(({ block }) => isBroken(block))) return { refused: BROKEN };
  const placed = absolute(analysis.document, edits);
  return placed === undefined || placed.length === 0 ? { refused: REPEATED } : judgedText(analysis, placed, may, meant);
}

export function judgedText(
  analysis: Analysis,
  edits: readonly TextEdit[],
  may: May | undefined,
  meant = ANYTHING,
  kept?: (table: number, row: number) => number | undefined,
): EditOutcome {
  // A value repeated by aliases may be edited twice.
  if (!areApart(edits)) return { refused: REPEATED };
  const work = new TrialEdit(analysis);
  work.applyText(edits);
  const harm = sideEffectOf(work, may, kept);
  if (harm !== undefined) return { refused: harm };
  const sound = isAsSound(analysis.document, work.now.document) && meant(work.now);
  return sound ? { edits: inOrder(edits) } : { refused: `That cannot be written here. ${IN_TEXT}` };
}

/** Returns the edits if they do not change the meaning. */
export function sayingTheSame(analysis: Analysis, edits: readonly BlockEdit[]): EditOutcome {
  return judged(analysis, edits, undefined, (after) => sameSaid(analysis.document, after.document));
}

/** Whether a text has no new faults and the same comments. Skips unchanged blocks. */
function isAsSound(before: YamlDocument, after: YamlDocument): boolean {
  if (countFaults(after) > countFaults(before)) return false;
  const all = { head: 0, oldTail: before.blocks.length, newTail: after.blocks.length };
  const { head, oldTail, newTail } = after.madeFrom === before.version ? after.splice : all;
  const comments = (of: YamlDocument, tail: number) =>
    of.blocks.slice(head, tail).flatMap(commentsOf).sort().join('\n');
  return comments(before, oldTail) === comments(after, newTail);
}
