/**
 * What an editor's user waits for at the start: the server, and the problems of the first charter. Each time in a new
 * process.
 */
import { join } from 'node:path';
import { ROOT } from '../../support/shared.ts';
import { charterOfRows } from '../charters.ts';
import { type Contender, ready, started } from '../contenders.ts';
import { interleaved, ran } from '../lab.ts';
import { opened } from '../session.ts';
import type { Reach, Row } from '../table.ts';
import { COLD_PARSE, NODE } from './names.ts';

const counted = (rows: number) => `${rows.toLocaleString('en')} rows`;

const START: Row = {
  name: 'start to the answer of initialize',
  size: 0,
  unit: 'ms',
  floor: NODE,
  reach: { peer: 0.22, floor: 2.2 },
  measure(lab) {
    const start = (who: Contender) => async () => {
      const begun = performance.now();
      const client = await started(who);
      const spent = performance.now() - begun;
      await client.stop();
      return spent;
    };
    return interleaved(lab.rounds(20), {
      ours: start('ours'),
      peer: start('peer'),
      floor: () => ran(['-e', '0']).spent,
    });
  },
};

/** Opens a charter in a new server; returns the time until its problems arrived, and the memory then. */
async function openedCold(
  who: Contender,
  rows: number,
): Promise<{ readonly spent: number; readonly megabytes: number }> {
  const client = await ready(who);
  const { spent } = await opened(client, charterOfRows(rows));
  const bytes = client.memory();
  await client.stop();
  return { spent, megabytes: bytes === undefined ? Number.NaN : bytes / (1 << 20) };
}

function roundsOf(rows: number): number {
  if (rows <= 200) return 10;
  return rows <= 2_000 ? 8 : 3;
}

function opening(rows: number, reach: Reach): Row {
  return {
    name: `open to first problems, ${counted(rows)}`,
    size: 0,
    unit: 'ms',
    floor: COLD_PARSE,
    reach,
    measure(lab) {
      const file = lab.charter(rows);
      return interleaved(lab.rounds(roundsOf(rows)), {
        ours: async () => (await openedCold('ours', rows)).spent,
        peer: async () => (await openedCold('peer', rows)).spent,
        floor: () => Number(ran([join(ROOT, 'test/bench/programs/cold-parse.ts'), file]).out),
      });
    },
  };
}

/** From the start of the server process, since someone who opens an editor waits for that. */
function startAndOpen(rows: number): Row {
  return {
    name: `start to first problems, ${counted(rows)}`,
    size: 0,
    unit: 'ms',
    reach: {},
    measure(lab) {
      const both = (who: Contender) => async () => {
        const begun = performance.now();
        const client = await ready(who);
        await opened(client, charterOfRows(rows));
        const spent = performance.now() - begun;
        await client.stop();
        return spent;
      };
      return interleaved(lab.rounds(10), { ours: both('ours'), peer: both('peer'), floor: both('floor') });
    },
  };
}

function memory(rows: number, reach: Reach): Row {
  return {
    name: `memory after open, ${counted(rows)}`,
    size: 0,
    unit: 'MB',
    reach,
    measure: (lab) =>
      interleaved(lab.rounds(3), {
        ours: async () => (await openedCold('ours', rows)).megabytes,
        peer: async () => (await openedCold('peer', rows)).megabytes,
        floor: async () => (await openedCold('floor', rows)).megabytes,
      }),
  };
}

export const OPENING_ROWS: readonly Row[] = [
  START,
  startAndOpen(200),
  opening(20, {}),
  opening(200, { peer: 1 / 5 }),
  opening(2_000, { peer: 1 / 8, floor: 0.25 }),
  opening(20_000, { peer: 1 / 12 }),
  memory(2_000, { peer: 0.4 }),
  memory(20_000, { peer: 0.3 }),
];
