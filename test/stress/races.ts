/**
 * Watcher, edits, opening, closing, renaming and cells of the matrix, in orders that a scheduler chooses: files are read
 * late, and what was read is delivered in any order. When all is quiet, the server says what the last buffer says, and
 * what the disk says of all that is closed.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { type EditResult, type MatrixResult, METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { checkWorkspace, memoryFiles } from '../../server/src/workspace/index.ts';
import { applyWire, TestFiles } from '../lsp/client.ts';
import { type DirectServer, directServer } from '../lsp/direct.ts';
import { TODAY } from '../support/fixture.ts';
import { clock, Findings, type Part } from './part.ts';

const PATHS = ['/w/org.charter.yaml', '/w/a.charter.yaml', '/w/b.charter.yaml'] as const;
type Path = (typeof PATHS)[number];
const uriOf = (path: string) => `file://${path}`;

type Step =
  | {
      readonly kind: 'open' | 'edit' | 'close' | 'save' | 'delete' | 'rename' | 'cell';
      readonly path: Path;
      readonly turn: number;
    }
  | { readonly kind: 'move'; readonly path: Path; readonly to: Path };

/** A charter that nobody else says: each turn has a role of its own, and one that is named and not there. */
function textOf(path: Path, turn: number): string {
  if (path === PATHS[0]) return `team: Org ${turn}\nroles:\n  shared${turn % 3}: Shared\n  org: O\n`;
  return [
    ...(turn % 2 === 0 ? ['extends: org.charter.yaml'] : []),
    `team: T ${turn}`,
    'roles:',
    `  pm${turn}: Product`,
    '  em: Engineering',
    'raci:',
    `  - { activity: One, R: [em, gone${turn}], A: pm${turn}, C: shared${turn % 3} }`,
    '  - { activity: Two, R: em, A: em }',
    '',
  ].join('\n');
}

const path = fc.constantFrom(...PATHS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom('open', 'edit', 'edit', 'close', 'save', 'delete', 'rename', 'cell'),
      path,
      turn: fc.integer({ min: 0, max: 50 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), path, to: path }) },
);

/** An editor, and the disk below it. */
class Editor {
  readonly disk: TestFiles;
  readonly buffers = new Map<string, { text: string; version: number }>();
  readonly #server: DirectServer;
  readonly pending: Promise<void>[] = [];

  constructor(disk: TestFiles, server: DirectServer) {
    this.disk = disk;
    this.#server = server;
  }

  do(one: Step): void {
    const buffer = this.buffers.get(one.path);
    switch (one.kind) {
      case 'open':
        if (buffer === undefined) this.#open(one.path, this.disk.texts.get(one.path) ?? textOf(one.path, one.turn));
        break;
      case 'edit':
        if (buffer === undefined) this.#open(one.path, textOf(one.path, one.turn));
        else this.#edit(one.path, textOf(one.path, one.turn));
        break;
      case 'close':
        if (buffer === undefined) break;
        this.buffers.delete(one.path);
        this.#server.tell('textDocument/didClose', { textDocument: { uri: uriOf(one.path) } });
        break;
      case 'save':
        this.#write(one.path, buffer?.text ?? textOf(one.path, one.turn));
        break;
      case 'delete':
        if (this.disk.texts.delete(one.path)) this.#watched(one.path, 3);
        break;
      case 'rename':
        if (buffer !== undefined) this.#rename(one.path, buffer.text, `new${one.turn}`);
        break;
      case 'cell':
        if (buffer !== undefined) this.pending.push(this.#cell(one.path));
        break;
      case 'move':
        this.#move(one.path, one.to);
    }
  }

  #open(at: string, text: string): void {
    this.buffers.set(at, { text, version: 1 });
    this.#server.open(uriOf(at), text);
  }

  #edit(at: string, text: string): void {
    const version = (this.buffers.get(at)?.version ?? 0) + 1;
    this.buffers.set(at, { text, version });
    this.#server.tell('textDocument/didChange', {
      textDocument: { uri: uriOf(at), version },
      contentChanges: [{ text }],
    });
  }

  #write(at: string, text: string): void {
    const type = this.disk.texts.has(at) ? 2 : 1;
    this.disk.texts.set(at, text);
    this.#watched(at, type);
  }

  #watched(at: string, type: number): void {
    this.#server.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(at), type }] });
  }

  #move(from: string, to: string): void {
    const text = this.disk.texts.get(from);
    if (from === to || text === undefined || this.buffers.has(from) || this.buffers.has(to)) return;
    this.disk.texts.delete(from);
    this.disk.texts.set(to, text);
    this.#server.tell('workspace/didRenameFiles', { files: [{ oldUri: uriOf(from), newUri: uriOf(to) }] });
  }

  #rename(at: string, text: string, newName: string): void {
    const line = text.split('\n').indexOf('  em: Engineering');
    if (line < 0) return;
    const params = { textDocument: { uri: uriOf(at) }, position: { line, character: 3 }, newName };
    const known = new Map([...this.buffers].map(([key, one]) => [uriOf(key), one.text]));
    this.pending.push(
      this.#server.ask<WorkspaceEdit | null>('textDocument/rename', params).then(
        (edit) => {
          for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
            // What the editor does with edits of a text that has changed meanwhile is its own affair; these fit theirs.
            const before = known.get(uri);
            const now = this.buffers.get(uri.slice('file://'.length));
            if (before === undefined || now?.text !== before) continue;
            const after = applyWire(before, edits);
            assert.ok(!/(?<!\w)em(?!\w)/.test(after) && after.includes(newName), `renamed: ${after}`);
            this.#edit(uri.slice('file://'.length), after);
          }
        },
        () => undefined,
      ),
    );
  }

  async #cell(at: string): Promise<void> {
    const uri = uriOf(at);
    const result = await this.#server
      .ask<MatrixResult>(METHODS.matrix, { uri, protocol: PROTOCOL, by: 'role' })
      .catch(() => undefined);
    if (result?.kind !== 'whole') return;
    const [table] = result.view.tables;
    const [row, column] = [table?.rows[0], table?.columns.at(-1)];
    if (table === undefined || row === undefined || column === undefined) return;
    const cell = { by: 'role', table: table.id, row: row.key, column: column.id, version: result.version };
    const answer = await this.#server
      .ask<EditResult>(METHODS.editCell, { uri, ...cell, letters: ['I'], replace: false })
      .catch(() => undefined);
    const now = this.buffers.get(at);
    if (answer?.kind !== 'edits' || now === undefined || now.version !== answer.version) return;
    const after = applyWire(now.text, answer.edits);
    const analysis = analyse(after, contextOn(TODAY));
    assert.ok(!analysis.problems.some(({ code }) => code === 'invalid-yaml'), after);
    this.#edit(at, after);
  }

  /** What there is: buffers over the disk. */
  truth(): Record<string, string> {
    const texts = new Map(this.disk.texts);
    for (const [key, { text }] of this.buffers) texts.set(key, text);
    return Object.fromEntries(texts);
  }
}

