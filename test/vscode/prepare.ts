/** Unpacks what the tests in VS Code run in, before they run: its server, and a browser where none is installed. */

import { prepareServer } from '../../client/dev/prepare-vscode.ts';
import { findBrowser } from '../support/browser.ts';

process.stdout.write(`${await prepareServer()}\n${await findBrowser()}\n`);
