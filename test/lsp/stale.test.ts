/** Work that nobody wants any more, and work that goes wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { connect, TestFiles } from './client.ts';

const CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;
const INTERNAL_ERROR = -32603;

const URI = 'file:///w/a.charter.yaml';
const TEXT = 'team: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: pm }\n';
const FOLDER = {
  workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
  capabilities: { textDocument: { diagnostic: {} } },
};
const position = { line: 1, character: 9 };

/** Files that are read only once the gate is open. */
function gated(): { files: TestFiles; open: () => void } {
  const files = new TestFiles({ '/w/b.charter.yaml': 'team: B\nroles: { pm: P }\n' });
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const read = files.read.bind(files);
  files.read = (path) => gate.then(() => read(path));
  return { files, open };
}

test('a rename that waited while the text changed is not answered with edits of the old text', async () => {
  const { files, open } = gated();
  const client = await connect({ files, initialize: FOLDER });
  await client.open(URI, TEXT);
  const params = { textDocument: { uri: URI }, position, newName: 'product' };
  const early = client.connection.sendRequest('textDocument/rename', params);
  await client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: URI, version: 2 },
    contentChanges: [{ text: `# first\n${TEXT}` }],
  });
  // What is answered behind the change shows that it has been dealt with.
  await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position });
  const refused = assert.rejects(early, { code: CONTENT_MODIFIED });
  open();
  await refused;
  const late = await client.connection.sendRequest('textDocument/rename', {
    ...params,
    position: { line: 2, character: 9 },
  });
  assert.notEqual(late, null);
  await client.close();
});

test('a request that is cancelled while it waits is answered as cancelled', async () => {
  const { files, open } = gated();
  const client = await connect({ files, initialize: FOLDER });
  await client.open(URI, TEXT);
  const source = new CancellationTokenSource();
  const pending = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
  await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position });
  source.cancel();
  // An answer to a later request shows that the server knows of the cancellation.
  await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position });
  const refused = assert.rejects(pending, { code: CANCELLED });
  open();
  await refused;
  await client.close();
});

test('a fault of the server is logged, answered as such, and survived', async () => {
  const files = new TestFiles();
  files.realPath = () => {
    throw new TypeError('a bug');
  };
  const client = await connect({ files, initialize: FOLDER });
  await client.open(URI, `extends: b.charter.yaml\n${TEXT}`);
  const params = { textDocument: { uri: URI } };
  await assert.rejects(client.connection.sendRequest('textDocument/diagnostic', params), { code: INTERNAL_ERROR });
  assert.ok(client.log.some((line) => /TypeError: a bug/.test(line)));
  const symbols = await client.connection.sendRequest('textDocument/documentSymbol', params);
  assert.ok(Array.isArray(symbols) && symbols.length > 0);
  await client.close();
});
