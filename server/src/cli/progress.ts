/** Shows the progress of a command. */
import type { Host } from './host.ts';

export interface Progress {
  step(): void;
  end(): void;
}

/** Fewer files take too little time to show progress. */
const MANY = 50;

/** Shows progress on standard error, if that is a terminal and there are many files. */
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
    // Erases the line before other output.
    end: () => err.write('\r\u001b[K'),
  };
}
