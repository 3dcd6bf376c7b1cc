import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HostMessage, readMessage } from '../../client/src/preview/messages.ts';
import { type PanelHost, type PanelSession, panelSession } from '../../client/src/preview/panel-session.ts';
import { filled } from '../../server/generate/l10n.ts';
import type { MatrixView, WireEdit } from '../../server/src/protocol/protocol.ts';
import { Random, runs } from '../support/random.ts';
import { applied } from '../support/wire.ts';
import { type MatrixServer, matrixServer } from './server.ts';

const URI = 'file:///w/team.charter.yaml';
const OTHER = 'file:///w/other.charter.yaml';
const TEXT = `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Roadmap, R: eng, A: pm }
  - { activity: Deploying, R: eng, A: eng, C: pm }
`;

interface Bench {
  readonly session: PanelSession;
  readonly server: MatrixServer;
  readonly posted: HostMessage[];
  readonly edited: string[];
  readonly copied: string[];
  readonly saved: (string | Uint8Array)[];
  readonly revealed: string[];
  readonly log: string[];
  view(): MatrixView;
}

async function bench(host: Partial<PanelHost> = {}): Promise<Bench> {
  const server = matrixServer(URI, TEXT);
  const [posted, edited, copied, saved, revealed, log]: [
    HostMessage[],
    string[],
    string[],
    (string | Uint8Array)[],
    string[],
    string[],
  ] = [[], [], [], [], [], []];
  let last: MatrixView | undefined;
  const session = panelSession({
    post: (message) => {
      posted.push(message);
      if (message.type === 'view') last = message.view;
    },
    request: async (method, params) => server.request(method, params),
    versionOf: (uri) => (uri === URI ? server.version() : 1),
    apply: async (uri: string, version: number, edits: readonly WireEdit[]) => {
      if (version !== server.version()) return false;
      edited.push(uri);
      if (uri === URI) server.change(applied(server.text(), edits));
      return true;
    },
    reveal: async (uri) => void revealed.push(uri),
    copy: async (text) => void copied.push(text),
    save: async (_, __, data) => {
      saved.push(data);
      return 'matrix';
    },
    nameOf: () => 'team.charter.yaml',
    log: (message) => void log.push(message),
    t: (message, ...values) => filled(message, values),
    ...host,
  });
  session.setEditable(true, '');
  session.show(URI);
  await session.receive({ type: 'ready', by: 'role' });
  return {
    session,
    server,
    posted,
    edited,
    copied,
    saved,
    revealed,
    log,
    view: () => {
      assert.ok(last !== undefined);
      return last;
    },
  };
}

const cellOf = (view: MatrixView, row: number, column: string) => ({
  by: 'role',
  table: 'raci',
  row: view.tables[0]?.rows[row]?.key ?? 0,
  column,
});

test('a ready webview receives the matrix, and then only changes', async () => {
  const { session, server, posted } = await bench();
  assert.deepEqual(
    posted.map(({ type }) => type),
    ['editable', 'locked', 'view'],
  );
  server.change(TEXT.replace('Roadmap', 'Road map'));
  session.changed(URI);
  session.changed(URI);
  await session.receive({ type: 'copy', id: 1, as: 'tsv', by: 'role', table: '' });
  const change = posted.find((one) => one.type === 'change');
  assert.ok(change?.type === 'change');
  assert.deepEqual([change.from, change.version], [1, 2]);
  session.changed(OTHER);
  assert.equal(posted.filter(({ type }) => type === 'change').length, 1);
});

test('an edit is computed again if the text changed in the meantime, and fails after a few attempts', async () => {
  let race = 1;
  const it: Bench = await bench({
    apply: async (uri, _, edits) => {
      if (race-- > 0) {
        it.server.change(it.server.text().replace('raci:\n', 'raci:\n  - { activity: New, R: eng, A: pm }\n'));
        return false;
      }
      it.edited.push(uri);
      it.server.change(applied(it.server.text(), edits));
      return true;
    },
  });
  const cell = cellOf(it.view(), 0, 'pm');
  await it.session.receive({ type: 'cell', id: 7, version: 1, cell, letters: ['R', 'A'], replace: false });
  assert.equal(
    it.server.text(),
    TEXT.replace('raci:\n', 'raci:\n  - { activity: New, R: eng, A: pm }\n').replace(
      'Roadmap, R: eng',
      'Roadmap, R: [eng, pm]',
    ),
  );
  race = 100;
  await it.session.receive({ type: 'cell', id: 8, version: 1, cell, letters: ['A'], replace: false });
  const last = it.posted.findLast((one) => one.type === 'done');
  assert.deepEqual(last, { type: 'done', id: 8, refused: 'The text changed in the meantime. Try again.' });
});

test('a read-only charter is not edited, whatever the webview sends', async () => {
  const { session, view, edited, posted, server } = await bench();
  session.setEditable(false, 'It is read-only.');
  await session.receive({
    type: 'cell',
    id: 1,
    version: 1,
    cell: cellOf(view(), 0, 'pm'),
    letters: [],
    replace: false,
  });
  assert.deepEqual([edited, server.text()], [[], TEXT]);
  assert.deepEqual(posted.at(-1), { type: 'done', id: 1, refused: 'It is read-only.' });
});

