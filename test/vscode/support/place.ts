/** A window with the packed extension, on copies of the examples. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { packExtension } from '../../../client/dev/pack.ts';
import { type RunningServer, startServer } from '../../../client/dev/vscode-server.ts';
import { ROOT } from '../../support/shared.ts';
import { Drive } from './drive.ts';
import { openWindow, type WindowOptions } from './window.ts';

export interface Place {
  /** The open folder. */
  readonly folder: string;
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly drive: Drive;
  stop(): Promise<void>;
}

export interface PlaceOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The address of the extension that the window itself loads; it is then not installed in the server. */
  readonly webExtension?: string;
  readonly shots?: string;
}

export async function openPlace({ settings = {}, webExtension, shots }: PlaceOptions = {}): Promise<Place> {
  const root = mkdtempSync(join(tmpdir(), 'charter-ui-'));
  const folder = join(root, 'teams');
  cpSync(join(ROOT, 'docs', 'examples'), folder, { recursive: true });
  const install = webExtension === undefined ? [packExtension(root).vsix] : [];
  const server = await startServer({ install, settings });
  const window: WindowOptions = { port: server.port, open: folder };
  const { browser, page, url } = await openWindow(webExtension === undefined ? window : { ...window, webExtension });
  const drive = new Drive(page, shots);
  const stop = async () => {
    await browser.close();
    await server.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await drive.goto(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, server, browser, drive, stop };
}
