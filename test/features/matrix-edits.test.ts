import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse } from '../../server/src/analysis.ts';
import { choicesOf, editCell, editMatrix, type PanelOutcome } from '../../server/src/features/matrix/panel-edits.ts';
import type { MatrixBy, MatrixEdit } from '../../server/src/features/matrix/view-model.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { inverse } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { generatedCharter } from '../support/generated.ts';
import { commentTexts, lettersOf } from '../support/kept.ts';
import { CONTEXT, open, TEAM } from '../support/matrix.ts';
import { Random, runs } from '../support/random.ts';

/** The text after an edit, or the reason for refusing it. */
function textAfter(text: string, answer: PanelOutcome): string {
  return answer.refused !== undefined ? `refused: ${answer.refused}` : applyEdits(text, answer.edits);
}

/** The rows of a table after a cell is set. */
function set(
  rows: string,
  column: string,
  letters: string,
  options: { by?: MatrixBy; replace?: boolean } = {},
): string {
  const { keys, state, cell } = open(TEAM + rows, options.by);
  const answer = editCell(state, keys, cell(0, column), letters.split(''), options.replace ?? false);
  const text = textAfter(TEAM + rows, answer);
  return text.startsWith(TEAM) ? text.slice(TEAM.length) : text;
}

test('a letter is added and removed in the style of its row', () => {
  const flow = '  - { activity: Roadmap, R: eng, A: pm }  # why\n';
  assert.equal(set(flow, 'lead', 'C'), '  - { activity: Roadmap, R: eng, A: pm, C: lead }  # why\n');
  assert.equal(set(flow, 'lead', 'R'), '  - { activity: Roadmap, R: [eng, lead], A: pm }  # why\n');
  assert.equal(set(flow, 'eng', ''), '  - { activity: Roadmap, A: pm }  # why\n');
  assert.equal(set(flow, 'pm', 'RA'), '  - { activity: Roadmap, R: [eng, pm], A: pm }  # why\n');
  assert.equal(set(flow, 'pm', 'C'), '  - { activity: Roadmap, R: eng, C: pm }  # why\n');
  const block =
    '- activity: Roadmap\n  phase: One\n  accountable: pm   # her\n  consulted:\n    - eng\n    - lead # both\n';
  assert.equal(
    set(block, 'legal', 'R'),
    '- activity: Roadmap\n  phase: One\n  responsible: legal\n  accountable: pm   # her\n  consulted:\n    - eng\n    - lead # both\n',
  );
  assert.equal(
    set(block, 'legal', 'C'),
    '- activity: Roadmap\n  phase: One\n  accountable: pm   # her\n  consulted:\n    - eng\n    - lead # both\n    - legal\n',
  );
  assert.equal(
    set(block, 'eng', 'I'),
    '- activity: Roadmap\n  phase: One\n  accountable: pm   # her\n  consulted:\n    - lead # both\n  informed: eng\n',
  );
});

test('an accountable role can replace another', () => {
  const rows = '  - { activity: Roadmap, R: eng, A: "pm" }\n';
  assert.equal(set(rows, 'lead', 'A', { replace: true }), '  - { activity: Roadmap, R: eng, A: "lead" }\n');
  assert.equal(
    set('  - { activity: Roadmap, R: eng, A: [pm, eng] }\n', 'lead', 'A', { replace: true }),
    '  - { activity: Roadmap, R: eng, A: [lead] }\n',
  );
});

test('a person in the column of a role is removed by name, unless the person also has another column', () => {
  assert.equal(set('  - { activity: Roadmap, R: [ben, pm] }\n', 'eng', ''), '  - { activity: Roadmap, R: [pm] }\n');
  assert.equal(
    set('  - { activity: Roadmap, R: ada }\n', 'eng', ''),
    'refused: R is held by “ada”, who is also Tech Lead. Change it in the text.',
  );
  assert.equal(
    set('  - { activity: Roadmap, R: eng }\n', 'ben', '', { by: 'person' }),
    'refused: R is held by the role “eng”, which is also Ada Lind. Change it by role.',
  );
  assert.equal(
    set('  - { activity: Roadmap, A: pm }\n', 'ben', 'R', { by: 'person' }),
    '  - { activity: Roadmap, R: ben, A: pm }\n',
  );
});

