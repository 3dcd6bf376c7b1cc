/** The peer: `yaml-language-server`, which charter authors would use without this project. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/shared.ts';

export const PEER_VERSION = '2.0.0';
const HOME = join(ROOT, 'node_modules', '.cache', `yaml-language-server-${PEER_VERSION}`);
const PACKAGE = join(HOME, 'node_modules', 'yaml-language-server');
const DEBOUNCE = /validationDelayMs = \d+/;

/** The peer's program without its debounce. It is installed outside the project. */
export function peerProgram(): string {
  const program = join(PACKAGE, 'bin', 'yaml-language-server');
  if (!existsSync(program)) install();
  takeOutDebounce(join(PACKAGE, 'out', 'src', 'yamlSettings.js'));
  return program;
}

function install(): void {
  process.stderr.write(`Installing yaml-language-server ${PEER_VERSION} below node_modules/.cache …\n`);
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--prefix', HOME, '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  const { status, stdout, stderr } = spawnSync('npm', [...args, `yaml-language-server@${PEER_VERSION}`], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`yaml-language-server could not be installed: ${stdout}${stderr}`);
}

/** The peer waits 200 ms after a key before it checks. That is a choice and not a cost, so it is not measured. */
function takeOutDebounce(file: string): void {
  const source = readFileSync(file, 'utf8');
  if (!DEBOUNCE.test(source)) throw new Error('The debounce of yaml-language-server was not found.');
  const without = source.replace(DEBOUNCE, 'validationDelayMs = 0');
  if (without !== source) writeFileSync(file, without);
}
