/** Files that are created and deleted while the server reads them: in the end the server knows the files on disk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientFiles } from '../../server/src/lsp/client-files.ts';
import { METHODS } from '../../server/src/protocol/protocol.ts';
import type { ServerFiles } from '../../server/src/workspace/index.ts';
import { TestFiles } from './client.ts';
import { type DirectServer, directServer } from './direct.ts';

const PATH = '/w/a.charter.yaml';
const TEXT = 'team: A\nroles: { pm: Product }\n';

/**
 * Holds requests to a disk until the test releases them; the disk is read at that time, or with `early` at the time of
 * the request.
 */
class Gate {
  early = false;
  readonly #held: { readonly kind: string; readonly go: () => void }[] = [];
  #holding = new Set<string>();

  hold(...kinds: readonly string[]): void {
    this.#holding = new Set(kinds);
  }

  pass<T>(kind: string, look: () => Promise<T>): Promise<T> {
    if (!this.#holding.has(kind)) return look();
    const answer = this.early ? look() : undefined;
    return new Promise((done) => this.#held.push({ kind, go: () => done(answer ?? look()) }));
  }

  /** The kinds of the waiting requests. */
  get held(): readonly string[] {
    return this.#held.map(({ kind }) => kind);
  }

  /** Releases all requests and waits for their consequences. */
  async open(): Promise<void> {
    this.#holding = new Set();
    for (const { go } of this.#held.splice(0)) go();
    await quiet();
  }
}

const isCharterName = (path: string) => /\.charter\.ya?ml$/.test(path);

/** Resolves when all consequences are done. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
}

/** The two sources of files: a disk, and requests to a client that reads files for a server in a browser. */
const HOSTS: readonly { readonly name: string; files(disk: Map<string, string>, gate: Gate): ServerFiles }[] = [
  {
    name: 'a disk',
    files: (disk, gate) => {
      const files = new TestFiles();
      Object.assign(files, { texts: disk });
      const { read, isCharter, chartersBelow } = TestFiles.prototype;
      return Object.assign(files, {
        read: (path: string) => gate.pass('read', () => read.call(files, path)),
        isCharter: (path: string) => gate.pass('judge', () => isCharter.call(files, path)),
        // The listed files are delivered late.
        chartersBelow: async (folder: string, found: (path: string) => void) => {
          const all: string[] = [];
          await chartersBelow.call(files, folder, (path) => all.push(path));
          await gate.pass('list', async () => {});
          for (const path of all) found(path);
        },
      });
    },
  },
  {
    name: 'a client that reads files for the server',
    files: (disk, gate) =>
      clientFiles(async <R>(method: string, params: unknown): Promise<R> => {
        if (method === METHODS.findFiles) {
          const uris = [...disk.keys()].filter(isCharterName).map((path) => `file://${path}`);
          await gate.pass('list', async () => {});
          return uris as R;
        }
        const path = String(Reflect.get(Object(params), 'uri')).slice('file://'.length);
        return gate.pass('read', async () => {
          const text = disk.get(path);
          return (text === undefined ? null : { bytes: Buffer.from(text).toString('base64') }) as R;
        });
      }),
  },
];

/** The paths of the charters in the workspace that the server knows. */
async function known(server: DirectServer): Promise<readonly string[]> {
  const { items } = await server.ask<{ items: { uri: string }[] }>('workspace/diagnostic', { previousResultIds: [] });
  return items.map(({ uri }) => uri.slice('file://'.length)).sort();
}

function watched(server: DirectServer, type: 1 | 2 | 3, path = PATH): void {
  server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: `file://${path}`, type }] });
}

for (const { name, files } of HOSTS) {
  for (const held of ['judge', 'read']) {
    // A client's files are recognised by their names.
    if (held === 'judge' && name !== 'a disk') continue;
    test(`forgets a file that is deleted while it is being read (${name}, ${held})`, async () => {
      const [disk, gate] = [new Map<string, string>(), new Gate()];
      const server = await directServer(files(disk, gate));
      assert.deepEqual(await known(server), []);
      gate.hold(held);
      disk.set(PATH, TEXT);
      watched(server, 1);
      await quiet();
      assert.deepEqual(gate.held, [held]);
      disk.delete(PATH);
      watched(server, 3);
      await quiet();
      await gate.open();
      assert.deepEqual(await known(server), []);
    });
  }

  test(`does not add a file that no longer exists when its creation is reported (${name})`, async () => {
    const [disk, gate] = [new Map<string, string>(), new Gate()];
    const server = await directServer(files(disk, gate));
    for (let number = 0; number < 50; number++) watched(server, 1, `/w/${number}.charter.yaml`);
    await quiet();
    assert.deepEqual(await known(server), []);
  });

  test(`forgets a file that is deleted after the folder was listed (${name})`, async () => {
    const [disk, gate] = [new Map([[PATH, TEXT]]), new Gate()];
    gate.hold('list');
    const server = await directServer(files(disk, gate));
    await quiet();
    assert.deepEqual(gate.held, ['list']);
    disk.delete(PATH);
    watched(server, 3);
    await quiet();
    await gate.open();
    assert.deepEqual(await known(server), []);
  });

  test(`keeps a file that is deleted and created again during its read (${name})`, async () => {
    const [disk, gate] = [new Map([[PATH, TEXT]]), new Gate()];
    const server = await directServer(files(disk, gate));
    assert.deepEqual(await known(server), [PATH]);
    gate.hold('read');
    watched(server, 2);
    await quiet();
    disk.delete(PATH);
    watched(server, 3);
    await quiet();
    disk.set(PATH, TEXT);
    watched(server, 1);
    await quiet();
    await gate.open();
    assert.deepEqual(await known(server), [PATH]);
  });

  test(`does not add a file of a folder that left the workspace during the read (${name})`, async () => {
    const [disk, gate] = [new Map<string, string>(), new Gate()];
    const server = await directServer(files(disk, gate));
    assert.deepEqual(await known(server), []);
    gate.hold('judge', 'read');
    disk.set(PATH, TEXT);
    watched(server, 1);
    await quiet();
    const event = { added: [], removed: [{ uri: 'file:///w', name: 'w' }] };
    server.tell('workspace/didChangeWorkspaceFolders', { event });
    await quiet();
    await gate.open();
    assert.deepEqual(await known(server), []);
  });

  test(`forgets a closed text whose file no longer exists (${name})`, async () => {
    const [disk, gate] = [new Map([[PATH, TEXT]]), new Gate()];
    const server = await directServer(files(disk, gate));
    assert.deepEqual(await known(server), [PATH]);
    server.open(`file://${PATH}`, TEXT);
    disk.delete(PATH);
    server.tell('textDocument/didClose', { textDocument: { uri: `file://${PATH}` } });
    await quiet();
    assert.deepEqual(await known(server), []);
  });

  test(`no longer reads a charter in a deleted folder as an extended one (${name})`, async () => {
    const [disk, gate] = [new Map([['/w/teams/org.yaml', TEXT]]), new Gate()];
    gate.hold('read');
    gate.early = true;
    const server = await directServer(files(disk, gate));
    const uri = 'file:///w/heir.charter.yaml';
    server.open(uri, 'extends: teams/org.yaml\nteam: Heir\nraci:\n  - { activity: One, R: pm, A: pm }\n');
    await quiet();
    disk.clear();
    server.tell('workspace/didDeleteFiles', { files: [{ uri: 'file:///w/teams' }] });
    await quiet();
    await gate.open();
    const codes = (await server.diagnostics(uri)).map(({ code }) => code);
    assert.ok(codes.includes('broken-extends'), codes.join());
  });
}
