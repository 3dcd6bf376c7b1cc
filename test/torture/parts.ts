import { confined } from './confined.ts';
import { edits } from './edits.ts';
import { faults } from './faults.ts';
import type { Part } from './part.ts';
import { races } from './races.ts';

/** The parts of the torture, in the order in which they are run. */
export const PARTS: readonly Part[] = [edits, faults, races, confined];
