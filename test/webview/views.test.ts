import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/shared.ts';
import { THEMES } from './harness.ts';
import { inBrowser, TEAM } from './support.ts';

const shown = inBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EXAMPLE = readFileSync(join(ROOT, 'docs/examples/product-engineering.charter.yaml'), 'utf8');
const TROUBLED = readFileSync(join(ROOT, 'docs/examples/troubled.charter.yaml'), 'utf8');

const labels = (page: Page) => page.locator('.grid-rows .row:not(.phase) .label .name').allTextContents();
const mode = (page: Page, name: string) => page.locator('.modes button', { hasText: name }).first().click();

test('the view by person has a column for each person with the letters of all their roles', () =>
  shown(TEAM, async ({ settled }, page) => {
    await mode(page, 'People');
    await settled();
    assert.deepEqual(await page.locator('.column .name').allTextContents(), ['Priya Shah', 'Ada Lind', 'Ben Sato']);
    const both =
      '“lead” and “eng” are both accountable for “On call”. Keep one; the others can do the work or give input.';
    const cells = page.locator('.grid-rows .row').nth(5).locator('.cell');
    assert.deepEqual(await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute('aria-label'))), [
      'nothing',
      'R A, Responsible and Accountable. through Software Engineer and Tech Lead. ' + both,
      'R A, Responsible and Accountable. through Software Engineer. ' + both,
    ]);
  }));

test('a right-to-left name keeps its place in a list', () =>
  shown(
    'team: T\nroles: { dana: דנה, omar: عمر, ada: Ada }\nraci: [{ activity: X, R: [dana, omar, ada], A: omar }]\n',
    async ({ settled }, page) => {
      await mode(page, 'Activities');
      await settled();
      assert.deepEqual(await page.locator('.card .sentence').allTextContents(), [
        'عمر answers for it; \u2068דנה\u2069, \u2068عمر\u2069 and Ada do it.',
      ]);
    },
  ));

test('the view by activity describes each row in words', () =>
  shown(TEAM, async ({ settled, revealed }, page) => {
    await mode(page, 'Activities');
    await settled();
    assert.deepEqual(await page.locator('.card .sentence').allTextContents(), [
      'Priya Shah answers for it and does it; everyone else is told.',
      'Priya Shah answers for it; Ben Sato does it; Ada Lind gives input.',
      'Ada Lind answers for it; Ada Lind and Ben Sato do it; Priya Shah is told.',
      'Ada Lind and Ben Sato answer for it and do it.',
    ]);
    await page.locator('.card').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settled();
    assert.deepEqual(revealed, [{ text: 'Deploying', focus: true }]);
  }));

test('loads are shown in numbers and bars, with the thresholds of the rules', () => {
  const rows = Array.from({ length: 8 }, (_, at) => `  - { activity: Row ${at}, R: eng, A: pm, C: lead }\n`).join('');
  return shown(TEAM.replace(/raci:[\s\S]*/, `raci:\n${rows}`), async ({ settled }, page) => {
    await mode(page, 'Load');
    await settled();
    const table = await page
      .locator('.loads tbody tr')
      .evaluateAll((all) =>
        all.map((row) =>
          [...row.children].map(
            (cell) => cell.querySelector('.unseen')?.textContent ?? cell.querySelector('.name')?.textContent,
          ),
        ),
      );
    assert.deepEqual(table, [
      ['Product Manager', '8, too much', '0', '0', '0'],
      ['Software Engineer', '0', '8, too much', '0', '0'],
      ['Tech Lead', '0', '0', '8', '0'],
    ]);
    assert.equal(await page.locator('.limit').count(), 6);
    await page.locator('.loads .modes button', { hasText: 'People' }).click();
    await settled();
    assert.deepEqual(await page.locator('.loads tbody .name').allTextContents(), [
      'Priya Shah',
      'Ada Lind',
      'Ben Sato',
    ]);
  });
});

test('the head shows the deciders and the agreements', () =>
  shown(EXAMPLE, async (_, page) => {
    assert.equal(await page.locator('h1').textContent(), 'Checkout');
    assert.equal(
      (await page.locator('.area').allTextContents()).at(-1),
      'whenProduct Manager and Engineering Managertie: Director of Product Engineering',
    );
    assert.equal(await page.locator('.agreements li').count(), 8);
    await page.locator('.head button').click();
    assert.equal(await page.locator('.agreed').isVisible(), false);
  }));

