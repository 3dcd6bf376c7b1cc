/** Late reads of files: the result of a read is not used after a newer event. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileText } from '../../server/src/workspace/index.ts';
import { TestFiles } from './client.ts';
import { type DirectServer, directServer } from './direct.ts';

/** Files whose content is read at the time of the request, but returned when the test allows it. */
class HeldFiles extends TestFiles {
  readonly #held: { readonly path: string; readonly answer: () => void }[] = [];
  #waiting: { readonly count: number; readonly done: () => void } | undefined;
  holding = false;

  override async read(path: string): Promise<FileText> {
    const text = await super.read(path);
    if (!this.holding) return text;
    return new Promise((done) => {
      this.#held.push({ path, answer: () => done(text) });
      if (this.#held.length === this.#waiting?.count) this.#waiting.done();
    });
  }

  /** Resolves when this many reads are waiting. */
  async whenHeld(count: number): Promise<void> {
    if (this.#held.length < count)
      await new Promise<void>((done) => {
        this.#waiting = { count, done };
      });
    assert.equal(this.#held.length, count);
  }

  /** Answers the latest waiting read. */
  answerLast(): void {
    this.#held.pop()?.answer();
  }
}

const A = 'file:///w/a.charter.yaml';
const PATH = '/w/a.charter.yaml';
const ROLES = 'roles: { pm: Product, em: Engineering }\n';

/** A charter with a problem that identifies its text. */
function naming(who: string): string {
  return `team: A\n${ROLES}raci:\n  - { activity: One, R: pm, A: ${who} }\n`;
}

/** The messages about roles in the whole workspace. */
async function unknownRoles(server: DirectServer): Promise<readonly string[]> {
  const params = { previousResultIds: [] };
  const { items } = await server.ask<{ items: { items: { code: string; message: string }[] }[] }>(
    'workspace/diagnostic',
    params,
  );
  return items
    .flatMap((one) => one.items)
    .filter(({ code }) => code === 'unknown-role')
    .map(({ message }) => /“(.+?)”/.exec(message)?.[1] ?? message);
}

function watched(server: DirectServer, type: 1 | 2 | 3): void {
  server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: A, type }] });
}

/** Resolves when all consequences of an answer are done. */
function quiet(): Promise<void> {
  return new Promise((done) => setImmediate(() => setImmediate(done)));
}

test('the later of two reads of a file is used, whichever answers last', async () => {
  const files = new HeldFiles({ [PATH]: naming('first') });
  const server = await directServer(files);
  assert.deepEqual(await unknownRoles(server), ['first']);
  files.holding = true;
  files.texts.set(PATH, naming('second'));
  watched(server, 2);
  await files.whenHeld(1);
  files.texts.set(PATH, naming('third'));
  watched(server, 2);
  await files.whenHeld(2);
  files.answerLast();
  await quiet();
  files.answerLast();
  await quiet();
  assert.deepEqual(await unknownRoles(server), ['third']);
});

test('an extended charter that is still being read does not replace the text in an editor', async () => {
  const org = 'file:///w/org.charter.yaml';
  const files = new HeldFiles({ '/w/org.charter.yaml': 'team: Org\nroles: { pm: Product }\n' });
  // Only `extends` leads to the charter.
  files.chartersBelow = async () => {};
  const server = await directServer(files);
  files.holding = true;
  server.open(A, 'extends: org.charter.yaml\nteam: A\nraci:\n  - { activity: One, R: pm, A: em }\n');
  const early = server.diagnostics(A);
  await files.whenHeld(1);
  server.open(org, `team: Org\n${ROLES}`);
  // A request makes the engine read the new text.
  await server.diagnostics(org);
  files.answerLast();
  const codes = (await early).map(({ code }) => code);
  assert.ok(!codes.includes('unknown-role'), codes.join());
  assert.deepEqual(
    (await server.diagnostics(A)).map(({ code }) => code),
    codes,
  );
});

test('a charter that is deleted during its read stays deleted', async () => {
  const files = new HeldFiles({ [PATH]: naming('first') });
  const server = await directServer(files);
  assert.deepEqual(await unknownRoles(server), ['first']);
  files.holding = true;
  watched(server, 2);
  await files.whenHeld(1);
  files.texts.delete(PATH);
  watched(server, 3);
  await quiet();
  files.answerLast();
  await quiet();
  files.holding = false;
  assert.deepEqual(await unknownRoles(server), []);
  // It cannot be extended either.
  const heir = 'file:///w/heir.charter.yaml';
  server.open(heir, `extends: a.charter.yaml\nteam: Heir\n${ROLES}`);
  const codes = (await server.diagnostics(heir)).map(({ code }) => code);
  assert.ok(codes.includes('broken-extends'), codes.join());
});
