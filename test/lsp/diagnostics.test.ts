/** Pushed and pulled diagnostics of one charter and of a workspace. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  ClientCapabilities,
  DocumentDiagnosticReport,
  InitializeParams,
  Range,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { connect, type TestClient, TestFiles } from './client.ts';

const PULL: ClientCapabilities = {
  workspace: { diagnostics: { refreshSupport: true } },
  textDocument: { diagnostic: { relatedDocumentSupport: true } },
};

function inFolder(capabilities: ClientCapabilities = {}): Partial<InitializeParams> {
  return { workspaceFolders: [{ uri: 'file:///w', name: 'w' }], capabilities };
}

const uri = (name: string) => `file:///w/${name}.charter.yaml`;
const CLEAN = 'team: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: pm }\n';
const WRONG = CLEAN.replace('A: pm', 'A: me');

function change(client: TestClient, name: string, version: number, text: string, range?: Range): Promise<void> {
  return client.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri(name), version },
    contentChanges: [range === undefined ? { text } : { range, text }],
  });
}

function watched(client: TestClient, ...changes: readonly (readonly [string, 1 | 2 | 3])[]): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: changes.map(([name, type]) => ({ uri: uri(name), type })),
  });
}

async function pull(client: TestClient, name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
  return client.connection.sendRequest('textDocument/diagnostic', {
    textDocument: { uri: uri(name) },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

/** The codes of a charter's diagnostics. */
async function codes(client: TestClient, name: string): Promise<unknown[]> {
  const report = await pull(client, name);
  assert.equal(report.kind, 'full');
  return report.kind === 'full' ? report.items.map(({ code }) => code) : [];
}

describe('a client without pull diagnostics', () => {
  test('receives them for each version, and none after the charter is closed', async () => {
    const client = await connect();
    let next = client.nextDiagnostics(uri('a'));
    await client.open(uri('a'), WRONG, 3);
    let got = await next;
    assert.deepEqual([got.version, got.diagnostics.map(({ code }) => code)], [3, ['unknown-role']]);
    next = client.nextDiagnostics(uri('a'));
    await change(client, 'a', 4, CLEAN);
    got = await next;
    assert.deepEqual([got.version, got.diagnostics], [4, []]);
    next = client.nextDiagnostics(uri('a'));
    await change(client, 'a', 5, WRONG);
    await next;
    next = client.nextDiagnostics(uri('a'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('a') } });
    assert.deepEqual(await next, { uri: uri('a'), diagnostics: [] });
    await assert.rejects(pull(client, 'a'), { code: -32601 }, 'a client with pushed diagnostics cannot pull them too');
    await client.close();
  });

  test('receives no diagnostics that a later change has outdated', async () => {
    const client = await connect();
    const next = client.nextDiagnostics(uri('a'));
    await client.open(uri('a'), CLEAN);
    await next;
    const last = client.nextDiagnostics(uri('a'));
    const sent: Promise<void>[] = [];
    for (let version = 2; version <= 200; version++)
      sent.push(change(client, 'a', version, version === 200 ? WRONG : CLEAN));
    await Promise.all(sent);
    let got = await last;
    while (got.version !== 200) got = await client.nextDiagnostics(uri('a'));
    assert.deepEqual(
      got.diagnostics.map(({ code }) => code),
      ['unknown-role'],
    );
    assert.ok(client.published.length < 100, `${client.published.length} times`);
    await client.close();
  });

  test('receives diagnostics of another charter that a change affects', async () => {
    const client = await connect({ files: new TestFiles(), initialize: inFolder() });
    let base = client.nextDiagnostics(uri('base'));
    await client.open(uri('base'), 'team: Base\nroles: { pm: P }\n');
    await base;
    let heir = client.nextDiagnostics(uri('a'));
    await client.open(
      uri('a'),
      `extends: base.charter.yaml\n${CLEAN.replace('roles: { pm: P }\n', 'roles: { em: E }\n')}`,
    );
    assert.deepEqual(
      (await heir).diagnostics.map(({ code }) => code),
      ['unused-role'],
    );
    heir = client.nextDiagnostics(uri('a'));
    await change(client, 'base', 2, 'team: Base\nroles: { lead: P }\n');
    const { diagnostics, version } = await heir;
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      // The unknown name may mean the unused role, so only the name is reported.
      ['unknown-role', 'unknown-role'],
    );
    assert.equal(version, 1);
    base = client.nextDiagnostics(uri('base'));
    await change(client, 'base', 3, 'team: A\nroles: { pm: P }\n');
    assert.deepEqual(
      (await base).diagnostics.map(({ code }) => code),
      ['duplicate-team'],
    );
    await client.close();
  });
});

