/** A thread that checks charters for the command, which has started it. */
import type { MessagePort } from 'node:worker_threads';
import { digester, type Outcome } from './checked-charter.ts';
import { diskFiles, overlaid } from './node-files.ts';
import type { Answer, Portion, ThreadData } from './threads.ts';

export function serveThread(port: MessagePort, { options, texts }: ThreadData): void {
  const digest = digester(overlaid(diskFiles, texts), options);
  const answer = async ({ first, jobs }: Portion): Promise<Answer> => {
    try {
      const outcomes: Outcome[] = [];
      for (const job of jobs) outcomes.push(await digest(job));
      return { first, outcomes };
    } catch (error) {
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  };
  // One portion after the other: they share what they have read.
  let last: Promise<void> = Promise.resolve();
  port.on('message', (portion: Portion) => {
    last = last.then(async () => port.postMessage(await answer(portion)));
  });
}
