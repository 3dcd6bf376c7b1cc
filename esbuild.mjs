// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

const shared = {
  outdir,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** What Node runs. */
const node = {
  ...shared,
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // What a browser needs to read CSV brings a whole `Buffer` along, which Node has.
  alias: { 'csv-parse/browser/esm/sync': 'csv-parse/sync' },
  // A library that is a module asks for its own place, which only modules are told.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "'use strict'; const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** The parser of arguments could start programs of other commands, which nobody wants, and which is slow to load. */
const withoutPrograms = {
  name: 'without-programs',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('commander') ? { path: 'nothing', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The command has the server beside it: to read both would make each start of the command slower. */
const serverBeside = {
  name: 'server-beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/main-node\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './server.cjs', external: true } : undefined,
    );
  },
};

/** What the editor itself loads: it brings the library `vscode`. */
const extension = { external: ['vscode'], format: 'cjs' };

/** What a browser runs in a worker. */
const worker = { ...shared, platform: 'browser', target: 'es2022', format: 'iife' };

await Promise.all([
  build({ ...node, entryPoints: { charter: 'server/src/main-cli.ts' }, plugins: [withoutPrograms, serverBeside] }),
  build({ ...node, entryPoints: { server: 'server/src/main-node.ts' } }),
  build({ ...worker, entryPoints: { 'server-worker': 'server/src/main-worker.ts' } }),
  build({ ...node, ...extension, entryPoints: { extension: 'client/src/extension.ts' } }),
  build({
    ...worker,
    entryPoints: ['client/src/webview/panel.ts', 'client/src/webview/matrix.css'].map((path) => ({
      in: path,
      out: 'webview/matrix',
    })),
  }),
  // A browser's VS Code loads no modules, and in a package of modules it takes only `.cjs` for something else.
  build({
    ...worker,
    ...extension,
    outExtension: { '.js': '.cjs' },
    entryPoints: { 'extension-web': 'client/src/extension-web.ts' },
  }),
]);

/** A program in ASCII, which Node reads faster. Outside of texts, other characters are only in patterns. */
function inAscii(program) {
  return program.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

for (const name of ['charter.cjs', 'server.cjs']) {
  const file = join(outdir, name);
  if (production) writeFileSync(file, inAscii(readFileSync(file, 'utf8')));
  // It can be run by its name.
  chmodSync(file, 0o755);
}
