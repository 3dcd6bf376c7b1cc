/** Sets the letters of one cell, in the style in which its row is written. */

import type { Analysis } from '../analysis.ts';
import { Columns, type Draft } from '../charter/columns.ts';
import { addName, replaceScalar } from '../charter/edits.ts';
import { newCell, removeHolder } from '../charter/holders.ts';
import type { Name } from '../charter/model.ts';
import { EVERYONE, type Names } from '../charter/names.ts';
import type { RowFacts } from '../charter/row-facts.ts';
import type { Letter } from '../charter/schemes.ts';
import type { MatrixBy } from './matrix-model.ts';
import type { RowPlace } from './matrix-places.ts';
import { harmOf, IN_TEXT, type Outcome, type Refused, Work } from './matrix-work.ts';

const REPEATED = `What stands here is repeated from elsewhere in the charter. ${IN_TEXT}`;

/** A cell: a row, and the column of somebody. */
export interface Cell extends RowPlace {
  readonly by: MatrixBy;
  readonly draft: Draft;
}

/** What stands in a cell, and by what it does. */
interface Standing {
  readonly facts: RowFacts;
  readonly columns: Columns;
  /** The letters of names of its own. */
  readonly own: ReadonlySet<Letter>;
  /** The letters that the row gives to everyone, if the cell is one of them. */
  readonly everyones: ReadonlySet<Letter>;
}

function standingOf(analysis: Analysis, cell: Cell): Standing | undefined {
  const facts = analysis.facts.tables[cell.table]?.rows.at(cell.row);
  if (facts === undefined) return undefined;
  const columns = new Columns(analysis.names, cell.by);
  const own = new Set<Letter>();
  const everyones = new Set<Letter>();
  for (const { name, letter, target } of facts.holdings) {
    if (!standsFor(columns, name, cell.draft)) continue;
    if (target?.kind === 'everyone') everyones.add(letter);
    else own.add(letter);
  }
  return { facts, columns, own, everyones };
}

function standsFor(columns: Columns, name: Name, { holder }: Draft): boolean {
  return columns.of(name.value).some((one) => one.holder === holder);
}

/** The letters that a cell shows. */
export function lettersIn(analysis: Analysis, cell: Cell): readonly Letter[] {
  const standing = standingOf(analysis, cell);
  if (standing === undefined) return [];
  const held = standing.own.size > 0 ? standing.own : standing.everyones;
  return standing.facts.row.scheme.letters.filter((letter) => held.has(letter));
}

/** The name that a cell's column is written by; undefined where that name means somebody else. */
function nameOf({ holder }: Draft, names: Names): string | undefined {
  if (typeof holder === 'string') return holder;
  const name = 'key' in holder ? holder.key : holder.id;
  const target = names.resolve(name);
  if (target?.kind === 'role') return target.role === holder ? name : undefined;
  return target?.kind === 'person' && target.person === holder ? name : undefined;
}

/** Who else holds letters of which a row has only so many. */
export function rivalsOf(analysis: Analysis, cell: Cell, letter: Letter): readonly Name[] {
  const standing = standingOf(analysis, cell);
  if (standing === undefined || letter.max === Number.POSITIVE_INFINITY || standing.own.has(letter)) return [];
  const others = standing.facts.holdings.filter((one) => one.letter === letter).map((one) => one.name);
  return others.length < letter.max ? [] : others.slice(letter.max - 1);
}

/**
 * Makes a cell hold exactly some letters.
 *
 * @param replace whether a letter that only so many may hold is taken from whoever holds it now
 */
export function setLetters(before: Analysis, cell: Cell, letters: readonly Letter[], replace: boolean): Outcome {
  const standing = standingOf(before, cell);
  const name = nameOf(cell.draft, before.names);
  if (standing === undefined) return { refused: 'That row is gone.' };
  if (name === undefined) return { refused: `That name means somebody else in a cell. ${IN_TEXT}` };
  if (standing.facts.row.node === undefined) return { refused: `That row is not one of keys and values. ${IN_TEXT}` };
  const work = new Work(before);
  const { everyones, own } = standing;
  const likeEveryone = everyones.size === letters.length && letters.every((letter) => everyones.has(letter));
  const wanted = new Set(likeEveryone ? [] : letters);
  // Additions come first, so that a row whose last letter goes still shows how its keys are spelled.
  for (const letter of wanted) {
    if (own.has(letter)) continue;
    const rivals = replace ? rivalsOf(before, cell, letter) : [];
    const refused = add(work, cell, letter, name, rivals);
    if (refused !== undefined) return refused;
  }
  for (const letter of own) {
    if (wanted.has(letter)) continue;
    const refused = remove(work, cell, letter);
    if (refused !== undefined) return refused;
  }
  // Whoever holds nothing by name is one of everyone again.
  if (letters.length === 0 && everyones.size > 0) {
    const refused = leaveEveryone(work, cell);
    if (refused !== undefined) return refused;
  }
  const harm = harmOf(work, (table, row) => (table === cell.table && row === cell.row ? ['letters'] : []));
  return refusedOf(harm ?? cellHarm(work, cell, letters, replace)) ?? work.done();
}

