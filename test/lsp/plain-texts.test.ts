import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { folded, readMarkdown } from '../support/markdown.ts';
import { directServer } from './direct.ts';

const URI = 'file:///w/a.charter.yaml';
const PICTURE = '![see](https://example.org/pixel.png)';
const NAME = JSON.stringify(`${PICTURE}\n\n${PICTURE}`);
const CHARTER = `team: ${NAME}
people:
  ada: ${NAME}
roles:
  ${NAME}: { title: ${NAME}, people: [ada] }
schemes:
  own:
    letters: { L: { key: lead, title: ${NAME}, meaning: ${NAME}, is: owner } }
own:
  - { activity: ${NAME}, L: ${NAME} }
  - { activity: b, ${' '}}
  - { activity: c, L: ${' '}}
`;

/** Every string of an answer, and under which keys it is. */
function* strings(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* strings(one, `${path}.${key}`);
}

test('a hover is the only answer in Markdown: all others are plain text, which no client reads as Markdown', async () => {
  const server = await directServer();
  server.open(URI, CHARTER);
  const textDocument = { uri: URI };
  const lines = TextPieces.of(CHARTER);
  const positions = Array.from({ length: CHARTER.length }, (_, offset) => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  });
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const answers: unknown[] = [
    await server.ask('textDocument/inlayHint', { textDocument, range }),
    await server.ask('textDocument/codeLens', { textDocument }),
    await server.ask('textDocument/documentSymbol', { textDocument }),
    await server.ask('textDocument/documentLink', { textDocument }),
    await server.diagnostics(URI),
  ];
  for (const position of positions)
    answers.push(await server.ask('textDocument/completion', { textDocument, position, context: { triggerKind: 1 } }));
  const found = answers.flatMap((answer) => [...strings(answer)]);
  assert.ok(found.some(([path, text]) => path.endsWith('.documentation') && text.includes(PICTURE)));
  assert.ok(found.some(([path, text]) => path.endsWith('.tooltip') && text.includes(PICTURE)));
  assert.deepEqual(
    found.filter(([path, text]) => path.endsWith('.kind') || text === 'markdown'),
    [],
  );

  let hovers = 0;
  for (const position of positions) {
    const hover = await server.ask<{ contents: { kind: string; value: string } } | null>('textDocument/hover', {
      textDocument,
      position,
    });
    if (hover === null || !hover.contents.value.includes('pixel')) continue;
    hovers++;
    assert.equal(hover.contents.kind, 'markdown');
    const { text, elements } = readMarkdown(hover.contents.value);
    assert.ok(text.includes(folded(PICTURE)), text);
    assert.deepEqual(
      elements.filter((name) => !['p', 'strong', 'br', 'code'].includes(name)),
      [],
    );
  }
  assert.ok(hovers > 20);
});
