/** The view “Load”: how much each role or person carries, with the limits of the rules. */
import type { CarrierView, MatrixView } from '../../../server/src/protocol/protocol.ts';
import { eitherOf, listed, rowsText } from './descriptions.ts';
import { element, fill } from './dom.ts';
import { problemMark } from './marks.ts';
import type { Panel } from './state.ts';
import { t } from './texts.ts';

const KINDS = [
  { key: 'owns', title: t('Owns'), tone: 'owner' },
  { key: 'does', title: t('Does'), tone: 'doer' },
  { key: 'asked', title: t('Gives input'), tone: 'input' },
  { key: 'told', title: t('Is told'), tone: 'informed' },
] as const;

export function loads(panel: Panel, by: (by: 'role' | 'person') => void) {
  const { state } = panel;
  const root = element('div', { class: 'loads', tabindex: 0, role: 'region', 'aria-label': t('Load') });
  let drawn: unknown;

  function draw(view: MatrixView): void {
    const choice = element('div', { class: 'modes small', role: 'group', 'aria-label': t('Load of') });
    for (const [of, title] of [
      ['role', t('Roles')],
      ['person', t('People')],
    ] as const) {
      const button = element('button', { type: 'button', 'aria-pressed': state.by === of }, title);
      button.addEventListener('click', () => by(of));
      choice.append(button);
    }
    const heaviest = [...view.carriers].sort((a, b) => b.owns - a.owns || b.does - a.does);
    const most = Math.max(
      1,
      view.counted,
      ...view.carriers.flatMap(({ owns, does, asked, told }) => [owns, does, asked, told]),
    );
    const head = element('tr', {}, element('th', { class: 'who' }, state.by === 'role' ? t('Role') : t('Person')));
    for (const { title } of KINDS) head.append(element('th', {}, title));
    for (const cell of head.children) cell.setAttribute('scope', 'col');
    const table = element(
      'table',
      {},
      element('thead', {}, head),
      element('tbody', {}, ...heaviest.map((one) => line(one, view, most))),
    );
    const limits = [
      view.thresholds.owns === undefined ? undefined : t('owning more than {0}', percent(view.thresholds.owns)),
      view.thresholds.does === undefined ? undefined : t('doing more than {0}', percent(view.thresholds.does)),
    ].filter((limit) => limit !== undefined);
    const note = t('Out of {0} with letters, in all tables.', rowsText(view.counted));
    const rule =
      limits.length === 0 ? '' : ` ${t('The mark on each bar is the limit: {0} is too much.', eitherOf(limits))}`;
    fill(root, element('div', { class: 'loads-head' }, choice, element('p', { class: 'note' }, note + rule)), table);
  }

  return {
    element: root,
    update(): void {
      if (state.view === undefined || drawn === state.view) return;
      drawn = state.view;
      const inside = root.contains(document.activeElement);
      draw(state.view);
      if (inside) root.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    },
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function line(carrier: CarrierView, view: MatrixView, most: number): HTMLElement {
  const { title, people, kind } = carrier;
  const names = kind === 'person' || people.length === 0 ? '' : listed(people);
  const who = element(
    'th',
    { class: 'who' },
    element('span', { class: 'name' }, title),
    element('span', { class: 'note' }, names),
  );
  who.setAttribute('scope', 'row');
  return element('tr', {}, who, ...KINDS.map((kind) => bar(carrier[kind.key], kind, view, most)));
}

function bar(count: number, { key, title, tone }: (typeof KINDS)[number], view: MatrixView, most: number): HTMLElement {
  const limit = key === 'owns' || key === 'does' ? view.thresholds[key] : undefined;
  const over = limit !== undefined && count > limit * view.counted;
  const full = element('span', { class: `fill ${tone}` });
  full.style.width = `${(count / most) * 100}%`;
  const track = element('span', { class: 'track', 'aria-hidden': true }, full);
  if (limit !== undefined) {
    const tick = element('span', { class: 'limit' });
    tick.style.left = `${((limit * view.counted) / most) * 100}%`;
    track.append(tick);
  }
  const words = over ? t('{0}, too much', count) : String(count);
  return element(
    'td',
    { class: over ? 'over' : undefined },
    element(
      'span',
      {
        class: 'line',
        title: over ? t('More than {0} of {1}', percent(limit ?? 0), rowsText(view.counted)) : undefined,
      },
      element('span', { class: 'kind', 'aria-hidden': true }, title),
      track,
      element('span', { class: 'number', 'aria-hidden': true }, String(count)),
      over && problemMark('warning'),
      element('span', { class: 'unseen' }, words),
    ),
  );
}