test('rows are filtered by text, role, person, phase, letter, problems and acknowledgement, and their number is announced', () =>
  shown(TEAM, async ({ settled }, page) => {
    const said = () => page.locator('[role=status]').textContent();
    await page.keyboard.press('/');
    await page.keyboard.type('tech call');
    await settled();
    assert.deepEqual(await labels(page), ['On call']);
    assert.equal(await said(), '1 row of 4');
    await page.keyboard.press('Escape');
    await page.locator('.filter').click();
    const pick = async (name: string, value: string) => {
      await page.locator(`#filter-${name}`).selectOption(value);
      await settled();
      const found = await labels(page);
      await page.locator('#filter-clear').click();
      await settled();
      return found;
    };
    assert.deepEqual(await pick('role', 'Tech Lead'), ['Roadmap', 'Interviews', 'Deploying', 'On call']);
    assert.deepEqual(await pick('person', 'Ben Sato'), ['Roadmap', 'Interviews', 'Deploying', 'On call']);
    assert.deepEqual(await pick('phase', '=Delivery'), ['Deploying', 'On call']);
    assert.deepEqual(await pick('letter', 'C'), ['Interviews']);
    await page.locator('#filter-problems').check();
    await settled();
    assert.deepEqual(await labels(page), ['On call']);
    await page.locator('#filter-problems').uncheck();
    await page.locator('#filter-role').selectOption('Tech Lead');
    await page.locator('#filter-letter').selectOption('A');
    await settled();
    assert.deepEqual(await labels(page), ['Deploying', 'On call']);
    await page.locator('#filter-letter').selectOption('');
    await page.locator('#filter-person').selectOption('Priya Shah');
    await settled();
    assert.deepEqual(await labels(page), []);
    assert.equal(await page.locator('.nothing:visible').textContent(), 'No rows match the filter.');
  }));

test('acknowledged, stale and open letters are marked and can be filtered', () => {
  const text = TEAM.replace('I: pm } #', 'I: pm, acknowledged: { lead: A 2026-01-01, eng: I 2026-01-01 } } #').replace(
    'I: everyone }',
    'I: everyone, acknowledged: { pm: RA } }',
  );
  return shown(text, async ({ settled, text: now }, page) => {
    const marks = await page
      .locator('.grid-rows .row:not(.phase)')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('.cell')].map((cell) => cell.querySelector('.ack')?.textContent ?? '').join('|'),
        ),
      );
    assert.deepEqual(marks, ['✓||', '○|○|', '|↻|✓', '|○|○']);
    await page.locator('.filter').click();
    await page.locator('#filter-unacknowledged').check();
    await settled();
    assert.deepEqual(await labels(page), ['Interviews', 'Deploying', 'On call']);
    await page.locator('.grid-rows [data-column=eng]').nth(1).focus();
    await page.keyboard.press('Space');
    await page.locator('.menu .name', { hasText: 'Acknowledge today' }).click();
    await settled();
    assert.equal(now(), text.replace('eng: I 2026-01-01', 'eng: R 2026-11-24'));
  });
});

test('problems are counted, listed, and visited one by one', () =>
  shown(TROUBLED, async ({ settled }, page) => {
    const place = () =>
      page.evaluate(
        () =>
          `${document.activeElement?.closest('[data-row]')?.querySelector('.label .name')?.textContent} / ${document.activeElement?.getAttribute('data-column')}`,
      );
    const next = page.locator('[aria-label="Next problem"]');
    await next.click();
    await settled();
    assert.equal(await place(), 'Sprint planning / pm');
    assert.match((await page.locator('.inspector .message').textContent()) ?? '', /are both accountable/);
    await page.keyboard.press('F8');
    await settled();
    assert.equal(await place(), 'Promising a deadline / ');
    await page.keyboard.press('Shift+F8');
    await settled();
    assert.equal(await place(), 'Sprint planning / pm');
    await page.locator('.problems button').first().click();
    const entries = page.locator('.menu .name');
    assert.equal(await entries.count(), 13);
    await entries.nth(2).click();
    await settled();
    assert.equal(await place(), 'Reviewing pull requests / egn');
  }));

