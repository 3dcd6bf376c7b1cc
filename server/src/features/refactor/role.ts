/** Refactorings of a role: expand its title into a mapping, and inform it of all rows. */
import type { Analysis } from '../../analysis.ts';
import { type BlockEdit, replaceNode, scalarText } from '../../charter/edit/edits.ts';
import { addHolder } from '../../charter/edit/holders.ts';
import type { Role } from '../../charter/model.ts';
import { type RoleRef, rolesOf } from '../../charter/names.ts';
import type { RowFacts } from '../../charter/row-facts.ts';
import { lettersThat } from '../../charter/schemes.ts';
import { isBroken } from '../../checking/run-rules.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { judged, only, REPEATED } from './outcome.ts';

/** Whether a role is only a title and not a mapping. */
export function isBareTitle({ node, title }: Role): boolean {
  return title !== undefined && node?.kind === 'scalar';
}

/** Turns a title into a mapping with that title. */
export function titleToMapping(analysis: Analysis, role: Role): EditOutcome {
  const { node, block, title } = role;
  if (node?.kind !== 'scalar' || node.tag !== undefined || node.anchor !== undefined) return { refused: REPEATED };
  const written = block.text.slice(node.start, node.end);
  const inFlow = node.style === 'plain' && /[,[\]{}\n]/.test(written);
  const said = inFlow || written.includes('\n') ? scalarText(node.value) : written;
  return judged(
    analysis,
    [replaceNode(block, node, `{ title: ${said} }`)],
    undefined,
    (after) => after.names.roles.find((one) => one.id === role.id.value)?.title === title?.value,
  );
}

/**
 * The rows without a role: neither its id, nor its people, nor `everyone`. Leaves out rows without letters, dropped
 * decisions and schemes without an informed letter.
 */
export function rowsWithout({ facts, names }: Analysis, role: RoleRef): readonly RowFacts[] {
  return facts.tables.flatMap(({ rows, table }) => {
    if (lettersThat(table.scheme, 'informed').length === 0) return [];
    return rows
      .all()
      .filter(
        (row) =>
          row.filled &&
          !row.dropped &&
          row.unread.length === 0 &&
          !isBroken(row.row.block) &&
          !row.holdings.some(({ target }) => rolesOf(target, names).includes(role)),
      );
  });
}

/** Adds a role as informed to every row without it. */
export function informEverywhere(analysis: Analysis, role: RoleRef): EditOutcome {
  const newLine = lineEndOf(analysis.text);
  const rows = rowsWithout(analysis, role);
  const edits = rows.flatMap(({ row }): BlockEdit[] => {
    const [letter] = lettersThat(row.scheme, 'informed');
    const edit = letter && addHolder(row, letter, role.id, newLine);
    return edit === undefined ? [] : [edit];
  });
  const missing = rows.map(({ row }) => row);
  return judged(
    analysis,
    edits,
    only(analysis, 'letters', missing),
    (after) => rowsWithout(after, after.names.roles[role.index] ?? role).length === rows.length - edits.length,
  );
}
