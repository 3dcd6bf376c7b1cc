/** Writes a matrix as a self-contained HTML page without scripts, fonts, pictures or network. */
import type { Matrix, MatrixColumn, MatrixTable } from '../charter/matrix-tables.ts';
import type { Letter } from '../charter/schemes.ts';
import {
  columnTitle,
  displayText,
  documentTitle,
  fullTitle,
  labelHeading,
  NO_TABLES,
  peopleOf,
  sectionsOf,
  shownLine,
  tableName,
} from './display-text.ts';
import { STYLE, STYLE_HASH } from './html-style.ts';
import { capabilityOf } from './palette.ts';

/** Above this number of columns, headings are vertical. */
const MANY_COLUMNS = 14;

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

export function matrixHtml(matrix: Matrix): string {
  const title = documentTitle(matrix);
  const tables = matrix.tables.map((table) => tableHtml(table, title));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(fullTitle(matrix))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${escaped(title)}</h1>
${tables.length === 0 ? `<p class="none">${NO_TABLES}</p>\n` : tables.join('')}</main>
</body>
</html>
`;
}

function tableHtml(table: MatrixTable, title: string): string {
  const name = escaped(tableName(table));
  const dense = table.columns.length > MANY_COLUMNS ? ' class="dense"' : '';
  const heading = `<th scope="col" dir="auto">${escaped(labelHeading(table))}</th>`;
  return `<section>
<h2>${name}</h2>
<ul class="legend">${table.scheme.letters.map(legendHtml).join('')}</ul>
<table${dense}>
<caption>${escaped(title)}: ${name}</caption>
<thead><tr>${heading}${table.columns.map(columnHtml).join('')}</tr></thead>
${bodyHtml(table)}<tfoot>
${totalsHtml(table)}</tfoot>
</table>
</section>
`;
}

function legendHtml(letter: Letter): string {
  const meaning = shownLine(letter.meaning);
  const said = meaning === '' ? '' : ` <span>${escaped(meaning)}</span>`;
  return `<li>${letterHtml(letter)} <b>${escaped(shownLine(letter.title))}</b>${said}</li>`;
}

function columnHtml(column: MatrixColumn): string {
  const people = peopleOf(column);
  const title = `<span class="title" dir="auto">${escaped(columnTitle(column))}</span>`;
  const who = people.length === 0 ? '' : ` <span class="people" dir="auto">${escaped(people.join(', '))}</span>`;
  return `<th scope="col"><div>${title}${who}</div></th>`;
}

function bodyHtml(table: MatrixTable): string {
  const width = table.columns.length + 1;
  return sectionsOf(table)
    .map(({ phase, rows }) => {
      const head = `<tr class="phase"><th colspan="${width}" scope="rowgroup" dir="auto"><span>${escaped(phase)}</span></th></tr>\n`;
      const lines = rows.map((row) => {
        const cells = row.cells.map((letters) => `<td>${letters.map(letterHtml).join(' ')}</td>`);
        return `<tr><th scope="row" dir="auto">${escaped(displayText(row.label).trim())}</th>${cells.join('')}</tr>\n`;
      });
      return `<tbody>\n${phase === '' ? '' : head}${lines.join('')}</tbody>\n`;
    })
    .join('');
}

function totalsHtml(table: MatrixTable): string {
  return table.scheme.letters
    .map((letter, index) => {
      const cells = table.totals.map((totals) => {
        const total = totals[index] ?? 0;
        return `<td${total === 0 ? ' class="zero"' : ''}>${total}</td>`;
      });
      return `<tr><th scope="row">${letterHtml(letter)} ${escaped(shownLine(letter.title))}</th>${cells.join('')}</tr>\n`;
    })
    .join('');
}

function letterHtml(letter: Letter): string {
  return `<abbr class="${capabilityOf(letter)}" title="${escaped(shownLine(letter.title))}">${escaped(letter.letter)}</abbr>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for an element or for a quoted attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