test('everyone means all without another letter, and is replaced by names if one of them gets no letter', () => {
  const rows = '  - { activity: Roadmap, R: eng, A: eng, I: everyone }\n';
  assert.equal(set(rows, 'pm', 'C'), '  - { activity: Roadmap, R: eng, A: eng, C: pm, I: everyone }\n');
  assert.equal(set(rows, 'pm', ''), '  - { activity: Roadmap, R: eng, A: eng, I: lead }\n');
  assert.equal(set(rows, 'eng', ''), '  - { activity: Roadmap, I: [pm, lead] }\n');
  assert.equal(set(rows, 'eng', 'I'), '  - { activity: Roadmap, I: everyone }\n');
  assert.equal(set(rows, 'pm', 'I'), rows);
});

test('cells that are repeated elsewhere are not edited', () => {
  const rows = '  - { activity: One, R: &them [pm, eng], A: pm }\n  - { activity: Two, R: *them, A: pm }\n';
  const { keys, state, cell } = open(TEAM + rows);
  const answer = editCell(state, keys, cell(1, 'lead'), ['R'], false);
  assert.deepEqual(answer, {
    refused: 'This cell is repeated by an alias. Change it in the text.',
  });
  // Changing the original would change both.
  assert.ok('refused' in editCell(state, keys, cell(0, 'lead'), ['R'], false));
});

test('no change is possible while the text cannot be read', () => {
  const { keys, state, cell } = open(`${TEAM}  - { activity: One, A: pm }\n  - { activity: "Two, A: pm }\n`);
  assert.deepEqual(editCell(state, keys, cell(0, 'lead'), ['R'], false), {
    refused: 'The file has a syntax error. Fix or undo it first.',
  });
});

test('the menu of a cell shows the letters of the scheme and the problems each would cause', () => {
  const { keys, state, cell } = open(`${TEAM}  - { activity: Roadmap, R: [eng, lead], A: pm, I: legal }\n`);
  const choices = choicesOf(state, keys, cell(0, 'lead'));
  assert.deepEqual(
    choices.map(({ letter, held, letters, wrong, replaces }) => [letter, held, letters.join(''), wrong, replaces]),
    [
      ['R', true, '', false, undefined],
      ['A', false, 'RA', true, ['Product Manager']],
      ['C', false, 'C', false, undefined],
      ['I', false, 'I', false, undefined],
    ],
  );
  assert.match(choices[1]?.breaks[0] ?? '', /“pm” and “lead” are both accountable/);
  assert.deepEqual(
    choicesOf(state, keys, cell(0, 'pm')).map(({ breaks }) => breaks.length > 0),
    [false, true, true, true],
  );
});

test(`${runs(1_000)} random cell edits change the matrix as intended, keep every other byte, and undo exactly`, () => {
  let made = 0;
  const refusals: string[] = [];
  for (let seed = 1; made < runs(1_000); seed++) {
    const random = new Random(seed);
    const text = generatedCharter(random, { unknown: random.chance(0.2) });
    const by = random.pick(['role', 'role', 'person'] as const);
    const { analysis, keys, state, cell } = open(text, by);
    const [table] = state.view.tables;
    const column = table && random.pick(table.columns).id;
    if (table === undefined || column === undefined || table.rows.length === 0) continue;
    const row = random.below(table.rows.length);
    const letters = table.letters.map(({ letter }) => letter).filter(() => random.chance(0.35));
    const answer = editCell(state, keys, cell(row, column), letters, false);
    if (answer.refused !== undefined) {
      refusals.push(answer.refused);
      continue;
    }
    made++;
    const after = applyEdits(text, answer.edits);
    const expected = lettersOf(analysis, by);
    expected.delete(`0 ${row} ${column}`);
    if (letters.length > 0) expected.set(`0 ${row} ${column}`, letters.join(''));
    const about = `seed ${seed}: ${column} of row ${row} to ${letters.join('')}\n${text}\n=>\n${after}`;
    assert.deepEqual(sorted(lettersOf(analyse(after, CONTEXT), by)), sorted(expected), about);
    const block = analysis.facts.tables[0]?.rows.at(row)?.row.block;
    assert.ok(block !== undefined);
    const start = analysis.document.blocks.startOf(analysis.document.blocks.indexOf(block));
    assert.ok(after.startsWith(text.slice(0, start)), `the text before the row changed: ${about}`);
    assert.ok(after.endsWith(text.slice(start + block.text.length)), `the text after the row changed: ${about}`);
    assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'), about);
    assert.deepEqual(commentTexts(after), commentTexts(text), about);
    assert.equal(/[^\r]\n/.test(after), /[^\r]\n/.test(text), `line ends are mixed: ${about}`);
    assert.equal(applyEdits(after, inverse(text, answer.edits)), text, about);
  }
  assert.ok(refusals.length < runs(350), `${refusals.length} edits were refused: ${[...new Set(refusals)].join('\n')}`);
});

