/**
 * The extension in a browser: VS Code loads it into a web worker without Node, and the language server is another
 * worker that reads files through the editor.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packExtension } from '../../client/dev/pack.ts';
import { type StaticServer, serveFolder } from '../../client/dev/static.ts';
import { openPlace, type Place } from './support/place.ts';
import { unpackExtension } from './support/vsix.ts';

describe('the extension in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-web-'));
  let files: StaticServer;
  let place: Place;
  before(async () => {
    files = await serveFolder(unpackExtension(packExtension(folder).vsix, folder));
    place = await openPlace({ webExtension: files.origin });
  });
  after(async () => {
    await place.stop();
    await files.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks an opened charter', async () => {
    const { drive } = place;
    assert.ok(!files.served.has('/dist/extension-web.cjs'), 'it is not loaded before a charter is opened');
    await drive.openFile('troubled.charter.yaml');
    await drive.squiggles.first().waitFor();
    assert.ok(files.served.has('/dist/extension-web.cjs'));
    assert.ok(files.served.has('/dist/server-worker.js'));
    assert.ok(!files.served.has('/dist/extension.cjs'));
    await drive.shot('14-web');
  });

  it('reads the other charters of the workspace through the editor', async () => {
    const { drive } = place;
    const status = drive.page.locator('#status\\.languageStatus');
    await status.hover();
    const panel = drive.page.locator('.hover-language-status');
    await panel.filter({ hasText: '4 charters in the workspace' }).first().waitFor();
    await drive.shot('15-web-status');
  });

  it('fixes a problem', async () => {
    const { drive } = place;
    await drive.goToLine(31, 46);
    await drive.press('Control+.');
    await drive.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'eng' }).first().waitFor();
    await drive.press('Enter');
    await drive.untilText('Reviewing pull requests, R: eng, A: em');
  });
});
