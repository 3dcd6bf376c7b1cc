/** Checks the parameters that many requests share, since clients can send anything. */

import { METHODS } from '../protocol/protocol.ts';

type Check = (value: unknown, name: string) => string | undefined;

interface Loose {
  readonly [key: string]: unknown;
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text: Check = (value, name) => (typeof value === 'string' ? undefined : `\`${name}\` must be a string.`);

const count: Check = (value, name) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff
    ? undefined
    : `\`${name}\` must be an integer from 0 to 2147483647.`;

const integer: Check = (value, name) =>
  typeof value === 'number' && Number.isInteger(value) ? undefined : `\`${name}\` must be an integer.`;

const position: Check = (value, name) =>
  isObject(value)
    ? (count(value.line, `${name}.line`) ?? count(value.character, `${name}.character`))
    : `\`${name}\` must be a position.`;

const range: Check = (value, name) =>
  isObject(value)
    ? (position(value.start, `${name}.start`) ?? position(value.end, `${name}.end`))
    : `\`${name}\` must be a range.`;

const document: Check = (value, name) => {
  if (!isObject(value)) return `\`${name}\` must be an object.`;
  return text(value.uri, `${name}.uri`) ?? optional(integer)(value.version ?? undefined, `${name}.version`);
};

const optional =
  (check: Check): Check =>
  (value, name) =>
    value === undefined ? undefined : check(value, name);

const list =
  (check: Check): Check =>
  (value, name) => {
    if (!Array.isArray(value)) return `\`${name}\` must be a list.`;
    for (const [index, one] of value.entries()) {
      const fault = check(one, `${name}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const change: Check = (value, name) => {
  if (!isObject(value)) return `\`${name}\` must be an object.`;
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

/** Required parameters of each request, by method. */
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

/** Methods that need no parameters. All others do. */
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
    if (!isObject(value)) return `\`${name}\` must be an object.`;
    for (const [key, check] of Object.entries(shape)) {
      const fault = check(value[key], `${name}.${key}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const named = list(object({ uri: text }));
const renamed = list(object({ oldUri: text, newUri: text }));

/** Parameters that only one message has, or that differ between messages. */
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

/** Returns what is wrong with the parameters of a message, as a sentence, or undefined. */
export function faultOf(method: string, params: unknown): string | undefined {
  const required = REQUIRED.get(method) ?? (method.startsWith('textDocument/') ? ['textDocument'] : []);
  if (params === undefined || params === null) return ALONE.has(method) ? undefined : `${method} needs parameters.`;
  if (!isObject(params)) return `The parameters of ${method} must be an object.`;
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
