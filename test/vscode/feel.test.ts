/** Places of VS Code around the text: the extension's page, its documentation and the names of new files. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Frame } from 'playwright-core';
import { openPlace, type Place } from './support/place.ts';

describe('around the text', () => {
  let place: Place;
  before(async () => {
    place = await openPlace();
    await place.drive.openFile('troubled.charter.yaml');
    await place.drive.squiggles.first().waitFor();
  });
  after(() => place.stop());

  /** The frame of a web page inside VS Code that has an element. */
  async function frameWith(selector: string): Promise<Frame> {
    const { page } = place.drive;
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      for (const frame of page.frames()) {
        // A frame can disappear at any time.
        const found = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (frame !== page.mainFrame() && found > 0) return frame;
      }
      await page.waitForTimeout(100);
    }
    await place.drive.shot('failed');
    throw new Error(`No frame has ${selector}.`);
  }

  it('the link of a problem opens the page of its rule, rendered', async () => {
    const { drive } = place;
    await drive.hover('egn', 'Did you mean “eng”?');
    await drive.page.locator('.monaco-hover:visible a.code-link').filter({ hasText: 'unknown-role' }).first().click();
    const frame = await frameWith('h1:has-text("unknown-role")');
    assert.match((await frame.locator('body').textContent()) ?? '', /unknown-role/);
    await drive.shot('14-rule-page');
    await drive.press('Control+W');
  });

  it('the format reference opens as a rendered page', async () => {
    const { drive } = place;
    await drive.command('Charter: Open the Format Reference');
    await frameWith('h2:has-text("in five rules")');
    await drive.shot('15-format');
    await drive.press('Control+W');
  });

  it('a new charter is named after its team, and saved under that name', async () => {
    const { drive, folder } = place;
    await drive.command('Charter: New Charter');
    const template = drive.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'product team' });
    await template.first().click();
    const tab = drive.page.locator('.tab.active:not([data-resource-name^="troubled"])');
    await tab.waitFor();
    await drive.untilText('people:');
    const name = (await tab.getAttribute('data-resource-name')) ?? '';
    assert.match(name, /^[a-z-]+\.charter\.yaml$/);
    await drive.press('Control+S');
    await drive.page.locator('.tab.active:not(.dirty)').filter({ hasText: name }).waitFor();
    assert.ok(existsSync(join(folder, name)), name);
  });

  it('the page of the extension begins with its title and has no broken picture', async () => {
    const { drive } = place;
    await drive.command('View: Show Extensions');
    await drive.page.locator('.extension-list-item').filter({ hasText: 'Charter' }).first().click();
    const frame = await frameWith('th:has-text("Engineering Manager")');
    assert.equal(await frame.locator('body :is(h1, pre)').first().textContent(), 'Charter');
    assert.equal(await frame.locator('img').count(), 0);
    await drive.shot('16-extension-page');
  });
});
