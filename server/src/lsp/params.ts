/** Checks the parameters of requests and notifications, since clients can send anything. */
import { type Check, integer, isObject, list, object, optional, position, range, text } from '../protocol/shapes.ts';

/** A version can be `null`: that of a file that is not open. */
const version: Check<unknown> = (value, name) => (value === null ? undefined : optional(integer)(value, name));
const textDocument = object({ uri: text, version });

const inDocument = object({ textDocument });
const atPosition = object({ textDocument, position });
const inRange = object({ textDocument, range });
const named = list(object({ uri: text }));
const ofFiles = object({ files: named });
const ofRenames = object({ files: list(object({ oldUri: text, newUri: text })) });

/** Methods that need no parameters. */
const bare: Check<unknown> = () => undefined;

const CHECKS: ReadonlyMap<string, Check<unknown>> = new Map<string, Check<unknown>>([
  ['initialized', bare],
  ['shutdown', bare],
  ['workspace/didChangeConfiguration', bare],
  ['textDocument/didOpen', object({ textDocument: object({ uri: text, version: integer, text }) })],
  ['textDocument/didChange', object({ textDocument, contentChanges: list(object({ text, range: optional(range) })) })],
  ['textDocument/completion', atPosition],
  ['textDocument/hover', atPosition],
  ['textDocument/definition', atPosition],
  ['textDocument/references', atPosition],
  ['textDocument/documentHighlight', atPosition],
  ['textDocument/linkedEditingRange', atPosition],
  ['textDocument/prepareRename', atPosition],
  ['textDocument/rename', object({ textDocument, position, newName: text })],
  ['textDocument/selectionRange', object({ textDocument, positions: list(position) })],
  ['textDocument/codeAction', inRange],
  ['textDocument/inlayHint', inRange],
  ['textDocument/rangeFormatting', inRange],
  ['textDocument/rangesFormatting', object({ textDocument, ranges: list(range) })],
  ['textDocument/onTypeFormatting', object({ textDocument, position, ch: text })],
  ['textDocument/semanticTokens/range', inRange],
  ['workspace/symbol', object({ query: text })],
  ['workspace/didChangeWatchedFiles', object({ changes: list(object({ uri: text, type: integer })) })],
  ['workspace/didCreateFiles', ofFiles],
  ['workspace/didDeleteFiles', ofFiles],
  ['workspace/didRenameFiles', ofRenames],
  ['workspace/willRenameFiles', ofRenames],
  ['workspace/diagnostic', object({ previousResultIds: list(object({ uri: text, value: text })) })],
  ['workspace/didChangeWorkspaceFolders', object({ event: object({ added: named, removed: named }) })],
]);

/** The check of a message of the protocol. It covers the parameters that handlers read, but not all of their type. */
export function protocolCheck({
  method,
}: {
  readonly method: string;
}): (value: unknown, name: string) => string | undefined {
  return CHECKS.get(method) ?? (method.startsWith('textDocument/') ? inDocument : object({}));
}

/** Returns what is wrong with the parameters of a message, as a sentence, or undefined. */
export function faultOf(method: string, check: Check<unknown>, params: unknown): string | undefined {
  const fault = check(params, '');
  if (fault === undefined || isObject(params)) return fault;
  return params === undefined || params === null
    ? `${method} needs parameters.`
    : `The parameters of ${method} must be an object.`;
}
