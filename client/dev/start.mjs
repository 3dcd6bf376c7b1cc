// `npm start`: checks the example charters, prints a matrix, then opens them in VS Code.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = join(root, 'docs', 'examples');

/** Prints a command and runs it. */
function charter(...args) {
  process.stdout.write(`\n$ charter ${args.join(' ')}\n\n`);
  const { status } = spawnSync(process.execPath, ['dist/charter.cjs', ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 3;
}

const found = charter('check', 'docs/examples', '--format', 'pretty', '--fail-on', 'never');
const shown = charter('matrix', 'docs/examples/product-engineering.charter.yaml');
process.exitCode = Math.max(found, shown);
if (process.exitCode === 0) await openEditor();

/** Opens the examples in VS Code with the extension, unless there is no screen. */
async function openEditor() {
  const editor = installedEditor();
  const attended = process.stdin.isTTY && process.stdout.isTTY && !process.env.CI;
  if (!attended) {
    const what = editor === undefined ? 'serve VS Code with the extension to your browser' : `open them in ${editor}`;
    process.stdout.write(`\nIn a terminal, \`npm start\` would now ${what}.\n`);
  } else if (editor === undefined) await serveEditor();
  else {
    process.stdout.write(`\nOpening docs/examples in VS Code, with the extension. Begin with troubled.charter.yaml.\n`);
    // On Windows `code` is a script, which needs a shell.
    const shell = process.platform === 'win32';
    const args = [`--extensionDevelopmentPath=${root}`, '--new-window', examples];
    spawnSync(shell ? `"${editor}"` : editor, shell ? args.map((arg) => `"${arg}"`) : args, {
      stdio: 'inherit',
      shell,
    });
  }
}

function installedEditor() {
  const names = ['code', 'code-insiders', 'codium'].flatMap((name) =>
    process.platform === 'win32' ? [`${name}.cmd`] : [name],
  );
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

/** Without VS Code on the machine, serves the VS Code of the tests to a browser. */
async function serveEditor() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 18)) {
    process.stdout.write('\nInstall VS Code, or run this with Node 24, to see the extension.\n');
    return;
  }
  process.stdout.write('\nThere is no VS Code here. One for the browser is prepared; this takes a few seconds.\n');
  const { serve } = await import('./serve-vscode.ts');
  await serve(examples, (url) => {
    process.stdout.write(`\nOpen ${url}\nBegin with troubled.charter.yaml. Press Ctrl+C to stop.\n`);
  });
}