test('a failing server gives an answer and throws nothing', async () => {
  const { session, posted, log } = await bench({ request: async () => Promise.reject(new Error('gone')) });
  await session.receive({ type: 'copy', id: 3, as: 'markdown', by: 'role', table: '' });
  assert.deepEqual(posted.at(-1), {
    type: 'done',
    id: 3,
    refused: 'The Charter language server does not answer. See its log for the reason.',
  });
  assert.deepEqual(log, ['matrix: Error: gone', 'copy: Error: gone']);
});

test('a picture is saved only after a request', async () => {
  const { session, posted, saved } = await bench();
  await session.receive({ type: 'png', id: 9, data: 'AAAA' });
  assert.deepEqual(saved, []);
  await session.receive({ type: 'save', id: 9, as: 'png', by: 'role', table: 'raci' });
  assert.equal(posted.at(-1)?.type, 'svg');
  await session.receive({ type: 'png', id: 9, data: 'iVBORw==' });
  await session.receive({ type: 'png', id: 9, data: 'iVBORw==' });
  assert.deepEqual(saved, [Uint8Array.from([0x89, 0x50, 0x4e, 0x47])]);
});

/** Any value, with a preference for values that are almost messages. */
function anything(random: Random, depth = 0): unknown {
  const words = [
    'ready',
    'cell',
    'edit',
    'label',
    'role',
    'person',
    'raci',
    'png',
    'save',
    'csv',
    'constructor',
    '__proto__',
    URI,
    OTHER,
    'R',
    'pm',
    '',
  ];
  switch (random.below(depth > 3 ? 8 : 11)) {
    case 0:
      return undefined;
    case 1:
      return null;
    case 2:
      return random.chance(0.5);
    case 3:
      return [0, 1, -1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, random.below(6)][random.below(9)];
    case 4:
    case 5:
    case 6:
      return random.pick(words);
    case 7:
      return 'x'.repeat(random.below(3) * 10_001);
    case 8:
      return Array.from({ length: random.below(4) }, () => anything(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(7) }, () => [
          random.pick([
            'type',
            'kind',
            'id',
            'version',
            'cell',
            'edit',
            'by',
            'table',
            'row',
            'column',
            'letters',
            'replace',
            'spot',
            'focus',
            'as',
            'data',
            'uri',
            '__proto__',
          ]),
          anything(random, depth + 1),
        ]),
      );
  }
}

/** A message from a webview, with possibly wrong fields. */
function nearly(random: Random, view: MatrixView): unknown {
  const by = random.pick(['role', 'role', 'person']);
  const cell = {
    by,
    table: 'raci',
    row: random.pick(view.tables[0]?.rows.map(({ key }) => key) ?? [0]),
    column: random.pick(['pm', 'eng', 'nobody']),
  };
  const edits: object[] = [
    { kind: 'label', table: 'raci', row: cell.row, label: random.pick(['A', 'b: c', '']) },
    { kind: 'moveRow', table: 'raci', row: cell.row, before: undefined, phase: random.pick(['One', 'Two']) },
    { kind: 'acknowledge', ...cell },
    { kind: 'titleRole', role: 'pm', title: random.pick(['P', 'Owner']) },
  ];
  const message: Record<string, unknown> = random.pick<Record<string, unknown>>([
    { type: 'ready', by },
    { type: 'by', by },
    { type: 'lost' },
    { type: 'reveal', spot: { by, table: 'raci', row: cell.row }, focus: true },
    { type: 'choices', id: 1, version: 1, cell },
    {
      type: 'cell',
      id: 1,
      version: 1,
      cell,
      letters: random.pick([['R'], ['A'], [], ['R', 'A'], ['X']]),
      replace: random.chance(0.5),
    },
    { type: 'edit', id: 1, version: 1, edit: random.pick(edits) },
    { type: 'copy', id: 1, as: random.pick(['markdown', 'tsv']), by, table: 'raci' },
    { type: 'save', id: 1, as: random.pick(['csv', 'svg', 'png']), by, table: '' },
    { type: 'png', id: 1, data: 'AAAA' },
  ]);
  if (random.chance(0.7)) message[random.pick([...Object.keys(message), 'uri', 'more'])] = anything(random);
  return message;
}

test(`${runs(100_000)} fuzzed messages edit only the charter of the panel and throw nothing`, async () => {
  const random = new Random(5);
  const it = await bench();
  let understood = 0;
  for (let count = 0; count < runs(100_000); count++) {
    const value = random.chance(0.5) ? anything(random) : nearly(random, it.view());
    if (readMessage(value) !== undefined) understood++;
    await it.session.receive(value);
    // The charter is restored regularly, so that edits stay possible.
    if (count % 500 === 0) {
      it.server.change(TEXT);
      it.session.changed(URI);
      await it.session.receive({ type: 'ready', by: 'role' });
      it.posted.length = 0;
      it.copied.length = 0;
      it.saved.length = 0;
    }
  }
  assert.ok(understood > runs(10_000) && understood < runs(60_000), `${understood} were understood`);
  assert.ok(it.edited.length > runs(500), `${it.edited.length} edits`);
  assert.deepEqual([...new Set(it.edited)], [URI]);
  assert.deepEqual([...new Set(it.revealed)], [URI]);
  assert.deepEqual(
    it.log.filter((line) => !/charter has no|is needed|needed/.test(line)),
    [],
  );
});
