/** Runs the suite through `runTests`: in VS Code on the desktop if possible, otherwise in the VS Code server. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { packExtension } from '../../../client/dev/pack.ts';
import { ROOT } from '../../support/shared.ts';
import { RESULTS, readResults, type SuiteTest } from './results.ts';
import { bundleSuite, unpackExtension } from './vsix.ts';
import { makeWorkspace } from './workspace.ts';

export interface SuiteRun {
  /** A description of the VS Code that ran. */
  readonly where: string;
  readonly tests: readonly SuiteTest[] | undefined;
  /** The output of the run. */
  readonly output: string;
}

export async function runSuite(): Promise<SuiteRun> {
  // The shebang of the replacement program needs the present Node on the path.
  process.env['PATH'] = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  const folder = mkdtempSync(join(tmpdir(), 'charter-suite-'));
  const workspace = makeWorkspace();
  const results = join(folder, 'results.json');
  let output = '';
  const hear = new Writable({
    write(chunk: Buffer, _encoding, done) {
      output += chunk.toString();
      done();
    },
  });
  try {
    const { executable, where } = await editor(folder);
    const options = {
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: unpackExtension(packExtension(folder).vsix, folder),
      extensionTestsPath: await bundleSuite(),
      launchArgs: [workspace, '--disable-extensions', `--user-data-dir=${join(folder, 'data')}`],
      extensionTestsEnv: { [RESULTS]: results },
      stdout: hear,
      stderr: hear,
    };
    try {
      await runTests(options);
    } catch (error) {
      output += String(error);
    }
    return { where, tests: readResults(results), output };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    rmSync(dirname(workspace), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

const DOWNLOAD_MILLISECONDS = 30_000;

/**
 * The VS Code to test in. `VSCODE_E2E=desktop` forbids the server, `VSCODE_E2E=server` the desktop; `VSCODE_EXECUTABLE`
 * names an installed VS Code.
 */
async function editor(folder: string): Promise<{ readonly executable: string; readonly where: string }> {
  const { VSCODE_E2E: wish, VSCODE_EXECUTABLE: installed, VSCODE_VERSION: version = 'stable' } = process.env;
  const server = {
    executable: join(ROOT, 'test/vscode/support/code.mjs'),
    where: 'the VS Code server, in headless Chromium',
  };
  if (wish === 'server') return server;
  const where = 'VS Code on the desktop';
  try {
    const virtual = hasDisplay() ? undefined : onPath('xvfb-run');
    if (!hasDisplay() && virtual === undefined) throw new Error('there is no display to show it on');
    const cachePath = join(ROOT, 'node_modules', '.cache', 'vscode-desktop');
    const executable =
      installed ?? (await downloadAndUnzipVSCode({ version, cachePath, timeout: DOWNLOAD_MILLISECONDS }));
    return virtual === undefined
      ? { executable, where }
      : { executable: under(virtual, executable, folder), where: `${where}, with a virtual display` };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (wish === 'desktop') throw new Error(`VS Code cannot be had on the desktop: ${reason}`);
    return { ...server, where: `${server.where} (not on the desktop: ${reason})` };
  }
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** A program that starts another one under a virtual display. */
function under(display: string, program: string, folder: string): string {
  const path = join(folder, 'code');
  writeFileSync(path, `#!/bin/sh\nexec '${display}' -a '${program}' "$@"\n`, { mode: 0o755 });
  return path;
}
