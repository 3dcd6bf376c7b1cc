/** The panel in another language: every text of the panel is translated, and no text of the charter is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textsOfExtension } from '../../server/generate/l10n.ts';
import { ROOT } from '../support/shared.ts';
import { inBrowser } from './support.ts';

const shown = inBrowser();

/** A language in which every text is in double brackets. */
const TEXTS = Object.fromEntries(textsOfExtension(ROOT).map((text) => [text, `⟦${text}⟧`]));

/** All texts of the charter are in capitals, like the letters and names of its scheme. */
const CHARTER = `team: TEAM
people: { p: PERSON, q: QUEEN }
roles:
  pm: { title: MANAGER, people: p }
  eng: { title: ENGINEER, people: [p, q] }
  out: { title: OUTSIDE, external: true }
decides: { what: pm, x-way: pm }
schemes:
  ram:
    row: TASK
    letters:
      L: { key: LEAD, title: LEADS, meaning: MEANS, is: owner }
      D: { key: DOES, title: DOES, meaning: WORKS, is: doer }
      I: { key: TOLD, title: HEARS, meaning: LISTENS, is: informed }
ram:
  - { TASK: ONE, phase: PHASE, D: [pm, eng], L: pm, acknowledged: { pm: LD 2026-01-01 } }
  - { TASK: TWO, D: eng, L: pm, acknowledged: { pm: D 2026-01-01 }, I: everyone }
  - { TASK: '', D: q, L: pm, acknowledged: { pm: L 2026-01-01 } }
agreements:
  - { name: AGREED, every: week, minutes: 30, with: [pm, eng] }
review: 2031-01-01
`;

test('every text of the panel is in the language of the window', () =>
  shown(
    CHARTER,
    async ({ settled }, page) => {
      /** All visible and spoken texts of the panel. */
      const said = () =>
        page.evaluate(() => {
          const texts = new Set<string>();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
            if (node.parentElement?.closest('script, kbd, .message, .warning') === null)
              texts.add(node.nodeValue ?? '');
          for (const one of document.querySelectorAll('*'))
            for (const name of ['aria-label', 'title', 'placeholder']) {
              const value = one.getAttribute(name);
              if (value !== null && one.closest('.marked') === null) texts.add(value);
            }
          return [...texts];
        });
      /** The remaining text without translated texts and their arguments. */
      const english = async () =>
        (await said()).filter((text) => {
          let rest = text;
          for (let before = ''; before !== rest; ) {
            before = rest;
            rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
          }
          return /[a-z]{2}/.test(rest.replace(/\bweek\b|\bwhat\b|\bx-way\b/g, ''));
        });
      for (const mode of ['people', 'activities', 'load', 'roles']) {
        await page.locator(`[data-mode="${mode}"]`).click();
        await settled();
        assert.deepEqual(await english(), [], mode);
      }
      await page.locator('.filter').click();
      for (const place of ['.corner', '.column', '.grid-rows .label', '.grid-rows .cell']) {
        await page.locator(place).first().focus();
        await page.keyboard.press('Space');
        await page.locator('.menu').waitFor();
        assert.deepEqual(await english(), [], place);
        await page.keyboard.press('Escape');
      }
      for (const key of ['F2', 'Insert']) {
        await page.locator('.grid-rows .label').first().focus();
        await page.keyboard.press(key);
        await page.locator('.prompt').waitFor();
        assert.deepEqual(await english(), [], key);
        await page.keyboard.press('Escape');
      }
      await page.locator('.bar > button').last().click();
      await page.locator('.menu').waitFor();
      assert.deepEqual(await english(), []);
      await page.keyboard.press('Escape');
      await page.locator('.search').fill('nothing like it');
      assert.deepEqual(await english(), []);
      assert.equal(await page.locator('.nothing:visible').textContent(), '⟦No rows match the filter.⟧');
    },
    { texts: TEXTS },
  ));