function refusedOf(message: string | undefined): Refused | undefined {
  return message === undefined ? undefined : { refused: message };
}

/** What happened to other cells of the row, or did not to this one. */
function cellHarm(work: Work, cell: Cell, letters: readonly Letter[], replace: boolean): string | undefined {
  const [old, now] = [rowOf(work.before, cell), rowOf(work.now, cell)];
  if (old === undefined || now === undefined) return 'That row is gone.';
  const before = shownIn(old, new Columns(work.before.names, cell.by));
  const after = shownIn(now, new Columns(work.now.names, cell.by));
  const wanted = [...letters]
    .map(({ letter }) => letter)
    .sort()
    .join('');
  const harm = `That cannot be said here without changing what others hold. ${IN_TEXT}`;
  if ((after.get(keyOfHolder(cell.draft)) ?? '') !== wanted) return harm;
  if (replace) return undefined;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    if (key !== keyOfHolder(cell.draft) && before.get(key) !== after.get(key)) return harm;
  }
  return undefined;
}

function rowOf({ facts }: Analysis, { table, row }: RowPlace): RowFacts | undefined {
  return facts.tables[table]?.rows.at(row);
}

/** Roles and people are read anew with every change of their blocks, so they are compared by what they are called. */
function keyOfHolder({ holder }: Draft): string {
  if (typeof holder === 'string') return `? ${holder}`;
  return 'key' in holder ? `person ${holder.key}` : `role ${holder.id}`;
}

function shownIn(row: RowFacts, columns: Columns): ReadonlyMap<string, string> {
  const cells = columns.cellsOf(row);
  const drafts = new Map(columns.shown().map((draft) => [draft.index, draft]));
  const shown = new Map<string, string>();
  for (const { draft, letters } of cells) {
    const column = drafts.get(draft);
    const text = letters
      .map(({ letter }) => letter)
      .sort()
      .join('');
    if (column !== undefined) shown.set(keyOfHolder(column), text);
  }
  return shown;
}

function add(work: Work, cell: Cell, letter: Letter, name: string, rivals: readonly Name[]): Refused | undefined {
  const row = rowOf(work.now, cell)?.row;
  if (row?.node === undefined) return { refused: 'That row is gone.' };
  const there = row.assignments.find((one) => one.letter === letter);
  if (there === undefined) {
    const edit = newCell(row, row.node, letter, [name], work.newLine);
    work.apply([edit]);
    return undefined;
  }
  const { value, key } = there;
  if (value?.kind === 'alias') return { refused: REPEATED };
  const [rival, ...more] = rivals;
  if (rival !== undefined) return takeOver(work, cell, letter, rival, more, name);
  work.apply([addName(row.block, key.node, value, name, work.newLine)]);
  return undefined;
}

/** Puts a name in the place of another one, and takes out the others that it excludes. */
function takeOver(
  work: Work,
  cell: Cell,
  letter: Letter,
  rival: Name,
  more: readonly Name[],
  name: string,
): Refused | undefined {
  if (!exchange(work, cell, letter, rival.value, name)) return { refused: REPEATED };
  for (const other of more) {
    const row = rowOf(work.now, cell)?.row;
    const assignment = row?.assignments.find((one) => one.letter === letter);
    const found = assignment?.names.find((one) => one.value === other.value);
    if (row === undefined || assignment === undefined || found === undefined) continue;
    const edit = removeHolder(row, assignment, found);
    if (edit === undefined) return { refused: REPEATED };
    work.apply([edit]);
  }
  return undefined;
}

