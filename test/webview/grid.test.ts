import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { largeCharter } from './large.ts';
import { inBrowser, TEAM } from './support.ts';

const shown = inBrowser();

/** The grid as text: its headings, then each row with its cells. */
function gridText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const text = (of: Element) =>
      [...of.querySelectorAll('.chip, .ack, .problem:not(.hint), .name, .note, .count, .people')]
        .map((one) => (one.classList.contains('problem') ? one.className.replace('problem ', '') : one.textContent))
        .filter((one) => one !== '')
        .join(' ');
    return [...document.querySelectorAll('.grid-header .row, .grid-rows > .row')].map((row) =>
      [...row.children].map((cell) => text(cell) || cell.firstChild?.textContent || '–').join(' | '),
    );
  });
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const row = cell?.closest('[data-row]');
    const label = row?.querySelector('.label .name')?.textContent ?? (row === null ? '' : 'heading');
    return `${label} / ${cell?.getAttribute('data-column')}`;
  });

test('the grid shows rows by phase, roles with their people, letters, and problems at their places', () =>
  shown(TEAM, async (_, page) => {
    assert.deepEqual(await gridText(page), [
      'Activity | Product Manager Priya Shah | Software Engineer Ada Lind, Ben Sato | Tech Lead Ada Lind',
      'Discovery 2',
      'Roadmap | R A | I | I',
      'Interviews | A | R | C',
      'Delivery 2',
      'Deploying | I | R | A',
      'On call | – | R A error | A',
    ]);
    assert.equal(await page.locator('.problems button').first().textContent(), '3 problems');
  }));

test('a grid announces its size and the content of each cell to screen readers', () =>
  shown(TEAM, async (_, page) => {
    const grid = page.locator('[role=grid]');
    assert.equal(await grid.getAttribute('aria-rowcount'), '8');
    assert.equal(await grid.getAttribute('aria-colcount'), '4');
    const row = page.locator('.grid-rows > .row').nth(2);
    assert.equal(await row.getAttribute('aria-rowindex'), '4');
    const labels = await row
      .locator('[role=gridcell]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
    assert.deepEqual(labels, ['A, Accountable', 'R, Responsible. through Ben Sato', 'C, Consulted']);
  }));

test('everything can be reached by keyboard', () =>
  shown(TEAM, async ({ settled }, page) => {
    await page.locator('[role=grid] [tabindex="0"]').focus();
    assert.equal(await focused(page), 'heading / ');
    const press = async (key: string) => {
      await page.keyboard.press(key);
      await settled();
      return focused(page);
    };
    assert.equal(await press('ArrowDown'), 'Roadmap / ');
    assert.equal(await press('ArrowRight'), 'Roadmap / pm');
    assert.equal(await press('ArrowDown'), 'Interviews / pm');
    assert.equal(await press('ArrowDown'), 'Deploying / pm');
    assert.equal(await press('End'), 'Deploying / lead');
    assert.equal(await press('ArrowRight'), 'Deploying / lead');
    assert.equal(await press('Home'), 'Deploying / ');
    assert.equal(await press('PageUp'), 'heading / ');
    assert.equal(await press('PageDown'), 'On call / ');
    assert.equal(await press('Control+Home'), 'Roadmap / ');
    assert.equal(await press('Control+End'), 'On call / lead');
    assert.equal(await press('ArrowUp'), 'Deploying / lead');
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'search');
    assert.equal(await press('ArrowDown'), 'Roadmap / ');
  }));

test('Enter moves to the text with the focus, a click without it', () =>
  shown(TEAM, async ({ revealed, settled }, page) => {
    await page.locator('[data-column=eng]').nth(2).click();
    await settled();
    assert.deepEqual(revealed.splice(0), [{ text: 'ben', focus: false }]);
    assert.equal(await focused(page), 'Interviews / eng');
    await page.keyboard.press('Enter');
    await settled();
    assert.deepEqual(revealed.splice(0), [{ text: 'ben', focus: true }]);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await settled();
    assert.deepEqual(revealed.splice(0), [{ text: 'Interviews', focus: true }]);
    await page.locator('.column[data-column=lead]').click();
    await settled();
    assert.deepEqual(revealed.splice(0), [{ text: 'lead', focus: false }]);
  }));

