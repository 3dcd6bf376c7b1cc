/**
 * The matrix as a panel shows it. Everything here is data that can be sent: the client gets it from the server, and no
 * offset or line is in it, because a change above a row must not change the row.
 */

import type { MatrixBy } from '../../charter/columns.ts';

export type { MatrixBy };

export type ProblemSeverity = 'error' | 'warning' | 'information' | 'hint';

/** A version of a charter as a matrix. */
export interface MatrixView extends MatrixHead {
  readonly by: MatrixBy;
  /** In the order of the charter. */
  readonly tables: readonly TableView[];
}

/** What stands around the tables. */
export interface MatrixHead {
  /** The team's name; empty where the charter gives none. */
  readonly team: string;
  /** Whether the text cannot be read as YAML somewhere: then what is shown may lack what stands there. */
  readonly broken: boolean;
  /** Everybody who has a column somewhere, with what they carry over all tables; in the order of the columns. */
  readonly carriers: readonly CarrierView[];
  /**
   * The roles outside the team. In a table only those of them have a column that hold something in it; any other can be
   * given one. Empty by person.
   */
  readonly outside: readonly ColumnView[];
  /** Rows that have letters and are not dropped: what loads are shares of. */
  readonly counted: number;
  readonly thresholds: Thresholds;
  readonly areas: readonly AreaView[];
  readonly agreements: readonly AgreementView[];
  /** The date on which the charter is to be read again. */
  readonly review?: string;
  /** The problems that stand in no row. */
  readonly elsewhere: readonly ProblemView[];
  /** How many problems there are in all, by severity. */
  readonly problems: Readonly<Record<ProblemSeverity, number>>;
}

/** Shares of the counted rows above which somebody carries too much; absent where the rule is off or has too few rows. */
export interface Thresholds {
  readonly owns?: number;
  readonly does?: number;
}

/** A role or person, and in how many rows they hold letters of each kind. */
export interface CarrierView {
  readonly id: string;
  readonly title: string;
  readonly people: readonly string[];
  readonly kind: ColumnKind;
  readonly owns: number;
  readonly does: number;
  /** Rows in which they are asked for input. */
  readonly asked: number;
  /** Rows in which they are told. */
  readonly told: number;
}

export type ColumnKind = 'role' | 'external' | 'person' | 'unknown';

export interface ColumnView {
  /** A role's id, a person's handle, or the name itself; no two columns of a table have the same. */
  readonly id: string;
  readonly title: string;
  /** The display names of those who hold the letters of the column. */
  readonly people: readonly string[];
  readonly kind: ColumnKind;
  /** Whether it is declared in this charter, so that it can be changed here. */
  readonly own: boolean;
}

/** What a letter looks like: as the strongest of what it can do. */
export type Tone = 'owner' | 'doer' | 'veto' | 'support' | 'input' | 'informed' | 'excluded';

export interface LetterView {
  readonly letter: string;
  readonly key: string;
  readonly title: string;
  readonly meaning: string;
  readonly tone: Tone;
  readonly is: readonly Tone[];
  /** How many holders a row may have; absent where there is no limit. */
  readonly max?: number;
}

export interface TableView {
  /** The top-level key: `raci`. */
  readonly id: string;
  /** What a row is called: `activity`. */
  readonly row: string;
  readonly letters: readonly LetterView[];
  readonly columns: readonly ColumnView[];
  /** In the order of the charter. */
  readonly rows: readonly RowView[];
  /** How many cells of each column hold each letter: by the column's number, in the order of the letters. */
  readonly totals: readonly (readonly number[])[];
  /** Whether people have begun to acknowledge the rows, so that those who have not are asked. */
  readonly acknowledging: boolean;
}

export interface RowView {
  /** What the row is known by for as long as a panel shows it, whatever stands above it. */
  readonly key: number;
  readonly label: string;
  readonly phase?: string;
  readonly notes?: string;
  readonly covers?: readonly string[];
  readonly status?: string;
  readonly due?: string;
  /** The cells that are not empty, by column. */
  readonly cells: readonly CellView[];
  readonly problems?: readonly ProblemView[];
}

export interface CellView {
  /** The number of the column. */
  readonly at: number;
  /** In the scheme's order. */
  readonly letters: readonly string[];
  /** Who holds them, where that is not the column itself: display names. */
  readonly through?: readonly string[];
  /** Whether the letters are those of everyone. */
  readonly everyone?: true;
  /** Whether an owner or doer here agreed to it, agreed to something else, or has yet to. */
  readonly acknowledged?: 'yes' | 'stale' | 'open';
}

export interface ProblemView {
  readonly severity: ProblemSeverity;
  readonly code: string;
  readonly message: string;
  /** The columns of the row whose cells it marks; none where it marks the row. */
  readonly cells?: readonly number[];
}

export interface AreaView {
  readonly name: string;
  /** Titles of roles, names of people. */
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

/** What has changed between two versions. Columns that are not given are as they were. */
export interface MatrixChange {
  readonly head?: MatrixHead;
  readonly tables: readonly TableChange[];
}

/** What changed in one table. */
export interface TableChange {
  readonly table: string;
  /** In order, and apart; their places are those of the rows before any of them. */
  readonly splices: readonly RowSplice[];
  readonly totals: TableView['totals'];
  readonly acknowledging: boolean;
}

/** Some rows in the place of `removed` of them, from the row of the number `at` on. */
export interface RowSplice {
  readonly at: number;
  readonly removed: number;
  readonly rows: readonly RowView[];
}

/** A cell as a panel names it: by the key of its row and the id of its column. */
export interface CellName {
  readonly by: MatrixBy;
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

/** One letter that could be given to a cell or taken from it. */
export interface CellChoice {
  readonly letter: string;
  readonly held: boolean;
  /** The letters of the cell afterwards. */
  readonly letters: readonly string[];
  /** What rules would say that they do not say now, the worst first. */
  readonly breaks: readonly string[];
  /** Whether the worst of it is an error. */
  readonly wrong: boolean;
  /** Whoever holds a letter of which a row has one, by title: it can be taken from them instead. */
  readonly replaces?: readonly string[];
  /** Why it cannot be done from here. */
  readonly refused?: string;
}

/** The other changes. Where rows are named, it is by their keys. */
export type MatrixEdit =
  | { readonly kind: 'label'; readonly table: string; readonly row: number; readonly label: string }
  /** Puts a row before another one, or behind the last; and into a phase, where one is given. */
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
  /** Gives a role another title. */
  | { readonly kind: 'titleRole'; readonly role: string; readonly title: string }
  /** Gives a role another id, wherever this charter names it. */
  | { readonly kind: 'renameRole'; readonly role: string; readonly id: string }
  /** Says that whoever holds a cell has agreed to its letters today. */
  | {
      readonly kind: 'acknowledge';
      readonly by: MatrixBy;
      readonly table: string;
      readonly row: number;
      readonly column: string;
    };
