import { beginnings } from './beginnings.ts';
import { confined } from './confined.ts';
import { edits } from './edits.ts';
import { escapes } from './escapes.ts';
import { faults } from './faults.ts';
import { hostile } from './hostile.ts';
import { incremental } from './incremental.ts';
import type { Part } from './part.ts';
import { protocol } from './protocol.ts';
import { races } from './races.ts';
import { soak } from './soak.ts';

/** The parts of the stress tests, in the order in which they run. */
export const PARTS: readonly Part[] = [
  incremental,
  hostile,
  beginnings,
  edits,
  protocol,
  faults,
  races,
  soak,
  confined,
  escapes,
];
