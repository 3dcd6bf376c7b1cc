#!/usr/bin/env node
// Replaces the program `code`: takes the arguments of @vscode/test-electron and runs the same suite in the VS Code
// server, with a browser as its window.
import { format } from 'node:util';
import { startServer } from '../../../client/dev/vscode-server.ts';
import { openWindow, remoteUri } from './window.ts';

// A signal that stops this also stops its child processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

const PATIENCE_MILLISECONDS = 180_000;

const options = new Map();
const paths = [];
for (const argument of process.argv.slice(2)) {
  const match = /^--([a-zA-Z][\w-]*)(?:=(.*))?$/.exec(argument);
  if (match === null) paths.push(argument);
  else options.set(match[1], match[2] ?? '');
}
const development = options.get('extensionDevelopmentPath');
const suite = options.get('extensionTestsPath');
if (development === undefined || suite === undefined || paths[0] === undefined) {
  process.stderr.write('This stands in for VS Code only to run tests.\n');
  process.exit(2);
}

const server = await startServer();
let browser;
let status = 1;
try {
  const window = await openWindow({
    port: server.port,
    open: paths[0],
    payload: [
      ['extensionDevelopmentPath', remoteUri(server.port, development)],
      ['extensionTestsPath', remoteUri(server.port, suite)],
      ['skipWelcome', 'true'],
    ],
  });
  browser = window.browser;
  const { page, url } = window;
  const verbose = process.env.CHARTER_VERBOSE !== undefined;
  const log = [];
  status = await new Promise((done, fail) => {
    const end = (reason) => fail(new Error(`${reason}\n${log.slice(-40).join('\n')}`));
    page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      log.push(line);
      if (verbose) process.stdout.write(`${line}\n`);
    });
    page.exposeFunction('codeAutomationExit', done);
    page.on('crash', () => end('The page of the window crashed.'));
    browser.on('disconnected', () => end('The browser stopped.'));
    server.ended.then(() => end('The VS Code server stopped.'));
    setTimeout(
      () => end(`There was no result after ${PATIENCE_MILLISECONDS / 1000} seconds.`),
      PATIENCE_MILLISECONDS,
    ).unref();
    page.goto(url).catch(fail);
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
} finally {
  await browser?.close().catch(() => {});
  await server.stop();
}
process.exit(status);
