/** Drives a window of VS Code like a user: with keyboard and mouse, by what is visible. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../support/shared.ts';

/** The longest time to wait for anything. */
const PATIENCE_MILLISECONDS = 60_000;

export class Drive {
  readonly page: Page;
  readonly #shots: string;

  constructor(page: Page, shots = join(ROOT, 'dist', 'screenshots')) {
    this.page = page;
    this.#shots = shots;
    mkdirSync(shots, { recursive: true });
    page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  }

  /** Saves a screenshot of the window. */
  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(this.#shots, `${name}.png`) });
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor').first();
  }

  /** The visible lines of the editor, which shows spaces as no-break spaces. */
  async text(): Promise<string> {
    return ((await this.editor.locator('.view-lines').textContent()) ?? '').replaceAll('\u00a0', ' ');
  }

  async untilText(wanted: string): Promise<void> {
    await this.editor
      .locator('.view-line')
      .filter({ hasText: wanted.replaceAll(' ', '\u00a0') })
      .first()
      .waitFor();
  }

  /** Opens a file by a part of its name. */
  async openFile(name: string): Promise<void> {
    await this.#choose(name, name);
    await this.page.locator('.tab.active').filter({ hasText: name }).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.#choose(`>${title}`, title);
  }

  /**
   * Types into the box at the top of the window. A click opens it, since a webview may have the keyboard focus and keep
   * its keys. It stays open when the focus arrives late (`workbench.quickOpen.closeOnFocusLost`).
   */
  async #ask(typed: string): Promise<void> {
    await this.page.locator('.command-center-center').first().click();
    await this.page.locator('.quick-input-widget input').fill(typed);
  }

  async #choose(typed: string, shown: string): Promise<void> {
    await this.#ask(typed);
    const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: shown }).first();
    await row.waitFor();
    await row.click();
  }

  /** Puts the cursor at a line and a column, counted from 1. */
  async goToLine(line: number, column: number): Promise<void> {
    await this.#ask(`:${line}:${column}`);
    await this.page.locator('.quick-input-widget input').press('Enter');
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** The squiggles in the editor. */
  get squiggles(): Locator {
    return this.page.locator('.squiggly-error');
  }

  /** Hovers over a word of the editor and waits for a text in the hover. */
  async hover(word: string, says: string): Promise<string> {
    const at = this.editor.locator('.view-line span span').filter({ hasText: word }).last();
    const box = await at.boundingBox();
    if (box === null) throw new Error(`“${word}” is not in view.`);
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + 2, y);
    await this.page.mouse.move(box.x + box.width / 2, y, { steps: 5 });
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: says }).first();
    await hover.waitFor();
    return (await hover.textContent()) ?? '';
  }
}
