/** The toolbar: tables, views, search, filters, problems and export. */
import type { CopyFormat, SaveFormat } from '../preview/messages.ts';
import { phaseText, rowsText } from './descriptions.ts';
import { element, fill } from './dom.ts';
import { EVERYTHING, type Filter, isNarrowed, narrowings, optionsOf } from './filter.ts';
import { problemMark, worst } from './marks.ts';
import { openMenu } from './popup.ts';
import { MODES, type Mode, type Panel, tableOf } from './state.ts';
import { numberText, t } from './texts.ts';

export interface ToolbarContext {
  mode(mode: Mode): void;
  walk(by: 1 | -1): void;
  listProblems(anchor: HTMLElement): void;
  copy(as: CopyFormat): void;
  save(as: SaveFormat): void;
}

const TITLES: Readonly<Record<Mode, string>> = {
  roles: t('Roles'),
  people: t('People'),
  activities: t('Activities'),
  load: t('Load'),
};

export function toolbar(panel: Panel, context: ToolbarContext) {
  const { state } = panel;
  const tables = element('div', { class: 'tabs', role: 'tablist', 'aria-label': t('Tables') });
  const modes = element('div', { class: 'modes', role: 'group', 'aria-label': t('View') });
  const search = element('input', {
    type: 'search',
    class: 'search',
    placeholder: t('Search'),
    'aria-label': t('Search rows'),
  });
  const filters = element('button', { type: 'button', class: 'quiet filter', 'aria-expanded': false });
  const problems = element('div', { class: 'problems', role: 'group', 'aria-label': t('Problems') });
  const out = element('button', { type: 'button', class: 'quiet', 'aria-haspopup': 'menu' }, t('Copy or save'));
  const options = element('form', { class: 'filters', 'aria-label': t('Filters') });
  const bar = element(
    'div',
    { class: 'bar' },
    tables,
    modes,
    element('span', { class: 'grow' }),
    search,
    filters,
    problems,
    out,
  );
  const root = element('section', { class: 'toolbar', 'aria-label': t('What is shown') }, bar, options);

  const narrow = (change: Partial<Filter>) => {
    state.filter = { ...state.filter, ...change };
    panel.update();
    const rows = panel.items().filter((item) => item.kind === 'row').length;
    const all = panel.table()?.rows.length ?? 0;
    panel.announce(isNarrowed(state.filter) ? t('{0} of {1}', rowsText(rows), all) : t('All {0}', rowsText(all)));
  };
  search.addEventListener('input', () => narrow({ text: search.value }));
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || search.value === '') return;
    search.value = '';
    narrow({ text: '' });
    event.preventDefault();
  });
  filters.addEventListener('click', () => {
    state.filtersOpen = !state.filtersOpen;
    panel.update();
  });
  options.addEventListener('submit', (event) => event.preventDefault());
  out.addEventListener('click', () =>
    openMenu(out, t('Copy or save'), [
      { label: t('Copy as Markdown'), pick: () => context.copy('markdown') },
      { label: t('Copy for a spreadsheet'), detail: t('Tab-separated columns'), pick: () => context.copy('tsv') },
      {
        label: t('Save as a web page…'),
        detail: t('One HTML file, ready to print'),
        apart: true,
        pick: () => context.save('html'),
      },
      { label: t('Save as a picture…'), detail: 'PNG', pick: () => context.save('png') },
      { label: t('Save as a drawing…'), detail: t('SVG, sharp at any size'), pick: () => context.save('svg') },
      { label: t('Save as CSV…'), pick: () => context.save('csv') },
      { label: t('Save as Markdown…'), pick: () => context.save('markdown') },
    ]),
  );
  for (const mode of MODES) {
    const button = element('button', { type: 'button', 'aria-pressed': false, 'data-mode': mode }, TITLES[mode]);
    button.addEventListener('click', () => context.mode(mode));
    modes.append(button);
  }

  let drawnOptions: unknown;

  function drawTables(): void {
    const current = tableOf(state);
    const ids = state.view?.tables.map(({ id }) => id) ?? [];
    tables.hidden = ids.length < 2;
    const focused = tables.contains(document.activeElement);
    const buttons = ids.map((id) => {
      const selected = id === current?.id;
      const rows = state.view?.tables.find((one) => one.id === id)?.rows.length ?? 0;
      const tab = element(
        'button',
        {
          type: 'button',
          role: 'tab',
          'aria-selected': selected,
          'aria-controls': 'shown',
          tabindex: selected ? 0 : -1,
        },
        id.toUpperCase(),
        element('span', { class: 'count' }, String(rows)),
      );
      tab.addEventListener('click', () => choose(id));
      return tab;
    });
    fill(tables, ...buttons);
    if (focused) buttons[ids.indexOf(current?.id ?? '')]?.focus();
  }
  const choose = (id: string) => {
    state.table = id;
    state.filter = { ...EVERYTHING, text: state.filter.text };
    panel.update();
  };
  tables.addEventListener('keydown', (event) => {
    const ids = state.view?.tables.map(({ id }) => id) ?? [];
    const at = ids.indexOf(tableOf(state)?.id ?? '');
    const to = event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : undefined;
    const id = to === undefined ? undefined : ids[(to + ids.length) % ids.length];
    if (id === undefined) return;
    event.preventDefault();
    choose(id);
  });

  function drawOptions(): void {
    const table = tableOf(state);
    options.hidden = !state.filtersOpen;
    if (!state.filtersOpen || table === undefined || state.view === undefined) return;
    if (drawnOptions === table) {
      readOptions();
      return;
    }
    drawnOptions = table;
    const { roles, people, phases } = optionsOf(state.view, table);
    fill(
      options,
      select(
        'role',
        t('Role'),
        roles.map((one) => [one, one]),
      ),
      select(
        'person',
        t('Person'),
        people.map((one) => [one, one]),
      ),
      phases.length > 1 &&
        select(
          'phase',
          t('Phase'),
          phases.map((one) => [`=${one}`, phaseText(one)]),
        ),
      select(
        'letter',
        t('Letter'),
        table.letters.map(({ letter, title }) => [letter, `${letter}: ${title}`]),
      ),
      check('problems', t('Problems only')),
      check('unacknowledged', t('Unacknowledged')),
      clear(),
    );
    readOptions();
  }

  function select(
    name: 'role' | 'person' | 'phase' | 'letter',
    label: string,
    entries: readonly (readonly [string, string])[],
  ): HTMLElement {
    const made = element(
      'select',
      { id: `filter-${name}` },
      new Option(t('Any'), ''),
      ...entries.map(([value, text]) => new Option(text, value)),
    );
    made.addEventListener('change', () => {
      if (name === 'phase') narrow({ phase: made.value === '' ? undefined : made.value.slice(1) });
      else narrow({ [name]: made.value });
    });
    return element('span', { class: 'option' }, element('label', { for: `filter-${name}` }, label), made);
  }

  function check(name: 'problems' | 'unacknowledged', label: string): HTMLElement {
    const made = element('input', { type: 'checkbox', id: `filter-${name}` });
    made.addEventListener('change', () => narrow({ [name]: made.checked }));
    return element('span', { class: 'option' }, made, element('label', { for: `filter-${name}` }, label));
  }

  function clear(): HTMLElement {
    const made = element('button', { type: 'button', class: 'quiet', id: 'filter-clear' }, t('Clear'));
    made.addEventListener('click', () => {
      search.value = '';
      narrow(EVERYTHING);
    });
    return made;
  }

  /** Updates the fields from the filter. */
  function readOptions(): void {
    const { filter } = state;
    for (const field of options.querySelectorAll('select, input')) {
      const name = field.id.replace('filter-', '') as keyof Filter;
      if (field instanceof HTMLInputElement) field.checked = filter[name] === true;
      else if (field instanceof HTMLSelectElement)
        field.value = name === 'phase' ? (filter.phase === undefined ? '' : `=${filter.phase}`) : String(filter[name]);
    }
  }

  function drawProblems(): void {
    const { view } = state;
    if (view === undefined) return;
    const { error, warning, information, hint } = view.problems;
    const count = error + warning + information + hint;
    problems.hidden = count === 0;
    const severity = worst([
      ...(error > 0 ? (['error'] as const) : []),
      ...(warning > 0 ? (['warning'] as const) : []),
      ...(information > 0 ? (['information'] as const) : []),
    ]);
    const label = count === 1 ? t('1 problem') : t('{0} problems', numberText(count));
    const focused = problems.contains(document.activeElement)
      ? [...problems.children].indexOf(document.activeElement as Element)
      : -1;
    const list = element(
      'button',
      { type: 'button', class: 'quiet', 'aria-haspopup': 'menu' },
      problemMark(severity),
      element('span', {}, label),
    );
    list.addEventListener('click', () => context.listProblems(list));
    const back = element('button', { type: 'button', class: 'quiet step', 'aria-label': t('Previous problem') }, '‹');
    back.addEventListener('click', () => context.walk(-1));
    const next = element('button', { type: 'button', class: 'quiet step', 'aria-label': t('Next problem') }, '›');
    next.addEventListener('click', () => context.walk(1));
    fill(problems, list, back, next);
    if (focused >= 0) (problems.children[focused] as HTMLElement | undefined)?.focus();
  }

  return {
    element: root,
    search,
    update(): void {
      drawTables();
      drawProblems();
      drawOptions();
      for (const button of modes.children)
        button.setAttribute('aria-pressed', String(button.getAttribute('data-mode') === state.mode));
      if (search.value !== state.filter.text && document.activeElement !== search) search.value = state.filter.text;
      const count = narrowings(state.filter);
      filters.setAttribute('aria-expanded', String(state.filtersOpen));
      fill(filters, t('Filter'), count > 0 && element('span', { class: 'count' }, String(count)));
      const grid = state.mode !== 'load';
      search.hidden = !grid;
      filters.hidden = !grid;
      if (!grid) options.hidden = true;
    },
  };
}
