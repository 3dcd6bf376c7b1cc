/**
 * Charter's own requests beyond the Language Server Protocol and the types of the panel's view, shared by client and
 * server. Ranges are those of the protocol, in UTF-16 columns; offsets are never sent.
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

/** Increase this when a message changes its meaning. Client and server ship together, so a mismatch is a broken install. */
export const PROTOCOL = 1;

export const METHODS = {
  /** Request: the matrix of an open charter, whole or as changes. */
  matrix: 'charter/matrix',
  /** Notification from the server: a requested matrix has a newer version. */
  matrixDidChange: 'charter/matrixDidChange',
  /** Request: the place in the text of something in the matrix. */
  matrixPlace: 'charter/matrixPlace',
  /** Request: the place in the matrix of a position in the text. */
  matrixAt: 'charter/matrixAt',
  /** Request: the possible changes of a cell, and what each would break. */
  cellChoices: 'charter/cellChoices',
  /** Request: the edits that set the letters of a cell. */
  editCell: 'charter/editCell',
  /** Request: the edits for any other change in the panel. */
  editMatrix: 'charter/editMatrix',
  /** Request: the charter's matrices in an export format. */
  export: 'charter/export',
  /** Request from a server without a disk: the bytes of a file. */
  readFile: 'charter/readFile',
  /** Request from a server without a disk: all charters below a folder. */
  findFiles: 'charter/findFiles',
  /** Request: the templates of new charters. */
  templates: 'charter/templates',
  /** Request: a charter made from a matrix. */
  import: 'charter/import',
  /** Request: the rules that apply to an open charter. */
  status: 'charter/status',
  /** Request: the problems of all charters in the workspace. */
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
  /** The version whose matrix the client has. The answer may then contain only the changes. */
  readonly known?: number;
}

/** The matrix of one version of a document. */
export type MatrixResult =
  | { readonly kind: 'whole'; readonly version: number; readonly view: MatrixView }
  | { readonly kind: 'change'; readonly version: number; readonly from: number; readonly change: MatrixChange }
  /** The text is broken. The client keeps its matrix, the last good one. */
  | { readonly kind: 'broken'; readonly version: number; readonly message: string };

export interface MatrixDidChangeParams {
  readonly uri: string;
  readonly version: number;
}

/** A place in the matrix. */
export interface MatrixSpot {
  readonly by: MatrixBy;
  readonly table: string;
  /** The key of a row; absent for a whole column or table. */
  readonly row?: number;
  /** The id of a column. */
  readonly column?: string;
}

export interface MatrixPlaceParams extends MatrixSpot {
  readonly uri: string;
}

export interface MatrixPlaceResult {
  /** The charter that contains it; a different one for inherited entries. */
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
  /** The columns of the name at the position, if there is one. */
  readonly columns: readonly string[];
  /** The columns of the row's owners and doers, who can acknowledge it. */
  readonly committed: readonly string[];
}

/** A cell in the version that the client shows. */
export interface CellParams extends CellName {
  readonly uri: string;
  readonly version: number;
}

