// Runs only types and lint, which `npm test` runs first.
import { spawnSync } from 'node:child_process';

let status = 0;
for (const command of [
  ['tsc', '-p', 'tsconfig.json'],
  ['tsc', '-p', 'server/tsconfig.core.json'],
  ['tsc', '-p', 'client/src/webview/tsconfig.json'],
  ['tsc', '-p', 'test/webview/tsconfig.json'],
  ['biome', 'check', '--error-on-warnings'],
]) {
  const [program = '', ...args] = command;
  const result = spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) status = 1;
}
process.exitCode = status;
