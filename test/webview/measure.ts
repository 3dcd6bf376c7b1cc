/** Measures the panel in a browser, from a message of the host until its result is painted, in milliseconds. */
import { launch, openWebview } from './harness.ts';
import { largeCharter } from './large.ts';
import type { PanelTimes } from './times.ts';

/** Records when each matrix message arrives and when its changes are painted. */
const WATCH = `
  window.painted = [];
  window.addEventListener('message', (event) => {
    const { type } = event.data ?? {};
    if (type !== 'view' && type !== 'change') return;
    const started = performance.now();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.painted.push([type, performance.now() - started]);
      channel.port2.postMessage(0);
    });
  }, true);
`;

export async function panelTimes(rounds: number, rows: number, roles: number): Promise<PanelTimes> {
  const browser = await launch();
  const first: number[] = [];
  const edit: number[] = [];
  try {
    const text = largeCharter(rows, roles);
    for (let round = 0; round < rounds; round++) {
      const webview = await openWebview(browser, text, { script: WATCH });
      for (let count = 1; count <= 5; count++) {
        await webview.type(text.replace('Activity number 3,', `Activity number 3${'x'.repeat(count)},`));
      }
      const painted = await webview.page.evaluate(() => Reflect.get(window, 'painted') as [string, number][]);
      for (const [type, time] of painted) (type === 'view' ? first : edit).push(time);
      await webview.close();
    }
  } finally {
    await browser.close();
  }
  return { first, edit };
}