test('each table has a tab with its scheme', () =>
  shown(TEAM, async ({ settled }, page) => {
    await page.locator('[role=tab]').first().focus();
    await page.keyboard.press('ArrowRight');
    await settled();
    assert.equal(await page.locator('[role=tab][aria-selected=true]').textContent(), 'DACI1');
    assert.deepEqual(await labels(page), ['Choose a database']);
    assert.deepEqual(await page.locator('.legend .entry').allTextContents(), [
      'DDriver',
      'AApprover',
      'CContributors',
      'IInformed',
    ]);
  }));

test('the matrix is copied and saved in each format, including as a picture', () =>
  shown(TEAM, async ({ settled, copied, saved }, page) => {
    const take = async (name: string) => {
      await page.locator('.bar > button', { hasText: 'Copy or save' }).click();
      await page.locator('.menu .name', { hasText: name }).click();
      await settled();
    };
    await take('Copy as Markdown');
    await take('Copy for a spreadsheet');
    assert.match(copied[0] ?? '', /\| Roadmap +\|/);
    assert.match(copied[1] ?? '', /Roadmap\t/);
    for (const name of ['web page', 'drawing', 'CSV', 'Save as Markdown']) await take(name);
    assert.deepEqual(
      saved.map(({ as }) => as),
      ['html', 'svg', 'csv', 'markdown'],
    );
    await take('picture');
    await page.locator('.toast', { hasText: 'matrix.png' }).waitFor();
    const picture = saved.at(-1)?.data;
    assert.ok(picture instanceof Uint8Array);
    assert.deepEqual([...picture.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const size = new DataView(picture.buffer, picture.byteOffset);
    assert.ok(size.getUint32(16) > 600 && size.getUint32(20) > 300);
  }));

test('choices are kept when the panel is reloaded', () =>
  shown(TEAM, async ({ settled }, page) => {
    await mode(page, 'Activities');
    await page.locator('[role=tab]').nth(1).click();
    await settled();
    const kept = await page.evaluate(() => (window as unknown as { keptState(): unknown }).keptState());
    assert.deepEqual(kept, {
      mode: 'activities',
      by: 'role',
      table: 'daci',
      filter: { text: '', role: '', person: '', phase: undefined, letter: '', problems: false, unacknowledged: false },
      filtersOpen: false,
      headOpen: true,
      added: {},
      file: 'file:///w/team.charter.yaml',
      locked: false,
    });
  }));

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

async function violations(page: Page): Promise<string[]> {
  const result = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<unknown> } }).axe.run());
  return (result as AxeResult).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

for (const theme of THEMES) {
  test(`axe finds no fault in ${theme}`, () =>
    shown(
      TROUBLED,
      async ({ settled }, page) => {
        await page.evaluate(AXE);
        const check = async (what: string) => {
          await settled();
          assert.deepEqual(await violations(page), [], `${what} in ${theme}`);
        };
        await check('the grid');
        await page.locator('.grid-rows .cell').first().click();
        await page.locator('.filter').click();
        await check('the filters, and a cell with the focus');
        await page.keyboard.press('Tab');
        await page.locator('.grid-rows .cell').nth(1).focus();
        await page.keyboard.press('Space');
        await page.locator('.menu').waitFor();
        await check('a menu');
        await page.keyboard.press('Escape');
        await page.locator('.grid-rows .label').nth(1).focus();
        await page.keyboard.press('F2');
        await page.locator('.prompt').waitFor();
        await check('a field');
        await page.keyboard.press('Escape');
        for (const name of ['People', 'Activities', 'Load']) {
          await mode(page, name);
          await check(name);
        }
      },
      { theme },
    ));
}

for (const [width, zoom] of [
  [500, 1],
  [1280, 2],
  [640, 2],
] as const) {
  test(`nothing is cut off at ${width} pixels and ${zoom * 100}%`, () =>
    shown(
      EXAMPLE,
      async ({ settled }, page) => {
        await settled();
        for (const name of ['Roles', 'People', 'Activities', 'Load']) {
          await mode(page, name);
          await settled();
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(wide, 0, `${name} is wider than the panel`);
          const room = await page.locator('.shown').evaluate((main) => main.clientHeight);
          assert.ok(room > 100, `${name} has ${room} pixels`);
        }
      },
      // Zoom changes the size of the window in its own pixels.
      { width: Math.round(width / zoom), height: Math.round(800 / zoom) },
    ));
}