test('the row of the caret is marked, and scrolled into view only if the focus is outside the panel', () =>
  shown(largeCharter(400, 3), async ({ caret, settled }, page) => {
    caret('Activity number 300,');
    await settled();
    const at = page.locator('.row.at .name');
    assert.equal(await at.textContent(), 'Activity number 300');
    const top = await page.locator('.grid').evaluate((grid) => grid.scrollTop);
    assert.ok(top > 5_000, `scrolled to ${top}`);
    await page.locator('.row.at .label').focus();
    caret('Activity number 2,');
    await settled();
    assert.equal(await page.locator('.grid').evaluate((grid) => grid.scrollTop), top);
  }));

test('typing a letter writes it into the text, and undo restores the text exactly', () =>
  shown(TEAM, async ({ text, undo, settled }, page) => {
    await page.locator('.grid-rows [data-column=lead]').nth(2).focus();
    await page.keyboard.press('c');
    await page.locator('.toast').waitFor();
    await settled();
    assert.equal(text(), TEAM.replace('R: eng, A: lead, I: pm', 'R: eng, C: lead, I: pm'));
    assert.equal(await focused(page), 'Deploying / lead');
    await page.keyboard.press('Delete');
    await settled();
    assert.equal(text(), TEAM.replace('R: eng, A: lead, I: pm', 'R: eng, I: pm'));
    await undo();
    await undo();
    assert.equal(text(), TEAM);
    assert.equal((await gridText(page))[5], 'Deploying | I | R | A');
  }));

test('the panel asks before it adds a second accountable role, and offers to replace the first', () =>
  shown(TEAM, async ({ text, settled }, page) => {
    await page.locator('.grid-rows [data-column=eng]').nth(1).focus();
    await page.keyboard.press('a');
    const menu = page.locator('.menu');
    await menu.waitFor();
    assert.equal(text(), TEAM);
    assert.deepEqual(await menu.locator('.name').allTextContents(), [
      'Accountable instead of Product Manager',
      'Accountable as well',
    ]);
    assert.match((await menu.locator('.warning').allTextContents()).join(), /are both accountable/);
    await page.keyboard.press('Enter');
    await settled();
    await page.locator('.toast').waitFor();
    assert.equal(text(), TEAM.replace('R: ben, A: pm,', 'R: ben, A: eng,'));
  }));

test('the menu of a cell contains the letters of the scheme, and Escape changes nothing', () =>
  shown(TEAM, async ({ text }, page) => {
    await page.locator('.grid-rows [data-column=pm]').nth(2).focus();
    await page.keyboard.press('Space');
    await page.locator('.menu').waitFor();
    assert.deepEqual(await page.locator('.menu .name').allTextContents(), [
      'Responsible',
      'Accountable',
      'Accountable instead of Tech Lead',
      'Consulted',
      'Informed',
      'Empty the cell',
      'Go to the text',
    ]);
    assert.equal(await page.locator('.menu [aria-checked=true] .name').textContent(), 'Informed');
    await page.keyboard.press('Escape');
    await page.locator('.menu').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Deploying / pm');
    assert.equal(text(), TEAM);
  }));

test('rows are renamed, added, moved and removed by keyboard', () =>
  shown(TEAM, async ({ text, settled }, page) => {
    const label = page.locator('.grid-rows .label');
    await label.nth(1).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type('Talking to users');
    await page.keyboard.press('Enter');
    await settled();
    let expected = TEAM.replace('Interviews', 'Talking to users');
    assert.equal(text(), expected);
    assert.equal(await focused(page), 'Talking to users / ');
    await page.keyboard.press('Alt+ArrowDown');
    await settled();
    const [moved = ''] = /.*Talking to users.*\n/.exec(expected) ?? [];
    expected = expected
      .replace(moved, '')
      .replace('# on Friday\n', `# on Friday\n${moved.replace('Discovery', 'Delivery')}`);
    assert.equal(text(), expected);
    assert.equal(await focused(page), 'Talking to users / ');
    await page.keyboard.press('Insert');
    await page.keyboard.type('Reviews');
    await page.keyboard.press('Enter');
    await settled();
    expected = expected.replace('C: lead }\n', 'C: lead }\n  - { activity: Reviews, phase: Delivery }\n');
    assert.equal(text(), expected);
    await page.keyboard.press('Space');
    await page.locator('.menu .name', { hasText: 'Remove the row' }).click();
    await settled();
    assert.equal(text(), expected.replace(/.*Talking to users.*\n/, ''));
  }));

