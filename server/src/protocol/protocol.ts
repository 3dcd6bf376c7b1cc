/**
 * What a client can ask of the server beyond the Language Server Protocol, and the types of what the panel shows: the
 * one thing that client and server share. Offsets never cross; ranges are those of the protocol, in UTF-16 columns.
 */
import type {
  CellChoice,
  CellName,
  MatrixBy,
  MatrixChange,
  MatrixEdit,
  MatrixView,
  RowView,
  TableView,
} from '../features/matrix/view-model.ts';

export type * from '../features/matrix/view-model.ts';

/** Raised whenever a message changes its meaning. Client and server are shipped together; a mismatch is a broken install. */
export const PROTOCOL = 1;

export const METHODS = {
  /** Request: the matrix of an open charter, whole or as what changed. */
  matrix: 'charter/matrix',
  /** Notification from the server: there is a newer version of a matrix that was asked for. */
  matrixDidChange: 'charter/matrixDidChange',
  /** Request: where something in the matrix stands in the text. */
  matrixPlace: 'charter/matrixPlace',
  /** Request: what in the matrix stands at a position of the text. */
  matrixAt: 'charter/matrixAt',
  /** Request: what can be done with a cell, and what each of it would break. */
  cellChoices: 'charter/cellChoices',
  /** Request: the edits that set the letters of a cell. */
  editCell: 'charter/editCell',
  /** Request: the edits for any other change that a panel offers. */
  editMatrix: 'charter/editMatrix',
  /** Request: the charter's matrices as a file of some form. */
  export: 'charter/export',
  /** Request from the server, where it has no disk: the bytes of a file. */
  readFile: 'charter/readFile',
  /** Request from the server, where it has no disk: all charters below a folder. */
  findFiles: 'charter/findFiles',
  /** Request: the charters to start from. */
  templates: 'charter/templates',
  /** Request: a charter made of somebody's matrix. */
  import: 'charter/import',
  /** Request: what an open charter is judged by. */
  status: 'charter/status',
  /** Request: what is wrong in all charters of the workspace. */
  check: 'charter/check',
} as const;

export interface WirePosition {
  readonly line: number;
  readonly character: number;
}

export interface WireRange {
  readonly start: WirePosition;
  readonly end: WirePosition;
}

export interface MatrixParams {
  readonly protocol: typeof PROTOCOL;
  readonly uri: string;
  readonly by: MatrixBy;
  /** The version that the client has the matrix of: the answer may then be what changed since. */
  readonly known?: number;
}

/** The matrix of one version of a document. */
export type MatrixResult =
  | { readonly kind: 'whole'; readonly version: number; readonly view: MatrixView }
  | { readonly kind: 'change'; readonly version: number; readonly from: number; readonly change: MatrixChange }
  /** The text cannot be read just now; the matrix that the client has is still the last good one. */
  | { readonly kind: 'broken'; readonly version: number; readonly message: string };

export interface MatrixDidChangeParams {
  readonly uri: string;
  readonly version: number;
}

/** Something that the matrix shows. */
export interface MatrixSpot {
  readonly by: MatrixBy;
  readonly table: string;
  /** The key of a row; absent for a column as a whole, or for the table. */
  readonly row?: number;
  /** The id of a column. */
  readonly column?: string;
}

export interface MatrixPlaceParams extends MatrixSpot {
  readonly uri: string;
}

export interface MatrixPlaceResult {
  /** The charter that it is written in: another one for what is inherited. */
  readonly uri: string;
  readonly range: WireRange;
}

export interface MatrixAtParams {
  readonly uri: string;
  readonly by: MatrixBy;
  readonly position: WirePosition;
}

export interface MatrixAtResult {
  readonly table: string;
  readonly row: number;
  /** The columns of the name at the position; none where it is in no name. */
  readonly columns: readonly string[];
  /** The columns of those who own or do the row, and so can agree to it. */
  readonly committed: readonly string[];
}

/** A cell of a version that a client shows. */
export interface CellParams extends CellName {
  readonly uri: string;
  readonly version: number;
}

export interface EditCellParams extends CellParams {
  /** The letters that the cell shall hold; none to empty it. */
  readonly letters: readonly string[];
  /** Whether letters that a row has one of are taken from whoever holds them now. */
  readonly replace: boolean;
}

export interface CellChoicesResult {
  readonly version: number;
  readonly choices: readonly CellChoice[];
}

