/** What a workspace knows and keeps of each file. */
import type { Analysis } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import type { Problem } from '../checking/problems.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Decoding } from './files.ts';
import type { Inheritance } from './inherit.ts';

/** One charter of a workspace with all that was found in it. */
export interface CheckedCharter {
  readonly path: string;
  readonly analysis: Analysis;
  /** In order of position, then of code; those of the rules across charters among them. */
  readonly problems: readonly Problem[];
  readonly ignored: readonly Problem[];
}

export type Checked = Pick<CheckedCharter, 'problems' | 'ignored'>;

/** A file that is known: its text, or why there is none. */
export interface Known {
  readonly document: YamlDocument | undefined;
  readonly decoding: Decoding | undefined;
  /** Why there is no text, as a sentence about the path that names the file. */
  readonly failure: string | undefined;
}

/** What is kept of a charter between versions. */
export interface Kept {
  readonly inheritance: Inheritance;
  /** The analysis without what other charters use of it, which is all that those who extend it need. */
  base?: Analysis;
  final?: Analysis;
  readonly origin: Origin;
}