test('a role is added and titled', () =>
  shown(TEAM, async ({ text, settled }, page) => {
    await page.locator('.column[data-column=eng]').focus();
    await page.keyboard.press('Space');
    await page.locator('.menu .name', { hasText: 'Change the title' }).click();
    await page.keyboard.type('Developer');
    await page.keyboard.press('Enter');
    await settled();
    assert.equal(text(), TEAM.replace('Software Engineer', 'Developer'));
    await page.locator('.corner').focus();
    await page.keyboard.press('Space');
    await page.locator('.menu .name', { hasText: 'Add a role' }).click();
    await page.keyboard.type('Designer');
    await page.keyboard.press('Enter');
    await settled();
    assert.ok(text().includes('  designer: { title: Designer }\n'));
    assert.equal(await page.locator('.column').count(), 4);
  }));

test('a panel whose source is not open changes nothing and shows the reason', () =>
  shown(
    TEAM,
    async ({ text, settled }, page) => {
      await page.locator('.grid-rows [data-column=eng]').nth(1).focus();
      await page.keyboard.press('c');
      await settled();
      assert.equal(await page.locator('.toast').textContent(), 'Open the charter beside the panel to change it.');
      assert.equal(text(), TEAM);
    },
    { editable: false },
  ));

test('the last valid matrix stays with a banner while the text is broken, and cannot be edited', () =>
  shown(TEAM, async ({ type, text, settled }, page) => {
    const before = await gridText(page);
    const broken = TEAM.replace('activity: Roadmap', 'activity: "Roadmap');
    await type(broken);
    assert.match((await page.locator('.banner').textContent()) ?? '', /has a syntax error/);
    assert.deepEqual(await gridText(page), before);
    await page.locator('.grid-rows [data-column=lead]').nth(2).focus();
    await page.keyboard.press('c');
    await settled();
    assert.equal(text(), broken);
    await type(TEAM.replace('Roadmap', 'Road map'));
    assert.equal(await page.locator('.banner').isVisible(), false);
    assert.equal((await gridText(page))[2], 'Road map | R A | I | I');
  }));

test('with 5,000 rows and 40 roles only visible cells are rendered, and the keyboard reaches all others', () =>
  shown(largeCharter(5_000, 40), async ({ settled }, page) => {
    const count = () => page.locator('.grid *').count();
    assert.ok((await count()) < 3_000, `${await count()} elements`);
    await page.locator('[role=grid] [tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+End');
    await settled();
    assert.equal(await focused(page), 'Activity number 5000 / role-40');
    assert.ok(await page.locator('[data-column=role-40]:focus').isVisible());
    assert.ok((await count()) < 3_000, `${await count()} elements`);
    for (let up = 0; up < 30; up++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+ArrowLeft');
    await settled();
    assert.equal(await focused(page), 'Activity number 4970 / ');
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, -40_000);
    await settled();
    assert.equal(await focused(page), 'Activity number 4970 / ');
    const first = page.locator('.grid-rows .label').first();
    assert.ok(await first.isVisible());
  }));

test('an edit renders only the changed row', () =>
  shown(largeCharter(300, 6), async ({ type, text }, page) => {
    await page.evaluate(() => {
      for (const row of document.querySelectorAll('.grid-rows > .row')) row.setAttribute('data-old', '');
    });
    await type(text().replace('Activity number 3,', 'Activity number three,'));
    const fresh = await page.locator('.grid-rows > .row:not([data-old]) .name').allTextContents();
    assert.deepEqual(fresh, ['Activity number three']);
  }));