function sorted(letters: ReadonlyMap<string, string>): string[] {
  return [...letters].map(([key, value]) => `${key}: ${value}`).sort();
}

/** The text after the team, after a change. */
function change(rows: string, of: (key: (row: number) => number) => MatrixEdit): string {
  const { keys, state } = open(TEAM + rows);
  const text = textAfter(
    TEAM + rows,
    editMatrix(
      state,
      keys,
      of((row) => keys.tables[0]?.keys[row] ?? 0),
    ),
  );
  return text.startsWith(TEAM) ? text.slice(TEAM.length) : text;
}

const ROWS = `  # first
  - { activity: One, phase: A, R: eng, A: pm }  # one
  - activity: "Two"
    R: eng
    A: pm
    notes: |
      Two lines
      of notes

  # about three
  # in two lines
  - { activity: Three, phase: B, R: eng, A: pm }
`;

test('a row moves with the comments above it, into the phase of its new place', () => {
  assert.equal(
    change(ROWS, (key) => ({ kind: 'moveRow', table: 'raci', row: key(2), before: key(0), phase: 'A' })),
    `  # about three
  # in two lines
  - { activity: Three, phase: A, R: eng, A: pm }
  # first
  - { activity: One, phase: A, R: eng, A: pm }  # one
  - activity: "Two"
    R: eng
    A: pm
    notes: |
      Two lines
      of notes

`,
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'moveRow', table: 'raci', row: key(0), before: undefined, phase: 'B' })),
    `  - activity: "Two"
    R: eng
    A: pm
    notes: |
      Two lines
      of notes

  # about three
  # in two lines
  - { activity: Three, phase: B, R: eng, A: pm }
  # first
  - { activity: One, phase: B, R: eng, A: pm }  # one
`,
  );
});

test('a row is added after another one in its style and phase', () => {
  assert.equal(
    change(ROWS, (key) => ({ kind: 'addRow', table: 'raci', after: key(0), label: 'New: one' })),
    ROWS.replace('# one\n', '# one\n  - { activity: "New: one", phase: A }\n'),
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'addRow', table: 'raci', after: key(1), label: 'New' })),
    ROWS.replace('of notes\n', 'of notes\n  - activity: New\n'),
  );
  assert.equal(
    change(ROWS, () => ({ kind: 'addRow', table: 'raci', after: undefined, label: 'Last' })),
    `${ROWS}  - { activity: Last, phase: B }\n`,
  );
  assert.equal(
    change('', () => ({ kind: 'addRow', table: 'raci', after: undefined, label: 'First' })),
    '  - { activity: First }\n',
  );
});

