/** Packs the extension as it ships; tests in VS Code use the package, not the source folder. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** Packs the build into a folder. Returns the path of the file and the output of vsce. */
export function packExtension(folder: string): { readonly vsix: string; readonly said: string } {
  // `npm test` builds first. A test file that runs alone has to build here.
  const options = { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' } as const;
  if (process.env['CHARTER_BUILT'] === undefined)
    execFileSync(process.execPath, ['esbuild.mjs', '--production'], options);
  const vsix = join(folder, 'charter.vsix');
  const said = execFileSync(process.execPath, ['client/package.mjs', '--vsix', vsix], options);
  return { vsix, said };
}
