/** What a slip of punctuation or indentation is, and what its recognisers look at. */
import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { BlockKind } from '../cut.ts';
import type { Line, Scan } from './scan.ts';

/** A piece of text that could not be read, or was read as something else than it was meant. */
export interface Look {
  readonly text: string;
  readonly kind: BlockKind;
  /** The column of the dashes of the list that the piece is an item of; -1 for other pieces. */
  readonly indent: number;
  readonly lines: readonly Line[];
  readonly scan: Scan;
  /** Where the parser stumbled, in order. */
  readonly stumbles: readonly number[];
}

/** A possible meaning. It counts as a slip only if the text can be read after its edits. */
export interface Candidate {
  /** What to mark. */
  readonly span: Span;
  /** What is wrong and what to write, quoting the author. */
  readonly message: string;
  /** The edits that write the intended text; none if it is unknown. */
  readonly edits: readonly TextEdit[];
  /** Whether the edits only show how the text is to be read, and another place has to change as well. */
  readonly withoutFix?: true;
}

/** A kind of slip. A new one is an entry of `SLIP_KINDS` and a function that finds it. */
export interface SlipKind {
  readonly id: string;
  /** What people write, as the page of `invalid-yaml` shows it, and what they mean. */
  readonly slip: string;
  readonly wrong: string;
  readonly right: string;
  /** The menu entry of the fix. */
  readonly title: string;
  /** What may have been meant, the likeliest first. It looks at the text alone, and at most a few times at each character. */
  readonly find: (look: Look) => readonly Candidate[];
  /** Whether several of its candidates may read well and mean different things: then none of them is safe. */
  readonly ambiguous?: true;
  /** Whether a file that is full of it gets one problem, whose fix is for the whole file. */
  readonly oncePerFile?: true;
  /** Whether the text is read with the slip as it was meant, and only the way of writing is to be changed. */
  readonly readAnyway?: true;
  /** Whether an entry that is only half typed looks the same, so that it may be going to say more. */
  readonly unfinished?: true;
  /** The rule that it belongs to, where that is not `invalid-yaml`. */
  readonly code?: 'text-after-hash';
}
