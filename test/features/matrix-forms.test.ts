/** Matrix edits in charters with different line ends and starts, and edits that arrive too late. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Cell, lettersIn, rivalsOf, setLetters } from '../../server/src/features/matrix/cell-edits.ts';
import { choicesOf, draftOf, editCell, editMatrix } from '../../server/src/features/matrix/panel-edits.ts';
import { acknowledge, addRole, renameRole, titleRole } from '../../server/src/features/matrix/role-edits.ts';
import type { MatrixEdit } from '../../server/src/features/matrix/view-model.ts';
import { addRow, linesOf, moved, moveRow, removeRow, setLabel, setPhase } from '../../server/src/features/row-edits.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { checkWorkspace, memoryFiles } from '../../server/src/workspace/index.ts';
import { TODAY } from '../support/fixture.ts';
import { open } from '../support/matrix.ts';

const TEXT = `team: T
roles:
  pm: Product Manager
  eng:
    people: [Ada]
rasci:
  - { activity: Zero, R: pm }
  - { activity: Half, S: eng }
  - { activity: Quarter, C: pm }
raci:
  # one
  - activity: One
    phase: Build
    R: eng
  # charter-ignore-next-line missing-owner
  # two
  # charter-ignore-next-line isolated-row
  - activity: Two
    A: # whom?
  - { activity: Three, A: pm } # three
`;

/** Edits of each row, by the keys of all rows, and of the roles. */
function editsOf(rows: readonly number[]): readonly MatrixEdit[] {
  const table = 'raci';
  return [
    ...rows.flatMap((row, at): MatrixEdit[] => [
      ...[...rows, undefined].map((before, to): MatrixEdit => {
        return { kind: 'moveRow', table, row, before, phase: ['Run', undefined][to % 2] };
      }),
      { kind: 'removeRow', table, row },
      { kind: 'addRow', table, after: row, label: 'New' },
      { kind: 'label', table, row, label: 'Other' },
      { kind: 'phase', table, row, phase: 'Run' },
      { kind: 'phase', table, row, phase: '' },
      { kind: 'acknowledge', by: 'role', table, row, column: at === 0 ? 'eng' : 'pm' },
    ]),
    { kind: 'addRow', table, after: undefined, label: 'Last' },
    { kind: 'addRole', title: 'Other' },
    { kind: 'titleRole', role: 'eng', title: 'Engineer' },
    { kind: 'renameRole', role: 'eng', id: 'dev' },
  ];
}

/** The texts after each edit. */
function results(text: string): readonly string[] {
  const { keys, state, cell } = open(text);
  const rows = keys.tables[1]?.keys ?? [];
  const cells = ['pm', 'eng'].flatMap((column) =>
    rows.flatMap((_, at) =>
      ['', 'A', 'RI'].map((letters) => editCell(state, keys, cell(at, column, 1), letters.split(''), false)),
    ),
  );
  return [...editsOf(rows).map((edit) => editMatrix(state, keys, edit)), ...cells].map((answer) =>
    answer.refused !== undefined ? answer.refused : applyEdits(text, answer.edits).replace(/^\ufeff/, ''),
  );
}

