/**
 * The messages between the extension and the webview of the matrix, as two typed unions. Messages from the webview are
 * validated here, because a compromised page could send anything.
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
} from '../../../server/src/protocol/protocol.ts';
import {
  by,
  CELL,
  type Check,
  count,
  EDITS,
  exactObject,
  flag,
  letters,
  oneOf,
  passes,
  SPOT,
  shortText,
  union,
} from '../../../server/src/protocol/shapes.ts';

/** Messages from the extension to the webview. */
export type HostMessage =
  /** The whole matrix of a charter. */
  | { readonly type: 'view'; readonly file: string; readonly version: number; readonly view: MatrixView }
  /** The changes since version `from`. */
  | { readonly type: 'change'; readonly version: number; readonly from: number; readonly change: MatrixChange }
  /** The text is broken; the panel keeps showing the last good matrix. */
  | { readonly type: 'broken'; readonly version: number; readonly message: string }
  /** There is no matrix; the message says why. */
  | { readonly type: 'empty'; readonly message: string }
  /** Whether cells can be edited, and if not, why. */
  | { readonly type: 'editable'; readonly editable: boolean; readonly why: string }
  /** Whether the panel is locked to its charter. */
  | { readonly type: 'locked'; readonly locked: boolean }
  /** The row and column at the caret in the text. */
  | { readonly type: 'at'; readonly at: MatrixAtResult | undefined }
  | ({ readonly type: 'choices'; readonly id: number } & CellChoicesResult)
  /** The result of an edit or of saving. */
  | { readonly type: 'done'; readonly id: number; readonly message?: string; readonly refused?: string }
  /** An SVG for the webview to draw and send back as PNG. */
  | { readonly type: 'svg'; readonly id: number; readonly svg: string };

/** The formats in which the panel can save a matrix. */
export const SAVE_FORMATS = ['markdown', 'csv', 'html', 'svg', 'png'] as const;
export const COPY_FORMATS = ['markdown', 'tsv'] as const satisfies readonly ExportFormat[];

export type SaveFormat = (typeof SAVE_FORMATS)[number];
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** Messages from the webview to the extension. An answer has the id of its message. */
export type WebviewMessage =
  | { readonly type: 'ready'; readonly by: MatrixBy }
  | { readonly type: 'by'; readonly by: MatrixBy }
  /** A change did not fit the view that the webview has. */
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
  /** The requested picture, in base 64. */
  | { readonly type: 'png'; readonly id: number; readonly data: string };

/** Maximum length of a picture in base 64. */
const MAX_PICTURE = 64 << 20;

const picture: Check<string> = (value, name) =>
  typeof value === 'string' &&
  value.length <= MAX_PICTURE &&
  value.length % 4 === 0 &&
  /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? undefined
    : `\`${name}\` must be a picture in base 64.`;

const cell = exactObject<CellName>(CELL);

const message = union<WebviewMessage, 'type'>(
  'type',
  {
    ready: { by },
    by: { by },
    lost: {},
    reveal: { spot: exactObject<MatrixSpot>(SPOT), focus: flag },
    choices: { id: count, version: count, cell },
    cell: { id: count, version: count, cell, letters, replace: flag },
    edit: { id: count, version: count, edit: union<MatrixEdit, 'kind'>('kind', EDITS, exactObject) },
    copy: { id: count, as: oneOf(...COPY_FORMATS), by, table: shortText },
    save: { id: count, as: oneOf(...SAVE_FORMATS), by, table: shortText },
    png: { id: count, data: picture },
  },
  exactObject,
);

/** Validates a message from a webview. Returns undefined for anything that our webview never sends. */
export function readMessage(value: unknown): WebviewMessage | undefined {
  try {
    return passes(message, value) ? value : undefined;
  } catch {
    // VS Code sends a copy of the message. Do not rely on it: a getter could throw.
    return undefined;
  }
}
