/** What comes over the wire is whatever the client sent. The shapes that many requests share are checked once, here. */

import { METHODS } from '../protocol/protocol.ts';

type Check = (value: unknown, name: string) => string | undefined;

interface Loose {
  readonly [key: string]: unknown;
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text: Check = (value, name) => (typeof value === 'string' ? undefined : `\`${name}\` is a text.`);

const count: Check = (value, name) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff
    ? undefined
    : `\`${name}\` is a whole number from 0 to 2147483647.`;

const integer: Check = (value, name) =>
  typeof value === 'number' && Number.isInteger(value) ? undefined : `\`${name}\` is a whole number.`;

const position: Check = (value, name) =>
  isObject(value)
    ? (count(value.line, `${name}.line`) ?? count(value.character, `${name}.character`))
    : `\`${name}\` is a position.`;

const range: Check = (value, name) =>
  isObject(value)
    ? (position(value.start, `${name}.start`) ?? position(value.end, `${name}.end`))
    : `\`${name}\` is a range.`;

const document: Check = (value, name) => {
  if (!isObject(value)) return `\`${name}\` is an object.`;
  return text(value.uri, `${name}.uri`) ?? optional(integer)(value.version ?? undefined, `${name}.version`);
};

const optional =
  (check: Check): Check =>
  (value, name) =>
    value === undefined ? undefined : check(value, name);

const list =
  (check: Check): Check =>
  (value, name) => {
    if (!Array.isArray(value)) return `\`${name}\` is a list.`;
    for (const [index, one] of value.entries()) {
      const fault = check(one, `${name}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const change: Check = (value, name) => {
  if (!isObject(value)) return `\`${name}\` is an object.`;
  return text(value.text, `${name}.text`) ?? optional(range)(value.range, `${name}.range`);
};

const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['textDocument', document],
  ['position', position],
  ['positions', list(position)],
  ['range', range],
  ['ranges', list(range)],
  ['contentChanges', list(change)],
  ['newName', text],
  ['query', text],
  ['ch', text],
  ['uri', text],
]);

/** What each request must bring, where its shape alone does not say so. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
  ['textDocument/didOpen', ['textDocument']],
  ['textDocument/didChange', ['textDocument', 'contentChanges']],
  ['textDocument/didClose', ['textDocument']],
  ['textDocument/didSave', ['textDocument']],
  ['textDocument/completion', ['textDocument', 'position']],
  ['textDocument/hover', ['textDocument', 'position']],
  ['textDocument/definition', ['textDocument', 'position']],
  ['textDocument/references', ['textDocument', 'position']],
  ['textDocument/documentHighlight', ['textDocument', 'position']],
  ['textDocument/linkedEditingRange', ['textDocument', 'position']],
  ['textDocument/prepareRename', ['textDocument', 'position']],
  ['textDocument/rename', ['textDocument', 'position', 'newName']],
  ['textDocument/selectionRange', ['textDocument', 'positions']],
  ['textDocument/codeAction', ['textDocument', 'range']],
  ['textDocument/inlayHint', ['textDocument', 'range']],
  ['textDocument/rangeFormatting', ['textDocument', 'range']],
  ['textDocument/rangesFormatting', ['textDocument', 'ranges']],
  ['textDocument/onTypeFormatting', ['textDocument', 'position', 'ch']],
  ['textDocument/semanticTokens/range', ['textDocument', 'range']],
  ['workspace/symbol', ['query']],
  [METHODS.matrix, ['uri']],
  [METHODS.matrixPlace, ['uri']],
  [METHODS.matrixAt, ['uri', 'position']],
  [METHODS.cellChoices, ['uri']],
  [METHODS.editCell, ['uri']],
  [METHODS.editMatrix, ['uri']],
  [METHODS.export, ['uri']],
  [METHODS.import, ['text']],
  [METHODS.status, ['uri']],
  ['workspace/didChangeWatchedFiles', ['changes']],
  ['workspace/didCreateFiles', ['files']],
  ['workspace/didDeleteFiles', ['files']],
  ['workspace/didRenameFiles', ['files']],
  ['workspace/willRenameFiles', ['files']],
  ['workspace/diagnostic', ['previousResultIds']],
  ['workspace/didChangeWorkspaceFolders', ['event']],
]);

/** What may come without parameters; whatever else has none is a fault, wherever it would be noticed. */
const ALONE: ReadonlySet<string> = new Set([
  'initialized',
  'shutdown',
  'workspace/didChangeConfiguration',
  METHODS.templates,
  METHODS.check,
]);

const object =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value, name) => {
    if (!isObject(value)) return `\`${name}\` is an object.`;
    for (const [key, check] of Object.entries(shape)) {
      const fault = check(value[key], `${name}.${key}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const named = list(object({ uri: text }));
const renamed = list(object({ oldUri: text, newUri: text }));

/** The shape of a parameter that only one message has, or that means something else in each. */
const OF_METHOD: ReadonlyMap<string, Readonly<Record<string, Check>>> = new Map([
  ['textDocument/didOpen', { textDocument: object({ text, version: integer }) }],
  ['workspace/didChangeWatchedFiles', { changes: list(object({ uri: text, type: integer })) }],
  ['workspace/didCreateFiles', { files: named }],
  ['workspace/didDeleteFiles', { files: named }],
  ['workspace/didRenameFiles', { files: renamed }],
  ['workspace/willRenameFiles', { files: renamed }],
  ['workspace/diagnostic', { previousResultIds: list(object({ uri: text, value: text })) }],
  ['workspace/didChangeWorkspaceFolders', { event: object({ added: named, removed: named }) }],
]);

/** What is wrong with the parameters of a message, as a sentence; undefined where nothing is. */
export function faultOf(method: string, params: unknown): string | undefined {
  const required = REQUIRED.get(method) ?? (method.startsWith('textDocument/') ? ['textDocument'] : []);
  if (params === undefined || params === null) return ALONE.has(method) ? undefined : `${method} needs parameters.`;
  if (!isObject(params)) return `The parameters of ${method} are an object.`;
  for (const [name, value] of Object.entries(params)) {
    const fault = value === undefined ? undefined : CHECKS.get(name)?.(value, name);
    if (fault !== undefined) return fault;
  }
  for (const name of required) if (params[name] === undefined) return `${method} needs \`${name}\`.`;
  for (const [name, check] of Object.entries(OF_METHOD.get(method) ?? {})) {
    const fault = check(params[name], name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
