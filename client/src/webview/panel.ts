/** Entry point of the webview: shows what the host sends and sends every change to the host. */
import { changedView } from '../../../server/src/protocol/protocol.ts';
import type { HostMessage, WebviewMessage } from '../preview/messages.ts';
import type { Question, Reply } from './action-context.ts';
import { type Actions, actions } from './actions.ts';
import { cards } from './cards.ts';
import { element } from './dom.ts';
import { type Grid, grid } from './grid.ts';
import { head } from './head.ts';
import { inspector } from './inspector.ts';
import { listen } from './keyboard.ts';
import { loads } from './loads.ts';
import { pngOf } from './png.ts';
import { listProblems, type Walk, walk } from './problem-list.ts';
import { HEADING, type Kept, keptOf, LABEL, type Mode, newState, type Panel, shownItems, tableOf } from './state.ts';
import { t } from './texts.ts';
import { toolbar } from './toolbar.ts';

interface VsCodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** Below this size, in pixels, the panel shows only the essentials. */
const ROOMY = 620;

const vscode = acquireVsCodeApi();
const stored = vscode.getState();
const kept: Partial<Kept> = typeof stored === 'object' && stored !== null ? stored : {};
const state = newState(kept, window.innerWidth > ROOMY && window.innerHeight > ROOMY);

const live = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
const toast = element('div', { class: 'toast', hidden: true });
const banner = element('div', { class: 'banner', role: 'alert', hidden: true });
const nothing = element('div', { class: 'nothing' }, t('Reading the charter…'));
const noRows = element('div', { class: 'nothing', hidden: true });

const waiting = new Map<number, (reply: Reply) => void>();
let questions = 0;
let svgWanted: number | undefined;

const panel: Panel = {
  state,
  send: (message) => vscode.postMessage(message),
  announce: (text) => {
    live.textContent = text;
  },
  update,
  table: () => tableOf(state),
  items: () => shownItems(state),
};

function ask(question: Question): Promise<Reply> {
  const id = ++questions;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    panel.send({ ...question, id } as WebviewMessage);
  });
}

let hide: ReturnType<typeof setTimeout> | undefined;

/** How long a message stays, in milliseconds. */
const NOTE = 6_000;

function tell(text: string, kind: 'done' | 'refused' = 'done'): void {
  panel.announce(text);
  toast.textContent = text;
  toast.className = `toast ${kind}`;
  toast.hidden = false;
  clearTimeout(hide);
  hide = setTimeout(() => {
    toast.hidden = true;
  }, NOTE);
}

const top = head(panel);
const below = inspector(state);
const matrix: Grid = grid(panel, () => below.update(matrix.spot));
const act: Actions = actions({
  state,
  send: panel.send,
  ask,
  tell,
  anchor: (spot) => matrix.cellOf(spot),
  focus: (spot) => matrix.focus(spot),
  update,
});
const list = cards(panel, (row, focus) => act.reveal({ row, column: LABEL }, focus));
const load = loads(panel, (by) => setBy(by));
const problems: Walk = {
  state,
  matrix,
  toGrid: () => {
    if (state.mode === 'roles' || state.mode === 'people') update();
    else setMode(state.by === 'role' ? 'roles' : 'people');
  },
  tell,
  announce: panel.announce,
};
const bar = toolbar(panel, {
  mode: setMode,
  walk: (by) => walk(by, problems),
  listProblems: (anchor) => listProblems(anchor, problems),
  copy: (as) => void take(ask({ type: 'copy', as, by: state.by, table: tableOf(state)?.id ?? '' })),
  save: (as) => void take(ask({ type: 'save', as, by: state.by, table: tableOf(state)?.id ?? '' })),
});
listen(panel, matrix, act, () => bar.search.focus());

async function take(reply: Promise<Reply>): Promise<void> {
  const done = await reply;
  if (done.type !== 'done') return;
  if (done.refused !== undefined) tell(done.refused, 'refused');
  else if (done.message !== undefined) tell(done.message);
}

const shown = element('main', { class: 'shown', id: 'shown' }, matrix.element, list.element, load.element, noRows);
const footer = element('footer', {}, below.element);
document.body.append(banner, top.element, bar.element, nothing, shown, footer, toast, live);

function setBy(by: 'role' | 'person'): void {
  if (state.by === by) return;
  state.by = by;
  state.at = undefined;
  panel.send({ type: 'by', by });
}

function setMode(mode: Mode): void {
  state.mode = mode;
  if (mode === 'people') setBy('person');
  else if (mode === 'roles') setBy('role');
  update();
}

