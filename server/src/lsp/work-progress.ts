/** Reports the progress of long work to the client. */
import { WorkDoneProgress, WorkDoneProgressCreateRequest } from 'vscode-languageserver-protocol';
import type { Session } from './session.ts';

/** Shorter work shows no progress. In milliseconds. */
const WORTH_SHOWING = 400;

let count = 0;

export async function withProgress(
  { peer, client, host }: Session,
  title: string,
  work: (report: (done: number, of: number) => void) => Promise<void>,
): Promise<void> {
  if (!client.progress) return work(() => {});
  const token = `charter-progress-${++count}`;
  let state = 'waiting' as 'waiting' | 'shown' | 'over';
  const is = (wanted: typeof state) => state === wanted;
  let last = 0;
  const send = (value: object) =>
    peer.run('progress', () => peer.connection.sendProgress(WorkDoneProgress.type, token, value as never));
  host.later(WORTH_SHOWING, () =>
    peer.run('progress', async () => {
      if (!is('waiting')) return;
      await peer.connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
      if (!is('waiting')) return;
      state = 'shown';
      send({ kind: 'begin', title, percentage: last });
    }),
  );
  try {
    await work((done, of) => {
      const percentage = Math.floor((100 * done) / Math.max(1, of));
      if (percentage === last) return;
      last = percentage;
      if (is('shown')) send({ kind: 'report', percentage });
    });
  } finally {
    if (is('shown')) send({ kind: 'end' });
    state = 'over';
  }
}