describe('every edit has the same result', () => {
  const expected = results(TEXT);

  test('in text with CRLF line ends', () => {
    assert.deepEqual(
      results(TEXT.replaceAll('\n', '\r\n')),
      expected.map((text) => text.replaceAll('\n', '\r\n')),
    );
  });

  test('in text without a final newline', () => {
    for (const end of ['\n', '\r\n'])
      assert.deepEqual(
        results(TEXT.replaceAll('\n', end).replace(/\r?\n$/, '')),
        expected.map((text) => text.replaceAll('\n', end).replace(/\r?\n$/, '')),
      );
  });

  test('in text with a byte order mark', () => {
    assert.deepEqual(results(`\ufeff${TEXT}`), expected);
  });

  test('and each line keeps its own line end', () => {
    const made = (text: string, of: (rows: readonly number[]) => MatrixEdit) => {
      const { keys, state } = open(text);
      const answer = editMatrix(state, keys, of(keys.tables[0]?.keys ?? []));
      return answer.refused !== undefined ? answer.refused : applyEdits(text, answer.edits);
    };
    const head = 'team: T\nraci:\n';
    const [one, two, three] = ['  - activity: One\r\n', '  # two\r\n  - activity: Two\n', '  - activity: Three\r\n'];
    const text = head + one + two + three;
    const moved = (from: number, to: number) =>
      made(text, (rows) => ({
        kind: 'moveRow',
        table: 'raci',
        row: rows[from] ?? 0,
        before: rows[to],
        phase: undefined,
      }));
    assert.equal(moved(0, 2), head + two + one + three);
    assert.equal(moved(2, 0), head + three + one + two);
    assert.equal(moved(1, 0), head + two + one + three);
    assert.equal(
      made(text, (rows) => ({ kind: 'removeRow', table: 'raci', row: rows[1] ?? 0 })),
      `${head}${one}  # two\r\n${three}`,
    );
    assert.equal(
      made(text, (rows) => ({ kind: 'removeRow', table: 'raci', row: rows[2] ?? 0 })),
      head + one + two,
    );
  });

  test('and a new row copies the indent of another row, but not its trailing spaces', () => {
    const { analysis } = open('team: T\nraci:\n  -   activity: One\n  - \n    activity: Two\n');
    const made = (row: number) => {
      const outcome = addRow(analysis, 0, row, 'New');
      return outcome.refused !== undefined ? outcome.refused : outcome.after.text.slice('team: T\nraci:\n'.length);
    };
    assert.equal(made(0), '  -   activity: One\n  -   activity: New\n  - \n    activity: Two\n');
    assert.equal(made(1), '  -   activity: One\n  - \n    activity: Two\n  - activity: New\n');
  });

  test('in a charter with only a team', () => {
    const made = (text: string) => {
      const { keys, state } = open(text);
      const answer = editMatrix(state, keys, { kind: 'addRole', title: 'One' });
      return answer.refused !== undefined ? answer.refused : applyEdits(text, answer.edits);
    };
    assert.equal(made('team: T\n'), 'team: T\nroles:\n  one: One\n');
    assert.equal(made('team: T'), 'team: T\nroles:\n  one: One\n');
    assert.equal(made('team:\r\n  name: T\r\n'), 'team:\r\n  name: T\r\nroles:\r\n  one: One\r\n');
  });
});

