/**
 * An external role has a column if it has a letter, or if the user adds the column to give the role its first letter.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowser, TEAM } from './support.ts';

const shown = inBrowser();

const OUTSIDE = TEAM.replace(
  'decides:',
  '  legal: { title: Legal, external: true }\n  sales: { title: Sales, external: true, people: [ada] }\ndecides:',
);

test('adds a column for an external role by keyboard, and its first letter', () =>
  shown(OUTSIDE, async ({ text, settled }, page) => {
    const titles = () => page.locator('.column .name').allTextContents();
    const before = ['Product Manager', 'Software Engineer', 'Tech Lead'];
    assert.deepEqual(await titles(), before);
    await page.locator('.corner').focus();
    await page.keyboard.press('Space');
    await page.locator('.menu .name', { hasText: 'Add a column' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.menu[aria-label="Add a column"]').waitFor();
    assert.deepEqual(await page.locator('.menu .name').allTextContents(), ['Legal', 'Sales']);
    await page.keyboard.press('Enter');
    assert.deepEqual(await titles(), [...before, 'Legal']);
    assert.equal(await page.locator('.column[data-column="legal"]:focus').count(), 1);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('.cell[data-column="legal"]:focus').count(), 1);
    await page.keyboard.press('c');
    await settled();
    assert.equal(text(), OUTSIDE.replace('A: pm, I: everyone', 'A: pm, C: legal, I: everyone'));
    assert.deepEqual(await titles(), [...before, 'Legal']);
    // Focus stays in the cell, and the added column stays after its letter is removed.
    assert.equal(await page.locator('.cell[data-column="legal"]:focus').getAttribute('aria-label'), 'C, Consulted');
    await page.keyboard.press('Delete');
    await settled();
    assert.equal(text(), OUTSIDE);
    assert.deepEqual(await titles(), [...before, 'Legal']);
  }));

test('an added column belongs to its table and stays after a reload', () =>
  shown(
    OUTSIDE,
    async (_, page) => {
      const titles = () => page.locator('.column .name').allTextContents();
      assert.deepEqual(await titles(), ['Product Manager', 'Software Engineer', 'Tech Lead', 'Sales']);
      await page.locator('[role="tab"]', { hasText: 'DACI' }).click();
      assert.deepEqual(await titles(), ['Product Manager', 'Software Engineer', 'Tech Lead']);
    },
    { state: { added: { raci: ['sales', 'nobody', 7], daci: 'legal' } } },
  ));
