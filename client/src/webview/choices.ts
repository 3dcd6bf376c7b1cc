/** The menu entries of a cell: each letter with its meaning, what it would break and whom it would replace. */
import type { CellChoice, TableView } from '../../../server/src/protocol/protocol.ts';
import { listed, titleOfLetter } from './descriptions.ts';
import { chip } from './marks.ts';
import type { MenuEntry } from './popup.ts';
import { t } from './texts.ts';

/** @param asked whether the user has typed the letter and must choose what it means */
export function choiceEntries(
  table: TableView,
  choice: CellChoice,
  asked: boolean,
  set: (letters: readonly string[], replace: boolean) => void,
): MenuEntry[] {
  const { letter, held, letters, breaks, refused, replaces } = choice;
  const title = titleOfLetter(letter, table);
  const meaning = table.letters.find((one) => one.letter === letter)?.meaning ?? '';
  const [first] = breaks;
  const more = breaks.length > 1 ? ` ${t('And {0} more.', breaks.length - 1)}` : '';
  const warning = refused ?? (first === undefined ? undefined : first + more);
  const entry: MenuEntry = {
    label: asked ? t('{0} as well', title) : title,
    mark: chip(letter, table),
    detail: meaning,
    ...(warning === undefined ? {} : { warning }),
    ...(asked ? {} : { checked: held }),
    disabled: refused !== undefined,
    key: letter,
    pick: () => set(letters, false),
  };
  if (replaces === undefined || refused !== undefined) return [entry];
  const instead: MenuEntry = {
    label: t('{0} instead of {1}', title, listed(replaces)),
    mark: chip(letter, table),
    detail: replaces.length === 1 ? t('{0} gives it up', listed(replaces)) : t('{0} give it up', listed(replaces)),
    ...(asked ? { key: 'Enter' } : {}),
    pick: () => set(letters, true),
  };
  return asked ? [instead, entry] : [entry, instead];
}
