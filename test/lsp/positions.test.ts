/** Positions that a client sends, in changes and in requests: after the end of a line they are the end of that line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedText, openText } from '../../server/src/lsp/store.ts';
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';
import { directServer } from './direct.ts';

interface Change {
  readonly text: string;
  /** Line and character of the start, and of the end where that is another place. */
  readonly from: readonly [number, number];
  readonly to?: readonly [number, number];
  readonly insert: string;
  readonly after: string;
}

const CHANGES: readonly Change[] = [
  { text: 'ab\ncd', from: [0, 9], insert: 'X', after: 'abX\ncd' },
  { text: 'ab\ncd', from: [0, 3], insert: 'X', after: 'abX\ncd' },
  { text: 'ab\ncd', from: [0, 2], insert: 'X', after: 'abX\ncd' },
  { text: 'ab\ncd', from: [1, 9], insert: 'X', after: 'ab\ncdX' },
  { text: 'ab\ncd', from: [9, 9], insert: 'X', after: 'ab\ncdX' },
  { text: 'ab\r\ncd', from: [0, 3], insert: 'X', after: 'abX\r\ncd' },
  { text: 'ab\r\ncd', from: [0, 9], insert: 'X', after: 'abX\r\ncd' },
  { text: 'ab\rcd', from: [0, 9], insert: 'X', after: 'abX\rcd' },
  { text: '\n\n', from: [0, 1], insert: 'X', after: 'X\n\n' },
  { text: '\r\n\r\n', from: [1, 1], insert: 'X', after: '\r\nX\r\n' },
  { text: 'ab\ncd', from: [0, 1], to: [0, 9], insert: '', after: 'a\ncd' },
  { text: 'ab\r\ncd', from: [0, 1], to: [0, 3], insert: '', after: 'a\r\ncd' },
  { text: 'ab\r\ncd', from: [0, 9], to: [1, 0], insert: ' ', after: 'ab cd' },
  { text: 'a\u{1f600}\ncd', from: [0, 9], insert: 'X', after: 'a\u{1f600}X\ncd' },
];

test('a change after the end of a line is made at the end of that line, and never between CR and LF', () => {
  for (const { text, from, to = from, insert, after } of CHANGES) {
    const range = { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } };
    const changed = changedText(openText(1, text), 2, [{ range, text: insert }]);
    assert.equal(changed.text.whole, after, JSON.stringify({ text, from, to, insert }));
  }
});

/** A text in which every line begins with something that a request answers differently than at the end of the line before. */
const LINES = [
  'team: Checkout',
  'roles:',
  '  pm: { title: Product, people: [ada] }',
  '  em: Engineering',
  'raci:',
  '- activity: One',
  '  R: pm',
  'daci:',
  '-',
  '  decision: Two',
  '  D:',
  'em',
  '',
];

type Place = { readonly line: number; readonly character: number };

/** Every request that brings a position or a range, for a place in a document. */
function requestsAt(uri: string, at: Place): readonly (readonly [string, object])[] {
  const textDocument = { uri };
  const range = { start: at, end: at };
  const toHere = { start: { line: 0, character: 0 }, end: at };
  return [
    ['textDocument/hover', { textDocument, position: at }],
    ['textDocument/completion', { textDocument, position: at }],
    ['textDocument/definition', { textDocument, position: at }],
    ['textDocument/references', { textDocument, position: at, context: { includeDeclaration: true } }],
    ['textDocument/documentHighlight', { textDocument, position: at }],
    ['textDocument/linkedEditingRange', { textDocument, position: at }],
    ['textDocument/prepareRename', { textDocument, position: at }],
    ['textDocument/rename', { textDocument, position: at, newName: 'other' }],
    ['textDocument/selectionRange', { textDocument, positions: [at] }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['textDocument/inlayHint', { textDocument, range: toHere }],
    ['textDocument/rangeFormatting', { textDocument, range, options: { tabSize: 2, insertSpaces: true } }],
    ['textDocument/rangesFormatting', { textDocument, ranges: [range], options: { tabSize: 2, insertSpaces: true } }],
    ['textDocument/semanticTokens/range', { textDocument, range: toHere }],
    ['textDocument/onTypeFormatting', { textDocument, position: at, ch: '\n', options: {} }],
    [METHODS.matrixAt, { uri, by: 'role', position: at }],
  ];
}

test('a request after the end of a line is answered as one at the end of that line', async () => {
  for (const lineEnd of ['\n', '\r\n', '\r']) {
    const server = await directServer();
    const uri = 'file:///w/a.charter.yaml';
    server.open(uri, LINES.join(lineEnd));
    await server.ask(METHODS.matrix, { uri, protocol: PROTOCOL, by: 'role' });
    for (const [line, { length }] of LINES.entries()) {
      for (const past of [1, 2, 99]) {
        const wanted = requestsAt(uri, { line, character: length });
        for (const [number, [method, params]] of requestsAt(uri, { line, character: length + past }).entries()) {
          const where = `${method} ${past} after line ${line} with ${JSON.stringify(lineEnd)}`;
          const answer = server.ask(method, params).catch(String);
          assert.deepEqual(await answer, await server.ask(method, wanted[number]?.[1] ?? {}).catch(String), where);
        }
      }
    }
  }
});
