/**
 * The first minutes of a user in a window with the packed extension: open an example, see a problem, fix it, write a
 * row, save. Each test continues after the previous one. The screenshots are in dist/screenshots.
 */
import assert from 'node:assert/strict';
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROOT } from '../support/shared.ts';
import { openPlace, type Place } from './support/place.ts';

const NAME = 'troubled.charter.yaml';

/** Waits until a file contains a text. */
async function saved(path: string, text: string): Promise<void> {
  const says = () => readFileSync(path, 'utf8').includes(text);
  if (says()) return;
  await new Promise<void>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${path} never said ${text}`)), 10_000);
    const watcher = watch(path, () => {
      if (!says()) return;
      clearTimeout(timer);
      watcher.close();
      done();
    });
  });
}

describe('the first minutes', () => {
  let place: Place;
  before(async () => {
    place = await openPlace();
  });
  after(() => place.stop());

  it('opening an example underlines its problems', async () => {
    const { drive } = place;
    await drive.openFile(NAME);
    await drive.squiggles.first().waitFor();
    await drive.page.locator('#status\\.editor\\.mode').filter({ hasText: 'Charter' }).waitFor();
    await drive.shot('1-squiggles');
  });

  it('the language status shows problems, rules and the server', async () => {
    const { drive } = place;
    await drive.page.locator('#status\\.languageStatus').hover();
    const panel = drive.page.locator('.hover-language-status');
    for (const text of [/\d+ errors/, /5\d rules in force/, /Server is ready/]) {
      await panel.filter({ hasText: text }).first().waitFor();
    }
    await drive.shot('2-status');
    await drive.page.mouse.move(600, 300);
  });

  it('the Problems panel lists a problem', async () => {
    const { drive } = place;
    await drive.press('Control+Shift+M');
    const row = drive.page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'no role or person “egn”' });
    await row.waitFor();
    assert.match((await row.textContent()) ?? '', /unknown-role/);
    await drive.shot('3-problems');
    await row.dblclick();
  });

  it('hovering over a problem shows what is wrong and what to do', async () => {
    const { drive } = place;
    const said = await drive.hover('egn', 'Did you mean “eng”?');
    assert.match(said, /unknown-role/);
    await drive.shot('4-hover');
    await drive.page.mouse.move(900, 120);
    await drive.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
  });

  it('the light bulb fixes a problem', async () => {
    const { drive } = place;
    const line = readFileSync(join(place.folder, NAME), 'utf8')
      .split('\n')
      .findIndex((one) => /R: egn/.test(one));
    await drive.goToLine(line + 1, 46);
    await drive.page.locator('.lightBulbWidget, [class*="gutter-lightbulb"]').first().waitFor();
    await drive.press('Control+.');
    const fix = drive.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'eng' }).first();
    await fix.waitFor();
    await drive.shot('5-light-bulb');
    await drive.press('Enter');
    await drive.untilText('Reviewing pull requests, R: eng, A: em');
  });

  it('a snippet writes a row', async () => {
    const { drive } = place;
    await drive.press('End', 'Enter');
    await drive.type('raci');
    const row = drive.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'raci row' }).first();
    await row.waitFor();
    await drive.shot('6-suggestions');
    await drive.press('Enter');
    await drive.untilText('What is done');
    await drive.type('Answering questions');
    await drive.press('Tab');
    await drive.shot('7-snippet');
    await drive.press('Enter', 'Tab', 'Escape');
    await drive.untilText('- { activity: Answering questions, R: pm, A: pm }');
  });

  it('saving writes exactly these changes', async () => {
    const { drive, folder } = place;
    await drive.press('Control+S');
    await saved(join(folder, NAME), 'Answering questions');
    const before = readFileSync(join(ROOT, 'docs', 'examples', NAME), 'utf8');
    const now = readFileSync(join(folder, NAME), 'utf8');
    const row = '  - { activity: Answering questions, R: pm, A: pm }\n';
    assert.equal(now.replace(row, ''), before.replace('R: egn', 'R: eng'));
    await drive.shot('8-saved');
  });

  it('the menu for new files offers a new charter', async () => {
    const { drive } = place;
    await drive.command('Create: New File...');
    const entry = drive.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'New Charter' }).first();
    await entry.waitFor();
    await drive.shot('9-new-file');
    await entry.click();
    const template = drive.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'product team' })
      .first();
    await template.waitFor();
    await drive.shot('10-templates');
    await template.click();
    await drive.untilText('people:');
    await drive.shot('11-new-charter');
  });

  it('the walkthrough shows its steps', async () => {
    const { drive } = place;
    await drive.press('Control+J');
    await drive.command('Welcome: Open Walkthrough');
    const entry = drive.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Start with team charters' });
    await entry.first().click();
    await drive.page.locator('.getting-started-step').nth(3).waitFor();
    await drive.shot('12-walkthrough');
  });
});

describe('restricted mode', () => {
  let place: Place;
  before(async () => {
    place = await openPlace({
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'always',
      },
    });
  });
  after(() => place.stop());

  it('checks and fixes charters in an untrusted folder', async () => {
    const { drive } = place;
    await drive.page.locator('#status\\.workspaceTrust').filter({ hasText: 'Restricted Mode' }).waitFor();
    await drive.openFile(NAME);
    await drive.squiggles.first().waitFor();
    await drive.goToLine(31, 46);
    await drive.press('Control+.');
    await drive.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'eng' }).first().waitFor();
    await drive.shot('13-restricted');
    await drive.press('Enter');
    await drive.untilText('Reviewing pull requests, R: eng, A: em');
  });
});