function update(): void {
  const { view } = state;
  const there = view !== undefined && state.empty === '';
  nothing.hidden = there;
  if (!there) nothing.textContent = state.empty === '' ? t('Reading the charter…') : state.empty;
  for (const part of [top.element, bar.element, shown, footer]) part.hidden = !there;
  banner.hidden = state.broken === '' || !there;
  banner.textContent = `${t('The file has a syntax error. This is the last matrix without one.')} ${state.broken}`;
  document.body.classList.toggle('stale', state.broken !== '');
  if (!there) return;
  top.update();
  bar.update();
  const table = tableOf(state);
  const items = shownItems(state).length;
  const isGrid = state.mode === 'roles' || state.mode === 'people';
  const isList = state.mode === 'activities';
  matrix.element.hidden = !isGrid || table === undefined || (items === 0 && table.rows.length > 0);
  list.element.hidden = !isList || items === 0;
  load.element.hidden = state.mode !== 'load';
  footer.hidden = !isGrid;
  noRows.hidden = state.mode === 'load' || (table !== undefined && (items > 0 || (isGrid && table.rows.length === 0)));
  noRows.textContent =
    table === undefined
      ? t('This charter has no table yet. Add one in the text, such as raci:')
      : table.rows.length === 0
        ? t('This table has no rows yet.')
        : t('No rows match the filter.');
  if (!matrix.element.hidden) matrix.update();
  if (!list.element.hidden) list.update();
  if (!load.element.hidden) load.update();
  below.update(matrix.spot);
  vscode.setState({ ...keptOf(state), file: state.file, locked: state.locked });
}

function caretAt(at: Extract<HostMessage, { type: 'at' }>['at']): void {
  state.at = at;
  if (at === undefined) {
    update();
    return;
  }
  // A caret in another table shows that table, unless the panel has the focus.
  const working = document.hasFocus() && document.activeElement !== document.body;
  if (!working && tableOf(state)?.id !== at.table) state.table = at.table;
  update();
  if (working || tableOf(state)?.id !== at.table) return;
  if (state.mode === 'activities') list.show(at.row);
  else if (state.mode !== 'load') matrix.show(at.row);
}

window.addEventListener('message', (event: MessageEvent<HostMessage>) => {
  const message = event.data;
  switch (message.type) {
    case 'view':
      state.view = message.view;
      state.by = message.view.by;
      state.version = message.version;
      state.file = message.file;
      state.broken = message.view.broken ? t('Rows in the broken part of the file are not shown.') : '';
      state.empty = '';
      update();
      break;
    case 'change':
      if (state.view === undefined || message.from !== state.version) {
        panel.send({ type: 'lost' });
        break;
      }
      state.view = changedView(state.view, message.change);
      state.version = message.version;
      state.broken = '';
      update();
      break;
    case 'broken':
      state.version = message.version;
      state.broken = message.message;
      update();
      break;
    case 'empty':
      state.empty = message.message;
      state.view = undefined;
      update();
      break;
    case 'editable':
      state.editable = message.editable;
      state.why = message.why;
      update();
      break;
    case 'locked':
      state.locked = message.locked;
      update();
      break;
    case 'at':
      caretAt(message.at);
      break;
    case 'choices':
    case 'done':
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      break;
    case 'svg':
      svgWanted = message.id;
      void draw(message.id, message.svg);
      break;
  }
});

async function draw(id: number, svg: string): Promise<void> {
  try {
    const data = await pngOf(svg);
    if (svgWanted === id) panel.send({ type: 'png', id, data });
  } catch (error) {
    tell(`${t('The picture could not be drawn.')} ${error instanceof Error ? error.message : ''}`, 'refused');
  }
}

document.addEventListener('keydown', (event) => {
  const find =
    event.key === '/' && !(event.target instanceof HTMLInputElement) && !(event.target instanceof HTMLSelectElement);
  if (find && !bar.search.hidden) {
    event.preventDefault();
    bar.search.focus();
  } else if (event.key === 'F8') {
    event.preventDefault();
    walk(event.shiftKey ? -1 : 1, problems);
  } else if (event.key === 'ArrowDown' && event.target === bar.search) {
    event.preventDefault();
    const [first] = shownItems(state).flatMap((item) => (item.kind === 'row' ? [item.row.key] : []));
    matrix.focus({ row: first ?? HEADING, column: LABEL });
  }
});

panel.send({ type: 'ready', by: state.by });
