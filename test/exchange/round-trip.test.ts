import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Matrix } from '../../server/src/charter/matrix-tables.ts';
import { BUILT_IN_SCHEMES } from '../../server/src/charter/schemes.ts';
import { importMatrix } from '../../server/src/exchange/import/index.ts';
import { matrixAs } from '../../server/src/exchange/matrix-as.ts';
import { runs } from '../support/random.ts';
import { matrixIn } from './out.ts';

/** Typical names of roles, phases and activities, with characters that are special in some format. */
const WORDS = [
  'Plan',
  'the',
  'release',
  '(beta)',
  'a|b',
  'C#',
  'R&D',
  'Ärger',
  '開発',
  '<b>',
  '*star*',
  'x_y',
  '"so"',
  "it's",
  '1.1',
  '= 2',
  'N/A?',
  'e-mail',
  '\\n',
  '`code`',
  '[link](x)',
  'A',
  'R/A',
  '€5',
  '👩‍💻',
];

/** Special characters of Markdown, also inside HTML cells. */
const MARKS = new Set(['*star*', '`code`', '[link](x)', '\\n', '<b>']);

const FIRST = ['Lead', 'Dev', 'Ops', 'QA', 'Müller', '開発'];

/** Charters in which every role has a letter in every row, and every letter of the scheme is used. */
function charters(from: readonly string[]): fc.Arbitrary<string> {
  const words = fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
  // Names of roles and rows differ in more than their spelling.
  const roles = fc.uniqueArray(fc.tuple(fc.constantFrom(...FIRST), words), {
    minLength: 2,
    maxLength: 5,
    selector: ([first]) => first,
  });
  const picks = fc.array(fc.nat(6), { minLength: 5, maxLength: 5 });
  const rows = fc.uniqueArray(fc.tuple(fc.constantFrom('Do', 'See', 'Go', 'Try', 'Ask', 'Eat'), words, picks), {
    minLength: 2,
    maxLength: 6,
    selector: ([first]) => first,
  });
  const phases = fc.array(words, { maxLength: 2 });
  return fc.tuple(fc.constantFrom(...BUILT_IN_SCHEMES), roles, rows, phases).map(([scheme, titles, labels, names]) => {
    const letters = scheme.letters.map(({ letter }) => letter);
    const lines = labels.map(([first, rest, held], at) => {
      const cells = new Map<string, string[]>(at === 0 ? letters.map((letter) => [letter, ['r0']]) : []);
      titles.forEach((_, role) => {
        const letter = letters[(held[role] ?? 0) % letters.length] ?? '';
        const list = cells.get(letter) ?? [];
        if (!list.includes(`r${role}`)) cells.set(letter, [...list, `r${role}`]);
      });
      const phase = names[Math.floor((at * names.length) / labels.length)];
      const pairs = [
        `${scheme.row}: ${JSON.stringify(`${first} ${rest}`)}`,
        ...(phase === undefined ? [] : [`phase: ${JSON.stringify(`Phase ${phase}`)}`]),
        ...[...cells].map(([letter, list]) => `${letter}: [${list.join(', ')}]`),
      ];
      return `  - { ${pairs.join(', ')} }`;
    });
    const said = titles.map(([first, rest], at) => `  r${at}: ${JSON.stringify(`${first} ${rest}`)}`);
    return ['team: Alpha', 'roles:', ...said, `${scheme.id}:`, ...lines, ''].join('\n');
  });
}

/** The content of a matrix without the ids of its roles. */
function said(matrix: Matrix): unknown {
  return matrix.tables.map(({ scheme, columns, rows }) => ({
    scheme: scheme.id,
    titles: columns.map(({ title }) => title),
    rows: rows.map(({ label, phase, cells }) => ({
      label,
      phase,
      cells: cells.map((cell) => cell.map(({ letter }) => letter)),
    })),
  }));
}

for (const format of ['markdown', 'csv', 'tsv', 'html'] as const) {
  test(`a matrix exported as ${format} is imported as the same matrix`, () => {
    fc.assert(
      fc.property(charters(format === 'html' ? WORDS.filter((word) => !MARKS.has(word)) : WORDS), (charter) => {
        const matrix = matrixIn(charter);
        const written = matrixAs(format, matrix);
        // Sheets contain neither the name of the scheme nor the meaning of its letters.
        const scheme = format === 'csv' || format === 'tsv' ? matrix.tables[0]?.scheme.id : undefined;
        const result = importMatrix(written, {
          fileName: `x.${format === 'markdown' ? 'md' : format}`,
          ...(scheme === undefined ? {} : { scheme }),
        });
        assert.ok(result.ok, `${result.ok ? '' : result.message}\n${written}`);
        assert.deepEqual(said(matrixIn(result.charter)), said(matrix), `${written}\n${result.charter}`);
      }),
      { numRuns: runs(300), seed: 7 },
    );
  });
}
