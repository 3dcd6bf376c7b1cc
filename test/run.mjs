// Runs all checks: types, lint, then every test; `--quick` leaves out VS Code and browsers, and runs random tests at
// small sizes. Plain JavaScript, so that an outdated Node can still report itself. The last line counts the checks that
// really ran.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `The tests run on Node 24, which npm installs with the project on Linux; this is Node ${process.versions.node}.\n` +
      'Run them with `npm test`, or with Node 22.18 or later.\n',
  );
  process.exit(1);
}

const quick = process.argv[2] === '--quick';
if (quick) process.env.CHARTER_RUNS ??= 'small';
const only = process.argv.slice(quick ? 3 : 2);
let passed = 0;
let failed = 0;
let skipped = 0;

/** Runs a check that is a separate program; its exit status is the result. */
function check(name, command, args) {
  const started = performance.now();
  const result = spawnSync(process.execPath, [join(root, command), ...args], { cwd: root, encoding: 'utf8' });
  const ok = result.status === 0;
  if (ok) passed++;
  else failed++;
  process.stdout.write(`${ok ? '✔' : '✖'} ${name} (${Math.round(performance.now() - started)}ms)\n`);
  if (!ok) process.stdout.write(`${result.stdout}${result.stderr}\n`);
}

if (only.length === 0) {
  check('build', 'esbuild.mjs', ['--production']);
  // Test files run in processes of their own and need not build again.
  process.env.CHARTER_BUILT = 'yes';
  check('types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json']);
  check('types of the engine, without Node or a browser', 'node_modules/typescript/bin/tsc', [
    '-p',
    'server/tsconfig.core.json',
  ]);
  check('types of the matrix, in a browser', 'node_modules/typescript/bin/tsc', [
    '-p',
    'client/src/webview/tsconfig.json',
  ]);
  check('types of the tests in a browser', 'node_modules/typescript/bin/tsc', ['-p', 'test/webview/tsconfig.json']);
  check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']);
  if (!quick) check('a VS Code to test in', 'test/vscode/prepare.ts', []);
}

const files =
  only.length > 0
    ? only
    : readdirSync(join(root, 'test'), { recursive: true })
        .filter((file) => file.endsWith('.test.ts') && !(quick && /^(?:vscode|webview)[\\/]/.test(file)))
        .map((file) => join(root, 'test', file))
        .sort();

// Tested code may open no sockets and start no processes, in any process of the run.
const watched = mkdtempSync(join(tmpdir(), 'charter-watch-'));
const report = join(watched, 'report');
process.env.CHARTER_WATCH = report;
const hook = pathToFileURL(join(root, 'test/support/watch.mjs')).href;
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import=${hook}`.trim();

// A whole VS Code needs the machine for itself, so those files run last, one after the other.
const inEditor = files.filter((file) => /[\\/]vscode[\\/]/.test(file));
const others = files.filter((file) => !inEditor.includes(file));
for (const [some, concurrency] of [
  [others, 2],
  [inEditor, 1],
]) {
  if (some.length > 0) await runFiles(some, concurrency);
}
const left = existsSync(report) ? [...new Set(readFileSync(report, 'utf8').trim().split('\n'))] : [];
rmSync(watched, { recursive: true });
if (left.length === 0) passed++;
else failed++;
process.stdout.write(`${left.length === 0 ? '✔' : '✖'} no socket and no process of Charter’s own in the whole run\n`);
for (const one of left) process.stdout.write(`  ${one}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed > 0 || passed <= 1 ? 1 : 0;

function runFiles(files, concurrency) {
  const stream = run({ files, concurrency });
  stream.on('test:pass', ({ details, skip, todo }) => {
    if (details.type === 'suite') return;
    if (skip !== undefined || todo !== undefined) skipped++;
    else passed++;
  });
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') failed++;
  });
  return new Promise((done) => {
    stream.compose(spec).on('end', done).pipe(process.stdout, { end: false });
  });
}
