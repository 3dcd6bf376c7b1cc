/**
 * The matrix in a real window: opened, read, clicked, edited, undone, locked, restored. Each test continues after the
 * previous one. The screenshots are in dist/screenshots.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { openPlace, type Place } from './support/place.ts';

const TROUBLED = 'troubled.charter.yaml';
const LEADERS = 'leadership-decisions.charter.yaml';

/** The page of the matrix: a webview is a frame in a frame. */
function matrixIn({ drive }: Place): FrameLocator {
  return drive.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

function cellOf(frame: FrameLocator, label: string, column: string): Locator {
  return rowOf(frame, label).locator(`[data-column="${column}"]`);
}

function rowOf(frame: FrameLocator, label: string): Locator {
  return frame
    .locator('.grid-rows > .row')
    .filter({ has: frame.locator('.label .name', { hasText: new RegExp(`^${label}$`) }) });
}

/** A window with a narrow editor that shows only text. */
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'editor.minimap.enabled': false,
  'editor.inlayHints.enabled': 'off',
  'editor.codeLens': false,
};

describe('the matrix beside the text', () => {
  let place: Place;
  let frame: FrameLocator;
  before(async () => {
    place = await openPlace({ settings: SETTINGS });
    frame = matrixIn(place);
  });
  after(() => place.stop());

  const tab = (name: string) => place.drive.page.locator('.tab').filter({ hasText: name });

  /** Brings a tab to the front and waits for it; for text, also for the keyboard focus. */
  const goTo = async (name: string, what: 'text' | 'matrix') => {
    const active = place.drive.page.locator('.editor-group-container.active');
    await tab(name).click();
    await active.locator('.tab.active').filter({ hasText: name }).waitFor();
    if (what === 'text') await active.locator('.monaco-editor.focused').first().waitFor();
  };

  it('opens from the command palette and shows the charter', async () => {
    const { drive } = place;
    await drive.openFile(TROUBLED);
    await drive.squiggles.first().waitFor();
    await drive.command('Charter: Open Matrix to the Side');
    await frame.locator('h1', { hasText: 'Payments' }).waitFor();
    assert.deepEqual(await frame.locator('.column .name').allTextContents(), [
      'Product Manager',
      'Engineering Manager',
      'Software Engineer',
      'egn',
    ]);
    const label = await cellOf(frame, 'Sprint planning', 'em').getAttribute('aria-label');
    assert.equal(label, 'R A, Responsible and Accountable');
    assert.match((await frame.locator('.problems').textContent()) ?? '', /\d+ problems/);
    await drive.shot('matrix-1-beside');
  });

  it('moves to the line in the text on a click, and keeps the focus', async () => {
    const { drive, folder } = place;
    await cellOf(frame, 'Reviewing pull requests', 'em').click();
    const lines = readFileSync(join(folder, TROUBLED), 'utf8').split('\n');
    const line = 1 + lines.findIndex((one) => one.includes('Reviewing pull requests'));
    await drive.page.locator('.line-numbers.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
    await frame.locator('.row.at .name', { hasText: 'Reviewing pull requests' }).waitFor();
    assert.equal(await frame.locator('[data-column="em"]:focus').count(), 1);
    await drive.shot('matrix-2-click');
  });

  it('writes a typed letter into the text, and undo in the text removes it', async () => {
    const { drive, folder } = place;
    const path = join(folder, TROUBLED);
    const first = readFileSync(path, 'utf8');
    const cell = cellOf(frame, 'Promising a deadline', 'em');
    await cell.click();
    await cell.press('a');
    await tab(TROUBLED).and(drive.page.locator('.dirty')).waitFor();
    await cell.and(frame.locator('[aria-label="A, Accountable"]')).waitFor();
    await goTo(TROUBLED, 'text');
    await drive.press('Control+S');
    await tab(TROUBLED).and(drive.page.locator(':not(.dirty)')).waitFor();
    assert.equal(readFileSync(path, 'utf8'), first.replace('deadline, R: pm, C: em', 'deadline, R: pm, A: em'));
    await drive.press('Control+Z');
    await tab(TROUBLED).and(drive.page.locator('.dirty')).waitFor();
    await drive.press('Control+S');
    await cell.and(frame.locator('[aria-label="C, Consulted"]')).waitFor();
    await tab(TROUBLED).and(drive.page.locator(':not(.dirty)')).waitFor();
    assert.equal(readFileSync(path, 'utf8'), first);
  });

  it('follows the active charter until it is locked', async () => {
    const { drive } = place;
    await drive.openFile(LEADERS);
    await frame.locator('h1', { hasText: 'Leadership' }).waitFor();
    await goTo('Matrix leadership', 'matrix');
    await drive.page.locator('.editor-actions a[aria-label^="Lock Matrix"]').click();
    await tab('[Locked] Matrix').waitFor();
    await drive.shot('matrix-3-kept');
    await goTo(LEADERS, 'text');
    await drive.openFile(TROUBLED);
    assert.equal(await frame.locator('h1').textContent(), 'Leadership');
  });

  it('opens from the editor title, as another matrix next to the locked one', async () => {
    const { drive } = place;
    await drive.page.locator('.editor-actions a[aria-label^="Open Matrix to the Side"]').first().click();
    await tab('Matrix troubled').waitFor();
    await frame.locator('h1', { hasText: 'Payments' }).waitFor();
    await goTo('Matrix troubled', 'matrix');
    await drive.command('View: Close Editor');
    await goTo('[Locked] Matrix', 'matrix');
    await frame.locator('h1', { hasText: 'Leadership' }).waitFor();
  });

  it('is restored after a reload of the window, with its charter and still locked', async () => {
    const { drive } = place;
    // The window reloads and not the page, since the window first saves its state.
    const loaded = drive.page.waitForEvent('load');
    await drive.command('Developer: Reload Window');
    await loaded;
    await drive.page.locator('.monaco-workbench').waitFor();
    await goTo('[Locked] Matrix', 'matrix');
    await frame.locator('h1', { hasText: 'Leadership' }).waitFor();
    await frame.locator('.chip').first().waitFor();
    await drive.shot('matrix-4-restored');
  });

  it('changes its theme immediately', async () => {
    const { drive } = place;
    const background = () => frame.locator('body').evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    for (const [theme, name] of [
      ['Dark Modern', 'vscode-dark'],
      ['Dark High Contrast', 'vscode-high-contrast'],
    ] as const) {
      await drive.command('Preferences: Color Theme');
      await drive.page.locator('.quick-input-widget input').fill(theme);
      await drive.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: theme }).first().waitFor();
      await drive.press('Enter');
      await frame.locator(`body.${name}`).waitFor();
      await drive.shot(`matrix-5-${name}`);
    }
    assert.notEqual(await background(), light);
  });
});

