/** Windows of a VS Code server in a browser. */
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

/**
 * A path as a URI of the server. The authority has to be the very host and port of the page: under another one, a
 * document would have two different URIs.
 */
export function remoteUri(port: number, path: string): string {
  return `vscode-remote://127.0.0.1:${port}${resolve(path)}`;
}

export interface WindowOptions {
  readonly port: number;
  /** The folder, or the `.code-workspace` file, to open. */
  readonly open: string;
  /** VS Code's own options of a window. */
  readonly payload?: readonly (readonly [string, string])[];
  /** The address of an unpacked extension that the window itself shall load, as on a web page without a server. */
  readonly webExtension?: string;
}

export interface OpenWindow {
  readonly browser: Browser;
  readonly page: Page;
  readonly url: string;
}

/** A browser with a page for one window, which has not gone to its address yet. */
export async function openWindow({ port, open, payload = [], webExtension }: WindowOptions): Promise<OpenWindow> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    // A page takes what it loads from its own server; a web extension in a test has another one.
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
 * The page of the workbench carries a list of the extensions that it brings; this adds one, before its scripts run. The
 * page itself is left as it is, since a page that does not come from the server may not talk to it.
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
