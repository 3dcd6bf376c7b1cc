/** Sets the letters of one cell, in the style in which its row is written. */

import type { Analysis } from '../analysis.ts';
import { Columns, type Draft, type Held } from '../charter/columns.ts';
import { type BlockEdit, replaceScalar } from '../charter/edits.ts';
import { addHolder, removeHolder } from '../charter/holders.ts';
import type { Name } from '../charter/model.ts';
import { EVERYONE, type Names } from '../charter/names.ts';
import type { RowFacts } from '../charter/row-facts.ts';
import type { Letter } from '../charter/schemes.ts';
import type { MatrixBy } from './matrix-model.ts';
import type { RowPlace } from './matrix-places.ts';
import { GONE, harmOf, IN_TEXT, type Outcome, type Refused, Work } from './matrix-work.ts';

const REPEATED: Refused = { refused: `What stands here is repeated from elsewhere in the charter. ${IN_TEXT}` };

/** A cell: a row, and the column of somebody. */
export interface Cell extends RowPlace {
  readonly by: MatrixBy;
  readonly draft: Draft;
}

/** What stands in a cell, and by what it does. */
interface Standing {
  readonly facts: RowFacts;
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
  return { facts, own, everyones };
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
  if (!('key' in holder)) return holder.id;
  return names.roles.some(({ id }) => id === holder.key) ? undefined : holder.key;
}

/** Who else holds letters of which a row has only so many. */
export function rivalsOf(analysis: Analysis, cell: Cell, letter: Letter): readonly Name[] {
  const standing = standingOf(analysis, cell);
  if (standing === undefined || standing.own.has(letter)) return [];
  const others = standing.facts.holdings.filter((one) => one.letter === letter).map((one) => one.name);
  return others.slice(letter.max - 1);
}

/**
 * Makes a cell hold exactly some letters.
 *
 * @param replace whether a letter that only so many may hold is taken from whoever holds it now
 */
export function setLetters(before: Analysis, cell: Cell, letters: readonly Letter[], replace: boolean): Outcome {
  const standing = standingOf(before, cell);
  const name = nameOf(cell.draft, before.names);
  if (standing === undefined) return GONE;
  if (name === undefined) return { refused: `That name means somebody else in a cell. ${IN_TEXT}` };
  if (standing.facts.row.node === undefined) return { refused: `That row is not one of keys and values. ${IN_TEXT}` };
  const work = new Work(before);
  const { everyones, own } = standing;
  const likeEveryone = everyones.size === letters.length && letters.every((letter) => everyones.has(letter));
  const wanted = new Set(likeEveryone ? [] : letters);
  // Additions come first, so that a row whose last letter goes still shows how its keys are spelled.
  for (const letter of wanted) {
    if (own.has(letter)) continue;
    const [rival, ...more] = replace ? rivalsOf(before, cell, letter) : [];
    const done =
      rival === undefined
        ? give(work, cell, letter, [name])
        : exchange(work, cell, letter, rival.value, name) &&
          more.every((other) => takeOut(work, cell, letter, other.value));
    if (!done) return REPEATED;
  }
  for (const letter of own) {
    if (wanted.has(letter)) continue;
    const refused = remove(work, cell, letter);
    if (refused !== undefined) return refused;
  }
  // Whoever holds nothing by name is one of everyone again.
  const refused = letters.length === 0 && everyones.size > 0 ? leaveEveryone(work, cell) : undefined;
  if (refused !== undefined) return refused;
  const harm =
    harmOf(work, (table, row) => (table === cell.table && row === cell.row ? ['letters'] : [])) ??
    cellHarm(work, cell, letters, replace);
  return harm === undefined ? work.done() : { refused: harm };
}

/** What happened to other cells of the row, or did not to this one. */
function cellHarm(work: Work, cell: Cell, letters: readonly Letter[], replace: boolean): string | undefined {
  const [before, after] = [shownIn(work.before, cell), shownIn(work.now, cell)];
  const changed = keyOfHolder(cell.draft);
  const kept = [...new Set([...before.keys(), ...after.keys()])].every(
    (key) => key === changed || before.get(key) === after.get(key),
  );
  return after.get(changed) === wordOf(letters) && (kept || replace)
    ? undefined
    : `That cannot be said here without changing what others hold. ${IN_TEXT}`;
}

function rowOf({ facts }: Analysis, { table, row }: RowPlace): RowFacts | undefined {
  return facts.tables[table]?.rows.at(row);
}

/** Roles and people are read anew with every change of their blocks, so they are compared by what they are called. */
function keyOfHolder({ holder }: Draft): string {
  if (typeof holder === 'string') return `? ${holder}`;
  return 'key' in holder ? `person ${holder.key}` : `role ${holder.id}`;
}

