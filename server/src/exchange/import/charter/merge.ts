/** Merges the imported tables into the tables of a charter. */
import type { Scheme } from '../../../charter/schemes.ts';
import type { Draft, DraftRow } from '../draft.ts';
import { type Notes, quote } from '../notes.ts';
import { withoutNoise } from '../title.ts';
import type { RoleIds } from './role-ids.ts';
import type { CharterRow, CharterTable } from './write.ts';

/** Merges tables of the same scheme, with a phase for each. The schemes keep their order in the source. */
export function mergeDrafts(drafts: readonly Draft[], ids: RoleIds, notes: Notes): CharterTable[] {
  const byScheme = new Map<Scheme, Draft[]>();
  for (const draft of drafts) {
    for (const name of draft.names) ids.idOf(name);
    const list = byScheme.get(draft.scheme);
    if (list) list.push(draft);
    else byScheme.set(draft.scheme, [draft]);
  }
  return [...byScheme].map(([scheme, list]) => {
    const rows: CharterRow[] = [];
    list.forEach((draft, at) => {
      const phase = list.length > 1 && draft.ownPhase !== true ? tablePhase(draft, at, scheme, notes) : undefined;
      for (const row of draft.rows) rows.push(charterRow(row, phase, ids));
    });
    return { scheme, rows };
  });
}

/** Returns the phase of a whole table: its heading, unless the heading only announces a matrix. */
function tablePhase(draft: Draft, at: number, scheme: Scheme, notes: Notes): string {
  const { heading } = draft;
  if (heading !== undefined && withoutNoise(heading, [scheme]) !== '') return heading;
  const made = `Table ${at + 1}`;
  notes.add(draft.line, `This table has no heading; its rows are in the phase ${quote(made)}.`);
  return made;
}

function charterRow(row: DraftRow, tablePhase: string | undefined, ids: RoleIds): CharterRow {
  const cells = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { letter, name } of row.holdings) {
    const id = ids.idOf(name);
    if (seen.has(`${letter} ${id}`)) continue;
    seen.add(`${letter} ${id}`);
    const list = cells.get(letter);
    if (list) list.push(id);
    else cells.set(letter, [id]);
  }
  const phase =
    tablePhase === undefined ? row.phase : row.phase === undefined ? tablePhase : `${tablePhase} / ${row.phase}`;
  return { line: row.line, label: row.label, phase, notes: row.notes, cells };
}
