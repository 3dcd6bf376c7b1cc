/** Takes the screenshots of the README in a real VS Code: `npm run screenshots`. */
import { join } from 'node:path';
import { ROOT } from '../support/shared.ts';
import { openPlace } from './support/place.ts';

const place = await openPlace({
  shots: join(ROOT, 'docs', 'screenshots'),
  settings: {
    'editor.minimap.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'window.commandCenter': false,
    'window.title': 'Charter',
  },
});
try {
  const { drive } = place;
  await drive.page.setViewportSize({ width: 1180, height: 640 });
  await drive.openFile('troubled.charter.yaml');
  await drive.squiggles.first().waitFor();
  await drive.press('Control+B');
  await drive.goToLine(34, 1);
  await drive.hover('egn', 'Did you mean “eng”?');
  await drive.shot('problems');
  await drive.page.mouse.move(900, 600);

  await drive.goToLine(31, 46);
  await drive.press('Control+.');
  const fix = drive.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'eng' }).first();
  await fix.waitFor();
  await drive.shot('fix');
  await drive.press('Enter');
  await drive.untilText('Reviewing pull requests, R: eng, A: em');

  await drive.press('End', 'Enter');
  await drive.type('raci');
  const row = drive.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'raci row' }).first();
  await row.waitFor();
  await drive.press('Enter');
  await drive.untilText('What is done');
  await drive.type('Answering questions');
  await drive.press('Tab');
  await drive.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'eng' }).first().waitFor();
  await drive.shot('row');
  await drive.press('Escape', 'Escape', 'Control+S');
} finally {
  await place.stop();
}
