/** Unpacks what the tests in VS Code run in, before they run: its server, and a browser where none is installed. */
import { findBrowser } from '../support/browser.ts';
import { prepareServer } from './support/prepare.ts';

process.stdout.write(`${await prepareServer()}\n${await findBrowser()}\n`);
