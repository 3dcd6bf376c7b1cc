/** Reads HTML tables in a document. */
import type { SourceCell, SourceRow, SourceTable } from '../source-table.ts';
import { readInline } from './markup.ts';

type HtmlTable = Pick<SourceTable, 'line' | 'rows' | 'headed'>;

/** Limits for spans; larger spans are mistakes. */
const WIDEST_SPAN = 50;
const TALLEST_SPAN = 500;

const TAGS = /<(\/?)(table|tr|t[dh])(\s[^<>]*)?>/giu;

interface OpenCell {
  readonly from: number;
  readonly columns: number;
  readonly rows: number;
}

/** Removes the HTML tables from a document. The rest keeps all line endings, so line numbers do not change. */
export function findHtmlTables(source: string): { readonly tables: readonly HtmlTable[]; readonly rest: string } {
  if (!/<table\b/iu.test(source)) return { tables: [], rest: source };
  const tables: HtmlTable[] = [];
  const rest: string[] = [];
  let at = 0;
  let line = 1;
  let counted = 0;
  const lineAt = (offset: number): number => {
    line += source.slice(counted, offset).match(/\r\n|\n|\r/gu)?.length ?? 0;
    counted = offset;
    return line;
  };
  let table: HtmlReader | undefined;
  for (const tag of source.matchAll(TAGS)) {
    const name = tag[2]?.toLowerCase();
    const closing = tag[1] === '/';
    if (table === undefined) {
      if (name !== 'table' || closing) continue;
      table = new HtmlReader(source, tag.index, lineAt(tag.index));
    } else if (name !== 'table') {
      table.tag(name === 'tr' ? 'row' : name === 'th' ? 'header' : 'cell', closing, tag, lineAt(tag.index));
    } else if (closing) {
      const end = tag.index + tag[0].length;
      tables.push(table.end(tag.index));
      rest.push(source.slice(at, table.start), source.slice(table.start, end).replace(/[^\r\n]+/gu, ''));
      at = end;
      table = undefined;
    }
  }
  rest.push(source.slice(at));
  return { tables, rest: rest.join('') };
}

class HtmlReader {
  readonly start: number;
  readonly #source: string;
  readonly #line: number;
  readonly #rows: SourceRow[] = [];
  /** Cells that span into the rows below, by column. */
  readonly #hanging = new Map<number, { cell: SourceCell; left: number }>();
  #cells: SourceCell[] | undefined;
  #rowLine = 0;
  #open: OpenCell | undefined;
  #plainCells = 0;
  #headed = false;
  /** How many cells spans can still add. Limited by the length of the source, so that spans cannot exhaust memory. */
  #spare: number;

  constructor(source: string, start: number, line: number) {
    this.#source = source;
    this.start = start;
    this.#line = line;
    this.#spare = Math.min(source.length - start, 200_000);
  }

  tag(kind: 'row' | 'header' | 'cell', closing: boolean, tag: RegExpExecArray, line: number): void {
    this.#closeCell(tag.index);
    if (kind === 'row') {
      this.#closeRow();
      if (!closing) this.#openRow(line);
      return;
    }
    if (closing) return;
    if (this.#cells === undefined) this.#openRow(line);
    if (kind === 'cell') this.#plainCells += 1;
    const attributes = tag[3] ?? '';
    this.#open = {
      from: tag.index + tag[0].length,
      columns: span(attributes, 'colspan', WIDEST_SPAN),
      rows: span(attributes, 'rowspan', TALLEST_SPAN),
    };
  }

  end(offset: number): HtmlTable {
    this.#closeCell(offset);
    this.#closeRow();
    return { line: this.#line, rows: this.#rows, headed: this.#headed };
  }

  #openRow(line: number): void {
    this.#cells = [];
    this.#rowLine = line;
    this.#plainCells = 0;
  }

  #closeCell(end: number): void {
    const open = this.#open;
    const cells = this.#cells;
    this.#open = undefined;
    if (open === undefined || cells === undefined) return;
    const cell = readInline(this.#source.slice(open.from, end));
    this.#fillHanging(cells);
    for (let i = 0; i < open.columns && (i === 0 || this.#spend()); i += 1) {
      if (open.rows > 1) this.#hanging.set(cells.length, { cell, left: open.rows - 1 });
      cells.push(cell);
    }
  }

  #spend(): boolean {
    this.#spare -= 1;
    return this.#spare > 0;
  }

  #fillHanging(cells: SourceCell[]): void {
    for (;;) {
      const hanging = this.#hanging.get(cells.length);
      if (hanging === undefined || !this.#spend()) return;
      hanging.left -= 1;
      if (hanging.left === 0) this.#hanging.delete(cells.length);
      cells.push(hanging.cell);
    }
  }

  #closeRow(): void {
    const cells = this.#cells;
    this.#cells = undefined;
    if (cells === undefined || cells.length === 0) return;
    this.#fillHanging(cells);
    if (this.#rows.length === 0) this.#headed = this.#plainCells === 0;
    this.#rows.push({ line: this.#rowLine, cells, apart: false });
  }
}

function span(attributes: string, name: string, most: number): number {
  const value = Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,6})`, 'iu').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(value, 1), most);
}
