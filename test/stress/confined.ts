/**
 * No file outside the workspace is read, whatever `extends` contains; no socket is opened and no process started; and
 * the shipped files contain only the ones named here.
 */
import assert from 'node:assert/strict';
import childProcess, { spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { builtinModules, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diskFiles } from '../../server/src/node/disk.ts';
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { hostileTexts } from '../hostile/data.ts';
import { directServer } from '../lsp/direct.ts';
import { ROOT } from '../support/root.ts';
import { folderWith } from '../support/terminal.ts';
import { withFault } from './broken-fs.ts';
import { clock, Findings, type Part } from './part.ts';

const SECRET = 'team: CANARY\nroles: { canary: Canary }\n';

/** Paths out of a folder, next to `secret.charter.yaml`. */
function waysOut(outside: string): readonly string[] {
  const file = `${outside}/secret.charter.yaml`;
  const up = '../secret.charter.yaml';
  return [
    ...[up, `./${up}`, `teams/../${up}`, `teams/../../${up.slice(3)}`, `${up}/`, `..//secret.charter.yaml`],
    ...['..\\secret.charter.yaml', 'teams\\..\\..\\secret.charter.yaml', '../secret.charter.yaml\u0000.charter.yaml'],
    ...[file, `/${file}`, `//${file}`, `file://${file}`, `file:${file}`, `FILE://localhost${file}`, `~${file}`],
    ...[
      '%2e%2e/secret.charter.yaml',
      '..%2fsecret.charter.yaml',
      '%2e%2e%2fsecret.charter.yaml',
      '..%5csecret.charter.yaml',
    ],
    ...[
      '\u2024\u2024/secret.charter.yaml',
      '．．/secret.charter.yaml',
      '..\u2215secret.charter.yaml',
      '..\u00a0/secret.charter.yaml',
    ],
    ...[
      '\\\\host\\share\\a.charter.yaml',
      '//host/share/a.charter.yaml',
      '\\\\?\\C:\\a.charter.yaml',
      'C:\\a.charter.yaml',
    ],
    ...[
      'C:/a.charter.yaml',
      'C:a.charter.yaml',
      'con',
      'NUL',
      '/dev/stdin',
      '/dev/zero',
      '/proc/self/environ',
      '/etc/passwd',
    ],
    ...[
      'http://127.0.0.1:9/a.charter.yaml',
      'https://example.com/a.charter.yaml',
      'ftp://example.com/a',
      'data:,team',
      'git+ssh://a/b',
    ],
    ...['link.yaml', 'folder/secret.charter.yaml', 'round.yaml', 'teams/../link.yaml', 'loop/loop/a.charter.yaml'],
    ...['$HOME/a.charter.yaml', '$(touch canary)', '`id`', '; touch canary', '| cat', '-', '', ' ', '.', '..', '/'],
  ];
}

/** Watches all calls that could leave the process; each call is recorded and fails. */
async function watched(work: () => Promise<void>): Promise<readonly string[]> {
  const left: string[] = [];
  const undo: (() => void)[] = [];
  const ban = (on: object, names: readonly string[], of: string) => {
    for (const name of names) {
      const real: unknown = Reflect.get(on, name);
      if (real === undefined) continue;
      Reflect.set(on, name, (...args: unknown[]) => {
        left.push(`${of}.${name} ${String(args[0])}`);
        throw new Error(`${of}.${name} is not to be called`);
      });
      undo.push(() => Reflect.set(on, name, real));
    }
  };
  ban(net, ['connect', 'createConnection', 'createServer'], 'net');
  ban(net.Socket.prototype, ['connect'], 'Socket');
  ban(http, ['request', 'get', 'createServer'], 'http');
  ban(https, ['request', 'get', 'createServer'], 'https');
  ban(dgram, ['createSocket'], 'dgram');
  ban(dns, ['lookup', 'resolve'], 'dns');
  ban(childProcess, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'], 'child_process');
  ban(globalThis, ['fetch', 'WebSocket', 'EventSource'], 'globalThis');
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const one of undo) one();
    syncBuiltinESMExports();
  }
  return left;
}

export const confined: Part = {
  name: 'confined',
  title: 'No reads outside the workspace, no sockets, no processes, and no unnamed modules for them in shipped files',
  run: async (order) => {
    const over = clock(order);
    const findings = new Findings();
    const around = folderWith({ 'secret.charter.yaml': SECRET });
    let ways = 0;
    const left: string[] = [];
    try {
      const inside = join(around.path, 'w');
      mkdirSync(join(inside, '.git'), { recursive: true });
      mkdirSync(join(inside, 'teams'));
      // The name is not that of a charter, so only `extends` leads to it.
      symlinkSync('../secret.charter.yaml', join(inside, 'link.yaml'));
      symlinkSync('link.yaml', join(inside, 'round.yaml'));
      symlinkSync('..', join(inside, 'folder'));
      symlinkSync('.', join(inside, 'loop'));
      left.push(
        ...(await watched(async () => {
          for (const way of waysOut(around.path)) {
            if (over()) break;
            ways++;
            await findings.wait(
              () => `extends ${JSON.stringify(way)}`,
              () => wayOut(around, way),
            );
          }
        })),
      );
      const texts = hostileTexts();
      const some = order.short ? texts.filter((_, index) => index % 8 === 0) : texts;
      left.push(...(await watched(() => everything(some, findings))));
    } finally {
      around.remove();
    }
    for (const one of left) findings.note(`it left the process: ${one}`);
    const modules = inBundles(findings);
    return {
      figures: [
        { what: 'paths out of the workspace, each in the command and in the server', count: ways },
        { what: 'calls that leave the process', count: left.length },
        { what: 'modules and globals of shipped files, all of them named', count: modules },
      ],
      findings: findings.list,
    };
  },
};

