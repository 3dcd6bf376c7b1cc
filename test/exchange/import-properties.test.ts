import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { runs } from '../support/random.ts';

/** Problems that an imported charter must not have, for any source. */
const UNSOUND: ReadonlySet<string> = new Set([
  ...['invalid-yaml', 'duplicate-key', 'wrong-type', 'unknown-key', 'missing-key', 'unknown-role', 'unknown-person'],
  ...['ambiguous-name', 'duplicate-assignee', 'multiple-documents', 'unsupported-version'],
]);

/** Asserts that any source is either refused or gives a charter that `yaml` parses without warnings. */
function holds(source: string, fileName?: string): void {
  const result = importMatrix(source, fileName === undefined ? {} : { fileName });
  if (!result.ok) {
    assert.ok(result.message.length > 0);
    return;
  }
  const document = parseDocument(result.charter, { version: '1.2', schema: 'core', strict: true });
  assert.deepEqual([...document.errors, ...document.warnings], [], result.charter);
  const roles: unknown = document.toJS().roles;
  assert.ok(typeof roles === 'object' && roles !== null);
  const { facts, problems } = analyse(result.charter, contextOn('2026-11-25'));
  assert.ok(facts.tables.some((table) => table.rows.length > 0));
  assert.deepEqual(
    problems.filter(({ code }) => UNSOUND.has(code)).map(({ message }) => message),
    [],
    result.charter,
  );
  const lines = source.split(/\r\n|\n|\r/u).length;
  for (const note of result.notes) {
    assert.ok(note.line >= 0 && note.line <= lines, `${note.line}: ${note.message}`);
    assert.ok(!/[\r\n]/u.test(note.message), note.message);
    // No empty quotation, unless the source contains one.
    assert.ok(source.includes('“') || !note.message.includes('“”'), note.message);
  }
}

const file = fc.constantFrom(undefined, 'a.md', 'b.csv', 'c.tsv');

/** Pieces that often combine into a matrix, unlike random noise. */
const piece = fc.constantFrom(
  ...['|', '| ', ' | ', '\n', '\n\n', '\r\n', '---', '|---|---|\n', ',', ';', '\t', '"', ':', '#', '# ', '- ', '```\n'],
  ...['R', 'A', 'C', 'I', 'RA', 'A/R', 'r', 'А', 'S', 'D', 'Task', 'Role', 'Responsible', 'Accountable', 'Notes', 'PM'],
  ...[
    'Dev',
    'all',
    'everyone',
    'x',
    '✓',
    '❌',
    'TBD',
    '?',
    '**',
    '~~',
    '~~R~~',
    '`',
    '[',
    ']',
    '(',
    ')',
    '[^1]',
    '<br>',
  ],
  ...['<table>', '<tr>', '<td>', '<th colspan="3">', '<td rowspan=2>', '</td>', '</tr>', '</table>', '<del>', '</del>'],
  ...[
    '&nbsp;',
    '&amp;',
    '\\|',
    '\ufeff',
    '\u0000',
    '\ud800',
    '\u2028',
    '\u0085',
    '👩‍💻',
    '🇷',
    'é',
    'null',
    'true',
    '1',
    '1.1',
  ],
);

test('any string gives a charter that parses, or a refusal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), file, holds), {
    numRuns: runs(500),
    seed: 20261125,
  });
});

test('any combination of pieces of matrices gives a charter that parses, or a refusal', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
      file,
      holds,
    ),
    { numRuns: runs(3000), seed: 20261125 },
  );
});

const word = fc.oneof(
  piece.filter((text) => !/[|\r\n,;\t"`<]/u.test(text)),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[|\\\r\n`<]/gu, ' ')),
);

test('a grid with any names and comments gives a charter that parses', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('R', 'A', 'C', 'I', '', '-', 'A/R') },
    { weight: 1, arbitrary: word },
  );
  const row = fc.tuple(word, fc.array(cell, { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), fc.array(row, { maxLength: 8 }), (header, rows) => {
      const lines = rows.map(([label, cells]) => `| ${[label, ...cells].join(' | ')} |`);
      holds(`| ${header.join(' | ')} |\n|${'---|'.repeat(header.length)}\n${lines.join('\n')}\n`);
    }),
    { numRuns: runs(1500), seed: 20261125 },
  );
});

