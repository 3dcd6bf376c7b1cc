// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { build } from 'esbuild';

const production = process.argv.includes('--production');

const shared = {
  outdir: 'dist',
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
};

/** What Node runs: the command line, the language server, and the extension on the desktop. */
const node = {
  ...shared,
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
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

/** The extension in a browser, where VS Code loads it as a module of the kind of Node. */
const browser = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  format: 'cjs',
  external: ['vscode'],
};

await Promise.all([
  build({
    ...node,
    entryPoints: { charter: 'server/src/main-cli.ts', extension: 'client/src/extension.ts' },
    plugins: [restApart],
  }),
  build({
    ...node,
    entryPoints: { server: 'server/src/main-node.ts' },
    plugins: [restApart],
    supported: { 'dynamic-import': false },
  }),
  build({ ...node, entryPoints: { 'server-main': 'server/src/node/rest.ts' } }),
  build({ ...browser, entryPoints: { 'extension-web': 'client/src/extension-web.ts' } }),
  build({ ...browser, entryPoints: { 'server-worker': 'server/src/main-worker.ts' }, format: 'iife' }),
]);
