/** A line that says how far a command is, for a person who waits. */
import type { Host } from './host.ts';

export interface Progress {
  step(): void;
  end(): void;
}

/** Fewer files than this are done before anybody could read the line. */
const MANY = 50;

/** Progress on standard error, where that is a terminal and there are many files. */
export function progressOn({ err }: Host, total: number): Progress {
  if (!err.terminal || total < MANY) return { step: () => {}, end: () => {} };
  let done = 0;
  let shown = -1;
  return {
    step() {
      done++;
      const percent = Math.floor((100 * done) / total);
      if (percent === shown) return;
      shown = percent;
      err.write(`\r${done} of ${total} charters checked`);
    },
    // Erases the line, so that nothing of it is left among what follows.
    end: () => err.write('\r\u001b[K'),
  };
}