test('a row is removed, and the comment above it stays', () => {
  assert.equal(
    change(ROWS, (key) => ({ kind: 'removeRow', table: 'raci', row: key(2) })),
    ROWS.replace(/ {2}- \{ activity: Three.*\n/, ''),
  );
  assert.equal(
    change(ROWS.trimEnd(), (key) => ({ kind: 'removeRow', table: 'raci', row: key(2) })),
    ROWS.replace(/\n {2}- \{ activity: Three.*\n/, ''),
  );
});

test('labels and phases are changed in place', () => {
  assert.equal(
    change(ROWS, (key) => ({ kind: 'label', table: 'raci', row: key(1), label: ' Two (2) ' })),
    ROWS.replace('"Two"', '"Two (2)"'),
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'label', table: 'raci', row: key(0), label: 'a: b' })),
    ROWS.replace('activity: One', 'activity: "a: b"'),
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'label', table: 'raci', row: key(0), label: ' ' })),
    'refused: A row needs a label.',
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'phase', table: 'raci', row: key(0), phase: '' })),
    ROWS.replace(', phase: A', ''),
  );
  assert.equal(
    change(ROWS, (key) => ({ kind: 'phase', table: 'raci', row: key(1), phase: 'A' })),
    ROWS.replace('"Two"\n', '"Two"\n    phase: A\n'),
  );
  const begun = ROWS.replace('phase: A', 'phase');
  assert.equal(
    change(begun, (key) => ({ kind: 'phase', table: 'raci', row: key(0), phase: 'A' })),
    ROWS,
  );
});

test('roles are added, titled and renamed', () => {
  const all = (of: MatrixEdit) => {
    const { keys, state } = open(TEAM + ROWS);
    return textAfter(TEAM + ROWS, editMatrix(state, keys, of));
  };
  assert.equal(
    all({ kind: 'addRole', title: 'Équipe QA' }),
    (TEAM + ROWS).replace('external: true }\n', 'external: true }\n  equipe-qa: { title: Équipe QA }\n'),
  );
  assert.equal(
    all({ kind: 'titleRole', role: 'pm', title: 'Owner' }),
    (TEAM + ROWS).replace('Product Manager', 'Owner'),
  );
  assert.equal(
    all({ kind: 'renameRole', role: 'pm', id: 'po' }),
    TEAM.replace('pm:', 'po:') + ROWS.replaceAll('A: pm', 'A: po'),
  );
  assert.equal(
    all({ kind: 'renameRole', role: 'pm', id: 'eng' }),
    'refused: There is a role “eng” already. Choose another name.',
  );
});

test('a cell is acknowledged with its current letters and the date', () => {
  const rows = '  - { activity: One, R: [eng, pm], A: pm, acknowledged: { eng: A 2020-01-01 } }\n';
  const { keys, state, cell } = open(TEAM + rows);
  const by = (column: string) =>
    textAfter(TEAM + rows, editMatrix(state, keys, { kind: 'acknowledge', ...cell(0, column) })).slice(TEAM.length);
  assert.equal(by('pm'), rows.replace('2020-01-01 }', `2020-01-01, pm: RA ${TODAY} }`));
  assert.equal(by('eng'), rows.replace('A 2020-01-01', `R ${TODAY}`));
});

test('rows that move at random keep their content, and no byte is lost', () => {
  let made = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed);
    const text = generatedCharter(random, { rows: 5 });
    const { analysis, keys, state } = open(text);
    const rows = keys.tables[0]?.keys ?? [];
    const [from, to] = [random.below(rows.length), random.below(rows.length + 1)];
    const answer = editMatrix(state, keys, {
      kind: 'moveRow',
      table: 'raci',
      row: rows[from] ?? 0,
      before: rows[to],
      phase: [undefined, 'Delivery', ''][random.below(3)],
    });
    if (answer.refused !== undefined) continue;
    made++;
    const after = applyEdits(text, answer.edits);
    const labels = (of: Analysis) => of.facts.tables[0]?.rows.all().map(({ row }) => row.label?.value) ?? [];
    const expected = labels(analysis);
    const [label] = expected.splice(from, 1);
    expected.splice(to > from ? to - 1 : to, 0, label);
    const about = `seed ${seed}: ${from} to ${to}\n${text}\n=>\n${after}`;
    assert.deepEqual(labels(analyse(after, CONTEXT)), expected, about);
    const words = (of: string) => of.split(/\s+/).sort();
    if (!/phase/.test(text + after)) assert.deepEqual(words(after), words(text), about);
    assert.deepEqual(commentTexts(after).sort(), commentTexts(text).sort(), about);
    assert.equal(applyEdits(after, inverse(text, answer.edits)), text, about);
  }
  assert.ok(made > 250, `only ${made} rows were moved`);
});
