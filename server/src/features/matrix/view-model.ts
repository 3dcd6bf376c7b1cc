/**
 * The view model of the matrix. It is plain data that the server sends to the client. It contains no offsets or lines,
 * so that a change above a row does not change the row.
 */

import type { MatrixBy } from '../../charter/columns.ts';

export type { MatrixBy };

export type ProblemSeverity = 'error' | 'warning' | 'information' | 'hint';

/** The matrix of one version of a charter. */
export interface MatrixView extends MatrixHead {
  readonly by: MatrixBy;
  /** In the order of the charter. */
  readonly tables: readonly TableView[];
}

/** The part around the tables. */
export interface MatrixHead {
  /** The name of the team; empty if the charter has none. */
  readonly team: string;
  /** Whether the text has a YAML fault, so that the view may be incomplete. */
  readonly broken: boolean;
  /** All columns with their loads over all tables, in the order of the columns. */
  readonly carriers: readonly CarrierView[];
  /**
   * The external roles. A table has a column only for those with letters in it; others can be added. Empty in the view
   * by person.
   */
  readonly outside: readonly ColumnView[];
  /** The number of rows with letters that are not dropped. Loads are shares of it. */
  readonly counted: number;
  readonly thresholds: Thresholds;
  readonly areas: readonly AreaView[];
  readonly agreements: readonly AgreementView[];
  /** The date of the next review. */
  readonly review?: string;
  /** The problems outside rows. */
  readonly elsewhere: readonly ProblemView[];
  /** The number of all problems by severity. */
  readonly problems: Readonly<Record<ProblemSeverity, number>>;
}

/** Limits of workload as shares of the counted rows; absent if the rule is off or there are too few rows. */
export interface Thresholds {
  readonly owns?: number;
  readonly does?: number;
}

/** A role or person with the number of rows for each kind of letter. */
export interface CarrierView {
  readonly id: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly kind: ColumnKind;
  readonly owns: number;
  readonly does: number;
  /** Rows with an input letter. */
  readonly asked: number;
  /** Rows with an informed letter. */
  readonly told: number;
}

export type ColumnKind = 'role' | 'external' | 'person' | 'unknown';

export interface ColumnView {
  /** The id of a role, the handle of a person, or the name itself; unique in a table. */
  readonly id: string;
  readonly title: string;
  /** The display names of the people in the column. */
  readonly people: readonly string[];
  readonly kind: ColumnKind;
  /** Whether it is declared in this charter and so can be changed here. */
  readonly own: boolean;
}

/** The strongest capability of a letter, which decides its look. */
export type Tone = 'owner' | 'doer' | 'veto' | 'support' | 'input' | 'informed' | 'excluded';

export interface LetterView {
  readonly letter: string;
  readonly key: string;
  readonly title: string;
  readonly meaning: string;
  readonly tone: Tone;
  readonly is: readonly Tone[];
  /** The maximum number of holders in a row; absent if there is no limit. */
  readonly max?: number;
}

export interface TableView {
  /** The top-level key: `raci`. */
  readonly id: string;
  /** The row key: `activity`. */
  readonly row: string;
  readonly letters: readonly LetterView[];
  readonly columns: readonly ColumnView[];
  /** In the order of the charter. */
  readonly rows: readonly RowView[];
  /** The number of cells with each letter, by column index and in the order of the letters. */
  readonly totals: readonly (readonly number[])[];
  /** Whether enough rows have acknowledgements to ask for the missing ones. */
  readonly acknowledging: boolean;
}

export interface RowView {
  /** The key that identifies the row as long as a panel shows it. */
  readonly key: number;
  readonly label: string;
  readonly phase?: string;
  readonly notes?: string;
  readonly covers?: readonly string[];
  readonly status?: string;
  readonly due?: string;
  /** The non-empty cells by column. */
  readonly cells: readonly CellView[];
  readonly problems?: readonly ProblemView[];
}

export interface CellView {
  /** The index of the column. */
  readonly at: number;
  /** In the order of the scheme. */
  readonly letters: readonly string[];
  /** The display names of the holders, if they are not the column itself. */
  readonly through?: readonly string[];
  /** Whether the letters come from `everyone`. */
  readonly everyone?: true;
  /** The state of the owner's or doer's acknowledgement: current, stale or open. */
  readonly acknowledged?: 'yes' | 'stale' | 'open';
}

export interface ProblemView {
  readonly severity: ProblemSeverity;
  readonly code: string;
  readonly message: string;
  /** The columns of the marked cells; absent if it marks the row. */
  readonly cells?: readonly number[];
}

export interface AreaView {
  readonly name: string;
  /** Titles of roles and names of people. */
  readonly deciders: readonly string[];
  readonly tieBreak?: string;
}

export interface AgreementView {
  readonly name: string;
  readonly kind?: string;
  readonly every?: string;
  readonly minutes?: string;
  readonly share?: string;
  readonly with: readonly string[];
}

/** The changes between two versions. Missing columns are unchanged. */
export interface MatrixChange {
  readonly head?: MatrixHead;
  readonly tables: readonly TableChange[];
}

/** The changes in a table. */
export interface TableChange {
  readonly table: string;
  /** In order and without overlaps. Indexes refer to the old rows. */
  readonly splices: readonly RowSplice[];
  readonly totals: TableView['totals'];
  readonly acknowledging: boolean;
}

/** Replaces `removed` rows from index `at` on. */
export interface RowSplice {
  readonly at: number;
  readonly removed: number;
  readonly rows: readonly RowView[];
}

/** A cell, given by the key of its row and the id of its column. */
export interface CellName {
  readonly by: MatrixBy;
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

/** A letter that can be added to or removed from a cell. */
export interface CellChoice {
  readonly letter: string;
  readonly held: boolean;
  /** The letters of the cell after the change. */
  readonly letters: readonly string[];
  /** The problems that the change would cause, most severe first. */
  readonly breaks: readonly string[];
  /** Whether one of them is an error. */
  readonly wrong: boolean;
  /** The titles of the current holders of a limited letter, which can be taken from them. */
  readonly replaces?: readonly string[];
  /** The reason why it is not possible here. */
  readonly refused?: string;
}

/** All other changes. Rows are given by their keys. */
export type MatrixEdit =
  | { readonly kind: 'label'; readonly table: string; readonly row: number; readonly label: string }
  /** Moves a row before another one or to the end, optionally into a phase. */
  | {
      readonly kind: 'moveRow';
      readonly table: string;
      readonly row: number;
      readonly before: number | undefined;
      readonly phase: string | undefined;
    }
  | { readonly kind: 'addRow'; readonly table: string; readonly after: number | undefined; readonly label: string }
  | { readonly kind: 'removeRow'; readonly table: string; readonly row: number }
  | { readonly kind: 'phase'; readonly table: string; readonly row: number; readonly phase: string }
  | { readonly kind: 'addRole'; readonly title: string }
  /** Changes the title of a role. */
  | { readonly kind: 'titleRole'; readonly role: string; readonly title: string }
  /** Renames the id of a role everywhere in this charter. */
  | { readonly kind: 'renameRole'; readonly role: string; readonly id: string }
  /** Acknowledges the letters of a cell with today's date. */
  | {
      readonly kind: 'acknowledge';
      readonly by: MatrixBy;
      readonly table: string;
      readonly row: number;
      readonly column: string;
    };
