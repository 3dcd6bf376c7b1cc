/** The matrix of a large organisation: its view model in this process, its panel in a browser. */
import { analyse, contextOn } from '../../../server/src/analysis.ts';
import { rowKeys } from '../../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../../server/src/features/matrix/view.ts';
import { matrixChange } from '../../../server/src/features/matrix/view-changes.ts';
import { largeCharter } from '../../webview/large.ts';
import type { PanelTimes } from '../../webview/times.ts';
import type { Lab } from '../lab.ts';
import type { Row } from '../table.ts';

const ROWS = 5_000;
const ROLES = 40;
const SIZE = `${ROWS.toLocaleString('en')} rows × ${ROLES} roles`;
const context = contextOn('2026-11-24');

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function view(): readonly number[] {
  const analysis = analyse(largeCharter(ROWS, ROLES), context);
  const once = () => timed(() => matrixState(analysis, 'role', rowKeys(analysis)));
  for (let round = 0; round < 5; round++) once();
  return Array.from({ length: 15 }, once);
}

function change(): readonly number[] {
  const text = largeCharter(ROWS, ROLES);
  let analysis = analyse(text, context);
  let keys = rowKeys(analysis);
  let state = matrixState(analysis, 'role', keys);
  return Array.from({ length: 60 }, (_, count) => {
    const next = text.replace('Activity number 2500,', `Activity number 2500${'x'.repeat(count)},`);
    analysis = analyse(next, context, analysis);
    return timed(() => {
      keys = rowKeys(analysis, keys);
      const before = state;
      state = matrixState(analysis, 'role', keys, before);
      matrixChange(before.view, state.view);
    });
  }).slice(10);
}

let measured: Promise<PanelTimes> | undefined;

/**
 * Both times of the panel are measured in the same windows. The panel needs browser types, so it is imported
 * dynamically.
 */
function panel(lab: Lab): Promise<PanelTimes> {
  measured ??= import(new URL('../../webview/measure.ts', import.meta.url).href).then(
    ({ panelTimes }: { panelTimes(rounds: number, rows: number, roles: number): Promise<PanelTimes> }) =>
      panelTimes(lab.rounds(5), ROWS, ROLES),
  );
  return measured;
}

export const MATRIX_ROWS: readonly Row[] = [
  {
    name: `matrix: view model, ${SIZE}`,
    size: 0,
    unit: 'ms',
    reach: { most: 50 },
    measure: async () => ({ ours: view() }),
  },
  {
    name: `matrix: what a key changed, ${SIZE}`,
    size: 0,
    unit: 'ms',
    reach: {},
    measure: async () => ({ ours: change() }),
  },
  {
    name: `matrix: first paint in the browser, ${SIZE}`,
    size: 0,
    unit: 'ms',
    reach: { most: 300 },
    measure: async (lab) => ({ ours: (await panel(lab)).first }),
  },
  {
    name: `matrix: an edit to its repaint, ${SIZE}`,
    size: 0,
    unit: 'ms',
    reach: { most: 50 },
    measure: async (lab) => ({ ours: (await panel(lab)).edit }),
  },
];
