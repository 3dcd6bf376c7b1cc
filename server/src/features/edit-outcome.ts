/** The result of a requested change: edits, or a sentence why there are none. */
import type { TextEdit } from '../text/edit.ts';

export interface Refused {
  readonly refused: string;
  readonly edits?: undefined;
}

/** Edits in the order of the text with additional data, or the reason why there are none. */
export type EditOutcome<Made = unknown, Why = unknown> =
  | ({ readonly edits: readonly TextEdit[]; readonly refused?: undefined } & Made)
  | (Refused & Why);
