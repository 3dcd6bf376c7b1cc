/** A browser for the tests: the one in `CHROMIUM`, an installed one, or the one in an npm package. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { cached } from '../../client/dev/cache.ts';
import { ROOT } from './shared.ts';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The path of a Chromium that runs on this machine. */
export async function findBrowser(): Promise<string> {
  const { CHROMIUM } = process.env;
  if (CHROMIUM !== undefined) return CHROMIUM;
  return INSTALLED.find((path) => existsSync(path)) ?? fromPackage();
}

/**
 * The package unpacks into the system's temporary folder, which is shared, so the tests give it a folder of their own.
 */
async function fromPackage(): Promise<string> {
  const manifest = readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = await cached(`chromium-${version}`, (unfinished) => {
    const code = `import chromium from '@sparticuz/chromium';\nawait chromium.executablePath();`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: unfinished },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    execFileSync('chmod', ['-R', 'a+rX', unfinished]);
  });
  return join(folder, 'chromium');
}

/** Starts a headless browser that can only reach this machine. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findBrowser(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
}
