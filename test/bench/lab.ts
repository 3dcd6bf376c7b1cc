/** Shared parts of the measurements: the number of rounds, the open servers, and temporary files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { charterOfRows } from './charters.ts';
import { type Contender, SERVERS } from './contenders.ts';
import { type Session, sessionOf } from './session.ts';
import type { Samples } from './table.ts';

export interface Lab {
  readonly quick: boolean;
  /** The number of rounds: the full number, or a few for a quick run. */
  rounds(full: number): number;
  /** The open charter with this many rows in a server. Closes charters of other sizes. */
  session(who: Contender, rows: number): Promise<Session>;
  /** Writes files into a new folder and returns its path. */
  folder(files: ReadonlyMap<string, string>): string;
  /** The path of a file with a charter of this many rows. */
  charter(rows: number): string;
  close(): Promise<void>;
}

export function openLab(quick: boolean): Lab {
  const home = mkdtempSync(join(tmpdir(), 'charter-bench-'));
  const charters = new Map<number, string>();
  let sessions = new Map<Contender, Session>();
  let size = 0;
  let folders = 0;
  const stop = async () => {
    const stopped = [...sessions.values()].map(({ client }) => client.stop());
    sessions = new Map();
    await Promise.all(stopped);
  };
  const folder = (files: ReadonlyMap<string, string>) => {
    const path = join(home, `folder-${++folders}`);
    for (const [name, text] of files) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return path;
  };
  return {
    quick,
    rounds: (full) => (quick ? Math.max(2, Math.ceil(full / 5)) : full),
    async session(who, rows) {
      if (rows !== size) await stop();
      size = rows;
      const known = sessions.get(who);
      if (known !== undefined) return known;
      const session = await sessionOf(who, rows);
      sessions.set(who, session);
      return session;
    },
    folder,
    charter(rows) {
      const known = charters.get(rows);
      if (known !== undefined) return known;
      const path = join(folder(new Map([['team.charter.yaml', charterOfRows(rows)]])), 'team.charter.yaml');
      charters.set(rows, path);
      return path;
    },
    async close() {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One measurement for each contender that takes part. */
export type Trials = Partial<Readonly<Record<Contender, (round: number) => Promise<number> | number>>>;

/**
 * Measures in turns, so that other load on the machine affects all contenders equally. Fast contenders have more turns
 * per round.
 *
 * @param often turns per round of each contender, 1 by default
 */
export async function interleaved(
  rounds: number,
  trials: Trials,
  often: Partial<Readonly<Record<Contender, number>>> = {},
): Promise<Samples> {
  const samples: Record<Contender, number[]> = { ours: [], peer: [], floor: [] };
  const counts: Record<Contender, number> = { ours: 0, peer: 0, floor: 0 };
  for (let round = 0; round < rounds; round++) {
    for (const who of SERVERS) {
      const trial = trials[who];
      if (trial === undefined) continue;
      for (let turn = 0; turn < (often[who] ?? 1); turn++) samples[who].push(await trial(counts[who]++));
    }
  }
  return samples;
}

/** Runs a program to its end; returns the time in milliseconds and its output. */
export function ran(args: readonly string[]): { readonly spent: number; readonly out: string; readonly err: string } {
  const started = performance.now();
  const { stdout, stderr, error, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const spent = performance.now() - started;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2_000)}`);
  return { spent, out: stdout, err: stderr };
}
