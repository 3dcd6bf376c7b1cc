// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { chmodSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { buildOf, buildOneFile, inAscii, OF_NODE, withoutPrograms } from './server/one-file.mjs';

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
  alias: OF_NODE,
};

/** What carries libraries that are modules. */
const withModules = {
  ...node,
  // A library that is a module asks where it stands, which only modules are told.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "'use strict'; const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
};

/** What the server loads while the editor goes on starting. It is read as ASCII, and told from other builds by its text. */
async function buildRest() {
  const file = join(outdir, 'server-main.cjs');
  await build({ ...withModules, entryPoints: { 'server-main': 'server/src/node/rest.ts' } });
  const text = inAscii(await readFile(file, 'utf8'));
  await writeFile(file, text);
  return buildOf(text);
}

/** The server says hello from a small file, and loads the rest from another one meanwhile. */
const restApart = (id) => ({
  name: 'rest-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/rest\.ts$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path),
      namespace: 'rest',
    }));
    onLoad({ filter: /.*/, namespace: 'rest' }, ({ path }) => ({
      contents: [
        "import { join } from 'node:path';",
        "import { loadCompiled } from './compiled.ts';",
        `const { exports: rest, keep } = loadCompiled(join(__dirname, 'server-main.cjs'), '${id}');`,
        'export const { startSession, nodeFiles } = rest;',
        'export const shutDown = keep;',
      ].join('\n'),
      resolveDir: dirname(path),
    }));
  },
});

/** What the editor itself loads: it brings the library `vscode`. */
const extension = { external: ['vscode'], format: 'cjs' };

/** What a browser runs in a worker. */
const worker = { ...shared, platform: 'browser', target: 'es2022', format: 'iife' };

const rest = restApart(await buildRest());

await Promise.all([
  buildOneFile({
    entry: 'server/src/main-cli.ts',
    outfile: join(outdir, 'charter.cjs'),
    lazy: /(?:^tinyglobby|\/exchange\/import\/index\.ts|\/node\/rest\.ts)$/,
  }),
  build({
    ...withModules,
    entryPoints: { server: 'server/src/main-node.ts' },
    plugins: [rest],
    supported: { 'dynamic-import': false },
  }),
  // The commands for the tasks of the editor, which has the server beside them.
  build({ ...withModules, entryPoints: { commands: 'server/src/main-cli.ts' }, plugins: [rest, withoutPrograms] }),
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

// The commands can be run by their names where they stand, too.
for (const name of ['charter.cjs', 'server.cjs']) chmodSync(join(outdir, name), 0o755);
