// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildOneFile, withoutPrograms } from './server/one-file.mjs';

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
};

/** What carries libraries that are modules. */
const withModules = {
  ...node,
  // A library that is a module asks where it stands, which only modules are told.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "'use strict'; const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** The server says hello from a small file, and loads the rest from another one meanwhile. */
const restApart = {
  name: 'rest-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/rest\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './server-main.cjs', external: true },
    );
  },
};

/** What the editor itself loads: it brings the library `vscode`. */
const extension = { external: ['vscode'], format: 'cjs' };

/** What a browser runs in a worker. */
const worker = { ...shared, platform: 'browser', target: 'es2022', format: 'iife' };

await Promise.all([
  buildOneFile({
    entry: 'server/src/main-cli.ts',
    outfile: join(outdir, 'charter.cjs'),
    lazy: /(?:^tinyglobby|\/exchange\/import\/index\.ts|\/node\/rest\.ts)$/,
  }),
  build({
    ...withModules,
    entryPoints: { server: 'server/src/main-node.ts' },
    plugins: [restApart],
    supported: { 'dynamic-import': false },
  }),
  build({ ...withModules, entryPoints: { 'server-main': 'server/src/node/rest.ts' } }),
  // The commands for the tasks of the editor, which has the server beside them.
  build({ ...withModules, entryPoints: { commands: 'server/src/main-cli.ts' }, plugins: [restApart, withoutPrograms] }),
  build({ ...worker, entryPoints: { 'server-worker': 'server/src/main-worker.ts' } }),
  build({ ...node, ...extension, entryPoints: { extension: 'client/src/extension.ts' } }),
  build({
    ...worker,
    entryPoints: ['client/src/webview/main.ts', 'client/src/webview/matrix.css'].map((path) => ({
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

// The commands can be run by their names where they stand, too.
for (const name of ['charter.cjs', 'server.cjs']) chmodSync(join(outdir, name), 0o755);
