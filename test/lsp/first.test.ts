import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect } from './client.ts';

test('a charter is opened, changed and closed', async () => {
  const client = await connect();
  const uri = 'file:///teams/a.charter.yaml';
  const text = 'team: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: em }\n';
  let next = client.nextDiagnostics(uri);
  await client.open(uri, text);
  let got = await next;
  assert.equal(got.version, 1);
  assert.deepEqual(
    got.diagnostics.map(({ code, range }) => [code, range]),
    [['unknown-role', { start: { line: 3, character: 31 }, end: { line: 3, character: 33 } }]],
  );
  next = client.nextDiagnostics(uri);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 3, character: 31 }, end: { line: 3, character: 32 } }, text: 'p' }],
  });
  got = await next;
  assert.equal(got.version, 2);
  assert.deepEqual(got.diagnostics, []);
  next = client.nextDiagnostics(uri);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  assert.deepEqual(await next, { uri, diagnostics: [] });
  await client.close();
  assert.deepEqual(client.exits, [0]);
});
