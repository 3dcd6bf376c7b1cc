/** Every form that a matrix can be written in, for the command line, the server and the panel alike. */
import type { Matrix } from '../charter/matrix-tables.ts';
import { matrixCsv, matrixTsv } from './csv.ts';
import { matrixHtml } from './html.ts';
import { matrixJson } from './json.ts';
import { matrixMarkdown } from './markdown.ts';
import { matrixSvg } from './svg.ts';
import { matrixText, PLAIN, type TextOptions } from './text.ts';

/** The forms, in the order in which they are offered. `tsv` is what a spreadsheet takes when it is pasted. */
export const MATRIX_FORMATS = ['text', 'markdown', 'csv', 'tsv', 'html', 'svg', 'json'] as const;

export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

export interface MatrixOptions {
  /** How a table for the terminal is set; by default 80 columns wide and plain. */
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
