// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

await build({
  entryPoints: { charter: 'server/src/main-cli.ts', server: 'server/src/main-node.ts' },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // A library that is a module asks where it stands, which only modules are told.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "'use strict'; const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
});

// The command can be run by its name where it stands, too.
chmodSync(join(outdir, 'charter.cjs'), 0o755);
