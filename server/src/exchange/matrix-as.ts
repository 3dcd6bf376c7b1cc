/** All export formats of a matrix, for the command line, the server and the panel. */
import type { Matrix } from '../charter/matrix-tables.ts';
import { matrixCsv, matrixTsv } from './csv.ts';
import { matrixHtml } from './html.ts';
import { matrixJson } from './json.ts';
import { matrixMarkdown } from './markdown.ts';
import { matrixSvg } from './svg.ts';
import { matrixText, PLAIN, type TextOptions } from './text.ts';

/** The formats in display order. Use `tsv` to paste into a spreadsheet. */
export const MATRIX_FORMATS = ['text', 'markdown', 'csv', 'tsv', 'html', 'svg', 'json'] as const;

export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

export interface MatrixOptions {
  /** Layout of the terminal table. Defaults to 80 columns without styles. */
  readonly text?: TextOptions;
  /** Whether a CSV file begins with a byte order mark, for Excel. */
  readonly byteOrderMark?: boolean;
}

export function isMatrixFormat(name: string): name is MatrixFormat {
  return MATRIX_FORMATS.some((format) => format === name);
}

export function matrixAs(format: MatrixFormat, matrix: Matrix, options: MatrixOptions = {}): string {
  switch (format) {
    case 'text':
      return matrixText(matrix, options.text ?? { width: 80, style: PLAIN });
    case 'markdown':
      return matrixMarkdown(matrix);
    case 'csv':
      return matrixCsv(matrix, options);
    case 'tsv':
      return matrixTsv(matrix);
    case 'html':
      return matrixHtml(matrix);
    case 'svg':
      return matrixSvg(matrix);
    case 'json':
      return matrixJson(matrix);
  }
}
