/** Workspace folders, files and open documents: which charters are compared, and where `extends` may lead. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ClientCapabilities, DocumentDiagnosticReport, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { pathOfUri, uriOfPath } from '../../server/src/lsp/uris.ts';
import { connect, type TestClient, TestFiles } from './client.ts';

const PULL: ClientCapabilities = { textDocument: { diagnostic: {} } };
const team = (name: string) => `team: ${name}\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: pm }\n`;

async function codes(client: TestClient, uri: string): Promise<unknown[]> {
  const report: DocumentDiagnosticReport = await client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
}

const folder = (path: string) => ({ uri: `file://${path}`, name: path });

describe('a workspace of several folders', () => {
  test('compares the charters of all folders, and follows added and removed folders', async () => {
    const files = new TestFiles({ '/a/one.charter.yaml': team('Same'), '/b/two.charter.yaml': team('Same') });
    const client = await connect({ files, initialize: { workspaceFolders: [folder('/a')], capabilities: PULL } });
    const uri = 'file:///a/one.charter.yaml';
    await client.open(uri, team('Same'));
    await client.settled();
    assert.deepEqual(await codes(client, uri), []);
    const change = (added: object[], removed: object[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    await change([folder('/b')], []);
    await client.settled();
    assert.deepEqual(await codes(client, uri), ['duplicate-team']);
    await change([], [folder('/b')]);
    await client.settled();
    assert.deepEqual(await codes(client, uri), []);
    await client.close();
  });

  test('does not compare a charter outside all folders', async () => {
    const files = new TestFiles({ '/a/one.charter.yaml': team('Same') });
    const client = await connect({ files, initialize: { workspaceFolders: [folder('/a')], capabilities: PULL } });
    await client.open('file:///elsewhere/two.charter.yaml', team('Same'));
    await client.open('file:///elsewhere/three.charter.yaml', team('Same'));
    await client.settled();
    assert.deepEqual(await codes(client, 'file:///elsewhere/two.charter.yaml'), []);
    await client.close();
  });

  test('uses the root of an older client', async () => {
    const files = new TestFiles({ '/a/one.charter.yaml': team('Same') });
    const client = await connect({ files, initialize: { rootUri: 'file:///a/', capabilities: PULL } });
    await client.open('file:///a/two.charter.yaml', team('Same'));
    await client.settled();
    assert.deepEqual(await codes(client, 'file:///a/two.charter.yaml'), ['duplicate-team']);
    await client.close();
  });
});

describe('extends', () => {
  const heir = (path: string) => `extends: ${path}\nteam: Heir\nraci:\n  - { activity: One, R: pm, A: pm }\n`;

  test('stays inside the folder after links are resolved', async () => {
    const files = new TestFiles({
      '/a/base.charter.yaml': team('Base'),
      '/secret/base.charter.yaml': team('Secret'),
      '/a/link.charter.yaml': '',
    });
    files.links.set('/a/link.charter.yaml', '/secret/base.charter.yaml');
    const client = await connect({ files, initialize: { workspaceFolders: [folder('/a')], capabilities: PULL } });
    const open = async (name: string, path: string) => {
      await client.open(`file:///a/${name}.charter.yaml`, heir(path).replace('Heir', name));
      return codes(client, `file:///a/${name}.charter.yaml`);
    };
    assert.deepEqual(await open('good', 'base.charter.yaml'), []);
    assert.deepEqual(await open('up', '../secret/base.charter.yaml'), ['broken-extends']);
    assert.deepEqual(await open('link', 'link.charter.yaml'), ['broken-extends']);
    assert.deepEqual(await open('none', 'none.charter.yaml'), ['broken-extends']);
    await client.close();
  });

  test('may lead from a single file into its repository', async () => {
    const files = new TestFiles({ '/repo/shared/base.charter.yaml': team('Base') });
    files.rootOf = async () => '/repo';
    const client = await connect({ files, initialize: { capabilities: PULL } });
    const uri = 'file:///repo/teams/a.charter.yaml';
    await client.open(uri, heir('../shared/base.charter.yaml'));
    assert.deepEqual(await codes(client, uri), []);
    await client.close();
  });

  test('is read again after a save by a client that does not watch files', async () => {
    const files = new TestFiles({ '/a/base.charter.yaml': 'team: Base\n' });
    const client = await connect({ files, initialize: { capabilities: PULL } });
    const uri = 'file:///a/heir.charter.yaml';
    await client.open(uri, heir('base.charter.yaml'));
    assert.deepEqual(await codes(client, uri), ['broken-extends']);
    files.texts.set('/a/base.charter.yaml', team('Base'));
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await client.settled();
    assert.deepEqual(await codes(client, uri), []);
    await client.close();
  });
});

test('files renamed and deleted in the editor are followed, and folders with all their files', async () => {
  const files = new TestFiles({ '/w/old/a.charter.yaml': team('Alpha'), '/w/b.charter.yaml': team('Beta') });
  const client = await connect({ files, initialize: { workspaceFolders: [folder('/w')], capabilities: PULL } });
  const places = async () => {
    await client.settled();
    const found: WorkspaceSymbol[] = await client.connection.sendRequest('workspace/symbol', { query: 'a' });
    return found
      .filter(({ name }) => /Alpha|Beta/.test(name))
      .map(({ name, location }) => [name, location.uri])
      .sort();
  };
  assert.deepEqual(await places(), [
    ['Alpha', 'file:///w/old/a.charter.yaml'],
    ['Beta', 'file:///w/b.charter.yaml'],
  ]);
  files.texts.delete('/w/old/a.charter.yaml');
  files.texts.set('/w/new/a.charter.yaml', team('Alpha'));
  await client.connection.sendNotification('workspace/didRenameFiles', {
    files: [{ oldUri: 'file:///w/old', newUri: 'file:///w/new' }],
  });
  assert.deepEqual(await places(), [
    ['Alpha', 'file:///w/new/a.charter.yaml'],
    ['Beta', 'file:///w/b.charter.yaml'],
  ]);
  files.texts.delete('/w/b.charter.yaml');
  await client.connection.sendNotification('workspace/didDeleteFiles', {
    files: [{ uri: 'file:///w/b.charter.yaml' }],
  });
  assert.deepEqual(await places(), [['Alpha', 'file:///w/new/a.charter.yaml']]);
  files.texts.set('/w/c.charter.yaml', team('Beta'));
  await client.connection.sendNotification('workspace/didCreateFiles', {
    files: [{ uri: 'file:///w/c.charter.yaml' }],
  });
  assert.deepEqual(await places(), [
    ['Alpha', 'file:///w/new/a.charter.yaml'],
    ['Beta', 'file:///w/c.charter.yaml'],
  ]);
  // A folder that is moved in brings its charters along.
  files.texts.delete('/w/c.charter.yaml');
  files.texts.set('/w/moved/deep/d.charter.yaml', team('Beta'));
  await client.connection.sendNotification('workspace/didDeleteFiles', {
    files: [{ uri: 'file:///w/c.charter.yaml' }],
  });
  await client.connection.sendNotification('workspace/didCreateFiles', { files: [{ uri: 'file:///w/moved' }] });
  assert.deepEqual(await places(), [
    ['Alpha', 'file:///w/new/a.charter.yaml'],
    ['Beta', 'file:///w/moved/deep/d.charter.yaml'],
  ]);
  await client.close();
});

test('a thousand charters are read in the background while the open one is answered', async () => {
  const files = new TestFiles(
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`/w/${index}.charter.yaml`, team(`Team ${index}`)]),
    ),
  );
  let read = 0;
  const slowly = files.read.bind(files);
  files.read = async (path) => {
    read++;
    return slowly(path);
  };
  const client = await connect({ files, initialize: { workspaceFolders: [folder('/w')], capabilities: PULL } });
  const uri = 'file:///w/open.charter.yaml';
  await client.open(uri, team('Team 7'));
  const first = await codes(client, uri);
  assert.ok(read < 1_000, 'the response did not wait for the files');
  assert.deepEqual(first, [], 'unknown charters are not guessed');
  await client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] });
  assert.equal(read, 1_000);
  assert.deepEqual(await codes(client, uri), ['duplicate-team']);
  await client.close();
});

test('a new day is noticed', async () => {
  let today = '2026-11-24';
  const ticks: (() => void)[] = [];
  const client = await connect({
    today: () => today,
    later: (work) => ticks.push(work),
    initialize: { capabilities: PULL },
  });
  const uri = 'file:///w/a.charter.yaml';
  await client.open(uri, `${team('A')}review: 2026-11-24\n`);
  assert.deepEqual(await codes(client, uri), []);
  today = '2026-11-25';
  for (const tick of ticks.splice(0)) tick();
  assert.deepEqual(await codes(client, uri), ['review-overdue']);
  assert.ok(ticks.length > 0, 'a timer is set for the next day');
  await client.close();
});

test('a YAML file that is not a charter is ignored', async () => {
  const client = await connect({ initialize: { capabilities: PULL } });
  const open = (uri: string, languageId: string) =>
    client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text: 'nonsense: true\n' },
    });
  await open('file:///w/docker-compose.yaml', 'yaml');
  await open('file:///w/a.charter.yaml', 'yaml');
  await open('untitled:Untitled-1', 'charter');
  assert.deepEqual(await codes(client, 'file:///w/docker-compose.yaml'), []);
  assert.deepEqual(await codes(client, 'file:///w/a.charter.yaml'), ['missing-key', 'missing-key', 'unknown-key']);
  assert.deepEqual(await codes(client, 'untitled:Untitled-1'), ['missing-key', 'missing-key', 'unknown-key']);
  await client.close();
});

test('paths and URIs convert to each other', () => {
  for (const [uri, path, back] of [
    ['file:///home/ada/a%20b.charter.yaml', '/home/ada/a b.charter.yaml', undefined],
    ['file:///C:/Teams/a.charter.yaml', 'c:/Teams/a.charter.yaml', 'file:///c%3A/Teams/a.charter.yaml'],
    ['file:///c%3A/Teams/a.charter.yaml', 'c:/Teams/a.charter.yaml', undefined],
    ['file://server/share/a.charter.yaml', '//server/share/a.charter.yaml', undefined],
    ['vscode-vfs://github/o/r/%C3%BC.charter.yaml', 'vscode-vfs://github/o/r/ü.charter.yaml', undefined],
    ['file:///100%/a.charter.yaml', '/100%/a.charter.yaml', 'file:///100%25/a.charter.yaml'],
  ] as const) {
    assert.equal(pathOfUri(uri), path);
    assert.equal(uriOfPath(path), back ?? uri);
  }
});