async function wayOut(around: ReturnType<typeof folderWith>, way: string): Promise<void> {
  const text = `extends: ${JSON.stringify(way)}\nteam: A\nroles: { pm: P }\nraci:\n  - { activity: One, R: pm, A: canary }\n`;
  const inside = join(around.path, 'w');
  around.write('w/a.charter.yaml', text);
  const uri = pathToFileURL(inside).href;
  let said = '';
  const { calls } = await withFault('/', undefined, 'EACCES', async () => {
    for (const args of [
      ['check', '--format', 'json', 'a.charter.yaml'],
      ['matrix', 'a.charter.yaml'],
      ['format', '--check'],
    ]) {
      const ran = await around.run(args, { in: 'w' });
      said += ran.out + ran.err;
    }
    const server = await directServer(
      diskFiles(() => {}),
      {},
      uri,
    );
    server.open(`${uri}/a.charter.yaml`, text);
    said += JSON.stringify(await server.diagnostics(`${uri}/a.charter.yaml`));
    const position = { line: 4, character: 31 };
    said += JSON.stringify(
      await server.ask('textDocument/hover', { textDocument: { uri: `${uri}/a.charter.yaml` }, position }),
    );
  });
  assert.doesNotMatch(said, /CANARY|Canary|canary: /, 'the output contains text from outside');
  // A link is examined to find its target, but the target is not opened.
  const opening = calls.filter((call) => /^(?:openSync|readFileSync|promised open) /.test(call));
  const at = inside.slice(1);
  const wrong = opening.filter((call) => {
    const path = call.replace(/^(?:promised )?\w+ /, '');
    return /secret|passwd|environ|\bdev\//.test(path) || (!path.startsWith(`${at}/`) && !path.endsWith('.gitignore'));
  });
  assert.deepEqual(wrong, []);
  const links = opening.filter((call) => /(?:link|round)\.yaml$/.test(call));
  assert.deepEqual(links, [], 'a link out of the workspace was opened');
}

/** Runs every feature of the server on charters with hostile text in every field. */
async function everything(texts: readonly string[], findings: Findings): Promise<void> {
  const server = await directServer();
  for (const [index, text] of texts.entries()) {
    const said = JSON.stringify(text);
    const uri = `file:///w/h${index % 7}.charter.yaml`;
    const charter = `extends: ${said}\nteam: ${said}\npeople: { ${said}: ${said} }\nroles: { pm: ${said}, em: { people: ${said} } }\nraci:\n  - { activity: ${said}, R: ${said}, A: pm }\n`;
    await findings.wait(
      () => `a session with ${said}`,
      async () => {
        server.open(uri, charter);
        await server.diagnostics(uri);
        const at = { textDocument: { uri }, position: { line: 5, character: 20 } };
        for (const method of ['hover', 'completion', 'definition', 'documentHighlight', 'prepareRename'])
          await server.ask(`textDocument/${method}`, at).catch(() => undefined);
        await server.ask('textDocument/documentSymbol', { textDocument: { uri } });
        await server.ask(METHODS.matrix, { uri, protocol: PROTOCOL, by: 'role' });
        await server.ask(METHODS.export, { uri, as: 'html', by: 'role' });
        server.tell('textDocument/didClose', { textDocument: { uri } });
      },
    );
  }
}

/** The modules of each shipped file that could leave the process, with reasons. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  // The client starts the server; the library's other transports use `net`, but none of them is used.
  'extension.cjs': ['child_process', 'net'],
  // As above: the server uses standard input and output or an IPC channel, and opens no socket.
  'server.cjs': ['net'],
};

const REACHING = new Set([
  ...['child_process', 'cluster', 'dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'inspector', 'net', 'tls'],
  ...[
    'worker_threads',
    'inspector/promises',
    'wasi',
    'repl',
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'sendBeacon',
  ],
]);

function inBundles(findings: Findings): number {
  const built = process.env['CHARTER_BUILT'] !== undefined;
  const folder = built ? join(ROOT, 'dist') : mkdtempSync(join(tmpdir(), 'charter-bundles-'));
  try {
    if (!built) {
      const made = spawnSync(process.execPath, ['esbuild.mjs', '--production', `--outdir=${folder}`], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(made.status, 0, made.stderr);
    }
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.c?js$/.test(file));
    assert.ok(files.length >= 6, files.join());
    let count = 0;
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const found = reachingIn(text);
      count += found.length;
      findings.try(
        () => `what ${file} asks for`,
        () => assert.deepEqual(found, NAMED[file] ?? []),
      );
    }
    return count;
  } finally {
    if (!built) rmSync(folder, { recursive: true });
  }
}

/** The modules and globals in JavaScript code that could leave the process, including those in nested strings. */
export function reachingIn(text: string): readonly string[] {
  const modules = [
    ...text.matchAll(/\b(?:require|import|getBuiltinModule)\(\s*\\*["'`](?:node:)?([\w/]+)\\*["'`]/g),
  ].map(([, name = '']) => name);
  const builtin = modules.filter((name) => builtinModules.includes(name));
  const globals = [
    ...text.matchAll(/(?<![\w$.])(?:new )?(fetch|XMLHttpRequest|WebSocket|EventSource)\(|\.(sendBeacon)\(/g),
  ].map(([, name, beacon]) => name ?? beacon ?? '');
  return [...new Set([...builtin, ...globals])].filter((name) => REACHING.has(name)).sort();
}
