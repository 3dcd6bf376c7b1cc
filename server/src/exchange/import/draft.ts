import type { Scheme } from '../../charter/schemes.ts';
import type { LegendEntry } from './cells/legend.ts';
import type { Clues } from './cells/scheme.ts';
import type { Notes } from './notes.ts';
import type { SourceRow } from './source-table.ts';

/** A name of a role or person, as the source writes it. */
export interface DraftName {
  readonly title: string;
  readonly line: number;
}

export interface Holding {
  readonly letter: string;
  readonly name: DraftName;
}

export interface DraftRow {
  readonly line: number;
  readonly label: string;
  readonly phase: string | undefined;
  readonly notes: string | undefined;
  readonly holdings: readonly Holding[];
}

/** A matrix read from a table, before its names get ids. */
export interface Draft {
  readonly scheme: Scheme;
  readonly line: number;
  readonly heading: string | undefined;
  readonly rows: readonly DraftRow[];
  /** The columns of the table in order, including those without a letter. */
  readonly names: readonly DraftName[];
  /** Whether the rows already take their label from the heading, so that it is not their phase. */
  readonly ownPhase?: boolean;
  /** Whether it has a single column of letters, which may be a coincidence. */
  readonly lone?: boolean;
}

/** A header row and the rows below it. */
export interface TableView {
  readonly header: SourceRow;
  readonly body: readonly SourceRow[];
  readonly heading: string | undefined;
}

/** The label of a row when the source gives none. */
export const NO_SUBJECT = 'Everything';

/** The input of every layout reader. */
export interface ReaderContext {
  readonly clues: Clues;
  readonly notes: Notes;
  /** The subject of a table without its own name: its heading, or the title of the document. */
  readonly subject: string;
}

/** The result of reading a table. */
export type TableReading =
  | { readonly kind: 'matrix'; readonly draft: Draft }
  | { readonly kind: 'legend'; readonly entries: readonly LegendEntry[] }
  | { readonly kind: 'none'; readonly why: string };
