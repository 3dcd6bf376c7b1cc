import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { connect, type TestClient } from './client.ts';

const URI = 'file:///w/refactor.charter.yaml';
const TEXT = `team: A
roles: { pm: P, em: E }
raci:
  - { activity: One, R: pm, A: em }  # kept
  - activity: Two
    # why
    R: em
    A: em
`;

describe('refactorings that a client resolves', () => {
  let client: TestClient;
  const ask = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);
  before(async () => {
    const codeAction = {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    };
    client = await connect({ initialize: { capabilities: { textDocument: { codeAction } } } });
    await client.open(URI, TEXT, 1);
  });
  after(() => client.close());

  const actionsAt = (line: number) =>
    ask<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start: { line, character: 18 }, end: { line, character: 18 } },
      context: { diagnostics: [], only: ['refactor'] },
    });

  test('come without edits, and with them when they are chosen', async () => {
    const actions = await actionsAt(3);
    const action = actions.find(({ title }) => title === 'Write “One” with one key per line');
    assert.ok(action !== undefined && action.edit === undefined);
    const resolved = await ask<CodeAction>('codeAction/resolve', action);
    assert.deepEqual(
      resolved.edit?.changes?.[URI]?.map((one) => one.newText),
      ['activity: One\n    R: pm\n    A: em'],
    );
  });

  test('say why they cannot be done', async () => {
    const action = (await actionsAt(4)).find(({ title }) => title === 'Write “Two” on one line');
    assert.ok(action);
    await assert.rejects(ask('codeAction/resolve', action), /This row contains a comment/);
  });

  test('are out of date when the text is another one by then', async () => {
    const [action] = await actionsAt(3);
    assert.ok(action);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: 2 },
      contentChanges: [{ text: `# more\n${TEXT}` }],
    });
    await assert.rejects(ask('codeAction/resolve', action), { code: -32801 });
  });
});
