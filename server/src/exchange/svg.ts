/** Writes a matrix as SVG: shapes and texts only, without styles, scripts or references. */
import type { Matrix } from '../charter/matrix-tables.ts';
import { wrapped } from '../text/width.ts';
import { documentTitle, fullTitle, NO_TABLES } from './display-text.ts';
import { FONTS, PALETTE } from './palette.ts';
import { escaped, TEXT, textAt } from './svg-shapes.ts';
import { tablePiece } from './svg-table.ts';
import { pixels } from './svg-text.ts';

/** Lengths in pixels. */
const PAGE = { margin: 40, gap: 44, narrowest: 640 } as const;
const TITLE = 26;
const TITLE_LINE = 32;

export function matrixSvg(matrix: Matrix): string {
  const tables = matrix.tables.map((table) => tablePiece(table, PAGE.narrowest));
  const inner = tables.reduce<number>((most, piece) => Math.max(most, piece.width), PAGE.narrowest);
  const heading = wrapped(documentTitle(matrix), inner, (text) => pixels(text, TITLE, true));
  const drawn = heading.map((line, at) =>
    textAt(PAGE.margin, PAGE.margin + TITLE + at * TITLE_LINE, line, { size: TITLE, bold: true }),
  );
  let top = PAGE.margin + heading.length * TITLE_LINE;
  if (tables.length === 0) {
    top += PAGE.gap;
    drawn.push(textAt(PAGE.margin, top, NO_TABLES, { fill: PALETTE.muted }));
  }
  for (const piece of tables) {
    top += PAGE.gap;
    drawn.push(piece.draw(PAGE.margin, top));
    top += piece.height;
  }
  const width = Math.ceil(inner + 2 * PAGE.margin);
  const height = Math.ceil(top + PAGE.margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONTS}" font-size="${TEXT}" fill="${PALETTE.ink}">
<title>${escaped(fullTitle(matrix))}</title>
<rect width="${width}" height="${height}" fill="${PALETTE.paper}"/>
${drawn.join('')}</svg>
`;
}
