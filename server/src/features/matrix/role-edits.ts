/** Edits of roles and acknowledgements from the matrix. */
import type { Analysis } from '../../analysis.ts';
import { newAcknowledgement } from '../../charter/acknowledged.ts';
import { Columns } from '../../charter/columns.ts';
import { type BlockEdit, endOfLine, fillIn, insertPair, replaceScalar, scalarText } from '../../charter/edit/edits.ts';
import type { Role } from '../../charter/model.ts';
import { sameHolder } from '../../charter/names.ts';
import { rowCommitment } from '../../rules/shared/acknowledgements.ts';
import { insert } from '../../text/edit.ts';
import { isNull } from '../../yaml/tree.ts';
import type { Refused } from '../edit-outcome.ts';
import { refusalOf, renameEdits } from '../navigation.ts';
import { insertFirst, judged, textEdit } from '../row-edits.ts';
import { GONE, IN_TEXT, NO_ACKNOWLEDGING, sideEffectOf, TrialEdit, type Tried } from '../trial-edit.ts';
import { type Cell, standsFor } from './cell-edits.ts';

/** Adds a role with a title and an id made from it. */
export function addRole(before: Analysis, title: string): Tried {
  const text = title.trim();
  if (text === '') return { refused: 'A role needs a title.' };
  const { charter } = before.reading;
  const id = newId(text, before);
  const work = new TrialEdit(before);
  const { rolesKey } = charter;
  const maps = charter.roles.some((role) => role.node?.kind === 'map');
  const entry = `${scalarText(id)}: ${maps ? `{ title: ${scalarText(text)} }` : scalarText(text)}`;
  const edit =
    rolesKey?.value?.kind === 'map'
      ? insertPair(rolesKey.block, rolesKey.value, entry, work.newLine)
      : rolesEdit(before, entry, work.newLine);
  if (edit === undefined) return { refused: `Roles cannot be added here. ${IN_TEXT}` };
  work.apply([edit]);
  return titled(work, id, text);
}

/** Verifies that only one title has changed. */
function titled(work: TrialEdit, id: string, title: string): Tried {
  const harm = sideEffectOf(work);
  if (harm !== undefined) return { refused: harm };
  const titles = new Map(work.before.names.roles.map((role) => [role.id, role.title])).set(id, title.normalize('NFC'));
  const now = new Map(work.now.names.roles.map((role) => [role.id, role.title]));
  return [...titles].every(([one, expected]) => now.get(one) === expected)
    ? work.done()
    : { refused: `The title cannot be written here. ${IN_TEXT}` };
}

/** Inserts `roles:` with its first role, filling an empty key or after `team`. */
function rolesEdit({ reading: { charter } }: Analysis, entry: string, newLine: string): BlockEdit | undefined {
  const { rolesKey } = charter;
  if (rolesKey !== undefined) {
    const { value, block } = rolesKey;
    if (value !== undefined && value.end > value.start) return undefined;
    return { block, ...insert(endOfLine(block.text, rolesKey.key.node.end), `${newLine}  ${entry}`) };
  }
  const block = charter.team?.block;
  if (block === undefined || block.kind === 'whole') return undefined;
  const open = block.text.endsWith('\n') ? '' : newLine;
  return { block, ...insert(block.text.length, `${open}roles:${newLine}  ${entry}${newLine}`) };
}

function newId(title: string, { names }: Analysis): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? ['role'];
  // A name that begins with `x-` belongs to the author and is not a role.
  const id = (words[0] === 'x' ? ['role', ...words] : words).join('-');
  let free = id;
  for (let number = 2; names.resolve(free) !== undefined; number++) free = `${id}-${number}`;
  return free;
}

function ownRole(analysis: Analysis, id: string): Role | Refused {
  const role = analysis.names.roles.find((one) => one.id === id)?.role;
  if (role === undefined) return { refused: `The role “${id}” no longer exists.` };
  return role.from === undefined ? role : { refused: `“${id}” comes from ${role.from.path}. Change it there.` };
}

export function titleRole(before: Analysis, id: string, title: string): Tried {
  const role = ownRole(before, id);
  const text = title.trim();
  if ('refused' in role) return role;
  if (text === '') return { refused: 'A role needs a title.' };
  const work = new TrialEdit(before);
  const edit = titleEdit(role, text, work.newLine);
  if (edit === undefined) return { refused: `The title is repeated by an alias or cannot be read. ${IN_TEXT}` };
  work.apply([edit]);
  return titled(work, id, text);
}

function titleEdit({ title, node, block, id }: Role, text: string, newLine: string): BlockEdit | undefined {
  if (node?.kind === 'map')
    return textEdit(block, node, 'title', title, text, () =>
      insertFirst(block, node, `title: ${scalarText(text)}`, newLine),
    );
  if (isNull(node)) return fillIn(block, { key: id.node, value: node }, scalarText(text));
  return node?.kind === 'scalar' ? replaceScalar(block, node, text) : undefined;
}

/** Renames the id of a role everywhere in this charter. */
export function renameRole(before: Analysis, old: string, id: string): Tried {
  const role = ownRole(before, old);
  const name = id.trim();
  if ('refused' in role) return role;
  const subject = { kind: 'role', key: old } as const;
  const refused = refusalOf(before, subject, name);
  if (refused !== undefined) return { refused };
  const edits = renameEdits(before, subject, old, name);
  const work = new TrialEdit(before);
  work.applyText(edits);
  const harm = sideEffectOf(work, () => ['letters', 'acknowledged']);
  return harm === undefined ? { edits, after: work.now } : { refused: harm };
}

/** Adds an acknowledgement of a cell with today's date. */
export function acknowledge(before: Analysis, cell: Cell): Tried {
  const facts = before.facts.tables[cell.table]?.rows.at(cell.row);
  if (facts === undefined) return GONE;
  const { names, context } = before;
  const columns = new Columns(names, cell.by);
  const held = facts.holdings.filter(
    ({ name, target }) => target !== undefined && target.kind !== 'everyone' && standsFor(columns, name, cell.draft),
  );
  const name = (held.find(({ letter }) => letter.is.includes('owner') || letter.is.includes('doer')) ?? held[0])?.name;
  const { row } = facts;
  if (name === undefined || row.node === undefined) return { refused: 'This cell has nothing to acknowledge.' };
  const value = `${rowCommitment(facts, names).lettersOf(name)} ${context.today}`;
  const work = new TrialEdit(before);
  const entries = row.acknowledged?.entries ?? [];
  const there = entries.find((one) => sameHolder(one.name, name, names));
  const edit =
    there === undefined
      ? newAcknowledgement(row, name.value, value, work.newLine)
      : replaceScalar(row.block, there.value.node, value);
  if (edit === undefined) return { refused: NO_ACKNOWLEDGING };
  work.apply([edit]);
  const kept = entries.map((one) => [one.name.value, one === there ? value : one.value.value] as const);
  return judged(work, cell, { acknowledged: there === undefined ? [...kept, [name.value, value]] : kept });
}
