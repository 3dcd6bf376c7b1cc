/** What runs inside VS Code: the extension as it ships, unpacked, and the suite of tests. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../support/shared.ts';
import { unzip } from '../../support/zip.ts';

/** The packed extension unpacked again: the folder that VS Code loads it from. */
export function unpackExtension(vsix: string, folder: string): string {
  unzip(vsix, join(folder, 'unpacked'));
  return join(folder, 'unpacked', 'extension');
}

/** The suite as one file, which finds mocha among the packages of the project. */
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
