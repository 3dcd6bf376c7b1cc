/** The packed extension, as it ships: what runs inside VS Code is this and not the folder of the sources. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

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