describe('a client with pull diagnostics', () => {
  test('is informed that nothing changed, and receives nothing unrequested', async () => {
    const client = await connect({ initialize: { capabilities: PULL } });
    assert.deepEqual(client.server.capabilities.diagnosticProvider, {
      identifier: 'charter',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    await client.open(uri('a'), WRONG);
    const first = await pull(client, 'a');
    assert.equal(first.kind, 'full');
    const again = await pull(client, 'a', first.resultId);
    assert.deepEqual(again, { kind: 'unchanged', resultId: first.resultId });
    // A letter in a label moves no problem.
    const range = { start: { line: 0, character: 7 }, end: { line: 0, character: 7 } };
    await change(client, 'a', 2, 'b', range);
    assert.equal((await pull(client, 'a', first.resultId)).kind, 'unchanged');
    await change(client, 'a', 3, CLEAN);
    assert.deepEqual(await codes(client, 'a'), []);
    assert.deepEqual(client.published, []);
    await client.close();
  });

  test('receives the related places, links and tags that it supports', async () => {
    const capabilities: ClientCapabilities = {
      textDocument: {
        diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1] } },
      },
    };
    const text = CLEAN.replace('A: pm', 'A: [pm, em]').replace('pm: P', 'pm: P, em: E, qa: Q');
    const rich = await connect({ initialize: { capabilities } });
    await rich.open(uri('a'), text);
    const plain = await connect({ initialize: { capabilities: PULL } });
    await plain.open(uri('a'), text);
    const report = await pull(rich, 'a');
    const items = report.kind === 'full' ? report.items : [];
    const unused = items.find(({ code }) => code === 'unused-role');
    const split = items.find(({ code }) => code === 'split-accountability');
    assert.deepEqual(unused?.tags, [1]);
    assert.deepEqual(
      split?.relatedInformation?.map(({ location }) => location),
      [{ uri: uri('a'), range: { start: { line: 3, character: 32 }, end: { line: 3, character: 34 } } }],
    );
    assert.deepEqual(split?.codeDescription, { href: 'file:///docs/rules/split-accountability.md' });
    const bare = await pull(plain, 'a');
    const keys = bare.kind === 'full' ? bare.items.map((item) => Object.keys(item).sort()) : [];
    assert.deepEqual(keys, Array(items.length).fill(['code', 'message', 'range', 'severity', 'source']));
    await Promise.all([rich.close(), plain.close()]);
  });

  test('is asked to refresh when a file changes, is added or removed', async () => {
    const files = new TestFiles({ '/w/base.charter.yaml': 'team: Base\nroles: { pm: P }\n' });
    let refreshed: () => void = () => {};
    const refresh = () => new Promise<void>((resolve) => (refreshed = resolve));
    const client = await connect({
      files,
      initialize: inFolder(PULL),
      answers: (method) => {
        if (method === 'workspace/diagnostic/refresh') refreshed();
        return null;
      },
    });
    const heir = `extends: base.charter.yaml\n${CLEAN.replace('roles: { pm: P }\n', '')}`;
    await client.open(uri('a'), heir);
    assert.deepEqual(await codes(client, 'a'), []);
    await client.settled();
    let next = refresh();
    files.texts.set('/w/base.charter.yaml', 'team: Base\nroles: { lead: L }\n');
    await watched(client, ['base', 2]);
    await next;
    assert.deepEqual(await codes(client, 'a'), ['unknown-role', 'unknown-role']);
    next = refresh();
    files.texts.delete('/w/base.charter.yaml');
    await watched(client, ['base', 3]);
    await next;
    assert.deepEqual(await codes(client, 'a'), ['broken-extends']);
    next = refresh();
    files.texts.set('/w/base.charter.yaml', 'team: Base\nroles: { pm: P }\n');
    await watched(client, ['base', 1]);
    await next;
    assert.deepEqual(await codes(client, 'a'), []);
    // An open document overrides the file on disk.
    await client.open(uri('base'), 'team: A\nroles: { pm: P }\n');
    assert.deepEqual(await codes(client, 'a'), ['duplicate-team']);
    await watched(client, ['base', 2]);
    assert.deepEqual(await codes(client, 'a'), ['duplicate-team']);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('base') } });
    await client.settled();
    assert.deepEqual(await codes(client, 'a'), []);
    await client.close();
  });

  test('receives those of the whole workspace, until a charter is removed', async () => {
    const files = new TestFiles({
      '/w/a.charter.yaml': WRONG,
      '/w/b.charter.yaml': CLEAN.replace('team: A', 'team: B'),
      '/w/deep/c.charter.yml': 'team: B\nroles: { pm: P }\n',
      '/elsewhere/d.charter.yaml': WRONG,
    });
    const client = await connect({ files, initialize: inFolder(PULL) });
    const all = (previousResultIds: { uri: string; value: string }[] = []): Promise<WorkspaceDiagnosticReport> =>
      client.connection.sendRequest('workspace/diagnostic', { previousResultIds });
    const first = await all();
    const said = (report: WorkspaceDiagnosticReport) =>
      report.items.map((one) => [
        one.uri,
        one.version,
        one.kind === 'full' ? one.items.map(({ code }) => code) : one.kind,
      ]);
    assert.deepEqual(said(first), [
      [uri('a'), null, ['unknown-role']],
      [uri('b'), null, ['duplicate-team']],
      ['file:///w/deep/c.charter.yml', null, ['duplicate-team']],
    ]);
    const ids = first.items.map((one) => ({ uri: one.uri, value: one.resultId ?? '' }));
    await client.open(uri('a'), WRONG, 12);
    assert.deepEqual(said(await all(ids)), [
      [uri('a'), 12, 'unchanged'],
      [uri('b'), null, 'unchanged'],
      ['file:///w/deep/c.charter.yml', null, 'unchanged'],
    ]);
    files.texts.delete('/w/b.charter.yaml');
    await watched(client, ['b', 3]);
    assert.deepEqual(said(await all(ids)), [
      [uri('a'), 12, 'unchanged'],
      ['file:///w/deep/c.charter.yml', null, []],
      [uri('b'), null, []],
    ]);
    await client.close();
  });
});

