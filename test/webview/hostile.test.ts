import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { needsShared, shared } from '../support/shared.ts';
import { inBrowser } from './support.ts';

const shown = inBrowser();

/** Texts that often break programs, without those that a charter cannot contain. */
function hostileStrings(): string[] {
  const own = JSON.parse(readFileSync(shared('own', 'injection-strings.json'), 'utf8')) as Record<string, string[]>;
  const naughty = JSON.parse(readFileSync(shared('blns', 'blns.json'), 'utf8')) as string[];
  return [...new Set([...Object.values(own).flat(), ...naughty])].filter(
    (text) => typeof text === 'string' && !text.includes('\0'),
  );
}

/** A charter with one of the texts in every text field. */
function charterOf(texts: readonly string[]): string {
  const at = (index: number) => JSON.stringify(texts[index % texts.length] ?? '');
  const each = (line: (index: number) => string) => {
    for (const index of texts.keys()) lines.push(line(index));
  };
  const lines = [
    `team: { name: ${at(0)}, purpose: ${at(1)}, scope: ${at(2)}, goals: [${at(3)}], channels: [${at(4)}], links: [${at(5)}] }`,
    `review: ${at(6)}`,
    'people:',
  ];
  each(
    (index) =>
      `  "person ${index}": { name: ${at(index)}, email: ${at(index + 1)}, github: ${at(index + 2)}, ` +
      `timezone: ${at(index + 3)}, notes: ${at(index)} }`,
  );
  lines.push('roles:');
  each(
    (index) =>
      `  "role ${index}": { title: ${at(index)}, people: ["person ${index}", ${at(index + 1)}], notes: ${at(index + 2)}, ` +
      `represents: [${at(index)}], measures: [${at(index + 3)}], responsibilities: [${at(index + 4)}], ` +
      `backup: ${at(index + 5)}, external: ${index % 9 === 8} }`,
  );
  lines.push('decides:', '  what: "role 0"', `  why: { roles: ["role 1", ${at(3)}], tie-break: ${at(4)} }`);
  // Areas are keys, which must be unique.
  for (const area of new Set(texts.slice(2, 40)))
    lines.push(`  ${JSON.stringify(area)}: { roles: ["role 2", ${at(5)}], tie-break: ${at(6)} }`);
  lines.push('responsibilities:');
  each(
    (index) =>
      `  - { name: ${at(index)}, owner: ${at(index + 1)}, helpers: [${at(index + 2)}], notes: ${at(index + 3)} }`,
  );
  lines.push(
    'schemes:',
    '  ram:',
    `    row: ${at(7)}`,
    '    letters:',
    `      L: { key: lead, title: ${at(8)}, meaning: ${at(9)}, is: [owner, doer] }`,
    `      S: { key: secondary, title: ${at(10)}, meaning: ${at(11)}, is: support }`,
    'ram:',
  );
  each((index) => `  - { ${at(7)}: ${at(index)}, L: "role ${index}", S: ${at(index + 1)}, phase: ${at(index + 2)} }`);
  lines.push('raci:');
  each(
    (index) =>
      `  - { activity: ${at(index)}, phase: ${at(index + 1)}, R: ["role ${index}", ${at(index + 2)}], A: ${at(index + 3)}, ` +
      `covers: ${at(index)}, notes: ${at(index)}, acknowledged: { ${at(index + 3)}: A 2026-01-01 } }`,
  );
  lines.push('daci:');
  each(
    (index) =>
      `  - { decision: ${at(index)}, D: "role ${index}", A: ${at(index + 1)}, status: ${at(index)}, due: ${at(index + 1)}, ` +
      `outcome: ${at(index + 2)}, notes: ${at(index + 3)} }`,
  );
  lines.push('agreements:');
  each(
    (index) =>
      `  - { name: ${at(index)}, kind: ${at(index)}, every: ${at(index)}, minutes: ${at(index)}, with: [${at(index + 1)}], ` +
      `owner: ${at(index + 2)}, share: ${at(index)}, notes: ${at(index)} }`,
  );
  return `${lines.join('\n')}\n`;
}

test(
  'hostile texts in every field stay texts: nothing runs, nothing is requested, no markup appears',
  needsShared,
  async () => {
    const strings = hostileStrings();
    assert.ok(strings.length > 400);
    const size = 120;
    for (let from = 0; from < strings.length; from += size) {
      const some = strings.slice(from, from + size);
      await shown(charterOf(some), async ({ settled, copied, session }, page) => {
        const tags = () =>
          page.evaluate(() =>
            [...new Set([...document.querySelectorAll('body *')].map((one) => one.tagName.toLowerCase()))].sort(),
          );
        const allowed = new Set(
          'article b button dd div dl dt footer form h1 h2 h3 header input kbd label li main option p script section select span strong table tbody td th thead tr ul'.split(
            ' ',
          ),
        );
        const names = await page.locator('h1').textContent();
        assert.equal(names, some[0]?.trim() === '' ? 'A team without a name' : some[0]);
        assert.equal(await page.locator('.tabs [role="tab"]').count(), 3);
        const views = [
          ...['Roles', 'People', 'Activities', 'Load'].map((mode) => ({ table: 0, mode })),
          ...[1, 2].flatMap((table) => ['Roles', 'Activities'].map((mode) => ({ table, mode }))),
        ];
        for (const { table, mode } of views) {
          await page.locator('.tabs [role="tab"]').nth(table).click();
          await page.locator('.modes button', { hasText: mode }).first().click();
          await settled();
          if (mode === 'Roles') {
            await page.locator('.grid').evaluate((grid) => grid.scrollTo(400, 4_000));
            await settled();
            await page.locator('.grid-rows .label').first().click();
            await page.keyboard.press('Space');
            await page.keyboard.press('Escape');
            await page.locator('.filter').click();
            await settled();
          }
          assert.deepEqual(
            (await tags()).filter((tag) => !allowed.has(tag)),
            [],
            `${mode} of table ${table}`,
          );
        }
        assert.equal(await page.locator('script').count(), 1);
        assert.equal(
          await page.evaluate(() =>
            [...document.querySelectorAll('*')].some((one) =>
              [...one.attributes].some(({ name }) => name.startsWith('on')),
            ),
          ),
          false,
        );
        await session.receive({ type: 'copy', id: 1, as: 'markdown', by: 'role', table: '' });
        assert.equal(copied.length, 1);
      });
    }
  },
);

test('the page only allows what its policy names: no inline script, style, request or frame', () =>
  shown('team: A\nroles: { pm: PM }\nraci:\n  - { activity: One, R: pm, A: pm }\n', async ({ faults }, page) => {
    const done = await page.evaluate(async () => {
      const tried: Record<string, boolean> = {};
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      tried.script = 'ran' in window;
      const styled = document.createElement('div');
      styled.setAttribute('style', 'width: 123px');
      document.body.append(styled);
      tried.style = getComputedStyle(styled).width === '123px';
      tried.fetch = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      // The policy reports a blocked frame; a frame that loads is a fault of the page.
      const answered = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective === 'frame-src') resolve(false);
        });
        frame.addEventListener('load', () => resolve(true));
      });
      document.body.append(frame);
      await answered;
      try {
        // The policy must block this evaluation of a string.
        tried.eval = new Function('return true')() === true;
      } catch {
        tried.eval = false;
      }
      return tried;
    });
    assert.deepEqual(done, { script: false, style: false, fetch: false, eval: false });
    assert.ok(faults.length > 0 && faults.every((fault) => /Content Security Policy/.test(fault)), faults.join('\n'));
    faults.length = 0;
  }));
