/** A matrix as JSON, for scripts. */
import type { Matrix, MatrixTable } from '../charter/matrix.ts';
import { printableJson } from '../text/printable.ts';

export function matrixJson(matrix: Matrix): string {
  return `${printableJson({ version: 1, team: matrix.team, tables: matrix.tables.map(tableJson) })}\n`;
}

function tableJson({ scheme, columns, rows, totals }: MatrixTable): unknown {
  return {
    scheme: scheme.id,
    columns: columns.map(({ id, title, people }) => ({ id, title, people })),
    rows: rows.map((row) => ({
      label: row.label,
      ...(row.phase === undefined ? {} : { phase: row.phase }),
      cells: byColumn(columns, (column) => {
        const letters = row.cells[column]?.map(({ letter }) => letter) ?? [];
        return letters.length === 0 ? undefined : letters;
      }),
    })),
    totals: byColumn(columns, (column) =>
      Object.fromEntries(scheme.letters.map(({ letter }, index) => [letter, totals[column]?.[index] ?? 0])),
    ),
  };
}

/** An object with a key for each column that has a value. Ids come from a file: any of them is an ordinary key here. */
function byColumn<T>(columns: MatrixTable['columns'], value: (column: number) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    columns.flatMap(({ id }, column) => {
      const at = value(column);
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
}
