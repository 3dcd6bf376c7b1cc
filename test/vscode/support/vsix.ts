/** The packed extension, as it ships: what is tested inside VS Code is this and not the folder of the sources. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../../support/shared.ts';
import { unzip } from '../../support/zip.ts';

/** Packs what is built into a folder; returns the path of the file, and what vsce had to say about it. */
export function packExtension(folder: string): { readonly vsix: string; readonly said: string } {
  // `npm test` has built it; a file of tests that is run by itself builds it first.
  const options = { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' } as const;
  if (process.env['CHARTER_BUILT'] === undefined)
    execFileSync(process.execPath, ['esbuild.mjs', '--production'], options);
  const vsix = join(folder, 'charter.vsix');
  const said = execFileSync(process.execPath, ['client/package.mjs', '--vsix', vsix], options);
  return { vsix, said };
}

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
