/**
 * The webview in a real browser, with a real session and the real engine; a text in this process replaces the editor.
 * Pages come from their own host, which serves nothing else, and every other request is recorded.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { HostMessage } from '../../client/src/preview/messages.ts';
import { pageOf } from '../../client/src/preview/page-html.ts';
import { type PanelSession, panelSession } from '../../client/src/preview/panel-session.ts';
import { filled } from '../../server/generate/l10n.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { matrixServer } from '../preview/server.ts';
import { ROOT } from '../support/shared.ts';
import { applied, textIn } from '../support/wire.ts';

const ORIGIN = 'https://panel.test';

export const URI = 'file:///w/team.charter.yaml';

interface Built {
  readonly script: string;
  readonly style: string;
}

let files: Promise<Built> | undefined;

/** Applies the source changes of `test/stress/sabotage.mjs`, which removes escaping to test these tests. */
function sabotages(): Plugin[] {
  const change: unknown = Reflect.get(globalThis, 'charterSabotage');
  if (typeof change !== 'function') return [];
  const setup: Plugin['setup'] = ({ onLoad }) =>
    onLoad({ filter: /webview[\\/]\w+\.ts$/ }, ({ path }) => ({
      contents: String(change(path, readFileSync(path, 'utf8'))),
      loader: 'ts',
    }));
  return [{ name: 'sabotage', setup }];
}

/** The script and the style of the webview, built as shipped. */
function built(): Promise<Built> {
  files ??= build({
    entryPoints: ['panel.ts', 'matrix.css'].map((name) => join(ROOT, 'client/src/webview', name)),
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'warning',
    plugins: sabotages(),
  }).then(({ outputFiles }) => {
    const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return { script: textOf('.js'), style: textOf('.css') };
  });
  return files;
}

export { launchBrowser as launch } from '../support/browser.ts';

export const THEMES = ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast-light'] as const;

export type Theme = (typeof THEMES)[number];

/** The variables of VS Code's default themes that the panel uses. */
const VARIABLES: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  'vscode-light': {
    'editor-background': '#ffffff',
    'editor-foreground': '#3b3b3b',
    'menu-background': '#ffffff',
    'input-background': '#ffffff',
    'input-foreground': '#3b3b3b',
    focusBorder: '#005fb8',
  },
  'vscode-dark': {
    'editor-background': '#1f1f1f',
    'editor-foreground': '#cccccc',
    'menu-background': '#1f1f1f',
    'input-background': '#313131',
    'input-foreground': '#cccccc',
    focusBorder: '#0078d4',
  },
  'vscode-high-contrast': {
    'editor-background': '#000000',
    'editor-foreground': '#ffffff',
    'menu-background': '#000000',
    'input-background': '#000000',
    'input-foreground': '#ffffff',
    contrastBorder: '#6fc3df',
    focusBorder: '#f38518',
  },
  'vscode-high-contrast-light': {
    'editor-background': '#ffffff',
    'editor-foreground': '#292929',
    'menu-background': '#ffffff',
    'input-background': '#ffffff',
    'input-foreground': '#292929',
    contrastBorder: '#0f4a85',
    focusBorder: '#006bbd',
  },
};

export interface WebviewOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly editable?: boolean;
  /** Translations of the panel's texts. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly state?: object;
  /** A script that runs in the page before all others. */
  readonly script?: string;
}

export interface Webview {
  readonly page: Page;
  readonly session: PanelSession;
  /** The present text of the charter. */
  text(): string;
  /** Changes the text like typing in the editor. */
  type(text: string): Promise<void>;
  /** Moves the caret of the text. */
  caret(at: string): void;
  /** Undoes the last edit of the panel. */
  undo(): Promise<void>;
  readonly revealed: { readonly text: string; readonly focus: boolean }[];
  readonly copied: string[];
  readonly saved: { readonly as: string; readonly data: string | Uint8Array }[];
  /** Requests for other files, dialogs, and errors of the page. */
  readonly faults: string[];
  /** Resolves when all sent messages have been shown. */
  settled(): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  close(): Promise<void>;
}

