/**
 * What crosses between the host of the matrix and its webview: two typed unions. What a webview says is judged here
 * before anything is done about it, because a page can be made to say anything.
 */
import type {
  CellChoicesResult,
  CellName,
  ExportFormat,
  MatrixAtResult,
  MatrixBy,
  MatrixChange,
  MatrixEdit,
  MatrixSpot,
  MatrixView,
} from '../../../server/src/protocol.ts';

/** From the host to the webview. */
export type HostMessage =
  /** The matrix of a charter, whole. */
  | { readonly type: 'view'; readonly file: string; readonly version: number; readonly view: MatrixView }
  /** What changed since the version `from`. */
  | { readonly type: 'change'; readonly version: number; readonly from: number; readonly change: MatrixChange }
  /** The text is broken: what is shown is the last good matrix. */
  | { readonly type: 'broken'; readonly version: number; readonly message: string }
  /** There is no matrix to show. */
  | { readonly type: 'empty'; readonly message: string }
  /** Whether cells can be changed, and why not. */
  | { readonly type: 'editable'; readonly editable: boolean; readonly why: string }
  /** Whether the panel stays with its charter. */
  | { readonly type: 'locked'; readonly locked: boolean }
  /** What the caret in the text stands in. */
  | { readonly type: 'at'; readonly at: MatrixAtResult | undefined }
  | ({ readonly type: 'choices'; readonly id: number } & CellChoicesResult)
  /** What became of an edit or of saving. */
  | { readonly type: 'done'; readonly id: number; readonly message?: string; readonly refused?: string }
  /** A picture to be drawn and sent back as PNG. */
  | { readonly type: 'svg'; readonly id: number; readonly svg: string };

/** The forms that a matrix can be saved as from the panel. */
export const SAVE_FORMATS = ['markdown', 'csv', 'html', 'svg', 'png'] as const;
export const COPY_FORMATS = ['markdown', 'tsv'] as const satisfies readonly ExportFormat[];

export type SaveFormat = (typeof SAVE_FORMATS)[number];
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** From the webview to the host. Answers carry the id of the message that asked. */
export type WebviewMessage =
  | { readonly type: 'ready'; readonly by: MatrixBy }
  | { readonly type: 'by'; readonly by: MatrixBy }
  /** A change did not fit what the webview has. */
  | { readonly type: 'lost' }
  | { readonly type: 'reveal'; readonly spot: MatrixSpot; readonly focus: boolean }
  | { readonly type: 'choices'; readonly id: number; readonly version: number; readonly cell: CellName }
  | {
      readonly type: 'cell';
      readonly id: number;
      readonly version: number;
      readonly cell: CellName;
      readonly letters: readonly string[];
      readonly replace: boolean;
    }
  | { readonly type: 'edit'; readonly id: number; readonly version: number; readonly edit: MatrixEdit }
  | {
      readonly type: 'copy';
      readonly id: number;
      readonly as: CopyFormat;
      readonly by: MatrixBy;
      readonly table: string;
    }
  | {
      readonly type: 'save';
      readonly id: number;
      readonly as: SaveFormat;
      readonly by: MatrixBy;
      readonly table: string;
    }
  /** The picture that was asked for, in base 64. */
  | { readonly type: 'png'; readonly id: number; readonly data: string };

type Check<T> = (value: unknown) => value is T;
type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

const MAX_TEXT = 10_000;
/** A large picture, in base 64. */
const MAX_PICTURE = 64 << 20;

const text = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT;
const flag = (value: unknown): value is boolean => typeof value === 'boolean';
const number = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const numberOrNone = (value: unknown): value is number | undefined => value === undefined || number(value);
const textOrNone = (value: unknown): value is string | undefined => value === undefined || text(value);
const texts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length <= 64 && value.every(text);

