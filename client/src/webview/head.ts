/** What stands above the tables: the team, who decides what, what is agreed on. */
import type { AgreementView, AreaView } from '../../../server/src/protocol.ts';
import { element, fill } from './dom.ts';
import type { Panel } from './state.ts';
import { counted, listed } from './words.ts';

export function head(panel: Panel) {
  const { state } = panel;
  const title = element('h1', {});
  const facts = element('p', { class: 'facts' });
  const toggle = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-expanded': true },
    'Decisions and agreements',
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
      title.textContent = view.team === '' ? 'A team without a name' : view.team;
      facts.textContent = [
        counted(rows, 'row'),
        view.by === 'role' ? counted(roles, 'role') : counted(people, 'person', 'people'),
        view.review === undefined ? undefined : `to be read again on ${view.review}`,
      ]
        .filter((fact) => fact !== undefined)
        .join(' · ');
      const none = view.areas.length === 0 && view.agreements.length === 0;
      toggle.hidden = none;
      fill(
        more,
        view.areas.length > 0 &&
          element('dl', { class: 'areas', 'aria-label': 'Who decides' }, ...view.areas.map(area)),
        view.agreements.length > 0 &&
          element('ul', { class: 'agreements', 'aria-label': 'Agreements' }, ...view.agreements.map(agreement)),
      );
      more.hidden = !state.headOpen || none;
    },
  };
}

function area({ name, deciders, tieBreak }: AreaView): HTMLElement {
  return element(
    'div',
    { class: deciders.length === 0 ? 'area missing' : 'area' },
    element('dt', {}, name),
    element(
      'dd',
      {},
      deciders.length === 0 ? 'nobody' : listed(deciders),
      tieBreak !== undefined && element('span', { class: 'note' }, `tie: ${tieBreak}`),
    ),
  );
}

function agreement({ name, every, minutes, share, with: who }: AgreementView): HTMLElement {
  const often = every === undefined ? undefined : `every ${every}`;
  const more = [
    minutes === undefined ? undefined : `${minutes} minutes`,
    who.length > 0 ? `with ${listed(who)}` : undefined,
  ];
  const title = [often, share, ...more].filter((fact) => fact !== undefined).join(', ');
  return element(
    'li',
    { title: title === '' ? undefined : `${name}: ${title}` },
    element('span', {}, name === '' ? 'Without a name' : name),
    element('span', { class: 'note' }, share ?? often ?? ''),
    element('span', { class: 'unseen' }, title),
  );
}
