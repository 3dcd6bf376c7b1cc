/** Sets the letters of a cell, in the style of its row. */

import type { Analysis } from '../../analysis.ts';
import { Columns, type Draft, type Held, headingsOf } from '../../charter/columns.ts';
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import { addHolder, removeHolder } from '../../charter/edit/holders.ts';
import type { Name } from '../../charter/model.ts';
import { EVERYONE, type Names } from '../../charter/names.ts';
import type { Holding, RowFacts } from '../../charter/row-facts.ts';
import type { Letter } from '../../charter/schemes.ts';
import type { Refused } from '../edit-outcome.ts';
import type { RowPlace } from '../row-places.ts';
import { GONE, IN_TEXT, sideEffectOf, TrialEdit, type Tried } from '../trial-edit.ts';
import type { MatrixBy } from './view-model.ts';

const REPEATED: Refused = { refused: `This cell is repeated by an alias. ${IN_TEXT}` };

/** A cell: a row and a column. */
export interface Cell extends RowPlace {
  readonly by: MatrixBy;
  readonly draft: Draft;
}

/** The letters in a cell and the names that hold them. */
interface Standing {
  readonly facts: RowFacts;
  /** The letters held by name. */
  readonly own: ReadonlySet<Letter>;
  /** The letters that the cell has through `everyone`. */
  readonly everyones: ReadonlySet<Letter>;
}

