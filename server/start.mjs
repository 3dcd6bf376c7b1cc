// `npm start`: what Charter does, shown on the example charters.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the command line as a person would, and says what was typed. */
function charter(...args) {
  process.stdout.write(`\n$ charter ${args.join(' ')}\n\n`);
  const { status } = spawnSync(process.execPath, ['dist/charter.cjs', ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 3;
}

const found = charter('check', 'docs/examples', '--format', 'pretty', '--fail-on', 'never');
const shown = charter('matrix', 'docs/examples/product-engineering.charter.yaml');
process.exitCode = Math.max(found, shown);
