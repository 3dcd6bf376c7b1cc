/** Checks the parameters of Charter's own requests. */
import {
  EXPORT_FORMATS,
  type ExportParams,
  type ImportParams,
  type MatrixEdit,
  type MatrixParams,
  type MatrixPlaceParams,
  METHODS,
  type Method,
  type ParamsOf,
  PROTOCOL,
} from './protocol.ts';
import {
  by,
  CELL,
  type Check,
  count,
  EDITS,
  flag,
  letters,
  object,
  oneOf,
  optional,
  position,
  SPOT,
  shortText,
  text,
  union,
} from './shapes.ts';

const protocol: Check<typeof PROTOCOL> = (value) =>
  value === PROTOCOL
    ? undefined
    : `This server uses version ${PROTOCOL} of the matrix protocol, the client uses ${JSON.stringify(value)}.`;

/** A request that needs no parameters. */
const none: Check<object | null | undefined> = (value, name) =>
  value === undefined || value === null ? undefined : object({})(value, name);

/** The check of each request's parameters. */
export const PARAMS: { readonly [M in Method]: Check<ParamsOf<M>> } = {
  [METHODS.matrix]: object<MatrixParams>({ protocol, uri: shortText, by, known: optional(count) }),
  [METHODS.matrixPlace]: object<MatrixPlaceParams>({ uri: shortText, ...SPOT }),
  [METHODS.matrixAt]: object({ uri: shortText, by, position }),
  [METHODS.cellChoices]: object({ uri: shortText, version: count, ...CELL }),
  [METHODS.editCell]: object({ uri: shortText, version: count, ...CELL, letters, replace: flag }),
  [METHODS.editMatrix]: object({
    uri: shortText,
    version: count,
    edit: union<MatrixEdit, 'kind'>('kind', EDITS, object),
  }),
  [METHODS.export]: object<ExportParams>({
    uri: shortText,
    as: oneOf(...EXPORT_FORMATS),
    by,
    table: optional(shortText),
  }),
  [METHODS.readFile]: object({ uri: text }),
  [METHODS.findFiles]: object({ folder: text }),
  [METHODS.templates]: none,
  [METHODS.import]: object<ImportParams>({ text, fileName: optional(text) }),
  [METHODS.status]: object({ uri: text }),
  [METHODS.check]: none,
};
