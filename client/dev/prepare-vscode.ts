/**
 * Gets a real VS Code to test in, from npm alone.
 *
 * The npm package code-server contains VS Code's own server and workbench. It is unpacked into a cache folder instead
 * of being a dependency, because its install script needs a compiler. The rest of code-server is not used.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';

const VERSION = '4.139.1';
const INTEGRITY = 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** Files that only agents, remote development and Windows need. */
const UNUSED_MODULES = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'ssh2',
];
const UNUSED_EXTENSIONS = ['copilot', 'mermaid-markdown-features', 'microsoft-authentication'];

/** Plain JavaScript in place of two native modules (a log writer and a watchdog), which would need a compiler. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@vscode/spdlog': `const fs = require('node:fs');
const path = require('node:path');
const NAMES = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; }
  write(level, message) {
    if (level < this.level) return;
    const line = this.raw ? String(message) : new Date().toISOString() + ' [' + NAMES[level] + '] ' + message + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.raw = false; }
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() {}
}
NAMES.forEach((name, level) => { Logger.prototype[name] = function (message) { this.write(level, message); }; });
const create = async (name, file) => { fs.mkdirSync(path.dirname(file), { recursive: true }); return new Logger(file); };
// Assigned one by one, so that Node sees these names as exports.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`,
  '@vscode/native-watchdog': 'exports.start = () => {};\n',
};

interface Manifest {
  dependencies: Record<string, string>;
  overrides: Record<string, unknown>;
}

/** Returns the folder of the VS Code server and unpacks it first if necessary. */
export async function prepareServer(): Promise<string> {
  return join(await cached(`vscode-server-${VERSION}-2`, unpack), 'lib', 'vscode');
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
}

function unpack(folder: string): void {
  const packed = run(
    'npm',
    ['pack', `code-server@${VERSION}`, '--json', '--loglevel=error', '--pack-destination', folder],
    folder,
  );
  const found: unknown = JSON.parse(packed);
  // npm prints a list, or an object since version 12.
  const [info] = Object.values(found as Record<string, { filename: string; integrity: string }>);
  if (info?.integrity !== INTEGRITY) throw new Error(`code-server ${VERSION} is not the package that it was.`);
  const archive = join(folder, info.filename);
  run('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', '--no-same-owner', 'package/lib/vscode'], folder);
  rmSync(archive);
  const server = join(folder, 'lib', 'vscode');
  const path = join(server, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  for (const module of UNUSED_MODULES) delete manifest.dependencies[module];
  delete manifest.overrides['kerberos@2.1.1'];
  writeFileSync(path, JSON.stringify(manifest));
  for (const extension of UNUSED_EXTENSIONS) {
    rmSync(join(server, 'extensions', extension), { recursive: true, force: true });
  }
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], server);
  for (const [module, code] of Object.entries(STAND_INS)) {
    writeFileSync(join(server, 'node_modules', module, 'index.js'), code);
  }
}