function oneOf<const T extends string>(...words: readonly T[]): Check<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** An object of exactly these fields, and no field that it only inherits. */
function object<T>(fields: Fields<T>): Check<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const own = value as Record<string, unknown>;
    if (Object.keys(own).some((key) => !Object.hasOwn(fields, key))) return false;
    return names.every((name) => fields[name](Object.hasOwn(own, name) ? own[name] : undefined));
  };
}

/** An object that is told by one of its fields. */
function union<T>(tag: string, cases: Readonly<Record<string, Check<T>>>): Check<T> {
  return (value): value is T => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, tag)) return false;
    const kind = (value as Record<string, unknown>)[tag];
    return typeof kind === 'string' && Object.hasOwn(cases, kind) && cases[kind]?.(value) === true;
  };
}

type Edit<K extends MatrixEdit['kind']> = Extract<MatrixEdit, { kind: K }>;
type Message<K extends WebviewMessage['type']> = Extract<WebviewMessage, { type: K }>;

const by = oneOf('role', 'person');
const cell = object<CellName>({ by, table: text, row: number, column: text });
const spot: Check<MatrixSpot> = object<{
  by: MatrixBy;
  table: string;
  row: number | undefined;
  column: string | undefined;
}>({ by, table: text, row: numberOrNone, column: textOrNone }) as Check<MatrixSpot>;

const edit = union<MatrixEdit>('kind', {
  label: object<Edit<'label'>>({ kind: oneOf('label'), table: text, row: number, label: text }),
  moveRow: object<Edit<'moveRow'>>({
    kind: oneOf('moveRow'),
    table: text,
    row: number,
    before: numberOrNone,
    phase: textOrNone,
  }),
  addRow: object<Edit<'addRow'>>({ kind: oneOf('addRow'), table: text, after: numberOrNone, label: text }),
  removeRow: object<Edit<'removeRow'>>({ kind: oneOf('removeRow'), table: text, row: number }),
  phase: object<Edit<'phase'>>({ kind: oneOf('phase'), table: text, row: number, phase: text }),
  addRole: object<Edit<'addRole'>>({ kind: oneOf('addRole'), title: text }),
  titleRole: object<Edit<'titleRole'>>({ kind: oneOf('titleRole'), role: text, title: text }),
  renameRole: object<Edit<'renameRole'>>({ kind: oneOf('renameRole'), role: text, id: text }),
  acknowledge: object<Edit<'acknowledge'>>({
    kind: oneOf('acknowledge'),
    by,
    table: text,
    row: number,
    column: text,
  }),
});

const message = union<WebviewMessage>('type', {
  ready: object<Message<'ready'>>({ type: oneOf('ready'), by }),
  by: object<Message<'by'>>({ type: oneOf('by'), by }),
  lost: object<Message<'lost'>>({ type: oneOf('lost') }),
  reveal: object<Message<'reveal'>>({ type: oneOf('reveal'), spot, focus: flag }),
  choices: object<Message<'choices'>>({ type: oneOf('choices'), id: number, version: number, cell }),
  cell: object<Message<'cell'>>({
    type: oneOf('cell'),
    id: number,
    version: number,
    cell,
    letters: texts,
    replace: flag,
  }),
  edit: object<Message<'edit'>>({ type: oneOf('edit'), id: number, version: number, edit }),
  copy: object<Message<'copy'>>({ type: oneOf('copy'), id: number, as: oneOf(...COPY_FORMATS), by, table: text }),
  save: object<Message<'save'>>({ type: oneOf('save'), id: number, as: oneOf(...SAVE_FORMATS), by, table: text }),
  png: object<Message<'png'>>({
    type: oneOf('png'),
    id: number,
    data: (value): value is string =>
      typeof value === 'string' && value.length <= MAX_PICTURE && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  }),
});

/** What a webview said, where it is something that a webview of ours can say; undefined for anything else. */
export function readMessage(value: unknown): WebviewMessage | undefined {
  try {
    return message(value) ? value : undefined;
  } catch {
    // A message is a copy made by the host of webviews, but nothing here depends on that: a getter may throw.
    return undefined;
  }
}
