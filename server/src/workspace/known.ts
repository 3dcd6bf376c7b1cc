/** What a workspace keeps for each file. */
import type { Analysis } from '../analysis.ts';
import type { Origin } from '../charter/model.ts';
import type { Problem } from '../checking/problems.ts';
import type { Decoding } from '../text/decoding.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { Inheritance } from './inherit.ts';

/** A charter of a workspace with all its problems. */
export interface ComparedCharter {
  readonly path: string;
  readonly analysis: Analysis;
  /** Sorted by position, then code. Includes problems across charters. */
  readonly problems: readonly Problem[];
  readonly ignored: readonly Problem[];
}

export type Checked = Pick<ComparedCharter, 'problems' | 'ignored'>;

/** A known file: its text, or the reason why there is none. */
export interface Known {
  readonly document: YamlDocument | undefined;
  readonly decoding: Decoding | undefined;
  /** The reason why there is no text, as a sentence about the path that names the file. */
  readonly failure: string | undefined;
}

/** The state of a charter that survives a change of its text. */
export interface Kept {
  readonly inheritance: Inheritance;
  /** The analysis without the uses by other charters, which is enough for its heirs. */
  base?: Analysis;
  final?: Analysis;
  readonly origin: Origin;
}