test('a grid of plain letters is read letter by letter', () => {
  const cell = fc.subarray(['R', 'A', 'C', 'I']);
  const grid = fc
    .integer({ min: 2, max: 6 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 10 }))
    // A row without a letter is the name of a section.
    .filter((rows) => rows.every((row) => row.some((letters) => letters.length > 0)));
  const separator = fc.constantFrom('/', ', ', ',', ' + ', ' & ', ' ', '<br>', '');
  fc.assert(
    fc.property(grid, separator, (rows, between) => {
      const roles = (rows[0] ?? []).map((_, at) => `Role ${at + 1} engineer`);
      const source = [
        `| Task | ${roles.join(' | ')} |`,
        `|${'---|'.repeat(roles.length + 1)}`,
        ...rows.map((row, at) => `| Work ${at + 1} | ${row.map((letters) => letters.join(between)).join(' | ')} |`),
      ];
      const result = importMatrix(source.join('\n'), { team: 'T' });
      assert.ok(result.ok);
      const found: unknown = parseDocument(result.charter).toJS().raci;
      const expected = rows.map((row, at) => {
        const entry: Record<string, unknown> = { activity: `Work ${at + 1}` };
        for (const letter of ['R', 'A', 'C', 'I']) {
          const ids = row.flatMap((letters, column) =>
            letters.includes(letter) ? [`role-${column + 1}-engineer`] : [],
          );
          if (ids.length > 0) entry[letter] = ids.length === 1 ? ids[0] : ids;
        }
        return entry;
      });
      assert.deepEqual(found, expected);
      assert.deepEqual(result.notes, []);
    }),
    { numRuns: runs(500), seed: 20261125 },
  );
});

/** Sources that take extremely long if any part of the import is slower than linear. */
const HUGE: readonly (readonly [string, string])[] = [
  ['rows', `| Task | PM | Dev |\n|---|---|---|\n${'| one | A/R | C |\n'.repeat(20_000)}`],
  ['rows apart', `| Task | PM | Dev |\n|---|---|---|\n${'| one | A/R | C |\n\n'.repeat(20_000)}`],
  ['tables', '## H\n\n| Task | PM | Dev |\n|---|---|---|\n| one | A/R | C |\n\n'.repeat(5000)],
  ['columns', `|T|${'D|'.repeat(3000)}\n|-|${'-|'.repeat(3000)}\n|one|${'A|'.repeat(3000)}\n`.replace(/D/gu, 'D')],
  [
    'inverted rows',
    `| Task | Responsible | Accountable |\n|---|---|---|\n${'| one | Ada, Ben | Cy/Dee |\n'.repeat(20_000)}`,
  ],
  ['opening brackets', `| T | P |\n|---|---|\n| ${'['.repeat(50_000)} | R |\n`],
  ['opening strikes', `| T | P |\n|---|---|\n| ${'~~a '.repeat(30_000)} | R |\n`],
  ['struck tags', `| T | P |\n|---|---|\n| ${'<s>'.repeat(20_000)}${'</s>'.repeat(20_000)} | R |\n`],
  ['backticks', `| T | P |\n|---|---|\n| ${'`a``b'.repeat(20_000)} | R |\n`],
  ['stars', `| T | P |\n|---|---|\n| ${'*a **b '.repeat(20_000)} | R |\n`],
  ['pipes', '|'.repeat(100_000)],
  ['spaces', `| T | P |\n|---|---|\n| a${' '.repeat(100_000)}b | R |\n`],
  ['cells of tables', `<table>${'<tr><td colspan=50 rowspan=500>R'.repeat(5000)}</table>`],
  ['tags', '<table'.repeat(20_000)],
  ['comments', '<!--'.repeat(20_000)],
  ['quotes', '"'.repeat(100_001)],
  ['mentions', `| T | Responsible | Accountable |\n|---|---|---|\n| one | ${'@a '.repeat(20_000)} | Cy |\n`],
  ['listed letters', `${'Responsible: Ada\n'.repeat(5000)}`],
  ['drawn lines', `${'│ a │ R │\n├───┼───┤\n'.repeat(10_000)}`],
  ['counts', `| Task | PM | Dev |\n|---|---|---|\n${'| one | A | R |\n| R | 1 | 2 |\n'.repeat(3000)}`],
  ['fences', '```\na,b\n'.repeat(5000)],
  ['spaces before nothing', `${' '.repeat(100_000)}\nResponsible: Ada\nAccountable: Ben`],
  ['headings', '# a\n'.repeat(20_000)],
  ['legends', 'R = Responsible, '.repeat(10_000)],
  ['title', `# ${'RACI matrix '.repeat(10_000)}\n\n| T | P |\n|---|---|\n| one | R |\n`],
  [
    'names',
    `| T | Responsible | Accountable |\n|---|---|---|\n| one | ${Array.from({ length: 20_000 }, (_, at) => `n${at}`).join(',')} | A |\n`,
  ],
  [
    'same ids',
    `| T | Responsible | Accountable |\n|---|---|---|\n| one | ${Array.from({ length: 3000 }, (_, at) => 'a'.repeat(60) + at).join(',')} | A |\n`,
  ],
];

for (const [name, source] of HUGE) {
  test(`imports very many ${name} in linear time`, () => {
    // CPU time, since other tests run at the same time.
    const started = process.cpuUsage();
    for (const fileName of ['x.md', 'x.csv']) importMatrix(source, { fileName });
    const { user, system } = process.cpuUsage(started);
    const took = (user + system) / 1000;
    // Far above the time it takes, and far below the time of a quadratic import.
    assert.ok(took < 15_000, `${Math.round(took)} ms`);
  });
}