/** Puts a name where another one stands; false where it does not stand there by itself. */
function exchange(work: Work, cell: Cell, letter: Letter, old: string, name: string): boolean {
  const row = rowOf(work.now, cell)?.row;
  const assignment = row?.assignments.find((one) => one.letter === letter);
  const found = assignment?.names.find((one) => one.value === old);
  if (row === undefined || found?.node.kind !== 'scalar' || assignment?.value?.kind === 'alias') return false;
  work.apply([replaceScalar(row.block, found.node, name)]);
  return true;
}

function remove(work: Work, cell: Cell, letter: Letter): Refused | undefined {
  // One name at a time: each removal moves the others.
  for (let guard = 0; guard < 1_000; guard++) {
    const facts = rowOf(work.now, cell);
    if (facts === undefined) return { refused: 'That row is gone.' };
    const columns = new Columns(work.now.names, cell.by);
    const assignment = facts.row.assignments.find((one) => one.letter === letter);
    const found = assignment?.names.find(
      (one) => work.now.names.resolve(one.value)?.kind !== 'everyone' && ofSame(columns, one, cell.draft),
    );
    if (assignment === undefined || found === undefined) return undefined;
    const others = columns.of(found.value).filter((one) => keyOfHolder(one) !== keyOfHolder(cell.draft));
    if (others.length > 0) return { refused: sharedSentence(found, letter, others, cell) };
    const edit = removeHolder(facts.row, assignment, found);
    if (edit === undefined) return { refused: REPEATED };
    const count = facts.holdings.length;
    work.apply([edit]);
    if ((rowOf(work.now, cell)?.holdings.length ?? count) >= count)
      return { refused: `“${found.value}” cannot be taken out from here. ${IN_TEXT}` };
  }
  return undefined;
}

function ofSame(columns: Columns, name: Name, draft: Draft): boolean {
  return columns.of(name.value).some((one) => keyOfHolder(one) === keyOfHolder(draft));
}

function sharedSentence(name: Name, letter: Letter, others: readonly Draft[], { by }: Cell): string {
  const titles = others.map(({ holder }) =>
    typeof holder === 'string' ? holder : 'key' in holder ? holder.name : holder.title,
  );
  const also = titles.length > 3 ? `${titles.length} others` : titles.join(', ');
  return by === 'role'
    ? `${letter.letter} is held by “${name.value}”, who is also ${also}. ${IN_TEXT}`
    : `${letter.letter} is held by the role “${name.value}”, which is also ${also}. Change it by role.`;
}

/** Writes out who everyone is in this row, without the one who is to hold nothing. */
function leaveEveryone(work: Work, cell: Cell): Refused | undefined {
  const facts = rowOf(work.now, cell);
  if (facts === undefined) return { refused: 'That row is gone.' };
  const columns = new Columns(work.now.names, cell.by);
  const cells = columns.cellsOf(facts);
  const drafts = new Map(columns.shown().map((draft) => [draft.index, draft]));
  const rest: string[] = [];
  for (const { draft, everyone } of cells) {
    const column = drafts.get(draft);
    if (!everyone || column === undefined || keyOfHolder(column) === keyOfHolder(cell.draft)) continue;
    const name = nameOf(column, work.now.names);
    if (name === undefined) return { refused: `“everyone” cannot be written out here. ${IN_TEXT}` };
    rest.push(name);
  }
  const [first, ...more] = rest;
  for (const { letter, names } of facts.row.assignments) {
    if (!names.some((one) => work.now.names.resolve(one.value)?.kind === 'everyone')) continue;
    if (first === undefined) {
      const row = rowOf(work.now, cell)?.row;
      const assignment = row?.assignments.find((one) => one.letter === letter);
      const everyone = assignment?.names.find((one) => one.value === EVERYONE);
      const edit = row && assignment && everyone && removeHolder(row, assignment, everyone);
      if (edit === undefined) return { refused: REPEATED };
      work.apply([edit]);
      continue;
    }
    if (!exchange(work, cell, letter, EVERYONE, first)) return { refused: REPEATED };
    for (const name of more) {
      const row = rowOf(work.now, cell)?.row;
      const there = row?.assignments.find((one) => one.letter === letter);
      if (row === undefined || there === undefined || there.names.some((one) => one.value === name)) continue;
      work.apply([addName(row.block, there.key.node, there.value, name, work.newLine)]);
    }
  }
  return undefined;
}
