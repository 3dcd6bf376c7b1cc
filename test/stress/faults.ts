/** Every call of the file system fails once: for the commands, for the server on its disk, and for its host. */
import assert from 'node:assert/strict';
import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAULT } from '../../server/src/cli/host.ts';
import { diskFiles } from '../../server/src/node/disk.ts';
import { TestFiles } from '../lsp/client.ts';
import { directServer } from '../lsp/direct.ts';
import { type Folder, folderWith, type Ran } from '../support/terminal.ts';
import { FAULTS, type Fault, type Spied, withFault } from './broken-fs.ts';
import { clock, type Figure, Findings, type Part } from './part.ts';

const ORG = 'team: Organisation\nroles: { pm: Product, eng: Engineering }\n';
const LIGHT = 'extends: ../org.charter.yaml\nteam: Light\nraci:\n  - { activity: One, R: [eng, eng], A: pm }\n';
const WRONG =
  'team: Wrong\nroles: { pm: P, em: E }\nraci:\n- {activity: One, R: [em, em], A: pm}\n- { activity: Two, R: pm, A: xavier }\n';
const FILES = {
  'org.charter.yaml': ORG,
  'teams/light.charter.yaml': LIGHT,
  'teams/wrong.charter.yaml': WRONG,
  '.gitignore': 'ignored/\n',
};

const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--format', 'json', 'teams', 'link.charter.yaml'],
  ['check', 'teams/*.charter.yaml'],
  ['check', '--fix'],
  ['format'],
  ['format', '--check', 'teams/wrong.charter.yaml'],
  ['matrix', 'teams/light.charter.yaml', '--as', 'csv'],
  ['matrix', 'teams/light.charter.yaml', '--as', 'svg', '--output', 'out.svg'],
  ['init', 'new.charter.yaml'],
];

export const faults: Part = {
  name: 'faults',
  title: 'Every call of the file system fails once',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const kinds = order.short ? FAULTS.filter((_, index) => index % 2 === 0) : FAULTS;
    const figures: Figure[] = [];
    for (const args of COMMANDS) {
      let count = 0;
      for (const fault of kinds) if (!over()) count += await everyCall(args, fault, findings);
      figures.push({ what: `faults in charter ${args.join(' ')}`, count });
    }
    let count = 0;
    for (const fault of kinds) if (!over()) count += await everyCallOfServer(fault, findings);
    figures.push({ what: 'faults of the disk below the language server', count });
    figures.push({ what: 'answers of a host that are faults', count: await everyAnswer(findings) });
    return { figures, findings: findings.list };
  },
};

function made(): Folder {
  const folder = folderWith(FILES);
  symlinkSync('teams/wrong.charter.yaml', join(folder.path, 'link.charter.yaml'));
  return folder;
}

/** The content of a folder by path; a link has its target as content. */
function contents(folder: Folder): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder.path, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.path.length + 1);
    if (lstatSync(join(folder.path, path)).isSymbolicLink()) found.set(path, 'a link');
    else if (entry.isFile()) found.set(path, folder.read(path));
  }
  return found;
}

