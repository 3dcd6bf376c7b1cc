/** Edits of the matrix that are about roles, and about who agreed to what. */
import type { Analysis } from '../analysis.ts';
import { Columns } from '../charter/columns.ts';
import { type BlockEdit, columnOf, insertPair, replaceScalar, scalarText } from '../charter/edits.ts';
import type { Role } from '../charter/model.ts';
import { EVERYONE, sameHolder } from '../charter/names.ts';
import { rowCommitment } from '../rules/acknowledgements.ts';
import { insert } from '../text/edit.ts';
import { resolved } from '../yaml/tree.ts';
import type { Cell } from './matrix-cell.ts';
import { harmOf, IN_TEXT, type Outcome, Work } from './matrix-work.ts';
import { refusalOf, renameEdits } from './navigation.ts';

/** Adds a role with a title, under an id made from it. */
export function addRole(before: Analysis, title: string): Outcome {
  const text = title.trim();
  if (text === '') return { refused: 'A role needs a title.' };
  const { charter } = before.reading;
  const id = newId(text, before);
  const work = new Work(before);
  const value = resolved(charter.rolesKey?.value);
  const maps = charter.roles.some((role) => role.node?.kind === 'map');
  const entry = `${scalarText(id)}: ${maps ? `{ title: ${scalarText(text)} }` : scalarText(text)}`;
  if (value?.kind === 'map' && charter.rolesKey !== undefined && charter.rolesKey.value?.kind === 'map') {
    work.apply([insertPair(charter.rolesKey.block, value, entry, work.newLine)]);
  } else {
    const edit = rolesEdit(before, entry, work.newLine);
    if (edit === undefined) return { refused: `There is no place for roles here. ${IN_TEXT}` };
    work.apply([edit]);
  }
  const made = work.now.names.roles.find((role) => role.id === id);
  const harm = harmOf(work, () => []);
  if (harm !== undefined) return { refused: harm };
  return made?.title === text.normalize('NFC') ? work.done() : { refused: `A role cannot be added here. ${IN_TEXT}` };
}

/** The key `roles` with its first role: where it stands empty, or behind the team. */
function rolesEdit({ reading: { charter } }: Analysis, entry: string, newLine: string): BlockEdit | undefined {
  const { rolesKey } = charter;
  if (rolesKey !== undefined) {
    const { value, block } = rolesKey;
    if (value !== undefined && value.end > value.start) return undefined;
    const colon = block.text.indexOf(':', rolesKey.key.node.end);
    return colon === -1 ? undefined : { block, ...insert(colon + 1, `${newLine}  ${entry}`) };
  }
  const block = charter.team?.block;
  if (block === undefined || block.kind === 'whole') return undefined;
  const open = block.text.endsWith('\n') ? '' : newLine;
  return { block, ...insert(block.text.length, `${open}roles:${newLine}  ${entry}${newLine}`) };
}

function newId(title: string, { names }: Analysis): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const id = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'role';
  let free = id;
  for (let number = 2; names.resolve(free) !== undefined; number++) free = `${id}-${number}`;
  return free;
}

function ownRole(analysis: Analysis, id: string): Role | string {
  const role = analysis.names.roles.find((one) => one.id === id)?.role;
  if (role === undefined) return `There is no role “${id}” any more.`;
  return role.from === undefined ? role : `“${id}” comes from ${role.from.path}. Change it there.`;
}

export function titleRole(before: Analysis, id: string, title: string): Outcome {
  const role = ownRole(before, id);
  const text = title.trim();
  if (typeof role === 'string') return { refused: role };
  if (text === '') return { refused: 'A role needs a title.' };
  const work = new Work(before);
  const edit = titleEdit(role, text, work.newLine);
  if (edit === undefined) return { refused: `The title is repeated from elsewhere in the charter. ${IN_TEXT}` };
  work.apply([edit]);
  const harm = harmOf(work, () => []);
  const made = work.now.names.roles.find((one) => one.id === id)?.title;
  if (harm !== undefined) return { refused: harm };
  return made === text.normalize('NFC') ? work.done() : { refused: `The title cannot be written here. ${IN_TEXT}` };
}

