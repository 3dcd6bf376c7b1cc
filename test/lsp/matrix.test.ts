import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CellChoicesResult,
  changedView,
  type EditResult,
  type ExportResult,
  type MatrixAtResult,
  type MatrixDidChangeParams,
  type MatrixPlaceResult,
  type MatrixResult,
  type MatrixView,
  METHODS,
  PROTOCOL,
} from '../../server/src/protocol/protocol.ts';
import { applied, textIn } from '../support/wire.ts';
import { connect, type TestClient } from './client.ts';

const URI = 'file:///w/team.charter.yaml';
const TEXT = `team: Checkout
people: { ada: Ada Lind }
roles:
  pm: Product Manager
  eng: { title: Software Engineer, people: ada }
raci:
  - { activity: Roadmap, R: eng, A: pm }
  - { activity: Deploying, R: ada, A: eng, C: pm }
`;

interface Panel {
  readonly client: TestClient;
  view: MatrixView;
  version: number;
  ask<R>(method: string, params: object): Promise<R>;
  pull(known?: number): Promise<MatrixResult>;
  change(text: string): Promise<void>;
  cell(row: number, column: string): object;
}

async function panel(text = TEXT): Promise<Panel> {
  const client = await connect();
  await client.open(URI, text);
  const ask = <R>(method: string, params: object) => client.connection.sendRequest<R>(method, { uri: URI, ...params });
  const pull = (known?: number) => ask<MatrixResult>(METHODS.matrix, { protocol: PROTOCOL, by: 'role', known });
  const first = await pull();
  assert.ok(first.kind === 'whole');
  const it: Panel = {
    client,
    view: first.view,
    version: first.version,
    ask,
    pull,
    change: async (to) => {
      it.version++;
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: URI, version: it.version },
        contentChanges: [{ text: to }],
      });
    },
    cell: (row, column) => ({
      by: 'role',
      table: 'raci',
      row: it.view.tables[0]?.rows[row]?.key,
      column,
      version: it.version,
    }),
  };
  return it;
}

test('a panel receives the matrix once, and then only changes', async () => {
  const it = await panel();
  const told = new Promise<MatrixDidChangeParams>((resolve) =>
    it.client.connection.onNotification(METHODS.matrixDidChange, resolve),
  );
  await it.change(TEXT.replace('Roadmap, R: eng', 'Roadmap, R: [eng, pm]'));
  assert.deepEqual(await told, { uri: URI, version: 2 });
  const next = await it.pull(1);
  assert.ok(next.kind === 'change');
  assert.deepEqual([next.from, next.version], [1, 2]);
  assert.deepEqual(
    next.change.tables.map(({ splices }) => splices.map(({ at, removed, rows }) => [at, removed, rows.length])),
    [[[0, 1, 1]]],
  );
  const whole = await it.pull();
  assert.ok(whole.kind === 'whole');
  assert.deepEqual(changedView(it.view, next.change), whole.view);
  await it.client.close();
});

test('the last valid matrix stays while the text is broken, and its rows keep their keys', async () => {
  const it = await panel();
  await it.change(TEXT.replace('activity: Deploying', 'activity: "Deploying'));
  const broken = await it.pull(1);
  assert.equal(broken.kind, 'broken');
  const refused = await it.ask<EditResult>(METHODS.editCell, { ...it.cell(0, 'eng'), letters: ['C'], replace: false });
  assert.equal(refused.kind, 'refused');
  await it.change(TEXT.replace('Deploying', 'Deploying on Friday'));
  const valid = await it.pull(1);
  assert.ok(valid.kind === 'change');
  const [row] = valid.change.tables[0]?.splices[0]?.rows ?? [];
  assert.equal(row?.key, it.view.tables[0]?.rows[1]?.key);
  assert.equal(row?.label, 'Deploying on Friday');
  await it.client.close();
});

test('an edit applies to the latest text and to the row in the panel', async () => {
  const it = await panel();
  const moved = TEXT.replace('raci:\n', 'raci:\n  - { activity: New, R: eng, A: pm }\n');
  const cell = it.cell(0, 'pm');
  await it.change(moved);
  const answer = await it.ask<EditResult>(METHODS.editCell, { ...cell, letters: ['R', 'A'], replace: false });
  assert.ok(answer.kind === 'edits');
  assert.equal(answer.version, 2);
  assert.equal(applied(moved, answer.edits), moved.replace('Roadmap, R: eng,', 'Roadmap, R: [eng, pm],'));
  const label = { kind: 'label', table: 'raci', row: it.view.tables[0]?.rows[1]?.key, label: 'Releasing' };
  const renamed = await it.ask<EditResult>(METHODS.editMatrix, { version: 1, edit: label });
  assert.ok(renamed.kind === 'edits');
  assert.equal(applied(moved, renamed.edits), moved.replace('Deploying', 'Releasing'));
  await it.client.close();
});

