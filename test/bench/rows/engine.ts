/** The engine alone, in this process, compared with the library that other tools parse the text with. */
import { analyse, contextOn } from '../../../server/src/analysis.ts';
import { charterOfRows, typedInto } from '../charters.ts';
import { interleaved } from '../lab.ts';
import type { Reach, Row } from '../table.ts';
import { WARM_PARSE, WHOLE } from './names.ts';
import { parseTime } from './parse.ts';

const counted = (rows: number) => `${rows.toLocaleString('en')} rows`;
const context = contextOn('2026-11-24');

function roundsOf(rows: number): number {
  if (rows <= 200) return rows <= 20 ? 200 : 60;
  return rows <= 2_000 ? 12 : 3;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function whole(rows: number): Row {
  return {
    name: `engine: analysis, ${counted(rows)}`,
    size: 0,
    unit: 'ms',
    floor: WARM_PARSE,
    reach: { floor: 1.3 },
    async measure(lab) {
      const text = charterOfRows(rows);
      const trials = { ours: () => timed(() => analyse(text, context)), floor: () => parseTime(text) };
      await interleaved(rows <= 2_000 ? 5 : 1, trials);
      return interleaved(lab.rounds(roundsOf(rows)), trials);
    },
  };
}

function key(rows: number, reach: Reach): Row {
  return {
    name: `engine: analysis after a key in a row, ${counted(rows)}`,
    size: 0,
    unit: 'ms',
    floor: WHOLE,
    reach,
    async measure(lab) {
      const text = charterOfRows(rows);
      let previous = analyse(text, context);
      const press = (count: number) => {
        const next = typedInto(text, count + 1);
        // The first reader of a concatenated string flattens it; the text of an editor is already flat.
        next.charCodeAt(0);
        return timed(() => {
          previous = analyse(next, context, previous);
        });
      };
      for (let count = 0; count < 100; count++) press(count);
      const floor = () => timed(() => analyse(text, context));
      return interleaved(lab.rounds(roundsOf(rows)), { ours: (count) => press(100 + count), floor }, { ours: 10 });
    },
  };
}

export const ENGINE_ROWS: readonly Row[] = [
  whole(20),
  whole(200),
  whole(2_000),
  whole(20_000),
  key(20, {}),
  key(200, {}),
  key(2_000, { floor: 0.01 }),
  key(20_000, { floor: 0.002 }),
];
