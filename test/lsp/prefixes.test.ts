/** A charter while it is written: every feature at many places of many prefixes of every example. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { runs } from '../support/random.ts';
import { ROOT } from '../support/root.ts';
import { type DirectServer, directServer } from './direct.ts';

const URI = 'file:///w/a.charter.yaml';
const EXAMPLES = join(ROOT, 'docs/examples');

/** The number of prefixes per example, spread over its length, and the number of places in each. */
const BEGINNINGS = runs(60);
const PLACES = 12;

/** Requests for a whole text, and requests for a place. */
const WHOLE: readonly string[] = [
  'documentSymbol',
  'foldingRange',
  'documentLink',
  'codeLens',
  'semanticTokens/full',
  'diagnostic',
];
const AT_PLACE: readonly string[] = [
  'completion',
  'hover',
  'definition',
  'documentHighlight',
  'prepareRename',
  'linkedEditingRange',
];

interface Ranged {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Asserts that every range in a response is in the text and ordered. */
function checkRanges(answer: unknown, lines: TextPieces, text: string, context: () => string): void {
  if (typeof answer !== 'object' || answer === null) return;
  if (Array.isArray(answer)) {
    for (const one of answer) checkRanges(one, lines, text, context);
    return;
  }
  if ('start' in answer && 'end' in answer && typeof answer.start === 'object') {
    const { start, end } = answer as Ranged;
    for (const { line, character } of [start, end]) {
      const offset = lines.offsetAt({ line, column: character });
      const back = lines.positionAt(offset);
      assert.deepEqual([back.line, back.column], [line, character], context());
    }
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), context());
    return;
  }
  for (const value of Object.values(answer)) checkRanges(value, lines, text, context);
}

async function askEverything(server: DirectServer, text: string, offsets: readonly number[]): Promise<void> {
  const lines = TextPieces.of(text);
  const textDocument = { uri: URI };
  const ask = async (method: string, params: object, where: string) => {
    const context = () => `${method} ${where} of ${JSON.stringify(text)}`;
    const answer = await server.ask(`textDocument/${method}`, { textDocument, ...params }).catch((error: unknown) => {
      assert.fail(`${context()}: ${String(error)}`);
    });
    checkRanges(answer, lines, text, context);
  };
  const end = lines.positionAt(text.length);
  const everything = { start: { line: 0, character: 0 }, end: { line: end.line, character: end.column } };
  for (const method of WHOLE) await ask(method, {}, '');
  await ask('inlayHint', { range: everything }, '');
  for (const offset of offsets) {
    const { line, column } = lines.positionAt(offset);
    const position = { line, character: column };
    for (const method of AT_PLACE) await ask(method, { position }, `at ${offset}`);
    await ask('references', { position, context: { includeDeclaration: true } }, `at ${offset}`);
    await ask('selectionRange', { positions: [position] }, `at ${offset}`);
    await ask(
      'codeAction',
      { range: { start: position, end: position }, context: { diagnostics: [] } },
      `at ${offset}`,
    );
  }
}

const texts = [
  ...readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.charter.yaml'))
    .map((name) => [name, readFileSync(join(EXAMPLES, name), 'utf8')] as const),
  ...SMALL_CHARTERS.map((text, index) => [`small charter ${index + 1}`, text] as const),
];

for (const [name, text] of texts) {
  test(`no feature throws for prefixes of ${name}, and every range is in the text`, async () => {
    const server = await directServer();
    server.open(URI, '');
    let version = 1;
    const step = Math.max(1, Math.floor(text.length / BEGINNINGS));
    for (let length = 0; length <= text.length; length += step) {
      const beginning = text.slice(0, length);
      server.tell('textDocument/didChange', {
        textDocument: { uri: URI, version: ++version },
        contentChanges: [{ text: beginning }],
      });
      // The end, where a user types, and places before it; together all prefixes cover at least every tenth place.
      const offsets = new Set([length, Math.max(0, length - 1)]);
      for (
        let at = length % 10;
        offsets.size < PLACES && at < length;
        at += Math.max(10, Math.ceil(length / PLACES / 10) * 10)
      )
        offsets.add(at);
      await askEverything(server, beginning, [...offsets]);
    }
    assert.deepEqual(server.log, []);
  });
}
