/**
 * Questions about files that wait for their answers. What happens to a file meanwhile makes the answer out of date. Nothing
 * is kept of a file about which nobody asks.
 */
import { isBelow } from '../workspace/index.ts';

interface Question {
  readonly path: string;
  overtaken: boolean;
}

export class Asking {
  readonly #open = new Set<Question>();

  /** The answer to a question about a file; undefined if something happened to the file before the answer came. */
  async once<T>(path: string, ask: () => Promise<T>): Promise<{ readonly answer: T } | undefined> {
    const question = { path, overtaken: false };
    this.#open.add(question);
    try {
      const answer = await ask();
      return question.overtaken ? undefined : { answer };
    } finally {
      this.#open.delete(question);
    }
  }

  /** The same, asked again until nothing happens to the file before the answer comes. */
  async steady<T>(path: string, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const found = await this.once(path, ask);
      if (found !== undefined) return found.answer;
    }
  }

  /** Something happened to a file, or to a folder with all that is in it. */
  overtake(path: string): void {
    for (const one of this.#open) if (isBelow(path, one.path)) one.overtaken = true;
  }
}
