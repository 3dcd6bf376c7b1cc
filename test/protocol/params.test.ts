/** The checks of the parameters of Charter's own requests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage } from '../../client/src/preview/messages.ts';
import { PARAMS } from '../../server/src/protocol/params.ts';
import { METHODS, PROTOCOL } from '../../server/src/protocol/protocol.ts';

const uri = 'file:///w/a.charter.yaml';
const cell = { by: 'role', table: 'raci', row: 1, column: 'pm' };
const edit = { kind: 'label', table: 'raci', row: 1, label: 'Roadmap' };

test('a request may have fields that this version does not know', () => {
  const more = { later: true };
  for (const [method, params] of [
    [METHODS.matrix, { protocol: PROTOCOL, uri, by: 'role', ...more }],
    [METHODS.matrixPlace, { uri, by: 'role', table: 'raci', ...more }],
    [METHODS.cellChoices, { uri, version: 1, ...cell, ...more }],
    [METHODS.editMatrix, { uri, version: 1, edit: { ...edit, ...more }, ...more }],
    [METHODS.templates, more],
  ] as const)
    assert.equal(PARAMS[method](params, ''), undefined, method);
});

test('a message from the webview has exactly the fields of its type', () => {
  const message = { type: 'edit', id: 1, version: 1, edit };
  assert.deepEqual(readMessage(message), message);
  for (const wrong of [
    { ...message, later: true },
    { ...message, edit: { ...edit, later: true } },
    { type: 'choices', id: 1, version: 1, cell: { ...cell, later: true } },
    { ...message, edit: { ...edit, kind: 'toString' } },
  ])
    assert.equal(readMessage(wrong), undefined, JSON.stringify(wrong));
});

test('a fault is a sentence that names the field', () => {
  const { label: _, ...unlabelled } = edit;
  for (const [method, params, fault] of [
    [METHODS.status, {}, '`uri` is missing.'],
    [METHODS.status, { uri: 7 }, '`uri` must be a string.'],
    [METHODS.matrix, { protocol: PROTOCOL, uri, by: 'team' }, '`by` must be role or person.'],
    [METHODS.matrixAt, { uri, by: 'role', position: { line: 0 } }, '`position.character` is missing.'],
    [
      METHODS.editCell,
      { uri, version: 1, ...cell, letters: ['R', 5], replace: false },
      '`letters[1]` must be a string.',
    ],
    [
      METHODS.editCell,
      { uri, version: 1, ...cell, letters: Array(65).fill('R') },
      '`letters` must have at most 64 entries.',
    ],
    [METHODS.editMatrix, { uri, version: 1, edit: unlabelled }, '`edit.label` is missing.'],
    [METHODS.export, { uri, by: 'role', as: 'docx' }, '`as` must be one of markdown, csv, tsv, html, svg.'],
    [METHODS.import, { text: '', fileName: null }, '`fileName` must be a string.'],
  ] as const)
    assert.equal(PARAMS[method](params, ''), fault);
});
