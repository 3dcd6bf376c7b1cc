/** What comes of wanting to change a text: edits of it, or a sentence that says why there are none. */
import type { TextEdit } from '../text/edit.ts';

export interface Refused {
  readonly refused: string;
  readonly edits?: undefined;
}

/** Edits in the order of the text, with whatever else is known of them; or why not. */
export type EditOutcome<Made = unknown, Why = unknown> =
  | ({ readonly edits: readonly TextEdit[]; readonly refused?: undefined } & Made)
  | (Refused & Why);
