/**
 * Nothing outside the workspace is read, whatever `extends` says; no socket is opened and no process started; and the
 * files that are shipped contain no more of either than is named here.
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
import { hostileTexts } from '../exchange/out.ts';
import { directServer } from '../lsp/direct.ts';
import { ROOT } from '../support/shared.ts';
import { folderWith } from '../support/terminal.ts';
import { withFault } from './broken-fs.ts';
import { clock, Findings, type Part } from './part.ts';

const SECRET = 'team: CANARY\nroles: { canary: Canary }\n';

/** Ways out of a folder that has `secret.charter.yaml` beside it. */
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

/** Whatever could leave the process; each call is noted, and fails. */
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
  title: 'Nothing is read outside, no socket, no process, and no module for either in what is shipped',
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
      // Not named as a charter, so that nothing but `extends` leads to it.
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
        { what: 'ways out of the workspace, each by the command and by the server', count: ways },
        { what: 'calls that leave the process', count: left.length },
        { what: 'modules and globals of what is shipped, all of them named', count: modules },
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
  assert.doesNotMatch(said, /CANARY|Canary|canary: /, 'what stands outside is said');
  // A link is looked at, to find out where it leads. What it leads to is not opened.
  const opening = calls.filter((call) => /^(?:openSync|readFileSync|promised open) /.test(call));
  const at = inside.slice(1);
  const wrong = opening.filter((call) => {
    const path = call.replace(/^(?:promised )?\w+ /, '');
    return /secret|passwd|environ|\bdev\//.test(path) || (!path.startsWith(`${at}/`) && !path.endsWith('.gitignore'));
  });
  assert.deepEqual(wrong, []);
  const links = opening.filter((call) => /(?:link|round)\.yaml$/.test(call));
  assert.deepEqual(links, [], 'a link out of the workspace is opened');
}

/** Everything that the server does, with charters in which every field is hostile. */
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

/** What each shipped file may ask for that reaches out of the process, and why. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  // The client starts the server; `net` is of the library’s other transports, none of which is used.
  'extension.cjs': ['child_process', 'net'],
  // As above: the server has standard input and output, or the channel of its process, and opens no socket.
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

/** What a text of JavaScript asks for that reaches out of the process; texts inside it are looked at, too. */
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
