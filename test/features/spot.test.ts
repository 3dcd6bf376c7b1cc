import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Analysis } from '../../server/src/analysis.ts';
import { readCharter } from '../../server/src/charter/read.ts';
import { caretContextAt } from '../../server/src/features/completion/caret.ts';
import { readYaml } from '../../server/src/yaml/document.ts';

/** The caret at `$0` as one line: path, kind of text, the word, and the existing names. */
function spot(marked: string): string | undefined {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const document = readYaml(text);
  // The caret position is computed from the document alone.
  const analysis = { text, document, reading: readCharter(document, []) } as unknown as Analysis;
  const found = caretContextAt(analysis, offset);
  if (found === undefined) return undefined;
  assert.ok(found.word.start >= 0 && found.word.start <= offset && offset <= found.word.end);
  const word = text.slice(found.word.start, found.word.end);
  return `${found.path.join('/')} ${found.writing}${found.flow ? ' flow' : ''} "${word}" (${found.present.join(' ')})`;
}

const cases: readonly (readonly [string, string | undefined])[] = [
  ['$0', ' key "" ()'],
  ['$0\r\n', ' key "" ()'],
  ['$0\r\nteam: A\r\n', ' key "" ()'],
  ['te$0', ' key "te" ()'],
  ['team: A\nro$0\nraci:\n', ' key "ro" (team raci)'],
  ['team: $0\n', 'team value "" (team)'],
  ['roles:\n  pm: X\n  $0', 'roles key "" (pm)'],
  ['roles:\n  pm:\n    ti$0', 'roles/pm value "ti" (pm)'],
  ['roles:\n  pm:\n    title: X\n    $0\n    people: [a]\n', 'roles/pm key "" (title people)'],
  ['roles:\n  pm: { title: X, pe$0 }\n', 'roles/pm key flow "pe" (title)'],
  ['roles:\n  pm: { title: X, people: [a, $0] }\n', 'roles/pm/people/[] entry flow "" (a)'],
  ['raci:\n  - activity: A\n    R: $0\n    A: em\n', 'raci/[]/R value "" (activity R A)'],
  ['raci:\n  - activity: A\n    R: [em, p$0\n', 'raci/[]/R/[] entry flow "p" (em)'],
  ['raci:\n  - activity: A\n    R:\n      - em\n      - $0\n', 'raci/[]/R/[] entry "" (em)'],
  ['raci:\n  - activity: A\n    $0\n', 'raci/[] key "" (activity)'],
  ['raci:\n  - activity: A\n  - $0\n', 'raci/[] entry "" ()'],
  ['raci:\n  - { activity: A, R: pm, $0 }\n  - { activity: B }\n', 'raci/[] key flow "" (activity R)'],
  ['raci:\n  - { activity: A, R: p$0m, A: em }\n', 'raci/[]/R value flow "pm" (activity R A)'],
  ['raci:\n  - activity: A\n    notes: |\n      te$0\n', undefined],
  ['raci: # te$0\n', undefined],
  ['decides:\n  when: { roles: [pm], $0 }\n', 'decides/when key flow "" (roles)'],
  ['extends: ../$0\n', 'extends value "../" (extends)'],
  // An escaped quote does not end a quoted text.
  ['raci:\n  - { activity: "A \\" b, R: c", A: p$0 }\n', 'raci/[]/A value flow "p" (activity A)'],
  ["raci:\n  - { activity: 'It''s b, R: c', A: p$0 }\n", 'raci/[]/A value flow "p" (activity A)'],
  ['raci:\n  - { A: "p \\" m, q$0 }\n', 'raci/[]/A value flow ""p \\" m, q" (A)'],
  ['raci:\n  - { A: "p\\\\", R: q$0 }\n', 'raci/[]/R value flow "q" (A R)'],
  // Anchors and tags before a text are not part of it; there may be several.
  ['raci:\n  - { A: &a !!str "p, q$0 }\n', 'raci/[]/A value flow ""p, q" (A)'],
  ['raci:\n  - { A: &a [p, q$0] }\n', 'raci/[]/A/[] entry flow "q" (p)'],
  ['raci:\n  - { A: p&a "q, r$0 }\n', 'raci/[] key flow "r" (A)'],
  ['raci:\n  - { A: &a$0 }\n', undefined],
  ['rules:\n  many-informed: $0\n', 'rules/many-informed value "" (many-informed)'],
];

for (const [marked, expected] of cases) {
  test(`finds the caret in ${JSON.stringify(marked)}`, () => assert.equal(spot(marked), expected));
}

test('finds the caret inside and after any number of brackets', () => {
  const many = 20_000;
  assert.equal(spot(`x: ${'['.repeat(many)}a, b$0`), `x/${'[]/'.repeat(many - 1)}[] entry flow "b" (a)`);
  assert.equal(spot(`roles:\n  a: ${'['.repeat(many)}${']'.repeat(many)}\n  b: $0`), 'roles/b value "" (a b)');
});

test('finds the caret after thousands of quotes and brackets, in quotes and after a word', () => {
  const many = 50_000;
  const quoted = `"${'[{\\"\\":'.repeat(many)}`;
  assert.equal(spot(`x: ${quoted}$0`), `x value "${quoted}" (x)`);
  const word = `a${'"['.repeat(many)}`;
  assert.equal(spot(`x: ${word}$0`), `x value "${word}" (x)`);
  const tags = `!${'"'.repeat(many)} b`;
  assert.equal(spot(`x: ${tags}$0`), 'x value "b" (x)');
});
