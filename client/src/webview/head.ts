/** The head above the tables: team, decision areas and agreements. */
import type { AgreementView, AreaView } from '../../../server/src/protocol/protocol.ts';
import { listed, rowsText } from './descriptions.ts';
import { element, fill } from './dom.ts';
import type { Panel } from './state.ts';
import { numberText, t } from './texts.ts';

export function head(panel: Panel) {
  const { state } = panel;
  const title = element('h1', {});
  const facts = element('p', { class: 'facts' });
  const toggle = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-expanded': true },
    t('Decisions and agreements'),
  );
  const more = element('div', { class: 'agreed' });
  const root = element('header', { class: 'head' }, element('div', { class: 'names' }, title, facts), toggle, more);
  let drawn: unknown;
  toggle.addEventListener('click', () => {
    state.headOpen = !state.headOpen;
    panel.update();
  });
  return {
    element: root,
    update(): void {
      const { view } = state;
      toggle.setAttribute('aria-expanded', String(state.headOpen));
      more.hidden = !state.headOpen;
      if (view === undefined || drawn === view) return;
      drawn = view;
      const rows = view.tables.reduce((sum, table) => sum + table.rows.length, 0);
      const roles = view.carriers.filter(({ kind }) => kind === 'role').length;
      const people = view.carriers.filter(({ kind }) => kind === 'person').length;
      title.textContent = view.team === '' ? t('A team without a name') : view.team;
      facts.textContent = [
        rowsText(rows),
        view.by === 'role' ? rolesText(roles) : peopleText(people),
        view.review === undefined ? undefined : t('next review {0}', view.review),
      ]
        .filter((fact) => fact !== undefined)
        .join(' · ');
      const none = view.areas.length === 0 && view.agreements.length === 0;
      toggle.hidden = none;
      fill(
        more,
        view.areas.length > 0 &&
          element('dl', { class: 'areas', 'aria-label': t('Who decides') }, ...view.areas.map(area)),
        view.agreements.length > 0 &&
          element('ul', { class: 'agreements', 'aria-label': t('Agreements') }, ...view.agreements.map(agreement)),
      );
      more.hidden = !state.headOpen || none;
    },
  };
}

function rolesText(count: number): string {
  return count === 1 ? t('1 role') : t('{0} roles', numberText(count));
}

function peopleText(count: number): string {
  return count === 1 ? t('1 person') : t('{0} people', numberText(count));
}

function area({ name, deciders, tieBreak }: AreaView): HTMLElement {
  return element(
    'div',
    { class: deciders.length === 0 ? 'area missing' : 'area' },
    element('dt', {}, name),
    element(
      'dd',
      {},
      deciders.length === 0 ? t('nobody') : listed(deciders),
      tieBreak !== undefined && element('span', { class: 'note' }, t('tie: {0}', tieBreak)),
    ),
  );
}

function agreement({ name, every, minutes, share, with: who }: AgreementView): HTMLElement {
  const often = every === undefined ? undefined : t('every {0}', every);
  const more = [
    minutes === undefined ? undefined : t('{0} minutes', minutes),
    who.length > 0 ? t('with {0}', listed(who)) : undefined,
  ];
  const title = [often, share, ...more].filter((fact) => fact !== undefined).join(', ');
  return element(
    'li',
    { title: title === '' ? undefined : `${name}: ${title}` },
    element('span', {}, name === '' ? t('Without a name') : name),
    element('span', { class: 'note' }, share ?? often ?? ''),
    element('span', { class: 'unseen' }, title),
  );
}