export interface EditCellParams extends CellParams {
  /** The new letters of the cell; empty to clear it. */
  readonly letters: readonly string[];
  /** Whether to take a letter that a row has only once from its current holder. */
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

/** Edits for exactly one version of the text, or a sentence why there are none. */
export type EditResult =
  | {
      readonly kind: 'edits';
      /** The version of the ranges. A client with another version asks again. */
      readonly version: number;
      readonly edits: readonly WireEdit[];
      /** The problems that the edits would cause. */
      readonly breaks: readonly string[];
    }
  | { readonly kind: 'refused'; readonly message: string };

export const EXPORT_FORMATS = ['markdown', 'csv', 'tsv', 'html', 'svg'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportParams {
  readonly uri: string;
  readonly as: ExportFormat;
  readonly by: MatrixBy;
  /** Only this table. */
  readonly table?: string;
}

export interface ExportResult {
  readonly text: string;
}

/** The changes from which a client makes the new matrix. */
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

/** The optional `initializationOptions` of a client. */
export interface InitializationOptions {
  /** The URI of the folder with the rule pages, if the client has it. */
  readonly rulePages?: string;
  /** The commands in `COMMANDS` that the client supports. */
  readonly commands?: readonly string[];
  /** The settings in section `charter`, from a client without `workspace/configuration`. */
  readonly settings?: unknown;
}

/** Client commands that code lenses and completions run. */
export const COMMANDS = {
  /** Opens the matrix of a charter: its URI, and the id of a table. */
  openMatrix: 'charter.openMatrix',
  /** Shows the references of a role: the URI of the charter and the position of the role's id. */
  showReferences: 'charter.showReferences',
  /** Opens the suggestions, after a key was completed. This is the name of the command in VS Code. */
  suggest: 'editor.action.triggerSuggest',
} as const;

export interface ReadFileParams {
  readonly uri: string;
}

/** The bytes in base64; `null` if the file does not exist. */
export type ReadFileResult = { readonly bytes: string } | null;

export interface FindFilesParams {
  /** The URI of a folder of the workspace. */
  readonly folder: string;
}

/** The URIs of the charters. */
export type FindFilesResult = readonly string[];

/** A template. */
export interface TemplateView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

export interface TemplatesResult {
  /** The most likely first. */
  readonly templates: readonly TemplateView[];
}

/** A matrix in Markdown or CSV, as text. */
export interface ImportParams {
  readonly text: string;
  /** The optional file name, which tells the format and may name the team. */
  readonly fileName?: string;
}

/** A note about something left out or guessed. Lines count from 1; 0 is the whole file. */
export interface ImportNoteView {
  readonly line: number;
  readonly message: string;
}

export type ImportedResult =
  | { readonly kind: 'charter'; readonly text: string; readonly notes: readonly ImportNoteView[] }
  /** A sentence that says why there is no matrix. */
  | { readonly kind: 'nothing'; readonly message: string };

/** The rules that apply to a charter. */
export interface StatusParams {
  readonly uri: string;
}

export interface StatusResult {
  /** The number of active rules. */
  readonly rules: number;
  /** The rules whose severity differs from the default. */
  readonly changed: readonly { readonly code: string; readonly severity: string; readonly byEditor: boolean }[];
  /** The number of charters in the workspace. */
  readonly charters: number;
}

/** All charters of the workspace, open or not, with their problems. */
export interface CheckResult {
  readonly charters: readonly CheckedView[];
}

export interface CheckedView {
  readonly uri: string;
  readonly problems: readonly ProblemView[];
}

/** The parts of an LSP diagnostic that a client needs. */
export interface ProblemView {
  readonly range: WireRange;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  readonly severity?: number;
  readonly code?: string | number;
  readonly codeDescription?: { readonly href: string };
  readonly message: string;
}

interface Exchange<Params, Result> {
  readonly params: Params;
  readonly result: Result;
}

/** What each request brings, and what its answer is. */
export interface Requests {
  readonly [METHODS.matrix]: Exchange<MatrixParams, MatrixResult>;
  readonly [METHODS.matrixPlace]: Exchange<MatrixPlaceParams, MatrixPlaceResult | null>;
  readonly [METHODS.matrixAt]: Exchange<MatrixAtParams, MatrixAtResult | null>;
  readonly [METHODS.cellChoices]: Exchange<CellParams, CellChoicesResult>;
  readonly [METHODS.editCell]: Exchange<EditCellParams, EditResult>;
  readonly [METHODS.editMatrix]: Exchange<EditMatrixParams, EditResult>;
  readonly [METHODS.export]: Exchange<ExportParams, ExportResult>;
  readonly [METHODS.readFile]: Exchange<ReadFileParams, ReadFileResult>;
  readonly [METHODS.findFiles]: Exchange<FindFilesParams, FindFilesResult>;
  readonly [METHODS.templates]: Exchange<object | null | undefined, TemplatesResult>;
  readonly [METHODS.import]: Exchange<ImportParams, ImportedResult>;
  readonly [METHODS.status]: Exchange<StatusParams, StatusResult>;
  readonly [METHODS.check]: Exchange<object | null | undefined, CheckResult>;
}

export type Method = keyof Requests;
export type ParamsOf<M extends Method> = Requests[M]['params'];
export type ResultOf<M extends Method> = Requests[M]['result'];

/** Asks the other side. */
export type Ask = <M extends Method>(method: M, params: ParamsOf<M>) => Promise<ResultOf<M>>;
