/** Pending questions about files. An event of a file makes a pending answer out of date. */
import { isBelow } from '../workspace/index.ts';

interface Question {
  readonly path: string;
  overtaken: boolean;
}

export class Asking {
  readonly #open = new Set<Question>();

  /** Asks a question about a file. Returns undefined if the file had an event before the answer. */
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

  /** Asks again until there is no event before the answer. */
  async steady<T>(path: string, ask: () => Promise<T>): Promise<T> {
    for (;;) {
      const found = await this.once(path, ask);
      if (found !== undefined) return found.answer;
    }
  }

  /** Records an event of a file, or of a folder and its content. */
  overtake(path: string): void {
    for (const one of this.#open) if (isBelow(path, one.path)) one.overtaken = true;
  }
}
