import { edits } from './edits.ts';
import type { Part } from './part.ts';

/** The parts of the torture, in the order in which they are run. */
export const PARTS: readonly Part[] = [edits];
