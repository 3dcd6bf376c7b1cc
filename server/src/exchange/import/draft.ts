import type { Scheme } from '../../charter/schemes.ts';
import type { LegendEntry } from './cells/legend.ts';
import type { Clues } from './cells/scheme.ts';
import type { Notes } from './notes.ts';
import type { SourceRow } from './source-table.ts';

/** A name as the source has it: of a role, or of a person. */
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

/** One table of a source, understood, before its names have ids. */
export interface Draft {
  readonly scheme: Scheme;
  readonly line: number;
  readonly heading: string | undefined;
  readonly rows: readonly DraftRow[];
  /** The columns of the table, also those without a letter; the order of the roles. */
  readonly names: readonly DraftName[];
  /** Whether its rows are named after the heading already, which is then no phase of theirs. */
  readonly ownPhase?: boolean;
  /** Whether it has a single column of letters, which may be letters by accident. */
  readonly lone?: boolean;
}

/** A header with the rows below it. */
export interface TableView {
  readonly header: SourceRow;
  readonly body: readonly SourceRow[];
  readonly heading: string | undefined;
}

/** What a table is said to be about when nothing says it. */
export const NO_SUBJECT = 'Everything';

/** What every reader of a layout is given. */
export interface ReaderContext {
  readonly clues: Clues;
  readonly notes: Notes;
  /** What a table without a name of its own is about: its heading, or the title of the document. */
  readonly subject: string;
}

/** What a table turned out to be. */
export type TableReading =
  | { readonly kind: 'matrix'; readonly draft: Draft }
  | { readonly kind: 'legend'; readonly entries: readonly LegendEntry[] }
  | { readonly kind: 'none'; readonly why: string };
