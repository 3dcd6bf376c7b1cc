/** What a refactoring comes to, judged before anybody sees it. */
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

const BROKEN = 'A part of this is no YAML, so nothing stands where it seems to. Mend that first.';

export const REPEATED = `This is repeated from elsewhere in the charter. ${IN_TEXT}`;

/** Which parts of a row may change. */
export type May = (table: number, row: number) => readonly Part[];

type Meant = (after: Analysis) => boolean;

const ANYTHING: Meant = () => true;

/** Lets one part of some rows change. */
export function only({ facts }: Analysis, part: Part, rows: readonly unknown[]): May {
  const known = new Set(rows);
  return (table, row) => (known.has(facts.tables[table]?.rows.at(row)?.row) ? [part] : []);
}

/** Edits that change some rows as they are meant to, and nothing else. */
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
  // Values that aliases repeat may be edited from two places at once.
  if (!areApart(edits)) return { refused: REPEATED };
  const work = new TrialEdit(analysis);
  work.applyText(edits);
  const harm = sideEffectOf(work, may, kept);
  if (harm !== undefined) return { refused: harm };
  const sound = isAsSound(analysis.document, work.now.document) && meant(work.now);
  return sound ? { edits: inOrder(edits) } : { refused: `That cannot be written here. ${IN_TEXT}` };
}

/** Edits that only write the same in another way. */
export function sayingTheSame(analysis: Analysis, edits: readonly BlockEdit[]): EditOutcome {
  return judged(analysis, edits, undefined, (after) => sameSaid(analysis.document, after.document));
}

/** Whether a text has no more faults than before, and the same comments. Blocks that both share are not looked at. */
function isAsSound(before: YamlDocument, after: YamlDocument): boolean {
  if (countFaults(after) > countFaults(before)) return false;
  const all = { head: 0, oldTail: before.blocks.length, newTail: after.blocks.length };
  const { head, oldTail, newTail } = after.madeFrom === before.version ? after.splice : all;
  const comments = (of: YamlDocument, tail: number) =>
    of.blocks.slice(head, tail).flatMap(commentsOf).sort().join('\n');
  return comments(before, oldTail) === comments(after, newTail);
}