describe('an edit that arrives too late is refused', () => {
  const { analysis, keys, state, cell } = open(TEXT);
  const gone = { refused: 'This row no longer exists.' };
  const of = { table: 'raci', row: 1_000 };

  test('for a removed row that a panel still shows', () => {
    assert.deepEqual(editMatrix(state, keys, { kind: 'label', ...of, label: 'x' }), gone);
    assert.deepEqual(editMatrix(state, keys, { kind: 'phase', ...of, phase: 'x' }), gone);
    assert.deepEqual(editMatrix(state, keys, { kind: 'removeRow', ...of }), gone);
    const row = keys.tables[1]?.keys[0] ?? 0;
    assert.deepEqual(editMatrix(state, keys, { kind: 'moveRow', ...of, before: row, phase: undefined }), gone);
    assert.deepEqual(editMatrix(state, keys, { kind: 'moveRow', table: 'raci', row, before: 1_000, phase: 'x' }), gone);
    assert.deepEqual(editMatrix(state, keys, { kind: 'addRow', table: 'raci', after: 1_000, label: 'x' }), gone);
    const late = { ...cell(0, 'pm', 1), row: 1_000 };
    assert.deepEqual(editMatrix(state, keys, { kind: 'acknowledge', ...late }), gone);
    assert.deepEqual(editCell(state, keys, late, ['A'], false), gone);
    assert.deepEqual(choicesOf(state, keys, late), []);
  });

  test('for a row number that does not exist', () => {
    const place = { table: 1, row: 7 };
    const draft = draftOf(state, 1, 'pm');
    const letter = analysis.facts.tables[1]?.table.scheme.letters[1];
    assert.ok(draft !== undefined && letter !== undefined);
    const late: Cell = { ...place, by: 'role', draft };
    assert.deepEqual(setLabel(analysis, place, 'x'), gone);
    assert.deepEqual(setPhase(analysis, place, 'x'), gone);
    assert.deepEqual(removeRow(analysis, place), gone);
    assert.deepEqual(moveRow(analysis, place, 0, undefined), gone);
    assert.deepEqual(moveRow(analysis, { table: 7, row: 0 }, 0, undefined), gone);
    assert.deepEqual(acknowledge(analysis, late), gone);
    assert.deepEqual(acknowledge(analysis, { ...late, table: 7 }), gone);
    assert.deepEqual(setLetters(analysis, late, [letter], false), gone);
    assert.deepEqual(setLetters(analysis, { ...late, table: 7 }, [letter], false), gone);
    assert.deepEqual(lettersIn(analysis, late), []);
    assert.deepEqual(rivalsOf(analysis, late, letter), []);
    assert.equal(linesOf(analysis, place), undefined);
    assert.equal(moved(analysis, place, 0), undefined);
    assert.equal(moved(analysis, { table: 7, row: 0 }, 0), undefined);
  });

  test('for a column, a table or a role that does not exist', () => {
    assert.deepEqual(editCell(state, keys, cell(0, 'nobody', 1), ['A'], false), {
      refused: 'This column no longer exists.',
    });
    assert.deepEqual(editMatrix(state, keys, { kind: 'acknowledge', ...cell(0, 'nobody', 1) }), {
      refused: 'This column no longer exists.',
    });
    assert.deepEqual(choicesOf(state, keys, cell(0, 'nobody', 1)), []);
    assert.deepEqual(editMatrix(state, keys, { kind: 'addRow', table: 'daci', after: undefined, label: 'x' }), {
      refused: 'This table no longer exists.',
    });
    assert.deepEqual(addRow(analysis, 7, undefined, 'x'), { refused: 'This table no longer exists.' });
    assert.deepEqual(addRow(analysis, 1, undefined, ' '), { refused: 'A row needs a label.' });
    assert.deepEqual(addRole(analysis, ' '), { refused: 'A role needs a title.' });
    assert.deepEqual(titleRole(analysis, 'pm', ' '), { refused: 'A role needs a title.' });
    assert.deepEqual(titleRole(analysis, 'none', 'x'), { refused: 'The role “none” no longer exists.' });
    assert.deepEqual(renameRole(analysis, 'none', 'x'), { refused: 'The role “none” no longer exists.' });
  });

  test('for a role that another charter declares', async () => {
    const files = {
      '/desk/org.charter.yaml': 'team: Org\nroles: { pm: Product Manager }\n',
      '/desk/a.charter.yaml': 'extends: org.charter.yaml\nteam: T\nroles: { eng: Engineer }\n',
    };
    const options = { root: '/desk', today: TODAY, overrides: new Map(), honourIgnores: true };
    const { charters } = await checkWorkspace(memoryFiles(files), ['/desk/a.charter.yaml'], options);
    const [charter] = charters;
    assert.ok(charter !== undefined);
    const refused = '“pm” comes from /desk/org.charter.yaml. Change it there.';
    assert.deepEqual(titleRole(charter.analysis, 'pm', 'x'), { refused });
    assert.deepEqual(renameRole(charter.analysis, 'pm', 'x'), { refused });
    const made = addRole(charter.analysis, 'PM');
    assert.ok(made.refused === undefined);
    assert.match(made.after.text, /^roles: \{ eng: Engineer, pm-2: PM \}$/m);
  });

  test('for a letter of another scheme', () => {
    assert.deepEqual(editCell(state, keys, cell(0, 'pm', 1), ['A', 'S'], false), {
      refused: 'RACI has no letter “S”.',
    });
  });

  test('while the text cannot be read', () => {
    const broken = open(TEXT.replace('A: pm }', 'A: "pm }'));
    const refused = 'The file has a syntax error. Fix or undo it first.';
    assert.deepEqual(editCell(broken.state, broken.keys, broken.cell(0, 'pm', 1), ['A'], false), { refused });
    assert.deepEqual(editMatrix(broken.state, broken.keys, { kind: 'addRole', title: 'x' }), { refused });
    assert.deepEqual(
      choicesOf(broken.state, broken.keys, broken.cell(0, 'eng', 1)).map(({ letter, held, breaks, wrong, ...one }) => [
        letter,
        held,
        breaks,
        wrong,
        one.refused,
      ]),
      [
        ['R', true, [], false, refused],
        ['A', false, [], false, refused],
        ['C', false, [], false, refused],
        ['I', false, [], false, refused],
      ],
    );
  });
});