/** The letters of a cell, whatever their order; undefined where there are none. */
function wordOf(letters: readonly Letter[]): string | undefined {
  const word = letters.map(({ letter }) => letter).sort();
  return word.length === 0 ? undefined : word.join('');
}

/** The cells of a row with the columns that they stand in. */
function cellsOf(columns: Columns, row: RowFacts): readonly (Held & { readonly column: Draft })[] {
  const cells = columns.cellsOf(row);
  const shown = new Map(columns.shown().map((draft) => [draft.index, draft]));
  return cells.flatMap((held) => {
    const column = shown.get(held.draft);
    return column === undefined ? [] : { ...held, column };
  });
}

/** What the cells of a row show that have any letters. */
function shownIn(analysis: Analysis, cell: Cell): ReadonlyMap<string, string | undefined> {
  const row = rowOf(analysis, cell);
  const cells = row === undefined ? [] : cellsOf(new Columns(analysis.names, cell.by), row);
  return new Map(cells.map(({ column, letters }) => [keyOfHolder(column), wordOf(letters)]));
}

/** Gives a letter to names, in the cell that is there or in a new one; false where an alias stands there. */
function give(work: Work, cell: Cell, letter: Letter, names: readonly string[]): boolean {
  const row = rowOf(work.now, cell)?.row;
  return apply(work, row && addHolder(row, letter, names, work.newLine));
}

/** Puts a name where another one stands; false where it does not stand there by itself. */
function exchange(work: Work, cell: Cell, letter: Letter, old: string, name: string): boolean {
  const { row, assignment, found } = findIn(work, cell, letter, old);
  const alone = found?.node.kind === 'scalar' && assignment?.value?.kind !== 'alias';
  return apply(work, row && alone ? replaceScalar(row.block, found.node, name) : undefined);
}

/** Takes a name out; false where it does not stand there by itself. */
function takeOut(work: Work, cell: Cell, letter: Letter, name: string): boolean {
  const { row, assignment, found } = findIn(work, cell, letter, name);
  return apply(work, row && assignment && found && removeHolder(row, assignment, found));
}

/** Where a name stands now that holds a letter of a row. */
function findIn(work: Work, cell: Cell, letter: Letter, name: string) {
  const row = rowOf(work.now, cell)?.row;
  const assignment = row?.assignments.find((one) => one.letter === letter);
  return { row, assignment, found: assignment?.names.find((one) => one.value === name) };
}

/** Whether there is anything to apply. */
function apply(work: Work, edit: BlockEdit | undefined): boolean {
  if (edit !== undefined) work.apply([edit]);
  return edit !== undefined;
}

function remove(work: Work, cell: Cell, letter: Letter): Refused | undefined {
  // One name at a time: each removal moves the others.
  for (;;) {
    const { names } = work.now;
    const columns = new Columns(names, cell.by);
    const held = rowOf(work.now, cell)?.holdings ?? [];
    const found = held.find(
      (one) => one.letter === letter && one.target?.kind !== 'everyone' && ofSame(columns, one.name, cell.draft),
    );
    if (found === undefined) return undefined;
    const { name } = found;
    const others = columns.of(name.value).filter((one) => keyOfHolder(one) !== keyOfHolder(cell.draft));
    if (others.length > 0) return { refused: sharedSentence(name, letter, others, cell) };
    if (!takeOut(work, cell, letter, name.value)) return REPEATED;
    // Another key of the same letter may have stood behind the one that went.
    if ((rowOf(work.now, cell)?.holdings.length ?? 0) >= held.length)
      return { refused: `“${name.value}” cannot be taken out from here. ${IN_TEXT}` };
  }
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
  const { names } = work.now;
  const facts = rowOf(work.now, cell);
  const cells = facts === undefined ? [] : cellsOf(new Columns(names, cell.by), facts);
  const others = cells.filter(({ everyone, column }) => everyone && keyOfHolder(column) !== keyOfHolder(cell.draft));
  const rest = others.flatMap(({ column }) => nameOf(column, names) ?? []);
  if (rest.length < others.length) return { refused: `“everyone” cannot be written out here. ${IN_TEXT}` };
  const [first, ...more] = rest;
  for (const { letter, names: given } of facts?.row.assignments ?? []) {
    if (!given.some((one) => one.value === EVERYONE)) continue;
    const done =
      first === undefined
        ? takeOut(work, cell, letter, EVERYONE)
        : exchange(work, cell, letter, EVERYONE, first) && (more.length === 0 || give(work, cell, letter, more));
    if (!done) return REPEATED;
  }
  return undefined;
}
