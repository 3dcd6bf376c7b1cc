/** The command line, from the start of its process to the end. */
import { join } from 'node:path';
import { ROOT } from '../../support/shared.ts';
import { chartersOfTeams } from '../charters.ts';
import { interleaved, type Lab, ran } from '../lab.ts';
import type { Row } from '../table.ts';
import { NODE, SCRIPT } from './names.ts';

const CHARTER = join(ROOT, 'dist', 'charter.cjs');
const PROGRAMS = join(ROOT, 'test', 'bench', 'programs');
const SCHEMA = join(ROOT, 'docs', 'charter.schema.json');
const PEAK = ['--require', join(PROGRAMS, 'peak.cjs')];
const check = (path: string) => [CHARTER, 'check', '--fail-on', 'never', '--format', 'json', path];
const script = (folder: string) => [join(PROGRAMS, 'script.ts'), SCHEMA, folder];

const SMALL: Row = {
  name: 'charter check of one small file',
  size: 0,
  unit: 'ms',
  floor: NODE,
  reach: { above: 100 },
  measure(lab) {
    const file = lab.charter(5);
    return interleaved(lab.rounds(25), { ours: () => ran(check(file)).spent, floor: () => ran(['-e', '0']).spent });
  },
};

const MANY: Row = {
  name: 'charter check of 1,000 charters of 60 rows',
  size: 0,
  unit: 'ms',
  peer: SCRIPT,
  reach: { peer: 0.5 },
  measure(lab) {
    const folder = lab.folder(chartersOfTeams(1_000, 60));
    return interleaved(lab.rounds(5), { ours: () => ran(check(folder)).spent, peer: () => ran(script(folder)).spent });
  },
};

/** The peak memory of a program, in megabytes. */
function peakOf(args: readonly string[]): number {
  const kilobytes = /^peak (\d+)$/m.exec(ran([...PEAK, ...args]).err)?.[1];
  return Number(kilobytes) / 1_024;
}

/** Memory stays flat: four times the charters need hardly more. */
const FLAT: Row = {
  name: 'charter check, memory at its peak, 1,000 charters',
  size: 0,
  unit: 'MB',
  peer: SCRIPT,
  floor: 'the same for 250 charters',
  reach: { floor: 1.25 },
  measure(lab: Lab) {
    const [quarter, all] = [lab.folder(chartersOfTeams(250, 60)), lab.folder(chartersOfTeams(1_000, 60))];
    return interleaved(lab.rounds(3), {
      ours: () => peakOf(check(all)),
      peer: () => peakOf(script(all)),
      floor: () => peakOf(check(quarter)),
    });
  },
};

export const COMMAND_ROWS: readonly Row[] = [SMALL, MANY, FLAT];
