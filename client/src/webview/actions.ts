/** The actions on rows and cells: go to the text, edit, and warn about what an edit would break. */
import type { CellChoice, MatrixEdit, MatrixSpot, TableView } from '../../../server/src/protocol/protocol.ts';
import type { ActionContext, Reply } from './action-context.ts';
import { choiceEntries } from './choices.ts';
import { columnMenus } from './column-menus.ts';
import { cellAt, listed } from './descriptions.ts';
import { samePhase } from './filter.ts';
import { type MenuEntry, openMenu, openPrompt } from './popup.ts';
import { HEADING, LABEL, rowOf, type Spot, shownItems, tableOf } from './state.ts';
import { t } from './texts.ts';

export function actions(context: ActionContext) {
  const { state } = context;
  const isCell = ({ row, column }: Spot) => row !== HEADING && column !== LABEL;
  const cellName = ({ row, column }: Spot, table: TableView) => ({ by: state.by, table: table.id, row, column });

  function reveal({ row, column }: Spot, focus: boolean): void {
    const table = tableOf(state);
    if (table === undefined) return;
    const spot: MatrixSpot = {
      by: state.by,
      table: table.id,
      ...(row === HEADING ? {} : { row }),
      ...(column === LABEL ? {} : { column }),
    };
    context.send({ type: 'reveal', spot, focus });
  }

  /** Returns whether the matrix can be edited; if not, tells the user why. */
  function changeable(): boolean {
    if (state.broken !== '') context.tell(t('The file has a syntax error. Fix or undo it first.'), 'refused');
    else if (!state.editable) context.tell(state.why, 'refused');
    return state.editable && state.broken === '';
  }

  function told(reply: Reply): boolean {
    if (reply.type !== 'done') return true;
    if (reply.refused !== undefined) context.tell(reply.refused, 'refused');
    else if (reply.message !== undefined) context.tell(reply.message);
    return reply.refused === undefined;
  }

  async function edit(change: MatrixEdit): Promise<boolean> {
    if (!changeable()) return false;
    return told(await context.ask({ type: 'edit', version: state.version, edit: change }));
  }

  async function setCell(spot: Spot, letters: readonly string[], replace = false): Promise<void> {
    const table = tableOf(state);
    if (table === undefined || !changeable()) return;
    const cell = cellName(spot, table);
    const said = told(await context.ask({ type: 'cell', version: state.version, cell, letters, replace }));
    if (said) context.tell(letters.length === 0 ? t('Emptied.') : t('Now {0}.', listed(letters)));
  }

  async function choices(spot: Spot): Promise<readonly CellChoice[]> {
    const table = tableOf(state);
    if (table === undefined) return [];
    const reply = await context.ask({ type: 'choices', version: state.version, cell: cellName(spot, table) });
    if (reply.type === 'choices') return reply.choices;
    told(reply);
    return [];
  }

  /** Toggles a letter. Asks first if the change would cause an error. */
  async function press(spot: Spot, key: string): Promise<void> {
    const table = tableOf(state);
    const letter = table?.letters.find((one) => one.letter.toLowerCase() === key.toLowerCase())?.letter;
    if (table === undefined || !isCell(spot)) return;
    if (letter === undefined) {
      const letters = table.letters.map((one) => one.letter);
      context.tell(
        t('{0} has no letter {1}. It has {2}.', table.id.toUpperCase(), key.toUpperCase(), listed(letters)),
        'refused',
      );
      return;
    }
    if (!changeable()) return;
    const all = await choices(spot);
    const choice = all.find((one) => one.letter === letter);
    if (choice === undefined) return;
    if (choice.refused !== undefined) context.tell(choice.refused, 'refused');
    else if (choice.wrong && choice.replaces !== undefined) showChoices(spot, table, all, letter);
    else await setCell(spot, choice.letters);
  }

  async function cellMenu(spot: Spot): Promise<void> {
    const table = tableOf(state);
    if (table !== undefined) showChoices(spot, table, state.editable && state.broken === '' ? await choices(spot) : []);
  }

  function showChoices(spot: Spot, table: TableView, all: readonly CellChoice[], only?: string): void {
    const anchor = context.anchor(spot);
    const column = table.columns.find((one) => one.id === spot.column);
    const row = rowOf(table, spot.row);
    if (anchor === undefined || column === undefined || row === undefined) return;
    const entries = all
      .filter(({ letter }) => only === undefined || letter === only)
      .flatMap((choice) =>
        choiceEntries(table, choice, only !== undefined, (letters, replace) => void setCell(spot, letters, replace)),
      );
    const held = cellAt(row, table.columns.indexOf(column));
    if (only === undefined) {
      if (held?.letters.length && !held.everyone && all.length > 0)
        entries.push({ label: t('Empty the cell'), key: 'Del', apart: true, pick: () => void setCell(spot, []) });
      if (held?.acknowledged === 'open' || held?.acknowledged === 'stale') {
        if (state.editable)
          entries.push({
            label: t('Acknowledge today'),
            detail: t('{0} agrees to {1}', column.title, held.letters.join('')),
            apart: true,
            pick: () => void edit({ kind: 'acknowledge', ...cellName(spot, table) }),
          });
      }
      entries.push({ label: t('Go to the text'), key: 'Enter', apart: true, pick: () => reveal(spot, true) });
    }
    openMenu(anchor, `${column.title}, ${row.label}`, entries);
  }

  function rowMenu(spot: Spot): void {
    const table = tableOf(state);
    const row = rowOf(table, spot.row);
    const anchor = context.anchor(spot);
    if (table === undefined || row === undefined || anchor === undefined) return;
    const disabled = !state.editable || state.broken !== '';
    const entries: MenuEntry[] = [
      { label: t('Go to the text'), key: 'Enter', pick: () => reveal(spot, true) },
      { label: t('Change the label…'), key: 'F2', disabled, apart: true, pick: () => editLabel(spot) },
      { label: t('Change the phase…'), disabled, pick: () => editPhase(spot) },
      { label: t('Add a row below…'), key: 'Insert', disabled, pick: () => addRow(spot) },
      { label: t('Move up'), key: 'Alt+↑', disabled, apart: true, pick: () => void moveRow(spot, -1) },
      { label: t('Move down'), key: 'Alt+↓', disabled, pick: () => void moveRow(spot, 1) },
      {
        label: t('Remove the row'),
        disabled,
        apart: true,
        pick: () => void edit({ kind: 'removeRow', table: table.id, row: row.key }),
      },
    ];
    openMenu(anchor, row.label, entries);
  }

  function editLabel(spot: Spot): void {
    const table = tableOf(state);
    const row = rowOf(table, spot.row);
    const anchor = context.anchor(spot);
    if (table === undefined || row === undefined || anchor === undefined || !changeable()) return;
    openPrompt(anchor, {
      label: t('What is the {0} called?', table.row),
      value: row.label,
      action: t('Rename'),
      done: (label) =>
        void edit({ kind: 'label', table: table.id, row: row.key, label }).then(() => context.focus(spot)),
    });
  }

  function editPhase(spot: Spot): void {
    const table = tableOf(state);
    const row = rowOf(table, spot.row);
    const anchor = context.anchor(spot);
    if (table === undefined || row === undefined || anchor === undefined || !changeable()) return;
    openPrompt(anchor, {
      label: t('Which phase is “{0}” in?', row.label),
      value: row.phase ?? '',
      action: t('Change'),
      hint: t('Leave it empty for none.'),
      done: (phase) =>
        void edit({ kind: 'phase', table: table.id, row: row.key, phase }).then(() => context.focus(spot)),
    });
  }

  function addRow(spot: Spot): void {
    const table = tableOf(state);
    const anchor = context.anchor(spot);
    if (table === undefined || anchor === undefined || !changeable()) return;
    const after = spot.row === HEADING ? table.rows.at(-1)?.key : spot.row;
    openPrompt(anchor, {
      label: t('What is the new {0} called?', table.row),
      value: '',
      action: t('Add'),
      done: (label) => void edit({ kind: 'addRow', table: table.id, after, label }).then(() => context.focus(spot)),
    });
  }

  /** Moves a row past its visible neighbour, into that neighbour's phase. */
  async function moveRow(spot: Spot, by: 1 | -1): Promise<void> {
    const table = tableOf(state);
    const rows = shownItems(state).flatMap((item) => (item.kind === 'row' ? [item.row] : []));
    const at = rows.findIndex((row) => row.key === spot.row);
    const [row, past] = [rows[at], rows[at + by]];
    if (table === undefined || row === undefined || past === undefined) return;
    const order = table.rows.indexOf(past);
    const before = by === -1 ? past.key : table.rows[order + 1]?.key;
    const phase = samePhase(row.phase, past.phase) ? undefined : (past.phase ?? '');
    if (await edit({ kind: 'moveRow', table: table.id, row: row.key, before, phase })) context.focus(spot);
  }

  const { columnMenu, cornerMenu, addRole } = columnMenus(context, { reveal, edit, addRow, changeable });

  return {
    reveal,
    press,
    setCell,
    moveRow,
    addRow,
    addRole,
    edit,
    rename(spot: Spot): void {
      if (spot.row !== HEADING) editLabel(spot);
      else if (spot.column !== LABEL) columnMenu(spot);
    },
    menu(spot: Spot): void {
      if (isCell(spot)) void cellMenu(spot);
      else if (spot.row !== HEADING) rowMenu(spot);
      else if (spot.column !== LABEL) columnMenu(spot);
      else cornerMenu(spot);
    },
  };
}

export type Actions = ReturnType<typeof actions>;