export interface EditMatrixParams {
  readonly uri: string;
  readonly version: number;
  readonly edit: MatrixEdit;
}

export interface WireEdit {
  readonly range: WireRange;
  readonly newText: string;
}

/** Edits of exactly one version of the text, or a sentence about why there are none. */
export type EditResult =
  | {
      readonly kind: 'edits';
      /** The version that the ranges are of: a client whose document is another one asks again. */
      readonly version: number;
      readonly edits: readonly WireEdit[];
      /** What rules will say that they do not say now. */
      readonly breaks: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string };

export const EXPORT_FORMATS = ['markdown', 'csv', 'tsv', 'html', 'svg'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportParams {
  readonly uri: string;
  readonly as: ExportFormat;
  readonly by: MatrixBy;
  /** One table only. */
  readonly table?: string;
}

export interface ExportResult {
  readonly text: string;
}

/** The matrix after a change: what a client makes of it. */
export function changedView(before: MatrixView, change: MatrixChange): MatrixView {
  const tables = before.tables.map((table): TableView => {
    const of = change.tables.find((one) => one.table === table.id);
    if (of === undefined) return table;
    const rows: RowView[] = [];
    let at = 0;
    for (const splice of of.splices) {
      for (; at < splice.at; at++) {
        const row = table.rows[at];
        if (row !== undefined) rows.push(row);
      }
      for (const row of splice.rows) rows.push(row);
      at += splice.removed;
    }
    for (; at < table.rows.length; at++) {
      const row = table.rows[at];
      if (row !== undefined) rows.push(row);
    }
    return { ...table, rows, totals: of.totals, acknowledging: of.acknowledging };
  });
  const { by } = before;
  return change.head === undefined ? { ...before, tables } : { ...change.head, by, tables };
}

/** What a client may pass in `initializationOptions`; each may be absent. */
export interface InitializationOptions {
  /** The URI of the folder with the pages of the rules, where the client has them. */
  readonly rulePages?: string;
  /** The commands of `COMMANDS` that the client has, for code lenses to run. */
  readonly commands?: readonly string[];
  /** The section `charter` of the settings, from a client that cannot be asked for it. */
  readonly settings?: unknown;
}

/** Commands of the client that code lenses run. */
export const COMMANDS = {
  /** Opens the matrix of a charter: its URI, and the id of a table. */
  openMatrix: 'charter.openMatrix',
  /** Shows where a role is named: the URI of the charter, and the position of the role's id. */
  showReferences: 'charter.showReferences',
} as const;

export interface ReadFileParams {
  readonly uri: string;
}

/** The bytes in base 64; `null` where there is no such file. */
export type ReadFileResult = { readonly bytes: string } | null;

export interface FindFilesParams {
  /** The URI of a folder of the workspace. */
  readonly folder: string;
}

/** The URIs of the charters. */
export type FindFilesResult = readonly string[];

/** A charter to start from. */
export interface TemplateView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

export interface TemplatesResult {
  /** The likeliest first. */
  readonly templates: readonly TemplateView[];
}

/** Somebody's matrix in Markdown or CSV, as text. */
export interface ImportParams {
  readonly text: string;
  /** The name of its file, where it has one: it tells the format, and may name the team. */
  readonly fileName?: string;
}

/** What was left out or taken for something else; its line counts from 1, and 0 speaks of the whole. */
export interface ImportNoteView {
  readonly line: number;
  readonly message: string;
}

export type ImportedResult =
  | { readonly kind: 'charter'; readonly text: string; readonly notes: readonly ImportNoteView[] }
  /** There is no matrix in it; why, in a sentence. */
  | { readonly kind: 'nothing'; readonly message: string };

/** What a charter is judged by. */
export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** How many rules are in force. */
  readonly rules: number;
  /** The rules whose severity is another one than their own. */
  readonly changed: readonly { readonly code: string; readonly severity: string; readonly byEditor: boolean }[];
  /** How many charters the workspace has. */
  readonly charters: number;
}

/** All charters of the workspace, whether open or not, with what is wrong in them. */
export interface CheckResult {
  readonly charters: readonly CheckedView[];
}

export interface CheckedView {
  readonly uri: string;
  readonly problems: readonly ProblemView[];
}

/** A diagnostic of the protocol, as far as a client makes one of it. */
export interface ProblemView {
  readonly range: WireRange;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  readonly severity?: number;
  readonly code?: string | number;
  readonly codeDescription?: { readonly href: string };
  readonly message: string;
}