interface Report {
  readonly items: readonly {
    readonly uri: string;
    readonly items: readonly { readonly code: string; readonly message: string }[];
  }[];
}

async function race(scheduler: fc.Scheduler, steps: readonly Step[]): Promise<void> {
  const disk = new TestFiles({
    [PATHS[0]]: textOf(PATHS[0], 0),
    [PATHS[1]]: textOf(PATHS[1], 2),
    [PATHS[2]]: textOf(PATHS[2], 3),
  });
  const [read, realPath, isCharter] = [disk.read.bind(disk), disk.realPath.bind(disk), disk.isCharter.bind(disk)];
  // The disk is looked at when it is asked; the answer may come at any time.
  disk.read = async (one) => scheduler.schedule(read(one), `read ${one}`);
  disk.realPath = async (one) => scheduler.schedule(realPath(one), `realPath ${one}`);
  disk.isCharter = async (one) => scheduler.schedule(isCharter(one), `isCharter ${one}`);
  const server = await directServer(disk, {
    pause: () => scheduler.schedule(Promise.resolve(), 'pause'),
  });
  const editor = new Editor(disk, server);
  scheduler.scheduleSequence(steps.map((one) => ({ builder: async () => editor.do(one), label: JSON.stringify(one) })));
  await quiet(scheduler, () => true);
  let done = false;
  void Promise.all(editor.pending).then(() => {
    done = true;
  });
  await quiet(scheduler, () => done);
  const found = await answered(scheduler, server.ask<Report>('workspace/diagnostic', { previousResultIds: [] }));
  const truth = editor.truth();
  const { charters } = await checkWorkspace(memoryFiles(truth), Object.keys(truth).sort(), {
    root: '/w',
    today: TODAY,
    overrides: new Map(),
    honourIgnores: true,
  });
  const said = Object.fromEntries(
    found.items.map(({ uri, items }) => [uri.slice(7), items.map(({ code, message }) => `${code}: ${message}`).sort()]),
  );
  const wanted = Object.fromEntries(
    charters.map((one) => [one.path, one.problems.map(({ code, message }) => `${code}: ${message}`).sort()]),
  );
  assert.deepEqual(said, wanted, JSON.stringify(truth, undefined, 1));
  assert.deepEqual(
    server.log.filter((line) => /Error|\n\s+at /.test(line)),
    [],
  );
}

/** Lets whatever is scheduled happen, until there is nothing more, and something is so. */
async function quiet(scheduler: fc.Scheduler, so: () => boolean): Promise<void> {
  for (let idle = 0; idle < 3 || !so(); ) {
    const some = scheduler.count() > 0;
    await scheduler.waitIdle();
    await new Promise((resolve) => setImmediate(resolve));
    idle = some || scheduler.count() > 0 ? 0 : idle + 1;
    if (idle > 200) throw new Error('something never ends');
  }
}

async function answered<T>(scheduler: fc.Scheduler, answer: Promise<T>): Promise<T> {
  let done = false;
  const finished = () => {
    done = true;
  };
  answer.then(finished, finished);
  await quiet(scheduler, () => done);
  return answer;
}

export const races: Part = {
  name: 'races',
  title: 'Watcher, edits, closing, renaming and cells in any order: the last buffer wins',
  run: async (order) => {
    const findings = new Findings();
    const over = clock(order);
    const wanted = order.short ? 150 : 5_000;
    let runs = 0;
    await findings.wait(
      () => `seed ${order.seed}`,
      () =>
        fc.assert(
          fc.asyncProperty(
            fc.scheduler(),
            fc.array(step, { minLength: 2, maxLength: 14 }),
            async (scheduler, steps) => {
              if (over()) return;
              runs++;
              await race(scheduler, steps);
            },
          ),
          { numRuns: wanted, seed: order.seed, endOnFailure: false },
        ),
    );
    return { figures: [{ what: 'orders of events', count: runs }], findings: findings.list };
  },
};
