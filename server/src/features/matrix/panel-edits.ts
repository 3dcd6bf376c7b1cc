/** Turns the changes that a panel offers into edits of the text. */
import type { Draft } from '../../charter/columns.ts';
import type { Letter } from '../../charter/schemes.ts';
import type { EditOutcome, Refused } from '../edit-outcome.ts';
import { addRow, moveRow, removeRow, setLabel, setPhase } from '../row-edits.ts';
import { breaksOf, GONE, type Tried } from '../trial-edit.ts';
import { type Cell, lettersIn, rivalsOf, setLetters } from './cell-edits.ts';
import { acknowledge, addRole, renameRole, titleRole } from './role-edits.ts';
import { placeOfKey, type RowKeys } from './row-keys.ts';
import type { MatrixState } from './view.ts';
import type { CellChoice, CellName, MatrixEdit } from './view-model.ts';

/** Edits of the analysed text with the problems they cause, or the reason why there are none. */
export type PanelOutcome = EditOutcome<{ readonly breaks: readonly string[] }>;

const BROKEN = { refused: 'The file has a syntax error. Fix or undo it first.' };

function cellOf(state: MatrixState, keys: RowKeys, name: CellName): Cell | Refused {
  const place = placeOfKey(keys, name.table, name.row);
  if (place === undefined) return GONE;
  const draft = draftOf(state, place.table, name.column);
  return draft === undefined ? { refused: 'This column no longer exists.' } : { ...place, by: name.by, draft };
}

/** The letters of a cell's scheme. */
function schemeOf({ analysis }: MatrixState, { table }: Cell): readonly Letter[] {
  return analysis.facts.tables[table]?.table.scheme.letters ?? [];
}

/** Finds a column by id, also one that is not visible yet, such as an external role without letters. */
export function draftOf(state: MatrixState, table: number, column: string): Draft | undefined {
  const of = state.tables[table];
  if (of === undefined) return undefined;
  const shown = of.shown.find((_, at) => of.view.columns[at]?.id === column);
  if (shown !== undefined) return shown;
  const target = state.analysis.names.resolve(column);
  if (target === undefined || target.kind === 'everyone') return undefined;
  const [draft, ...more] = of.context.columns.of(column, target);
  return more.length === 0 ? draft : undefined;
}

function answer(state: MatrixState, outcome: Tried): PanelOutcome {
  if (outcome.refused !== undefined) return outcome;
  return { edits: outcome.edits, breaks: breaksOf(state.analysis, outcome.after).map(({ message }) => message) };
}

/** The edits that set the letters of a cell. */
export function editCell(
  state: MatrixState,
  keys: RowKeys,
  name: CellName,
  letters: readonly string[],
  replace: boolean,
): PanelOutcome {
  if (state.view.broken) return BROKEN;
  const cell = cellOf(state, keys, name);
  if ('refused' in cell) return cell;
  const wanted = schemeOf(state, cell).filter(({ letter }) => letters.includes(letter));
  const unknown = letters.find((letter) => !wanted.some((one) => one.letter === letter));
  if (unknown !== undefined) return { refused: `${name.table.toUpperCase()} has no letter “${unknown}”.` };
  return answer(state, setLetters(state.analysis, cell, wanted, replace));
}

/** The choices of a cell: every letter of the scheme. */
export function choicesOf(state: MatrixState, keys: RowKeys, name: CellName): readonly CellChoice[] {
  const cell = cellOf(state, keys, name);
  if ('refused' in cell) return [];
  const { analysis } = state;
  const letters = schemeOf(state, cell);
  const held = lettersIn(analysis, cell);
  return letters.map((letter): CellChoice => {
    const after = toggled(held, letter, letters);
    const base = { letter: letter.letter, held: held.includes(letter), letters: after.map((one) => one.letter) };
    const outcome: Tried = state.view.broken ? { refused: BROKEN.refused } : setLetters(analysis, cell, after, false);
    if (outcome.refused !== undefined) return { ...base, breaks: [], wrong: false, refused: outcome.refused };
    const breaks = breaksOf(analysis, outcome.after);
    const choice = { ...base, breaks: breaks.map(({ message }) => message), wrong: breaks[0]?.error === true };
    const rivals = base.held ? [] : rivalsOf(analysis, cell, letter);
    return rivals.length === 0 ? choice : { ...choice, replaces: rivals.map((one) => titleOf(one.value, state)) };
  });
}

function titleOf(name: string, { analysis: { names } }: MatrixState): string {
  const target = names.resolve(name);
  if (target?.kind === 'role') return target.role.title;
  return target?.kind === 'person' ? target.person.name : name;
}

/** Toggles a letter in a cell. Owner and doer go together; any other letter replaces the rest. */
function toggled(held: readonly Letter[], letter: Letter, all: readonly Letter[]): readonly Letter[] {
  if (held.includes(letter)) return held.filter((one) => one !== letter);
  const works = ({ is }: Letter) => is.includes('owner') || is.includes('doer');
  return all.filter((one) => one === letter || (works(letter) && works(one) && held.includes(one)));
}

export function editMatrix(state: MatrixState, keys: RowKeys, change: MatrixEdit): PanelOutcome {
  if (state.view.broken) return BROKEN;
  return answer(state, outcomeOf(state, keys, change));
}

function outcomeOf(state: MatrixState, keys: RowKeys, change: MatrixEdit): Tried {
  const { analysis } = state;
  switch (change.kind) {
    case 'addRole':
      return addRole(analysis, change.title);
    case 'titleRole':
      return titleRole(analysis, change.role, change.title);
    case 'renameRole':
      return renameRole(analysis, change.role, change.id);
    case 'acknowledge': {
      const cell = cellOf(state, keys, change);
      return 'refused' in cell ? cell : acknowledge(analysis, cell);
    }
    case 'addRow': {
      const table = keys.tables.findIndex((one) => one.id === change.table);
      const after = change.after === undefined ? undefined : placeOfKey(keys, change.table, change.after);
      if (change.after !== undefined && after === undefined) return GONE;
      return addRow(analysis, table, after?.row, change.label);
    }
  }
  const place = placeOfKey(keys, change.table, change.row);
  if (place === undefined) return GONE;
  switch (change.kind) {
    case 'label':
      return setLabel(analysis, place, change.label);
    case 'phase':
      return setPhase(analysis, place, change.phase);
    case 'removeRow':
      return removeRow(analysis, place);
    case 'moveRow': {
      const to = change.before === undefined ? undefined : placeOfKey(keys, change.table, change.before);
      if (change.before !== undefined && to === undefined) return GONE;
      return moveRow(analysis, place, to?.row, change.phase);
    }
  }
}
