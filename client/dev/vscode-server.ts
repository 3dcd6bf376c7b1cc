/** Starts a VS Code server on a free port, with its own data folder. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { prepareServer } from './prepare-vscode.ts';

/** Settings that turn off everything that could get in the way of a test. */
const QUIET: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.tips.enabled': false,
  'workbench.quickOpen.closeOnFocusLost': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  // In a browser, VS Code saves automatically after a second.
  'files.autoSave': 'off',
};

const START_MILLISECONDS = 60_000;

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Packed extensions to install before the start. */
  readonly install?: readonly string[];
  /** The port to listen on. Defaults to a free port. */
  readonly port?: number;
}

export interface RunningServer {
  readonly port: number;
  /** Resolves when the process exits for any reason. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const main = join(await prepareServer(), 'out', 'server-main.js');
  const data = mkdtempSync(join(tmpdir(), 'charter-vscode-'));
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const common = ['--server-data-dir', data, '--accept-server-license-terms'];
  let child: ChildProcess | undefined;
  try {
    const user = join(data, 'data', 'User');
    mkdirSync(user, { recursive: true });
    writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...QUIET, ...options.settings }));
    for (const vsix of options.install ?? []) {
      execFileSync(process.execPath, [main, ...common, '--install-extension', resolve(vsix), '--force'], {
        stdio: 'pipe',
      });
    }
    const address = ['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'];
    // Without the last option, the server ignores the test suite that a page names.
    const quiet = ['--telemetry-level', 'off', '--enable-smoke-test-driver'];
    child = spawn(process.execPath, [main, ...common, ...address, ...quiet], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { EXTENSIONS_GALLERY: '{}', ...process.env, ...options.env },
    });
    return await running(child, remove);
  } catch (error) {
    if (child !== undefined) killGroup(child, 'SIGKILL');
    remove();
    throw error;
  }
}

/** Stops a process and its children. */
function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch {
    // It has already exited.
  }
}

async function running(child: ChildProcess, remove: () => void): Promise<RunningServer> {
  let log = '';
  const ended = new Promise<unknown>((done) => child.once('exit', done));
  const atExit = () => killGroup(child, 'SIGKILL');
  process.once('exit', atExit);
  const stop = async () => {
    const patience = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds).unref());
    killGroup(child, 'SIGTERM');
    await Promise.race([ended, patience(1_500)]);
    killGroup(child, 'SIGKILL');
    await ended;
    process.off('exit', atExit);
    remove();
  };
  const port = await new Promise<number>((done, fail) => {
    const hear = (data: Buffer) => {
      log += data.toString();
      const match = /Extension host agent listening on (\d+)/.exec(log);
      if (match !== null) done(Number(match[1]));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then((code) => fail(new Error(`The VS Code server ended (${String(code)}):\n${log}`)));
    setTimeout(() => fail(new Error(`The VS Code server did not start:\n${log}`)), START_MILLISECONDS).unref();
  });
  return { port, ended, stop };
}
