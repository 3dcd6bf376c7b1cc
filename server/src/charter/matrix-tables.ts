/** The tables of a charter as matrices: who holds what, by role or by person. What every form of a matrix is made from. */
import { Columns, type Heading, headingsOf, type MatrixBy } from './columns.ts';
import type { Facts } from './facts.ts';
import { fold, type Names } from './names.ts';
import type { Letter, Scheme } from './schemes.ts';
import type { TableFacts } from './table.ts';

export interface Matrix {
  /** The team's name; empty where the charter gives none. */
  readonly team: string;
  readonly tables: readonly MatrixTable[];
}

export interface MatrixTable {
  readonly scheme: Scheme;
  readonly columns: readonly MatrixColumn[];
  /** In the order of the charter. */
  readonly rows: readonly MatrixRow[];
  /** How many cells of each column hold each letter: by the column's number, in the order of the scheme's letters. */
  readonly totals: readonly (readonly number[])[];
}

export type MatrixColumn = Heading;

export interface MatrixRow {
  readonly label: string;
  readonly phase?: string;
  /** The letters of each cell, by the column's number, in the scheme's order. */
  readonly cells: readonly (readonly Letter[])[];
}

export type { MatrixBy };

/** Rows of one phase. */
export interface PhaseGroup {
  readonly phase: string | undefined;
  readonly rows: readonly MatrixRow[];
}

export function matrixOf(facts: Facts, by: MatrixBy): Matrix {
  const tables = facts.tables.filter((table) => table.table.entries.length > 0);
  return {
    team: facts.charter.team?.name?.value ?? '',
    tables: tables.map((table) => matrixTable(table, facts.names, by)),
  };
}

/** The rows by phase, in the order in which the phases first come. */
export function phasesOf(rows: readonly MatrixRow[]): readonly PhaseGroup[] {
  const groups = new Map<string, { phase: string | undefined; rows: MatrixRow[] }>();
  for (const row of rows) {
    const key = row.phase === undefined ? '' : fold(row.phase);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { phase: row.phase, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

function matrixTable(table: TableFacts, names: Names, by: MatrixBy): MatrixTable {
  const { scheme } = table.table;
  const columns = new Columns(names, by);
  const filled = table.rows.all().map((row) => ({ row, cells: columns.cellsOf(row) }));
  const shown = columns.shown();
  const rows = filled.map(({ row, cells }): MatrixRow => {
    const { label, phase } = row.row;
    const byDraft: (readonly Letter[])[] = [];
    for (const { draft, letters } of cells) byDraft[draft] = letters;
    return {
      label: label?.value ?? '',
      ...(phase === undefined ? {} : { phase: phase.value }),
      cells: shown.map(({ index }) => {
        const held = byDraft[index];
        return held === undefined ? [] : scheme.letters.filter((letter) => held.includes(letter));
      }),
    };
  });
  const totals = shown.map((_, column) =>
    scheme.letters.map((letter) => rows.filter((row) => row.cells[column]?.includes(letter)).length),
  );
  return { scheme, columns: headingsOf(shown), rows, totals };
}