export async function openWebview(browser: Browser, text: string, options: WebviewOptions = {}): Promise<Webview> {
  const { theme = 'vscode-light', width = 1280, height = 800, editable = true, texts = {} } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const server = matrixServer(URI, text);
  const undone: string[] = [];
  const revealed: Webview['revealed'] = [];
  const copied: string[] = [];
  const saved: Webview['saved'] = [];
  const faults: string[] = [];
  let pending = 0;
  const session = panelSession({
    post: (message: HostMessage) => {
      pending++;
      page
        .evaluate((data) => window.postMessage(data, '*'), message)
        .catch(() => {})
        .finally(() => pending--);
    },
    request: async (method, params) => server.request(method, params),
    versionOf: (uri) => (uri === URI ? server.version() : undefined),
    apply: async (uri, version, edits) => {
      if (uri !== URI || version !== server.version()) return false;
      undone.push(server.text());
      server.change(applied(server.text(), edits));
      session.changed(URI);
      return true;
    },
    reveal: async (_, range, focus) => {
      revealed.push({ text: textIn(server.text(), range), focus });
    },
    copy: async (what) => void copied.push(what),
    save: async (_, as, data) => {
      saved.push({ as, data });
      return `matrix.${as}`;
    },
    t: (message, ...values) => filled(texts[message] ?? message, values),
    nameOf: () => 'team.charter.yaml',
    log: (message) => void faults.push(message),
  });
  session.setEditable(editable, editable ? '' : 'Open the charter beside the panel to change it.');
  session.show(URI);

  const { script, style } = await built();
  const nonce = 'n0nce';
  const html = pageOf({
    nonce,
    source: ORIGIN,
    script: `${ORIGIN}/matrix.js`,
    style: `${ORIGIN}/matrix.css`,
    language: 'en',
    texts,
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === `${ORIGIN}/`) await route.fulfill({ contentType: 'text/html', body: html });
    else if (url === `${ORIGIN}/matrix.js`) await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (url === `${ORIGIN}/matrix.css`) await route.fulfill({ contentType: 'text/css', body: style });
    else if (url.startsWith('data:')) await route.continue();
    else {
      faults.push(`request of ${url}`);
      await route.abort();
    }
  });
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => void faults.push(`error: ${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  await page.exposeFunction('toHost', (message: unknown) => void session.receive(message));
  await page.addInitScript(
    ({ variables, name, state }) => {
      let kept: unknown = state;
      const api = {
        postMessage: (message: unknown) =>
          (window as unknown as { toHost(of: unknown): void }).toHost(structuredClone(message)),
        getState: () => kept,
        setState: (next: unknown) => {
          kept = next;
        },
      };
      Object.assign(window, { acquireVsCodeApi: () => api, keptState: () => kept });
      const dress = (all: Record<string, string>, of: string) => {
        for (const [key, value] of Object.entries(all))
          document.documentElement.style.setProperty(`--vscode-${key}`, value);
        const contrast = of.startsWith('vscode-high-contrast') ? 'vscode-high-contrast' : '';
        document.body.className = [of, contrast].join(' ').trim();
      };
      Object.assign(window, { dress });
      document.addEventListener('DOMContentLoaded', () => dress(variables, name));
    },
    { variables: VARIABLES[theme], name: theme, state: options.state },
  );
  if (options.script !== undefined) await page.addInitScript(options.script);
  await page.goto(`${ORIGIN}/`);

  const settled = async () => {
    // Several turns, since an answer may cause another message.
    for (let turn = 0; turn < 3; turn++) {
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
      while (pending > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await page.locator('main').waitFor();
  await settled();

  return {
    page,
    session,
    text: () => server.text(),
    type: async (next) => {
      server.change(next);
      session.changed(URI);
      await settled();
    },
    caret: (at) => {
      const { line, column } = TextPieces.of(server.text()).positionAt(server.text().indexOf(at));
      session.caret(URI, { line, character: column });
    },
    undo: async () => {
      const before = undone.pop();
      if (before !== undefined) server.change(before);
      session.changed(URI);
      await settled();
    },
    revealed,
    copied,
    saved,
    faults,
    settled,
    setTheme: async (to) => {
      await page.evaluate(
        ({ variables, name }) => (window as unknown as { dress(all: object, of: string): void }).dress(variables, name),
        { variables: VARIABLES[to], name: to },
      );
      await settled();
    },
    close: () => context.close(),
  };
}
