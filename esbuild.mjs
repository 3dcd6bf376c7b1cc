// Builds what ships. Every entry point becomes one file that carries its libraries with it.
import { build } from 'esbuild';

const production = process.argv.includes('--production');

await build({
  entryPoints: { charter: 'server/src/main-cli.ts', server: 'server/src/main-node.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
});
