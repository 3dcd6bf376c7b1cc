/** Edits of the matrix that are about roles, and about who agreed to what. */
import type { Analysis } from '../analysis.ts';
import { newAcknowledgement } from '../charter/acknowledged.ts';
import { Columns } from '../charter/columns.ts';
import { type BlockEdit, endOfLine, fillIn, insertPair, replaceScalar, scalarText } from '../charter/edits.ts';
import type { Role } from '../charter/model.ts';
import { sameOrMember } from '../charter/names.ts';
import { rowCommitment } from '../rules/acknowledgements.ts';
import { insert } from '../text/edit.ts';
import { isNull } from '../yaml/tree.ts';
import { type Cell, standsFor } from './matrix-cell.ts';
import { insertFirst, judged, textEdit } from './matrix-lines.ts';
import { GONE, harmOf, IN_TEXT, NO_ACKNOWLEDGING, type Outcome, type Refused, Work } from './matrix-work.ts';
import { refusalOf, renameEdits } from './navigation.ts';

/** Adds a role with a title, under an id made from it. */
export function addRole(before: Analysis, title: string): Outcome {
  const text = title.trim();
  if (text === '') return { refused: 'A role needs a title.' };
  const { charter } = before.reading;
  const id = newId(text, before);
  const work = new Work(before);
  const { rolesKey } = charter;
  const maps = charter.roles.some((role) => role.node?.kind === 'map');
  const entry = `${scalarText(id)}: ${maps ? `{ title: ${scalarText(text)} }` : scalarText(text)}`;
  const edit =
    rolesKey?.value?.kind === 'map'
      ? insertPair(rolesKey.block, rolesKey.value, entry, work.newLine)
      : rolesEdit(before, entry, work.newLine);
  if (edit === undefined) return { refused: `There is no place for roles here. ${IN_TEXT}` };
  work.apply([edit]);
  return titled(work, id, text);
}

/** Judges a work that was to give one role a title, and to leave the others theirs. */
function titled(work: Work, id: string, title: string): Outcome {
  const harm = harmOf(work);
  if (harm !== undefined) return { refused: harm };
  const titles = new Map(work.before.names.roles.map((role) => [role.id, role.title])).set(id, title.normalize('NFC'));
  const now = new Map(work.now.names.roles.map((role) => [role.id, role.title]));
  return [...titles].every(([one, expected]) => now.get(one) === expected)
    ? work.done()
    : { refused: `The title cannot be written here. ${IN_TEXT}` };
}

/** The key `roles` with its first role: where it stands empty, or behind the team. */
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
  // A name that begins with `x-` is the author's own, and no role.
  const id = (words[0] === 'x' ? ['role', ...words] : words).join('-');
  let free = id;
  for (let number = 2; names.resolve(free) !== undefined; number++) free = `${id}-${number}`;
  return free;
}

function ownRole(analysis: Analysis, id: string): Role | Refused {
  const role = analysis.names.roles.find((one) => one.id === id)?.role;
  if (role === undefined) return { refused: `There is no role “${id}” any more.` };
  return role.from === undefined ? role : { refused: `“${id}” comes from ${role.from.path}. Change it there.` };
}

export function titleRole(before: Analysis, id: string, title: string): Outcome {
  const role = ownRole(before, id);
  const text = title.trim();
  if ('refused' in role) return role;
  if (text === '') return { refused: 'A role needs a title.' };
  const work = new Work(before);
  const edit = titleEdit(role, text, work.newLine);
  if (edit === undefined)
    return { refused: `The title is repeated from elsewhere in the charter, or cannot be read. ${IN_TEXT}` };
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

/** Gives a role another id, wherever this charter names it. */
export function renameRole(before: Analysis, old: string, id: string): Outcome {
  const role = ownRole(before, old);
  const name = id.trim();
  if ('refused' in role) return role;
  const subject = { kind: 'role', key: old } as const;
  const refused = refusalOf(before, subject, name);
  if (refused !== undefined) return { refused };
  const edits = renameEdits(before, subject, old, name);
  const work = new Work(before);
  work.applyText(edits);
  const harm = harmOf(work, () => ['letters', 'acknowledged']);
  return harm === undefined ? { edits, after: work.now } : { refused: harm };
}

/** Says that whoever holds a cell has agreed, today, to what it says. */
export function acknowledge(before: Analysis, cell: Cell): Outcome {
  const facts = before.facts.tables[cell.table]?.rows.at(cell.row);
  if (facts === undefined) return GONE;
  const { names, context } = before;
  const columns = new Columns(names, cell.by);
  const held = facts.holdings.filter(
    ({ name, target }) => target !== undefined && target.kind !== 'everyone' && standsFor(columns, name, cell.draft),
  );
  const name = (held.find(({ letter }) => letter.is.includes('owner') || letter.is.includes('doer')) ?? held[0])?.name;
  const { row } = facts;
  if (name === undefined || row.node === undefined) return { refused: 'There is nothing in this cell to agree to.' };
  const value = `${rowCommitment(facts, names).lettersOf(name)} ${context.today}`;
  const work = new Work(before);
  const entries = row.acknowledged?.entries ?? [];
  const there = entries.find((one) => sameOrMember(one.name, name, names));
  const edit =
    there === undefined
      ? newAcknowledgement(row, name.value, value, work.newLine)
      : replaceScalar(row.block, there.value.node, value);
  if (edit === undefined) return { refused: NO_ACKNOWLEDGING };
  work.apply([edit]);
  const kept = entries.map((one) => [one.name.value, one === there ? value : one.value.value] as const);
  return judged(work, cell, { acknowledged: there === undefined ? [...kept, [name.value, value]] : kept });
}
