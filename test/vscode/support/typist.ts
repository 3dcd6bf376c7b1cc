/** Types into the active editor of a window, as a person does who looks at the line between two keys. */
import { readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import type { Drive } from './drive.ts';

export class Typist {
  readonly #drive: Drive;
  readonly #path: string;
  #keyboard: Promise<CDPSession> | undefined;

  constructor(drive: Drive, path: string) {
    this.#drive = drive;
    this.#path = path;
  }

  /** Replaces the whole text, and puts the caret at its end. */
  async begin(text: string): Promise<void> {
    const { page } = this.#drive;
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    if (text !== '') {
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await page.keyboard.press('Control+V');
      await this.#drive.untilText(text.trimEnd().split('\n').at(-1) ?? '');
    }
    await page.keyboard.press('Control+End');
  }

  /** Presses keys with a pause between two of them. */
  async keys(keys: readonly string[], pause: number): Promise<void> {
    const { page } = this.#drive;
    for (const key of keys) {
      const started = performance.now();
      if (key.length > 1) await page.keyboard.press(key);
      else await page.keyboard.type(key);
      const rest = pause - (performance.now() - started);
      if (rest > 0) await page.waitForTimeout(rest);
    }
  }

  /** Waits until the first suggestion has this label. */
  async suggested(label: string): Promise<void> {
    await this.#focused.filter({ hasText: label }).first().waitFor();
  }

  /** The labels of the suggestions, as soon as one is there that begins with a text. */
  async suggestions(first: string): Promise<string[]> {
    await this.suggested(first);
    return this.#drive.page.locator('.suggest-widget.visible .monaco-list-row .label-name').allTextContents();
  }

  get #focused() {
    return this.#drive.page.locator('.suggest-widget.visible .monaco-list-row.focused');
  }

  /** Saves the file and reads it. */
  async saved(): Promise<string> {
    const { page } = this.#drive;
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+S');
    await page.locator('.tab.active:not(.dirty)').waitFor();
    return readFileSync(this.#path, 'utf8');
  }

  /** Types a whole text: the indentation that the editor adds is used where it fits, and removed elsewhere. */
  async write(text: string): Promise<void> {
    const { page } = this.#drive;
    for (const [number, line] of text.replace(/\n$/, '').split('\n').entries()) {
      if (number > 0) await page.keyboard.press('Enter');
      let there = await this.#line();
      // Nobody removes the indentation of an empty line.
      while (!line.startsWith(there) && (line !== '' || there.trim() !== '')) {
        await page.keyboard.press('Backspace');
        there = await this.#line();
      }
      if (line !== '') await this.#burst(line.slice(there.length));
    }
  }

  /** Presses keys one after the other, as fast as the browser takes them. */
  async #burst(text: string): Promise<void> {
    this.#keyboard ??= this.#drive.page.context().newCDPSession(this.#drive.page);
    const keyboard = await this.#keyboard;
    await Promise.all(
      [...text].flatMap((key) => [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
      ]),
    );
  }

  /** The text of the line with the caret. */
  async #line(): Promise<string> {
    const { page } = this.#drive;
    return page.evaluate<string>(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
      const editor = document.querySelector('.editor-instance .monaco-editor.focused');
      const { top } = editor.querySelector('.cursors-layer .cursor').style;
      const line = [...editor.querySelectorAll('.view-line')].find((one) => one.style.top === top);
      done((line?.textContent ?? '').replaceAll('\u00a0', ' '));
    })))`);
  }
}
