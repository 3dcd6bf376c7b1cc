/** The menus of columns: go to the role, rename it, add a role, show a hidden role. */
import type { MatrixEdit } from '../../../server/src/protocol/protocol.ts';
import type { ActionContext } from './action-context.ts';
import { listed } from './descriptions.ts';
import { type MenuEntry, openMenu, openPrompt } from './popup.ts';
import { HEADING, type Spot, spareColumns, tableOf } from './state.ts';
import { t } from './texts.ts';

/** Actions that the menus of columns share with those of rows and cells. */
export interface Common {
  reveal(spot: Spot, focus: boolean): void;
  edit(change: MatrixEdit): Promise<boolean>;
  addRow(spot: Spot): void;
  changeable(): boolean;
}

export function columnMenus(context: ActionContext, { reveal, edit, addRow, changeable }: Common) {
  const { state } = context;

  function columnMenu(spot: Spot): void {
    const table = tableOf(state);
    const column = table?.columns.find((one) => one.id === spot.column);
    const anchor = context.anchor(spot);
    if (table === undefined || column === undefined || anchor === undefined) return;
    const role = column.kind === 'role' || column.kind === 'external';
    const disabled = !state.editable || state.broken !== '' || !column.own;
    const entries: MenuEntry[] = [{ label: t('Go to the text'), key: 'Enter', pick: () => reveal(spot, true) }];
    if (role) {
      const detail = column.own ? undefined : t('It comes from another charter');
      const title = (text: string) =>
        void edit({ kind: 'titleRole', role: column.id, title: text }).then(() => context.focus(spot));
      const id = (text: string) =>
        void edit({ kind: 'renameRole', role: column.id, id: text }).then((made) =>
          context.focus(made ? { ...spot, column: text.trim() } : spot),
        );
      entries.push(
        {
          label: t('Change the title…'),
          key: 'F2',
          ...(detail === undefined ? {} : { detail }),
          disabled,
          apart: true,
          pick: () =>
            openPrompt(anchor, {
              label: t('What is the role called?'),
              value: column.title,
              action: t('Rename'),
              done: title,
            }),
        },
        {
          label: t('Change the id…'),
          disabled,
          pick: () =>
            openPrompt(anchor, {
              label: t('Id of “{0}” in the text', column.title),
              value: column.id,
              action: t('Rename'),
              hint: t('The id changes everywhere in this charter.'),
              done: id,
            }),
        },
      );
    }
    entries.push(
      { label: t('Add a role…'), disabled: !state.editable, apart: true, pick: () => addRole(spot) },
      ...columnEntry(spot),
    );
    openMenu(anchor, column.title, entries);
  }

  function addRole(spot: Spot): void {
    const anchor = context.anchor(spot);
    if (anchor === undefined || !changeable()) return;
    openPrompt(anchor, {
      label: t('What is the new role called?'),
      value: '',
      action: t('Add'),
      done: (title) => void edit({ kind: 'addRole', title }).then(() => context.focus(spot)),
    });
  }

  function cornerMenu(spot: Spot): void {
    const anchor = context.anchor(spot);
    const disabled = !state.editable || state.broken !== '';
    if (anchor === undefined) return;
    openMenu(anchor, t('Table'), [
      { label: t('Go to the text'), key: 'Enter', pick: () => reveal(spot, true) },
      { label: t('Add a row at the end…'), key: 'Insert', disabled, apart: true, pick: () => addRow(spot) },
      { label: t('Add a role…'), disabled, pick: () => addRole(spot) },
      ...columnEntry(spot),
    ]);
  }

  /** Offers the external roles without a letter in this table, which have no column yet. */
  function columnEntry(spot: Spot): readonly MenuEntry[] {
    if (spareColumns(state).length === 0) return [];
    return [{ label: t('Add a column…'), pick: () => chooseColumn(spot) }];
  }

  function chooseColumn(spot: Spot): void {
    const table = tableOf(state);
    const anchor = context.anchor(spot);
    if (table === undefined || anchor === undefined) return;
    const entries = spareColumns(state).map(
      ({ id, title, people }): MenuEntry => ({
        label: title,
        ...(people.length === 0 ? {} : { detail: listed(people) }),
        pick: () => {
          state.added = { ...state.added, [table.id]: [...(state.added[table.id] ?? []), id] };
          context.update();
          context.focus({ row: HEADING, column: id });
          context.tell(t('{0} has a column. Type a letter in it.', title));
        },
      }),
    );
    openMenu(anchor, t('Add a column'), entries);
  }

  return { columnMenu, cornerMenu, addRole };
}