interface Tried {
  readonly ran: Ran;
  readonly spied: Spied;
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

async function attempt(args: readonly string[], at: number | undefined, fault: Fault): Promise<Tried> {
  const folder = made();
  try {
    const before = contents(folder);
    let ran: Ran = { status: -1, out: '', err: '' };
    const spied = await withFault(folder.path, at, fault, async () => {
      ran = await folder.run(args);
    });
    return { ran, spied, before, after: contents(folder) };
  } finally {
    folder.remove();
  }
}

async function everyCall(args: readonly string[], fault: Fault, findings: Findings): Promise<number> {
  const good = await attempt(args, undefined, fault);
  for (let at = 0; at < good.spied.calls.length; at++) {
    await findings.wait(
      () => `charter ${args.join(' ')}, ${fault} at call ${at}`,
      async () => {
        const { ran, spied, before, after } = await attempt(args, at, fault);
        const where = `${spied.failed}: ${ran.err}`;
        assert.notEqual(ran.status, FAULT, where);
        assert.doesNotMatch(ran.err, /fault of Charter itself|\n\s+at /, where);
        assert.ok(
          ran.status === good.ran.status || ran.err !== '' || ran.out !== good.ran.out,
          `a fault is said: ${where}`,
        );
        for (const [path, text] of after) {
          // Only a file that cannot be removed may remain.
          if (path.endsWith('.tmp') && spied.failed?.startsWith('rmSync')) continue;
          // An incomplete picture is written, with a message that something is missing.
          if (path === 'out.svg' && ran.status !== good.ran.status) continue;
          const allowed = [before.get(path), good.after.get(path)];
          assert.ok(
            allowed.includes(text),
            `${path} is ${JSON.stringify(text)}, of ${JSON.stringify(allowed)}\n${where}`,
          );
        }
        for (const path of before.keys()) assert.ok(after.has(path), `${path} was removed: ${where}`);
      },
    );
  }
  return good.spied.calls.length;
}

/** The codes of all problems in a workspace on disk. */
async function looked(folder: Folder, at: number | undefined, fault: Fault, expected: readonly string[] = []) {
  const log: string[] = [];
  let codes: readonly string[] = [];
  let again: readonly string[] = [];
  const uri = pathToFileURL(folder.path).href;
  const server = { current: undefined as Awaited<ReturnType<typeof directServer>> | undefined };
  const all = async () => {
    const report = await server.current?.ask<Report>('workspace/diagnostic', { previousResultIds: [] });
    return (report?.items ?? []).flatMap((one) => one.items.map(({ code }) => `${one.uri.slice(uri.length)} ${code}`));
  };
  const spied = await withFault(folder.path, at, fault, async () => {
    server.current = await directServer(
      diskFiles(() => {}),
      {},
      uri,
    );
    codes = await all();
  });
  // After a notification that its files have changed, the server must report them all.
  const paths = ['org', 'teams/light', 'teams/wrong', 'link'].map((name) => `${uri}/${name}.charter.yaml`);
  server.current?.tell('workspace/didChangeWatchedFiles', { changes: paths.map((one) => ({ uri: one, type: 1 })) });
  // The server reads files in the background, so this waits until its results equal the first ones, or fails.
  for (const end = performance.now() + 5_000; !sameCodes(again, expected) && performance.now() < end; ) {
    again = await all();
    await new Promise((resolve) => setImmediate(resolve));
  }
  log.push(...(server.current?.log ?? []));
  return { spied, codes, again, log };
}

function sameCodes(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join('\n') === [...b].sort().join('\n');
}

interface Report {
  readonly items: readonly { readonly uri: string; readonly items: readonly { readonly code: string }[] }[];
}

async function everyCallOfServer(fault: Fault, findings: Findings): Promise<number> {
  const folder = made();
  try {
    const good = await looked(folder, undefined, fault);
    assert.ok(good.codes.length > 3, good.codes.join('\n'));
    for (let at = 0; at < good.spied.calls.length; at++) {
      await findings.wait(
        () => `the server, ${fault} at call ${at} (${good.spied.calls[at]})`,
        async () => {
          const { again, log } = await looked(folder, at, fault, good.codes);
          assert.deepEqual([...again].sort(), [...good.codes].sort());
          assert.ok(!log.some((line) => /\n\s+at |Error/.test(line)), log.join('\n'));
        },
      );
    }
    return good.spied.calls.length;
  } finally {
    folder.remove();
  }
}

/** Each response of the file interface is a fault once. */
async function everyAnswer(findings: Findings): Promise<number> {
  const texts = {
    '/w/org.charter.yaml': ORG,
    '/w/teams/light.charter.yaml': LIGHT,
    '/w/teams/wrong.charter.yaml': WRONG,
  };
  let count = 0;
  for (const reason of ['missing', 'directory', 'unreadable', 'rejected'] as const) {
    for (let at = 0, calls = 1; at < calls; at++, count++) {
      await findings.wait(
        () => `a host of which answer ${at} is “${reason}”`,
        async () => {
          const files = new TestFiles(texts);
          let call = 0;
          const answer = async <T>(real: () => Promise<T>, fault: T): Promise<T> => {
            if (call++ !== at) return real();
            if (reason === 'rejected') throw new Error('a fault of the host');
            return fault;
          };
          const [read, realPath] = [files.read.bind(files), files.realPath.bind(files)];
          files.read = (path) =>
            answer(() => read(path), { ok: false, reason: reason === 'rejected' ? 'missing' : reason, message: 'No.' });
          files.realPath = (path) => answer(() => realPath(path), undefined);
          const server = await directServer(files);
          await server.ask('workspace/diagnostic', { previousResultIds: [] }).catch(() => undefined);
          calls = Math.max(calls, call);
          // Open documents are checked, whatever the host did.
          server.open('file:///w/open.charter.yaml', WRONG);
          const found = await server.diagnostics('file:///w/open.charter.yaml');
          assert.ok(
            found.some(({ code }) => code === 'unknown-role'),
            JSON.stringify(found),
          );
        },
      );
    }
  }
  return count;
}
