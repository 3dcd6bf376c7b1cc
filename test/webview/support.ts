import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch, openWebview, type Webview, type WebviewOptions } from './harness.ts';

export type Shown = (
  text: string,
  work: (webview: Webview, page: Page) => Promise<void>,
  options?: WebviewOptions,
) => Promise<void>;

/** One browser for the tests of a file. Each test fails if the page has an error or requests anything outside. */
export function inBrowser(): Shown {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  return async (text, work, options = {}) => {
    const webview = await openWebview(browser, text, options);
    try {
      await work(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  };
}

export const TEAM = `team: Checkout
people: { priya: Priya Shah, ada: Ada Lind, ben: Ben Sato }
roles:
  pm: { title: Product Manager, people: priya }
  eng: { title: Software Engineer, people: [ada, ben] }
  lead: { title: Tech Lead, people: ada }
decides: { what: pm }
raci:
  - { activity: Roadmap, phase: Discovery, R: pm, A: pm, I: everyone }
  - { activity: Interviews, phase: Discovery, R: ben, A: pm, C: lead }
  - { activity: Deploying, phase: Delivery, R: eng, A: lead, I: pm } # on Friday
  - { activity: On call, phase: Delivery, R: eng, A: [lead, eng] }
daci:
  - { decision: Choose a database, D: lead, A: pm, status: dropped }
`;