function titleEdit({ title, node, block, id }: Role, text: string, newLine: string): BlockEdit | undefined {
  if (title !== undefined) return title.node.kind === 'scalar' ? replaceScalar(block, title.node, text) : undefined;
  if (node?.kind === 'map') {
    const [first] = node.pairs;
    const pair = `title: ${scalarText(text)}`;
    if (first === undefined) return insertPair(block, node, pair, newLine);
    const behind = node.flow ? ', ' : `${newLine}${' '.repeat(columnOf(block.text, node.start))}`;
    return { block, ...insert(first.key.start, pair + behind) };
  }
  if (node !== undefined && node.end > node.start) return undefined;
  const colon = block.text.indexOf(':', id.node.end);
  return colon === -1 ? undefined : { block, ...insert(colon + 1, ` ${scalarText(text)}`) };
}

/** Gives a role another id, wherever this charter names it. */
export function renameRole(before: Analysis, old: string, id: string): Outcome {
  const role = ownRole(before, old);
  const name = id.trim();
  if (typeof role === 'string') return { refused: role };
  const subject = { kind: 'role', key: old } as const;
  const refused = refusalOf(before, subject, name);
  if (refused !== undefined) return { refused };
  const edits = renameEdits(before, subject, old, name);
  const work = new Work(before);
  work.applyText(edits);
  const harm = harmOf(work, () => ['letters', 'rest']);
  return harm === undefined ? { edits: [...edits], after: work.now } : { refused: harm };
}

/** Says that whoever holds a cell has agreed, today, to what it says. */
export function acknowledge(before: Analysis, cell: Cell): Outcome {
  const facts = before.facts.tables[cell.table]?.rows.at(cell.row);
  if (facts === undefined) return { refused: 'That row is gone.' };
  const { names, context } = before;
  const columns = new Columns(names, cell.by);
  const held = facts.holdings.filter(
    ({ name, target }) =>
      target !== undefined &&
      target.kind !== 'everyone' &&
      columns.of(name.value).some((one) => one.holder === cell.draft.holder),
  );
  const name = (held.find(({ letter }) => letter.is.includes('owner') || letter.is.includes('doer')) ?? held[0])?.name;
  const { row } = facts;
  if (name === undefined || name.value === EVERYONE) return { refused: 'There is nothing in this cell to agree to.' };
  const value = `${rowCommitment(facts, names).lettersOf(name)} ${context.today}`;
  const work = new Work(before);
  const there = row.acknowledged?.entries.find((one) => sameHolder(one.name, name, names));
  const node = row.acknowledged?.node;
  const entry = `${scalarText(name.value)}: ${value}`;
  const repeated: Outcome = { refused: `What was acknowledged is repeated from elsewhere. ${IN_TEXT}` };
  if (there !== undefined) {
    if (there.value.node.kind !== 'scalar') return repeated;
    work.apply([replaceScalar(row.block, there.value.node, value)]);
  } else if (node !== undefined) work.apply([insertPair(row.block, node, entry, work.newLine)]);
  else if (row.acknowledged === undefined && row.node !== undefined)
    work.apply([insertPair(row.block, row.node, `acknowledged: { ${entry} }`, work.newLine)]);
  else return repeated;
  const harm = harmOf(work, (table, index) => (table === cell.table && index === cell.row ? ['rest'] : []));
  if (harm !== undefined) return { refused: harm };
  const now = work.now.facts.tables[cell.table]?.rows.at(cell.row)?.row.acknowledged?.entries;
  const said = now?.find((one) => sameHolder(one.name, name, names));
  return said?.value.value === value ? work.done() : repeated;
}