test('settings are requested, and requested again when they change', async () => {
  let settings: object = { rules: { 'unknown-role': 'hint', 'no-such-rule': 'off' } };
  const client = await connect({
    initialize: {
      capabilities: {
        ...PULL,
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      },
    },
    answers: (method) => (method === 'workspace/configuration' ? [settings] : null),
  });
  await client.open(uri('a'), WRONG);
  await client.settled();
  const severity = async () => {
    const report = await pull(client, 'a');
    return report.kind === 'full' ? report.items.map((one) => one.severity) : [];
  };
  assert.deepEqual(await severity(), [4]);
  const hints = () =>
    client.connection.sendRequest('textDocument/inlayHint', {
      textDocument: { uri: uri('a') },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
  assert.deepEqual(await hints(), []);
  settings = { rules: { 'unknown-role': 'off' }, inlayHints: { enabled: true } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.settled();
  assert.deepEqual(await severity(), []);
  assert.notDeepEqual(await hints(), []);
  assert.ok(client.asked.includes('client/registerCapability'));
  await client.close();
});

test('settings may be part of the first message or of a change notification', async () => {
  const client = await connect({
    initialize: { initializationOptions: { settings: { rules: { 'unknown-role': 'off' } } }, capabilities: PULL },
  });
  await client.open(uri('a'), WRONG);
  assert.deepEqual(await codes(client, 'a'), []);
  const settings = { charter: { rules: {} } };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  assert.deepEqual(await codes(client, 'a'), ['unknown-role']);
  await client.close();
});

test('at most a thousand diagnostics are sent, the most severe ones, with the number of the others', async () => {
  const client = await connect({ initialize: { capabilities: PULL } });
  const rows = Array.from(
    { length: 1_500 },
    (_, index) => `  - { activity: Row ${index}, R: pm, A: nobody${index} }\n`,
  );
  await client.open(uri('a'), `team: A\nroles: { pm: P }\nraci:\n${rows.join('')}`);
  const report = await pull(client, 'a');
  assert.ok(report.kind === 'full');
  assert.equal(report.items.length, 1_001);
  assert.match(String(report.items.at(-1)?.message), /^\d+ more problems in this file are not shown/);
  await client.close();
});

describe('a client that announces pull diagnostics', () => {
  /** A client whose timers run when the test says so. */
  async function patient() {
    const timers: (() => void)[] = [];
    const client = await connect({ initialize: inFolder(PULL), later: (work) => timers.push(work) });
    const wait = () => {
      for (const work of timers.splice(0)) work();
    };
    return { client, wait };
  }

  test('is sent them if it never pulls', async () => {
    const { client, wait } = await patient();
    await client.open(uri('a'), WRONG);
    await client.settled();
    assert.deepEqual(client.published, []);
    const first = client.nextDiagnostics(uri('a'));
    wait();
    assert.deepEqual(
      (await first).diagnostics.map(({ code }) => code),
      ['unknown-role'],
    );
    const second = client.nextDiagnostics(uri('a'));
    await change(client, 'a', 2, CLEAN);
    assert.deepEqual([(await second).version, (await second).diagnostics], [2, []]);
    await client.close();
  });

  test('is sent none after it has pulled, and loses those that it was sent', async () => {
    const { client, wait } = await patient();
    await client.open(uri('a'), WRONG);
    await client.settled();
    const first = client.nextDiagnostics(uri('a'));
    wait();
    await first;
    const removed = client.nextDiagnostics(uri('a'));
    assert.deepEqual(await codes(client, 'a'), ['unknown-role']);
    assert.deepEqual((await removed).diagnostics, []);
    const sent = client.published.length;
    await change(client, 'a', 2, WRONG.replace('One', 'Two'));
    await client.open(uri('b'), WRONG);
    await client.settled();
    wait();
    await client.settled();
    assert.equal(client.published.length, sent);
    await client.close();
  });

  test('is sent none if it pulls in time', async () => {
    const { client, wait } = await patient();
    await client.open(uri('a'), WRONG);
    assert.deepEqual(await codes(client, 'a'), ['unknown-role']);
    wait();
    await client.settled();
    assert.deepEqual(client.published, []);
    await client.close();
  });
});
