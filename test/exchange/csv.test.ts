import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { inert } from '../../server/src/exchange/csv.ts';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { needsShared } from '../support/shared.ts';
import { hostileCharters, hostileTexts, matrixIn, visible } from './out.ts';

const CHARTER = `
team: Checkout
roles: { pm: 'Manager, Product', eng: 'The "engineer"', legal: { title: Legal, external: true } }
raci:
  - { activity: Interviewing users, phase: Discovery, R: [pm, eng], A: pm }
  - { activity: "a\\nb", R: eng, A: pm, C: legal }
`;

const DECISION = `
daci:
  - { decision: Choose a provider, D: pm, A: eng }
`;

test('one table has a header and its rows', () => {
  assert.equal(
    matrixAs('csv', matrixIn(CHARTER)),
    [
      'Activity,Phase,"Manager, Product","The ""engineer""",Legal',
      'Interviewing users,Discovery,R/A,R,',
      '"a\nb",,A,R,C',
      '',
    ].join('\r\n'),
  );
});

test('several tables have their names above them, and all lines have the same number of cells', () => {
  const rows = parse(matrixAs('csv', matrixIn(CHARTER + DECISION)));
  assert.deepEqual(rows, [
    ['RACI', '', '', '', ''],
    ['Activity', 'Phase', 'Manager, Product', 'The "engineer"', 'Legal'],
    ['Interviewing users', 'Discovery', 'R/A', 'R', ''],
    ['a\nb', '', 'A', 'R', 'C'],
    ['', '', '', '', ''],
    ['DACI', '', '', '', ''],
    ['Decision', 'Manager, Product', 'The "engineer"', '', ''],
    ['Choose a provider', 'D', 'A', '', ''],
  ]);
});

test('tab-separated text pastes into a spreadsheet as cells', () => {
  assert.equal(
    matrixAs('tsv', matrixIn(CHARTER)),
    'Activity\tPhase\t"Manager, Product"\t"The ""engineer"""\tLegal\n' +
      'Interviewing users\tDiscovery\tR/A\tR\t\n"a\nb"\t\tA\tR\tC\n',
  );
});

test('the byte order mark for Excel is written on request', () => {
  const matrix = matrixIn(CHARTER);
  assert.equal(matrixAs('csv', matrix, { byteOrderMark: true }), `\ufeff${matrixAs('csv', matrix)}`);
});

test('a charter without a table has no lines', () => {
  assert.equal(matrixAs('csv', matrixIn('team: A\nroles: { pm: P }\n')), '');
});

const INERT: Readonly<Record<string, string>> = {
  '=1+1': "'=1+1",
  '+1': "'+1",
  '-1': "'-1",
  '@SUM(1)': "'@SUM(1)",
  ' =1': "' =1",
  '\u200b=1': "'\u200b=1",
  '\t=1': "'\t=1",
  '\n=1': "'\n'=1",
  '\tx': "'\tx",
  '＝1+1': "'＝1+1",
  '−1': "'−1",
  'a;=1': "a;'=1",
  'a; =1;-2': "a;' =1;'-2",
  'a\n=1': "a\n'=1",
  'a-b': 'a-b',
  'a = b': 'a = b',
  "'=1": "'=1",
  '': '',
};

for (const [text, safe] of Object.entries(INERT)) {
  test(`${JSON.stringify(text)} is written as ${JSON.stringify(safe)}`, () => {
    assert.equal(inert(text), safe);
  });
}

/** Whether a spreadsheet may take the cell for a formula, including in full-width characters. */
function runs(cell: string): boolean {
  return /^[=+\-@−]/.test(cell.normalize('NFKC').replace(/^[\s\p{Cf}]+/u, ''));
}

for (const [format, delimiter] of [
  ['csv', ','],
  ['tsv', '\t'],
] as const) {
  test(`hostile texts stay texts in ${format}, and none is a formula`, needsShared, () => {
    for (const charter of hostileCharters()) {
      const matrix = matrixIn(charter);
      const written = matrixAs(format, matrix);
      const rows: string[][] = parse(written, { delimiter });
      const wanted = matrix.tables.flatMap(({ scheme, columns, rows: list }, at) => [
        ...(at === 0 ? [] : [[]]),
        [scheme.id.toUpperCase()],
        [
          ...[scheme.row.replace(/\s+/g, ' ').trim()].map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
          ...(at === 0 ? ['Phase'] : []),
          ...columns.map((column) => column.title),
        ],
        ...list.map((row) => [
          row.label,
          ...(at === 0 ? [row.phase ?? ''] : []),
          ...row.cells.map((letters) => letters.map((one) => one.letter).join('/')),
        ]),
      ]);
      assert.equal(rows.length, wanted.length);
      for (const [at, row] of rows.entries()) {
        for (const [column, cell] of row.entries()) {
          const text = visible(wanted[at]?.[column] ?? '');
          // Other tests check where apostrophes are added; nothing else may change.
          assert.equal(cell.replaceAll("'", '').trim(), text.replaceAll("'", '').trim());
        }
      }
      // No reader may find a formula, even one that expects other separators.
      const otherwise: string[][] = parse(written, { delimiter: ';', relax_column_count: true, quote: false });
      for (const cell of [...rows, ...otherwise].flat()) assert.ok(!runs(cell), JSON.stringify(cell));
    }
  });
}

test('every hostile text is inert', needsShared, () => {
  for (const text of hostileTexts())
    assert.ok(!runs(inert(text)) && !/^[\t\n]/.test(inert(text)), JSON.stringify(text));
});
