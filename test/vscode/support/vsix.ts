/** What runs inside VS Code: the extension as shipped, unpacked, and the test suite. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../support/shared.ts';
import { unzip } from '../../support/zip.ts';

/** Unpacks the packed extension; returns the folder that VS Code loads. */
export function unpackExtension(vsix: string, folder: string): string {
  unzip(vsix, join(folder, 'unpacked'));
  return join(folder, 'unpacked', 'extension');
}

/** Bundles the suite into one file, which imports mocha from the project's packages. */
export async function bundleSuite(): Promise<string> {
  const folder = join(ROOT, 'dist', 'test');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: { suite: join(ROOT, 'test/vscode/suite/index.ts') },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(folder, 'suite.cjs');
}
