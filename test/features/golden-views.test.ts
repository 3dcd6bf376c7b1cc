/** The complete matrix view of some charters: by role, and by person where that is different. */
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { rowKeys } from '../../server/src/features/matrix/row-keys.ts';
import { matrixState } from '../../server/src/features/matrix/view.ts';
import type { CellView, MatrixBy, RowView, TableView } from '../../server/src/features/matrix/view-model.ts';
import { TODAY } from '../support/fixture.ts';
import { goldenIn } from '../support/golden.ts';

function cellLine(cell: CellView, { columns }: TableView): string {
  const parts = [`    ${columns[cell.at]?.id}: ${cell.letters.join('') || 'no letter'}`];
  if (cell.through !== undefined) parts.push(`through ${cell.through.join(' and ')}`);
  if (cell.everyone === true) parts.push('as everyone');
  if (cell.acknowledged !== undefined) parts.push(`acknowledged: ${cell.acknowledged}`);
  return parts.join(', ');
}

/** All properties of a row other than its key, including properties without a value. */
function rowLines({ key: _, label, cells, problems, ...rest }: RowView, table: TableView): string[] {
  const said = (problems ?? []).map(({ severity, code, message, cells: marked, ...more }) => {
    const where = marked === undefined ? '' : ` in ${marked.map((at) => table.columns[at]?.id).join(' and ')}`;
    return `    ${severity} ${code}${where}: ${message}${JSON.stringify(more) === '{}' ? '' : JSON.stringify(more)}`;
  });
  const about = Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`;
  const none = problems?.length === 0 ? ['    a list of no problems'] : [];
  return [`  “${label}”${about}`, ...cells.map((cell) => cellLine(cell, table)), ...said, ...none];
}

goldenIn(new URL('golden/views/', import.meta.url), (files) => {
  const [text = ''] = Object.values(files);
  const analysis = analyse(text, contextOn(TODAY));
  const shown = (by: MatrixBy) =>
    matrixState(analysis, by, rowKeys(analysis)).view.tables.flatMap((table) => [
      `${table.id}, by ${by}`,
      ...table.rows.flatMap((row) => rowLines(row, table)),
    ]);
  return [...shown('role'), ...shown('person')].map((line) => `${line}\n`).join('');
});
