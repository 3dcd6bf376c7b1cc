/** Writes a matrix as Markdown tables for GitHub, GitLab and wikis, readable as plain text. */
import type { Matrix, MatrixTable } from '../charter/matrix-tables.ts';
import { markdownBold, markdownCell, markdownHeading, markdownInline } from '../text/markdown.ts';
import { padded, widthOf } from '../text/width.ts';
import {
  cellText,
  columnTitle,
  displayText,
  documentTitle,
  labelHeading,
  NO_TABLES,
  peopleOf,
  sectionsOf,
  tableName,
} from './display-text.ts';

/** Columns are aligned up to this width, so that one long text does not widen every row. */
const WIDEST = 60;

export function matrixMarkdown(matrix: Matrix): string {
  const title = documentTitle(matrix);
  const named = matrix.team !== '';
  const parts = [`# ${markdownHeading(title)}\n`];
  if (matrix.tables.length === 0) parts.push(`${NO_TABLES}\n`);
  for (const [index, table] of matrix.tables.entries()) {
    if (named || index > 0) parts.push(`## ${markdownHeading(tableName(table))}\n`);
    parts.push(tableMarkdown(table), `${legendMarkdown(table)}\n`);
    const people = peopleMarkdown(table);
    if (people !== '') parts.push(people);
  }
  return parts.join('\n');
}

function tableMarkdown(table: MatrixTable): string {
  const header = [labelHeading(table), ...table.columns.map(columnTitle)].map(markdownCell);
  const rows = sectionsOf(table).flatMap(({ phase, rows: list }) => {
    const section = phase === '' ? [] : [[`**${markdownCell(phase)}**`, ...table.columns.map(() => '')]];
    const body = list.map((row) => [
      markdownCell(displayText(row.label).trim()),
      ...table.columns.map((_, column) => markdownCell(cellText(row.cells[column]))),
    ]);
    return [...section, ...body];
  });
  const widths = header.map((text) => Math.max(3, Math.min(WIDEST, widthOf(text))));
  for (const row of rows) {
    for (const [column, text] of row.entries())
      widths[column] = Math.max(widths[column] ?? 3, Math.min(WIDEST, widthOf(text)));
  }
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `:${'-'.repeat(width - 2)}:`));
  return [header, rule, ...rows]
    .map((row) => `| ${row.map((text, column) => padded(text, widths[column] ?? 3)).join(' | ')} |\n`)
    .join('');
}

/** The legend, in a form that `charter import` reads. */
function legendMarkdown({ scheme }: MatrixTable): string {
  return scheme.letters
    .map(({ letter, title }) => `${markdownInline(letter)} = ${markdownInline(displayText(title))}`)
    .join(', ');
}

function peopleMarkdown({ columns }: MatrixTable): string {
  return columns
    .flatMap((column) => {
      const people = peopleOf(column);
      const title = markdownBold(columnTitle(column));
      return people.length === 0 ? [] : [`- ${title}: ${people.map(markdownInline).join(', ')}\n`];
    })
    .join('');
}
