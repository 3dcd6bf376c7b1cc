/** Moves a row to another phase of its table. */
import type { Analysis } from '../../analysis.ts';
import { fold } from '../../charter/names.ts';
import { insert, type TextEdit } from '../../text/edit.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { linesOf, moved, setPhase } from '../row-edits.ts';
import type { RowPlace } from '../row-places.ts';
import { judgedText, only } from './outcome.ts';

/** The phases of a table in the order and spelling of their first rows. */
export function phasesOf({ facts }: Analysis, table: number): readonly string[] {
  const found = new Map<string, string>();
  for (const { row, foldedPhase } of facts.tables[table]?.rows ?? [])
    if (row.phase !== undefined && !found.has(foldedPhase)) found.set(foldedPhase, row.phase.value);
  return [...found.values()];
}

/**
 * Changes the phase of a row and moves its lines after the last row of that phase, so that a phase stays together. If
 * rows are not on their own lines, the row stays in place.
 */
export function moveToPhase(analysis: Analysis, place: RowPlace, phase: string): EditOutcome {
  const changed = setPhase(analysis, place, phase);
  if ('refused' in changed) return changed;
  const rows = analysis.facts.tables[place.table]?.rows.all() ?? [];
  const last = rows.findLastIndex((row) => row.foldedPhase === fold(phase));
  const [old, now] = [linesOf(analysis, place), linesOf(changed.after, place)];
  const target = last + 1;
  const edits = target === place.row ? undefined : moved(analysis, place, target);
  if (edits === undefined || old === undefined || now === undefined) return { edits: changed.edits };
  const [before, after] = [analysis.text.slice(old.start, old.last), changed.after.text.slice(now.start, now.last)];
  const whole = edits.map(({ span, newText }): TextEdit => {
    return span.start === span.end
      ? insert(
          span.start,
          newText.replace(before, () => after),
        )
      : { span, newText };
  });
  const to = target > place.row ? target - 1 : target;
  const kept = (table: number, row: number) => {
    if (table !== place.table) return row;
    if (row === place.row) return to;
    const without = row > place.row ? row - 1 : row;
    return without >= to ? without + 1 : without;
  };
  const moves = judgedText(analysis, whole, only(analysis, 'rest', [rows[place.row]?.row]), undefined, kept);
  return moves.refused === undefined ? moves : { edits: changed.edits };
}
