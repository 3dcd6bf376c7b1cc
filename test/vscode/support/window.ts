/** Windows of a VS Code server in a browser. */
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

/**
 * A path as a URI of the server. The authority must be the exact host and port of the page; otherwise a document would
 * have two URIs.
 */
export function remoteUri(port: number, path: string): string {
  return `vscode-remote://127.0.0.1:${port}${resolve(path)}`;
}

export interface WindowOptions {
  readonly port: number;
  /** The folder or the `.code-workspace` file to open. */
  readonly open: string;
  /** VS Code's own options of a window. */
  readonly payload?: readonly (readonly [string, string])[];
  /** The address of an unpacked extension that the window itself loads, as on a web page without a server. */
  readonly webExtension?: string;
}

export interface OpenWindow {
  readonly browser: Browser;
  readonly page: Page;
  readonly url: string;
}

/** A browser with a page for one window, which has not loaded its address yet. */
export async function openWindow({ port, open, payload = [], webExtension }: WindowOptions): Promise<OpenWindow> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // A page only loads from its own server by default; a web extension in a test has another one.
    bypassCSP: webExtension !== undefined,
  });
  const origin = `http://127.0.0.1:${port}`;
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  const url = new URL(origin);
  url.searchParams.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', resolve(open));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  if (webExtension !== undefined) await addWebExtension(page, new URL(webExtension));
  return { browser, page, url: url.href };
}

/**
 * Adds an extension to the list in the page of the workbench, before its scripts run. The page itself must come from
 * the server, since another page could not connect to it.
 */
async function addWebExtension(page: Page, { protocol, host }: URL): Promise<void> {
  const location = JSON.stringify({ scheme: protocol.slice(0, -1), authority: host, path: '/' });
  await page.addInitScript(`new MutationObserver((_, observer) => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (meta === null) return;
    observer.disconnect();
    const options = JSON.parse(meta.getAttribute('data-settings'));
    options.additionalBuiltinExtensions = [${location}];
    meta.setAttribute('data-settings', JSON.stringify(options));
  }).observe(document, { childList: true, subtree: true });`);
}