function standingOf(analysis: Analysis, cell: Cell): Standing | undefined {
  const facts = rowOf(analysis, cell);
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

function rowOf({ facts }: Analysis, { table, row }: RowPlace): RowFacts | undefined {
  return facts.tables[table]?.rows.at(row);
}

/** Whether a name belongs to a column. */
export function standsFor(columns: Columns, name: Name, { holder }: Draft): boolean {
  return columns.of(name.value).some((one) => one.holder === holder);
}

/** The visible letters of a cell. */
export function lettersIn(analysis: Analysis, cell: Cell): readonly Letter[] {
  const standing = standingOf(analysis, cell);
  if (standing === undefined) return [];
  const held = standing.own.size > 0 ? standing.own : standing.everyones;
  return standing.facts.row.scheme.letters.filter((letter) => held.has(letter));
}

/** The name by which a column is written in a cell; undefined if that name means another role or person. */
function nameOf({ holder }: Draft, names: Names): string | undefined {
  if (typeof holder === 'string') return holder;
  if (!('key' in holder)) return holder.id;
  return names.roles.some(({ id }) => id === holder.key) ? undefined : holder.key;
}

/** The other holders of letters with a limited number of holders. */
export function rivalsOf(analysis: Analysis, cell: Cell, letter: Letter): readonly Name[] {
  const standing = standingOf(analysis, cell);
  if (standing === undefined || standing.own.has(letter)) return [];
  const others = standing.facts.holdings.filter((one) => one.letter === letter).map((one) => one.name);
  return others.slice(letter.max - 1);
}

/**
 * Sets exactly these letters in a cell.
 *
 * @param replace whether to take a limited letter from its current holder
 */
export function setLetters(before: Analysis, cell: Cell, letters: readonly Letter[], replace: boolean): Tried {
  const standing = standingOf(before, cell);
  const name = nameOf(cell.draft, before.names);
  if (standing === undefined) return GONE;
  if (name === undefined) return { refused: `In a cell, this name means another role or person. ${IN_TEXT}` };
  if (standing.facts.row.node === undefined)
    return { refused: `This row is not a mapping, so it cannot be edited here. ${IN_TEXT}` };
  const work = new CellWork(before, cell, standing.facts);
  const { everyones, own } = standing;
  const likeEveryone = everyones.size === letters.length && letters.every((letter) => everyones.has(letter));
  const wanted = new Set(likeEveryone ? [] : letters);
  // Add before removing, so that the row still shows how its keys are spelled.
  for (const letter of wanted) {
    if (own.has(letter)) continue;
    const [rival, ...more] = replace ? rivalsOf(before, cell, letter) : [];
    const done =
      rival === undefined
        ? give(work, letter, [name])
        : exchange(work, letter, rival.value, name) && more.every((other) => takeOut(work, letter, other.value));
    if (!done) return REPEATED;
  }
  for (const letter of own) {
    if (wanted.has(letter)) continue;
    const refused = remove(work, letter);
    if (refused !== undefined) return refused;
  }
  // A name without its own letters belongs to `everyone` again.
  const refused = letters.length === 0 && everyones.size > 0 ? leaveEveryone(work) : undefined;
  if (refused !== undefined) return refused;
  const harm =
    sideEffectOf(work, (table, row) => (table === cell.table && row === cell.row ? ['letters'] : undefined)) ??
    cellHarm(shownIn(before, cell, standing.facts), shownIn(work.now, cell, work.facts), cell, letters, replace);
  return harm === undefined ? work.done() : { refused: harm };
}

/** A cell during a trial edit. */
class CellWork extends TrialEdit {
  readonly cell: Cell;
  readonly #facts: RowFacts;

  constructor(before: Analysis, cell: Cell, facts: RowFacts) {
    super(before);
    this.cell = cell;
    this.#facts = facts;
  }

  /** The row in the current text. */
  get facts(): RowFacts {
    return rowOf(this.now, this.cell) ?? this.#facts;
  }
}

/** An unintended change of other cells, or a missing change of this one. */
function cellHarm(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  { draft }: Cell,
  letters: readonly Letter[],
  replace: boolean,
): string | undefined {
  const changed = keyOfHolder(draft);
  const kept = [...before.keys(), ...after.keys()].every(
    (key) => key === changed || before.get(key) === after.get(key),
  );
  return (after.get(changed) ?? '') === wordOf(letters) && (kept || replace)
    ? undefined
    : `This would change the letters of others. ${IN_TEXT}`;
}

/** Compares roles and people by name, since their objects are new after each change of their blocks. */
function keyOfHolder({ holder }: Draft): string {
  if (typeof holder === 'string') return `? ${holder}`;
  return 'key' in holder ? `person ${holder.key}` : `role ${holder.id}`;
}

/** The letters of a cell in a fixed order. */
function wordOf(letters: readonly Letter[]): string {
  return String(letters.map(({ letter }) => letter).sort());
}

/** The non-empty cells of a row with their columns. */
function cellsOf({ names }: Analysis, { by }: Cell, row: RowFacts): readonly (Held & { readonly column: Draft })[] {
  const columns = new Columns(names, by);
  const cells = new Map(columns.cellsOf(row).map((held) => [held.draft, held]));
  return columns.shown().flatMap((column) => {
    const held = cells.get(column.index);
    return held === undefined ? [] : { ...held, column };
  });
}

function shownIn(analysis: Analysis, cell: Cell, row: RowFacts): ReadonlyMap<string, string> {
  return new Map(cellsOf(analysis, cell, row).map(({ column, letters }) => [keyOfHolder(column), wordOf(letters)]));
}

/** Adds names to a letter, in the existing value or a new one; false if it is an alias. */
function give(work: CellWork, letter: Letter, names: readonly string[]): boolean {
  return apply(work, addHolder(work.facts.row, letter, names, work.newLine));
}

/** Replaces a name; false if it is not written as a separate name. */
function exchange(work: CellWork, letter: Letter, old: string, name: string): boolean {
  const found = holdingOf(work, letter, old);
  const alone = found?.name.node.kind === 'scalar' && found.assignment.value?.kind !== 'alias';
  return apply(work, alone ? replaceScalar(work.facts.row.block, found.name.node, name) : undefined);
}

/** Removes a name; false if it is not written as a separate name. */
function takeOut(work: CellWork, letter: Letter, name: string): boolean {
  const found = holdingOf(work, letter, name);
  return apply(work, found && removeHolder(work.facts.row, found.assignment, found.name));
}

/** The current place of a name that holds a letter. */
function holdingOf({ facts }: CellWork, letter: Letter, name: string): Holding | undefined {
  return facts.holdings.find((one) => one.letter === letter && one.name.value === name);
}

/** Whether there are edits to apply. */
function apply(work: TrialEdit, edit: BlockEdit | undefined): boolean {
  if (edit !== undefined) work.apply([edit]);
  return edit !== undefined;
}

function remove(work: CellWork, letter: Letter): Refused | undefined {
  const { cell } = work;
  const changed = keyOfHolder(cell.draft);
  const { start, end } = work.facts.row.span;
  // Remove one name at a time, since each removal moves the others. The number of characters limits the loop.
  for (let left = end - start; left > 0; left--) {
    const columns = new Columns(work.now.names, cell.by);
    const held = work.facts.holdings.filter((one) => one.letter === letter && one.target?.kind !== 'everyone');
    const found = held.find(({ name }) => columns.of(name.value).some((one) => keyOfHolder(one) === changed));
    if (found === undefined) return undefined;
    const { name } = found;
    const others = columns.of(name.value).filter((one) => keyOfHolder(one) !== changed);
    if (others.length > 0) return { refused: sharedSentence(name, letter, others, cell) };
    if (!takeOut(work, letter, name.value)) return REPEATED;
  }
  return undefined;
}

function sharedSentence(name: Name, letter: Letter, others: readonly Draft[], { by }: Cell): string {
  const titles = headingsOf(others).map(({ title }) => title);
  const also = titles.length > 3 ? `${titles.length} others` : titles.join(', ');
  return by === 'role'
    ? `${letter.letter} is held by “${name.value}”, who is also ${also}. ${IN_TEXT}`
    : `${letter.letter} is held by the role “${name.value}”, which is also ${also}. Change it by role.`;
}

/** Replaces `everyone` by all its roles except one. */
function leaveEveryone(work: CellWork): Refused | undefined {
  const { cell, facts, now } = work;
  const others = cellsOf(now, cell, facts).filter(
    ({ everyone, column }) => everyone && keyOfHolder(column) !== keyOfHolder(cell.draft),
  );
  const rest = others.flatMap(({ column }) => nameOf(column, now.names) ?? []);
  if (rest.length < others.length) return { refused: `“everyone” cannot be replaced by names here. ${IN_TEXT}` };
  const [first, ...more] = rest;
  for (const { letter, names } of facts.row.assignments) {
    if (!names.some((one) => one.value === EVERYONE)) continue;
    const done =
      first === undefined
        ? takeOut(work, letter, EVERYONE)
        : exchange(work, letter, EVERYONE, first) && (more.length === 0 || give(work, letter, more));
    if (!done) return REPEATED;
  }
  return undefined;
}
