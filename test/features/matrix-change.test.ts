/** Only changes are sent to a panel that already shows the matrix. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { matrixChange } from '../../server/src/features/matrix/view-changes.ts';
import type { MatrixView, RowView, TableView } from '../../server/src/features/matrix/view-model.ts';
import { changedView } from '../../server/src/protocol/protocol.ts';
import { open, TEAM } from '../support/matrix.ts';

const TABLE = open(`${TEAM}  - { activity: One, R: eng, A: pm }\n`).state.view;
const [RACI] = TABLE.tables;
assert.ok(RACI !== undefined);

function row(key: number, label = 'One'): RowView {
  return { key, label, cells: [] };
}

function table(change: Partial<TableView>): TableView {
  assert.ok(RACI !== undefined);
  return { ...RACI, ...change };
}

function view(...tables: readonly TableView[]): MatrixView {
  return { ...TABLE, tables };
}

describe('changes of rows', () => {
  const rows = [1, 2, 3, 4, 5, 6].map((key) => row(key));
  const [one, two, three, four, five, six] = rows;
  assert.ok(one && two && three && four && five && six);
  /** The changes that are sent: position, number of removed rows, and keys of inserted rows. */
  const sent = (now: readonly RowView[]) => {
    const [before, after] = [view(table({ rows })), view(table({ rows: now }))];
    const change = matrixChange(before, after);
    assert.ok(change !== undefined);
    assert.deepEqual(changedView(before, change), after);
    assert.ok(!('head' in change));
    return change.tables.map(({ splices }) =>
      splices.map(({ at, removed, rows: fresh }) => `${at} -${removed} +${fresh.map(({ key }) => key).join(',')}`),
    );
  };

  test('are empty if all rows are the same', () => {
    assert.deepEqual(sent([...rows]), []);
  });

  test('list separate rows separately and adjacent rows together', () => {
    assert.deepEqual(sent([one, row(2), three, four, five, six]), [['1 -1 +2']]);
    assert.deepEqual(sent([row(1), row(2), three, row(4), five, row(6)]), [['0 -2 +1,2', '3 -1 +4', '5 -1 +6']]);
  });

  test('list inserted and removed rows by key, and others one by one', () => {
    assert.deepEqual(sent([one, two, three, row(7), four, five, six]), [['3 -0 +7']]);
    assert.deepEqual(sent([one, two, five, six]), [['2 -2 +']]);
    assert.deepEqual(sent([row(1), two, row(7), three, four, row(5), six]), [['0 -1 +1', '2 -0 +7', '4 -1 +5']]);
    assert.deepEqual(sent([one, three, four, five, row(6)]), [['1 -1 +', '5 -1 +6']]);
  });

  test('join a changed row that follows an inserted or removed one', () => {
    assert.deepEqual(sent([one, two, row(7), row(3), row(4), five, six]), [['2 -2 +7,3,4']]);
    assert.deepEqual(sent([one, row(3), four, five, six]), [['1 -2 +3']]);
  });

  test('cover rows that moved while others were inserted', () => {
    assert.deepEqual(sent([one, four, three, two, five, row(7), six]), [['1 -4 +4,3,2,5,7']]);
    assert.deepEqual(sent([]), [['0 -6 +']]);
  });
});

describe('the whole matrix', () => {
  const before = view(table({}), table({ id: 'rasci' }));
  const refused = (after: MatrixView) => assert.equal(matrixChange(before, after), undefined);

  test('is not sent if the data is equal', () => {
    const copy: MatrixView = JSON.parse(JSON.stringify(before));
    const same = view(...before.tables.map((one, at) => ({ ...one, columns: copy.tables[at]?.columns ?? [] })));
    assert.deepEqual(matrixChange(before, same), { tables: [] });
  });

  test('is sent if columns change from roles to people', () => {
    refused({ ...before, by: 'person' });
  });

  test('is sent if a table was added, removed or replaced', () => {
    refused(view(table({})));
    refused(view(table({}), table({ id: 'rasci' }), table({ id: 'daci' })));
    refused(view(table({ id: 'rasci' }), table({})));
    refused(view(table({}), table({ id: 'rasci', row: 'decision' })));
  });

  test('is sent if the columns or letters of a table changed', () => {
    assert.ok(RACI !== undefined);
    const [pm, ...columns] = RACI.columns;
    assert.ok(pm !== undefined);
    refused(view(table({ columns: [{ ...pm, title: 'Product Owner' }, ...columns] }), table({ id: 'rasci' })));
    refused(view(table({ letters: RACI.letters.slice(1) }), table({ id: 'rasci' })));
  });
});

describe('other changes', () => {
  const before = view(table({}), table({ id: 'rasci' }));

  test('contain the head without tables and columns', () => {
    const { by: _, tables: __, ...head } = { ...before, review: '2027-01-01' };
    assert.deepEqual(matrixChange(before, { ...before, review: '2027-01-01' }), { head, tables: [] });
  });

  test('contain the totals of a table in which acknowledging began', () => {
    const { totals } = table({});
    const after = view(table({}), table({ id: 'rasci', acknowledging: true }));
    assert.deepEqual(matrixChange(before, after), {
      tables: [{ table: 'rasci', splices: [], totals, acknowledging: true }],
    });
  });
});
