/** Reads CSV and TSV files. */
import { parse } from 'csv-parse/browser/esm/sync';
import { type Notes, quote } from '../notes.ts';
import { plainCell, type SourceCell, type SourceDocument, type SourceRow } from '../source-table.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Number of lines used to detect the delimiter. */
const SAMPLE = 60;

/** Reads separated values as one sheet, once for each possible delimiter, the most likely first. */
export function* readSheets(source: string, pipes: boolean, notes: Notes): Generator<SourceDocument> {
  const text = source.replace(/^\ufeff/u, '');
  const stated = /^"?sep=(.)"?[ \t,;|]*(?:\r\n|\n|\r)/iu.exec(text);
  const body = stated ? text.slice(stated[0].length) : text;
  const offset = stated ? 1 : 0;
  const delimiters = stated?.[1] === undefined ? likelyDelimiters(body) : [stated[1]];
  for (const delimiter of delimiters)
    if (pipes || delimiter !== '|') yield sheet(records(body, delimiter, notes), offset);
}

function sheet(
  found: readonly { readonly line: number; readonly cells: readonly string[] }[],
  offset: number,
): SourceDocument {
  const rows: SourceRow[] = [];
  let apart = false;
  for (const { line, cells } of found) {
    const row: SourceRow = { line: line + offset, cells: cells.map(sheetCell), apart };
    // The sheet may be Markdown after all, where lines of dashes are not rows.
    const blank = row.cells.every((cell) => /^(?:|:?-{3,}:?)$/u.test(cell.text));
    if (!blank) rows.push(row);
    apart = blank && rows.length > 0;
  }
  const first = rows[0];
  const place = { heading: undefined, context: [], section: 0, fenced: false, headed: false };
  return { title: undefined, prose: [], tables: first ? [{ ...place, line: first.line, rows }] : [] };
}

/** Returns a cell without page addresses, which Notion writes after the name of a page. */
function sheetCell(text: string): SourceCell {
  const cell = plainCell(text);
  if (!cell.text.includes('(http')) return cell;
  const dropped: string[] = [];
  const name = cell.text.replace(/\s?\((https?:\/\/[^\s()]{1,2000})\)/gu, (_, address: string) => {
    dropped.push(address);
    return '';
  });
  return { ...cell, text: name.trim(), dropped };
}

/** Returns the delimiters in the source. First is the one that splits most lines into the same number of cells. */
function likelyDelimiters(source: string): string[] {
  const lines = source
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/u, SAMPLE)
    .filter((line) => line.trim() !== '');
  const scored = DELIMITERS.map((delimiter) => {
    const tally = new Map<number, number>();
    for (const line of lines) {
      const count = countOutsideQuotes(line, delimiter);
      if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...tally].map(([count, times]) => times * (1 + Math.min(count, 20) / 100)));
    return { delimiter, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ delimiter }) => delimiter);
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let inside = false;
  let count = 0;
  for (const char of line) {
    if (char === '"') inside = !inside;
    else if (char === delimiter && !inside) count += 1;
  }
  return count;
}

/** Returns the records of a sheet, each with its first line. */
function records(source: string, delimiter: string, notes: Notes): { line: number; cells: readonly string[] }[] {
  const found = parseRecords(source, delimiter, true);
  if (found) return found;
  notes.add(0, `A quotation mark is never closed, so ${quote('"')} was read as an ordinary character.`);
  return parseRecords(source, delimiter, false) ?? [];
}

function parseRecords(
  source: string,
  delimiter: string,
  quotes: boolean,
): { line: number; cells: readonly string[] }[] | undefined {
  try {
    const parsed: readonly (readonly string[])[] = parse(source, {
      delimiter,
      quote: quotes ? '"' : false,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    let line = 1;
    return parsed.map((cells) => {
      const from = line;
      // Quoted cells can contain line endings. The parser counts CR LF as two lines, so count them here.
      line += cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/gu)?.length ?? 0), 1);
      return { line: from, cells };
    });
  } catch {
    // With these options, the parser throws only on an unclosed quote.
    return undefined;
  }
}
