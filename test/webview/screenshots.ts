/** Takes screenshots of every view in every theme: `node test/webview/screenshots.ts [part of a name]`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/shared.ts';
import { launch, openWebview, THEMES, type Theme, type Webview } from './harness.ts';
import { largeCharter } from './large.ts';

const OUT = join(ROOT, 'dist/screenshots');
const only = process.argv[2] ?? '';

const example = (name: string) => readFileSync(join(ROOT, 'docs/examples', name), 'utf8');

interface Scene {
  readonly name: string;
  readonly text: string;
  readonly widths?: readonly number[];
  readonly themes?: readonly Theme[];
  readonly state?: object;
  readonly act?: (webview: Webview) => Promise<void>;
}

const team = example('product-engineering.charter.yaml');
const troubled = example('troubled.charter.yaml');
const first = '[data-row]:not([data-row="0"])';

/** Difficult content for the layout: long words, long labels, right-to-left names, many roles. */
const AWKWARD = `team: Plattformentwicklungsabteilungsleitungskonferenz and everybody who was ever invited to it
purpose: ${'To keep the lights on, and to say which lights they are, whoever asks. '.repeat(4)}
people:
  dana: דנה כהן־לוי
  omar: { name: 'عمر بن عبد العزيز الأنصاري', email: omar@example.com }
  long: Maria-Magdalena Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh
roles:
  dl: { title: Donaudampfschifffahrtsgesellschaftskapitänsstellvertretung, people: [dana, omar, long] }
  qa: { title: 'מנהלת איכות', people: dana }
  ops: { title: 'مدير العمليات', people: omar }
  x: X
decides: { what: qa, how: dl }
raci:
  - activity: ${'Agreeing with every other department on what a release is and when it is one '.repeat(3)}
    phase: 'שלב התכנון הראשון של הפרויקט'
    R: [dl, qa, ops, x]
    A: dl
  - { activity: 'تخطيط السباق وتوزيع المهام (Sprint 12)', phase: 'שלב התכנון הראשון של הפרויקט', R: ops, A: qa, C: [dl, x] }
  - { activity: 'בדיקת קוד', phase: ${'Averyveryverylongphasewithoutanyspace'.repeat(3)}, R: qa, A: nobody, I: everyone }
  - { activity: ${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3)}, R: x, A: ops }
  - { activity: '👩🏽‍💻 Pairing 🇩🇪', R: dl, A: [x, qa] }
agreements:
  - { name: ${'Retrospective of everything that happened '.repeat(4)}, with: [dl, qa] }
`;

const SCENES: readonly Scene[] = [
  { name: 'awkward', text: AWKWARD },
  { name: 'awkward-people', text: AWKWARD, state: { mode: 'people', by: 'person' } },
  { name: 'awkward-activities', text: AWKWARD, state: { mode: 'activities' } },
  { name: 'awkward-load', text: AWKWARD, state: { mode: 'load' } },
  { name: 'forty', text: largeCharter(12, 40) },
  { name: 'roles', text: team },
  { name: 'people', text: team, state: { mode: 'people', by: 'person' } },
  { name: 'activities', text: team, state: { mode: 'activities' } },
  { name: 'load', text: team, state: { mode: 'load' } },
  { name: 'problems', text: troubled },
  { name: 'problems-activities', text: troubled, state: { mode: 'activities' } },
  { name: 'decisions', text: example('leadership-decisions.charter.yaml') },
  { name: 'large', text: largeCharter(5_000, 40) },
  {
    name: 'cell-menu',
    text: troubled,
    act: async ({ page, settled }) => {
      await page.locator(`${first} .cell`).nth(1).click();
      await page.keyboard.press('Space');
      await page.locator('.menu').waitFor();
      await settled();
    },
  },
  {
    name: 'row-menu',
    text: team,
    themes: ['vscode-light', 'vscode-dark'],
    act: async ({ page }) => {
      await page.locator(`${first} .label`).nth(2).click();
      await page.keyboard.press('Space');
      await page.locator('.menu').waitFor();
    },
  },
  {
    name: 'filters',
    text: team,
    state: { filtersOpen: true, filter: { letter: 'A' } },
    act: async ({ page }) => {
      await page.locator(`${first} .cell`).nth(1).focus();
    },
  },
  {
    name: 'prompt',
    text: team,
    themes: ['vscode-light', 'vscode-dark'],
    act: async ({ page }) => {
      await page.locator(`${first} .label`).nth(1).click();
      await page.keyboard.press('F2');
      await page.locator('.prompt').waitFor();
    },
  },
  {
    name: 'caret-and-broken',
    text: team,
    act: async (webview) => {
      webview.caret('Sprint planning');
      await webview.settled();
      await webview.type(webview.text().replace('activity: ', 'activity: "'));
    },
  },
];

mkdirSync(OUT, { recursive: true });
const browser = await launch();
for (const scene of SCENES) {
  if (!scene.name.includes(only.split(':')[0] ?? '')) continue;
  for (const width of scene.widths ?? [1280, 500]) {
    for (const theme of scene.themes ?? THEMES) {
      const name = `${scene.name}-${width}-${theme.replace('vscode-', '')}`;
      if (only.includes(':') && !name.includes(only.split(':')[1] ?? '')) continue;
      const webview = await openWebview(browser, scene.text, { theme, width, height: 800, state: scene.state ?? {} });
      await scene.act?.(webview);
      await webview.settled();
      await webview.page.screenshot({ path: join(OUT, `${name}.png`) });
      if (webview.faults.length > 0) process.stdout.write(`${name}: ${webview.faults.join('\n')}\n`);
      await webview.close();
    }
  }
}
await browser.close();
