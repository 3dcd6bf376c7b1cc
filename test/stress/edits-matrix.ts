/** The edits of the matrix, and what an import adds. */
import assert from 'node:assert/strict';
import { analyse } from '../../server/src/analysis.ts';
import { importInto } from '../../server/src/exchange/import/into.ts';
import { editCell, editMatrix } from '../../server/src/features/matrix/panel-edits.ts';
import { rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../server/src/features/matrix/view.ts';
import type { MatrixEdit } from '../../server/src/features/matrix/view-model.ts';
import { faultsOf } from '../support/editing.ts';
import { commentsIn, lettersOf } from '../support/kept.ts';
import { type Bench, CONTEXT, type Data, NEW_NAME, said, sorted, whole } from './bench.ts';

/** The matrix of a bench, with the words by which rows and tables are known. */
function matrixOfBench({ analysis }: Bench, by: 'role' | 'person' = 'role') {
  const keys = rowKeys(analysis);
  return { keys, state: matrixState(analysis, by, keys) };
}

/** Asserts that nothing but the block of a row changed. */
function outsideRow({ analysis, text }: Bench, table: number, row: number, result: string): void {
  const block = analysis.facts.tables[table]?.rows.at(row)?.row.block;
  assert.ok(block !== undefined);
  const start = analysis.document.blocks.startOf(analysis.document.blocks.indexOf(block));
  assert.ok(result.startsWith(text.slice(0, start)), `what stands before the row changed:\n${result}`);
  assert.ok(result.endsWith(text.slice(start + block.text.length)), `what stands behind the row changed:\n${result}`);
}

/** A row without what its letters say. */
function withoutLetters(data: Data | undefined, table: string, row: number, letters: readonly string[]): unknown {
  const list = data?.[table];
  const one: unknown = Array.isArray(list) ? list[row] : undefined;
  const kept = Object.fromEntries(Object.entries(Object(one)).filter(([key]) => !letters.includes(key)));
  return { ...data, [table]: Array.isArray(list) ? list.map((other, at) => (at === row ? kept : other)) : list };
}

export function cells(bench: Bench): void {
  const { analysis, random } = bench;
  for (const by of ['role', 'person'] as const) {
    const { keys, state } = matrixOfBench(bench, by);
    for (const [at, table] of state.view.tables.entries()) {
      const scheme = analysis.facts.tables[at]?.table.scheme;
      for (const row of table.rows.keys()) {
        if (table.columns.length === 0) continue;
        const column = random.pick(table.columns).id;
        const letters = table.letters.map(({ letter }) => letter).filter(() => random.chance(0.35));
        const replace = random.chance(0.2);
        bench.attempt(`cell ${column} of row ${row} of ${table.id} to “${letters.join('')}”`, () => {
          const cell = { by, table: table.id, row: keys.tables[at]?.keys[row] ?? 0, column };
          const answer = editCell(state, keys, cell, letters, replace);
          if (answer.refused !== undefined) return;
          const result = bench.make(`cell by ${by}`, answer.edits);
          const after = analyse(result, CONTEXT);
          assert.equal(faultsOf(after), 0, result);
          if (!replace) {
            const expected = lettersOf(analysis, by);
            expected.delete(`${at} ${row} ${column}`);
            if (letters.length > 0) expected.set(`${at} ${row} ${column}`, letters.join(''));
            assert.deepEqual([...lettersOf(after, by)].sort(), [...expected].sort(), result);
          }
          outsideRow(bench, at, row, result);
          const names = scheme?.letters.flatMap((one) => [one.letter, one.key]) ?? [];
          assert.deepEqual(
            withoutLetters(said(result), table.id, row, names),
            withoutLetters(bench.data, table.id, row, names),
            result,
          );
          const [now, known] = [matrixState(after, by, rowKeys(after, keys)), rowKeys(after, keys)];
          const twice = editCell(now, known, { ...cell, row: known.tables[at]?.keys[row] ?? 0 }, letters, replace);
          if (twice.refused === undefined) assert.equal(whole(result, twice.edits), result, 'twice is as once');
        });
      }
    }
  }
}

/** An edit of the matrix, and what it should make of the rows of its table. */
type RowEdit = readonly [edit: MatrixEdit, intended: (rows: readonly Data[]) => readonly Data[], inRow: boolean];

export function rows(bench: Bench): void {
  const { analysis, random } = bench;
  const { keys, state } = matrixOfBench(bench);
  for (const [at, table] of state.view.tables.entries()) {
    const list = keys.tables[at]?.keys ?? [];
    const word = analysis.facts.tables[at]?.table.scheme.row ?? 'activity';
    for (const [row, key] of list.entries()) {
      const to = random.below(list.length + 1);
      const of = { table: table.id, row: key };
      const set = (name: string, value: string) => (all: readonly Data[]) =>
        all.map((one, index) => (index === row ? { ...one, [name]: value } : one));
      const attempts: readonly RowEdit[] = [
        [{ kind: 'label', ...of, label: NEW_NAME }, set(word, NEW_NAME), true],
        [{ kind: 'phase', ...of, phase: NEW_NAME }, set('phase', NEW_NAME), true],
        [{ kind: 'removeRow', ...of }, (all) => all.filter((_, index) => index !== row), false],
        [
          { kind: 'moveRow', ...of, before: list[to], phase: undefined },
          (all) => {
            const moved = all[row];
            const rest = all.map((one, index) => (index === row ? undefined : one));
            rest.splice(to, 0, moved);
            return rest.filter((one) => one !== undefined);
          },
          false,
        ],
      ];
      for (const [edit, intended, inRow] of attempts) {
        bench.attempt(`${edit.kind} of row ${row} of ${table.id}, to ${to}`, () => {
          const answer = editMatrix(state, keys, edit);
          if (answer.refused !== undefined) return;
          const result = bench.make(`matrix: ${edit.kind}`, answer.edits);
          checkRows(bench, table.id, result, intended);
          if (inRow) outsideRow(bench, at, row, result);
          if (!inRow) return;
          const after = analyse(result, CONTEXT);
          const known = rowKeys(after, keys);
          const row2 = known.tables[at]?.keys[row] ?? 0;
          const twice = editMatrix(matrixState(after, 'role', known), known, { ...edit, row: row2 } as MatrixEdit);
          if (twice.refused === undefined) assert.equal(whole(result, twice.edits), result, 'twice is as once');
        });
      }
    }
    bench.attempt(`addRow to ${table.id}`, () => {
      const answer = editMatrix(state, keys, { kind: 'addRow', table: table.id, after: undefined, label: NEW_NAME });
      if (answer.refused !== undefined) return;
      const result = bench.make('matrix: addRow', answer.edits);
      const last = (all: readonly Data[]) => all.at(-1) ?? {};
      checkRows(bench, table.id, result, (all) => [
        ...all,
        { [word]: NEW_NAME, ...(last(all)['phase'] === undefined ? {} : { phase: last(all)['phase'] }) },
      ]);
    });
  }
}

/** Asserts that the rows of a table are what was meant, and everything else is what it was. */
function checkRows(
  bench: Bench,
  table: string,
  result: string,
  intended: (rows: readonly Data[]) => readonly Data[],
): void {
  const after = said(result);
  assert.ok(after !== undefined, `the result is YAML:\n${result}`);
  const before = bench.data?.[table];
  if (!Array.isArray(before)) return;
  const rest = intended(before);
  assert.deepEqual(
    sorted({ ...after, [table]: after[table] ?? [] }),
    sorted({ ...bench.data, [table]: rest }),
    `the rows are what was meant:\n${result}`,
  );
}

export function roles(bench: Bench): void {
  const { analysis } = bench;
  const { keys, state } = matrixOfBench(bench);
  const attempts: MatrixEdit[] = [{ kind: 'addRole', title: NEW_NAME }];
  for (const { id } of analysis.names.roles)
    attempts.push({ kind: 'titleRole', role: id, title: NEW_NAME }, { kind: 'renameRole', role: id, id: 'new-role' });
  for (const edit of attempts) {
    bench.attempt(JSON.stringify(edit), () => {
      const answer = editMatrix(state, keys, edit);
      if (answer.refused !== undefined) return;
      const result = bench.make(`matrix: ${edit.kind}`, answer.edits);
      const after = analyse(result, CONTEXT);
      assert.ok(faultsOf(after) <= faultsOf(analysis), result);
      assert.deepEqual(commentsIn(after), commentsIn(analysis), result);
      const [was, is] = [analysis.names.roles, after.names.roles];
      if (edit.kind === 'addRole') assert.deepEqual([is.length, is.at(-1)?.title], [was.length + 1, NEW_NAME], result);
      if (edit.kind === 'titleRole')
        assert.deepEqual(
          is.map(({ id, title }) => [id, title]),
          was.map(({ id, title }) => [id, id === edit.role ? NEW_NAME : title]),
          result,
        );
      if (edit.kind === 'renameRole')
        assert.deepEqual(
          is.map(({ id }) => id),
          was.map(({ id }) => (id === edit.role ? edit.id : id)),
          result,
        );
      if (edit.kind !== 'titleRole' || bench.data === undefined) return;
      const { roles: _, ...rest } = said(result) ?? {};
      const { roles: __, ...old } = bench.data;
      assert.deepEqual(rest, old, result);
    });
  }
}

const MATRIX = `| Activity | Product Manager | Zebra: keeper # 1 |
| --- | --- | --- |
| Feeding: "all" | A | R |
| Cleaning # daily | R | A/C |
`;

const NEW_ROWS: readonly string[] = ['Feeding: "all"', 'Cleaning # daily'];

export function imports(bench: Bench): void {
  const { analysis } = bench;
  bench.attempt('import', () => {
    const into = importInto(analysis, MATRIX);
    if (!into.ok) return;
    const result = bench.make('import', into.edits);
    const after = said(result);
    if (bench.data !== undefined) {
      assert.ok(after !== undefined, result);
      // The new rows may stand in front, where the last one ends with a text that keeps its blank lines.
      const rowsOf = (of: Data): readonly Data[] => (Array.isArray(of['raci']) ? of['raci'] : []);
      const isNew = (row: Data) => NEW_ROWS.includes(String(row['activity']));
      assert.deepEqual(
        rowsOf(after).filter((row) => !isNew(row)),
        rowsOf(bench.data),
        result,
      );
      assert.deepEqual(
        rowsOf(after)
          .filter(isNew)
          .map((row) => row['activity']),
        NEW_ROWS,
        result,
      );
      const { roles: _, raci: __, ...rest } = after;
      const { roles: ___, raci: ____, ...old } = bench.data;
      if (analysis.text.trim() !== '') assert.deepEqual(rest, old, result);
    }
    const twice = importInto(analyse(result, CONTEXT), MATRIX);
    assert.ok(twice.ok, 'a second time it is taken, too');
    assert.deepEqual([twice.rows, twice.roles, whole(result, twice.edits) === result], [0, 0, true], result);
  });
}