test('the menu of a cell shows the problems that each letter would cause', async () => {
  const it = await panel();
  const { choices } = await it.ask<CellChoicesResult>(METHODS.cellChoices, it.cell(0, 'eng'));
  assert.deepEqual(
    choices.map(({ letter, held, wrong, replaces }) => [letter, held, wrong, replaces]),
    [
      ['R', true, false, undefined],
      ['A', false, true, ['Product Manager']],
      ['C', false, false, undefined],
      ['I', false, false, undefined],
    ],
  );
  await it.client.close();
});

test('places in the matrix lead to the text, and places in the text to the matrix', async () => {
  const it = await panel();
  const where = async (spot: object) => {
    const place = await it.ask<MatrixPlaceResult | null>(METHODS.matrixPlace, { by: 'role', table: 'raci', ...spot });
    return place === null ? null : textIn(TEXT, place.range);
  };
  const rows = it.view.tables[0]?.rows ?? [];
  assert.equal(await where({}), 'raci');
  assert.equal(await where({ column: 'eng' }), 'eng');
  assert.equal(await where({ row: rows[1]?.key }), 'Deploying');
  assert.equal(await where({ row: rows[1]?.key, column: 'pm' }), 'pm');
  assert.equal(await where({ row: rows[1]?.key, column: 'eng' }), 'ada');
  assert.equal(await where({ row: 999 }), null);
  const at = (line: number, text: string) =>
    it.ask<MatrixAtResult | null>(METHODS.matrixAt, {
      by: 'role',
      position: { line, character: (TEXT.split('\n')[line] ?? '').indexOf(text) + 1 },
    });
  assert.deepEqual(await at(7, 'ada'), { table: 'raci', row: rows[1]?.key, columns: ['eng'], committed: ['eng'] });
  assert.deepEqual(await at(7, 'Deploying'), {
    table: 'raci',
    row: rows[1]?.key,
    columns: [],
    committed: ['eng'],
  });
  // Any place in a row offers the roles that can acknowledge it: doers and owners.
  assert.deepEqual(await at(6, 'activity'), {
    table: 'raci',
    row: rows[0]?.key,
    columns: [],
    committed: ['pm', 'eng'],
  });
  assert.equal(await at(3, 'pm'), null);
  await it.client.close();
});

test('the matrix is exported in each format', async () => {
  const it = await panel();
  const starts = { markdown: '# Checkout', csv: 'Activity', tsv: 'Activity', html: '<!doctype html>', svg: '<svg' };
  for (const [as, start] of Object.entries(starts)) {
    const { text } = await it.ask<ExportResult>(METHODS.export, { as, by: 'role', table: 'raci' });
    assert.ok(
      text.includes('Roadmap') && text.toLowerCase().includes(start.toLowerCase()),
      `${as}: ${text.slice(0, 60)}`,
    );
  }
  await it.client.close();
});

test('invalid requests are refused, and the server still works', async () => {
  const it = await panel();
  const cell = it.cell(0, 'eng');
  const faults: readonly (readonly [string, object])[] = [
    [METHODS.matrix, { protocol: 2, by: 'role' }],
    [METHODS.matrix, { protocol: PROTOCOL, by: 'team' }],
    [METHODS.matrix, { protocol: PROTOCOL, by: 'role', uri: 7 }],
    [METHODS.matrix, { protocol: PROTOCOL, by: 'role', uri: 'file:///w/closed.charter.yaml' }],
    [METHODS.matrixPlace, { by: 'role' }],
    [METHODS.matrixPlace, { by: 'role', table: 'raci', row: -1 }],
    [METHODS.matrixAt, { by: 'role' }],
    [METHODS.cellChoices, { ...cell, row: 'first' }],
    [METHODS.editCell, { ...cell, letters: 'R', replace: false }],
    [METHODS.editCell, { ...cell, letters: ['R'] }],
    [METHODS.editMatrix, { version: 1, edit: { kind: 'explode' } }],
    [METHODS.editMatrix, { version: 1 }],
    [METHODS.export, { as: 'docx', by: 'role' }],
  ];
  for (const [method, params] of faults) {
    await assert.rejects(
      it.ask(method, params),
      (error: { code?: number }) => error.code === -32602,
      JSON.stringify([method, params]),
    );
  }
  assert.equal((await it.pull()).kind, 'whole');
  await it.client.close();
});
