/** Writes a matrix as JSON, for scripts. */
import type { Matrix, MatrixTable } from '../charter/matrix-tables.ts';
import { printableJson } from '../text/printable.ts';

/** JSON leaves out undefined values: missing phases and empty cells. */
export function matrixJson(matrix: Matrix): string {
  return `${printableJson({ version: 1, team: matrix.team, tables: matrix.tables.map(tableJson) })}\n`;
}

function tableJson({ scheme, columns, rows, totals }: MatrixTable): unknown {
  return {
    scheme: scheme.id,
    columns: columns.map(({ id, title, people }) => ({ id, title, people })),
    rows: rows.map((row) => ({
      label: row.label,
      phase: row.phase,
      cells: byColumn(
        columns,
        row.cells.map((letters) => (letters.length === 0 ? undefined : letters.map(({ letter }) => letter))),
      ),
    })),
    totals: byColumn(
      columns,
      totals.map((counts) =>
        Object.fromEntries(scheme.letters.map(({ letter }, index) => [letter, counts[index] ?? 0])),
      ),
    ),
  };
}

/** An object with a key for each column. Any id is an ordinary key here, also `__proto__`. */
function byColumn(columns: MatrixTable['columns'], values: readonly unknown[]): unknown {
  return Object.fromEntries(columns.map(({ id }, column) => [id, values[column]]));
}
