/** The command as it is built for Node. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ROOT } from '../support/shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'charter-built-'));
after(() => rmSync(folder, { recursive: true }));
const built = join(folder, 'dist');
execFileSync(process.execPath, ['esbuild.mjs', `--outdir=${built}`], { cwd: ROOT });

test('a built command reads CSV with the reader of Node', () => {
  const path = join(folder, 'matrix.csv');
  writeFileSync(path, 'Task,PM,"Dev, lead"\n"Ship, it",A,R\n');
  const out = execFileSync(process.execPath, [join(built, 'charter.cjs'), 'import', path], { encoding: 'utf8' });
  assert.match(out, /\{ activity: "Ship, it", R: dev-lead, A: pm \}/);
});