describe('the matrix as an editor', () => {
  let place: Place;
  let frame: FrameLocator;
  before(async () => {
    place = await openPlace();
    frame = matrixIn(place);
  });
  after(() => place.stop());

  it('opens for a charter by keyboard', async () => {
    const { drive } = place;
    await drive.openFile(LEADERS);
    await drive.press('F1');
    await drive.page.locator('.quick-input-widget input').fill('>View: Reopen Editor With...');
    await drive.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Reopen Editor With' })
      .first()
      .waitFor();
    await drive.press('Enter');
    await drive.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Charter Matrix' }).waitFor();
    await drive.page.locator('.quick-input-widget input').fill('Charter Matrix');
    await drive.press('Enter');
    await frame.locator('h1', { hasText: 'Leadership' }).waitFor();
    await drive.shot('matrix-6-editor');
  });

  it('becomes dirty after an edit and clean after undo, and saving writes exactly the edit', async () => {
    const { drive, folder } = place;
    const path = join(folder, LEADERS);
    const first = readFileSync(path, 'utf8');
    const tab = drive.page.locator('.tab.active');
    const cell = cellOf(frame, 'Change prices', 'ceo');
    await cell.click();
    await cell.press('Delete');
    await tab.and(drive.page.locator('.dirty')).waitFor();
    await frame.locator('.toast').waitFor();
    assert.equal(await cell.getAttribute('aria-label'), 'nothing');
    await drive.press('Control+Z');
    await drive.page.locator('.tab.active:not(.dirty)').waitFor();
    await cell.locator('.chip').waitFor();
    await drive.press('Control+Y');
    await tab.and(drive.page.locator('.dirty')).waitFor();
    await drive.press('Control+S');
    await drive.page.locator('.tab.active:not(.dirty)').waitFor();
    assert.equal(readFileSync(path, 'utf8'), first.replace('P: teams, I: ceo, D: cpo', 'P: teams, D: cpo'));
  });

  it('shows changes on disk', async () => {
    const { folder } = place;
    const path = join(folder, LEADERS);
    writeFileSync(path, readFileSync(path, 'utf8').replace('name: Leadership', 'name: The leaders'));
    await frame.locator('h1', { hasText: 'The leaders' }).waitFor();
  });
});
