/** Reads tables whose cells are separated by pipes. */
import { readCell } from '../cells/cell.ts';
import type { SourceRow, SourceTable } from '../source-table.ts';
import { readInline } from './markup.ts';
import { type PipeLine, splitPipes } from './pipes.ts';

/** A line that may belong to a table: a row, or a line of dashes. */
export interface PipeEntry {
  readonly line: number;
  readonly raw: string;
  readonly rule: boolean;
  /** Whether there are blank lines before it. */
  readonly apart: boolean;
}

type Place = Pick<SourceTable, 'heading' | 'context' | 'section' | 'fenced'>;

interface Pending {
  readonly headed: boolean;
  readonly entries: PipeEntry[];
}

/** Splits a run of table lines into tables and reads their cells. */
export function readPipeTables(entries: readonly PipeEntry[], place: Place): SourceTable[] {
  const tables: SourceTable[] = [];
  for (const pending of cutTables(entries)) {
    const rows = readRows(pending.entries);
    const first = rows[0];
    if (first && rows.some((row) => row.cells.length > 1)) {
      tables.push({ ...place, line: first.line, rows, headed: pending.headed });
    }
  }
  return tables;
}

/** Splits lines into tables. A header with a line of dashes below starts a table; other lines of dashes are decoration. */
function cutTables(entries: readonly PipeEntry[]): Pending[] {
  const rows = entries.filter((entry) => !entry.rule).length;
  // In a table with a border below every row, only the first border marks the header.
  const drawn = entries.length - rows > 3 && (entries.length - rows) * 2 >= rows;
  const tables: Pending[] = [];
  let current: Pending | undefined;
  entries.forEach((entry, at) => {
    if (entry.rule) return;
    const next = entries[at + 1];
    const ruled = next?.rule === true;
    const first = current?.entries[0];
    const opens =
      first !== undefined &&
      (ruled && !drawn
        ? looksLikeHeader(entry, first, entry.apart && !next.apart)
        : entry.apart && repeatsCorner(entry, first));
    if (opens || current === undefined) {
      current = { headed: ruled, entries: [entry] };
      tables.push(current);
    } else {
      current.entries.push(entry);
    }
  });
  return tables;
}

/** Whether a row above a line of dashes is a header: it follows a gap, repeats the first header, or has no letters. */
function looksLikeHeader(entry: PipeEntry, first: PipeEntry, afterGap: boolean): boolean {
  if (entry.raw.trim() === first.raw.trim()) return true;
  const filled = splitPipes(entry.raw, true).cells.filter((cell) => cell !== '');
  if (filled.length < 2) return false;
  return afterGap || filled.slice(1).every((cell) => readCell(readInline(cell).text).kind === 'text');
}

/** Whether a row after a blank line begins with the same word as the header above, and has no letters. */
function repeatsCorner(entry: PipeEntry, first: PipeEntry): boolean {
  const [corner, ...others] = splitPipes(entry.raw, true).cells.filter((cell) => cell !== '');
  const old = splitPipes(first.raw, true).cells.find((cell) => cell !== '');
  return (
    corner !== undefined &&
    corner.toLowerCase() === old?.toLowerCase() &&
    others.length > 0 &&
    others.every((cell) => readCell(readInline(cell).text).kind === 'text')
  );
}

function readRows(entries: readonly PipeEntry[]): SourceRow[] {
  const lines = entries.map((entry) => splitPipes(entry.raw, true));
  const leading = lines.filter((line) => line.leadingPipe).length;
  const edged = leading * 2 >= lines.length;
  const width = lines[0] ? cellsOf(lines[0], edged).length : 0;
  return entries.map((entry, at) => {
    let cells = cellsOf(lines[at] ?? splitPipes(entry.raw, true), edged, width);
    if (cells.length !== width && entry.raw.includes('`')) {
      const other = cellsOf(splitPipes(entry.raw, false), edged, width);
      if (other.length === width) cells = other;
    }
    return { line: entry.line, cells: cells.map(readInline), apart: entry.apart };
  });
}

/**
 * Returns the cells of a line. In a table without pipes at the edges, a pipe at the start of a line means an empty first
 * cell, unless the line also ends with a pipe and would have too many cells.
 */
function cellsOf(line: PipeLine, edged: boolean, width = Number.POSITIVE_INFINITY): readonly string[] {
  if (!line.leadingPipe) return line.cells;
  return edged || (line.trailingPipe && line.cells.length > width) ? line.cells.slice(1) : line.cells;
}
