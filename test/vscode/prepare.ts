/** Unpacks the VS Code server, and a browser if none is installed, before the tests in VS Code run. */

import { prepareServer } from '../../client/dev/prepare-vscode.ts';
import { findBrowser } from '../support/browser.ts';

process.stdout.write(`${await prepareServer()}\n${await findBrowser()}\n`);
