/** The tables of a charter as matrices: who holds what, by role or by person. What every form of a matrix is made from. */
import type { Facts, RowFacts } from './facts.ts';
import { fold, type Names, type PersonRef, type RoleRef, rolesOf, type Target } from './names.ts';
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

export interface MatrixColumn {
  /** A role's id, a person's handle, or the name itself; no two columns of a table have the same. */
  readonly id: string;
  readonly title: string;
  /** The display names of those who hold the letters of the column. */
  readonly people: readonly string[];
}

export interface MatrixRow {
  readonly label: string;
  readonly phase?: string;
  /** The letters of each cell, by the column's number, in the scheme's order. */
  readonly cells: readonly (readonly Letter[])[];
}

/** Whether a matrix has a column for each role or for each person. */
export type MatrixBy = 'role' | 'person';

/** Rows of one phase. */
export interface PhaseGroup {
  readonly phase: string | undefined;
  readonly rows: readonly MatrixRow[];
}

export function matrixOf(facts: Facts, by: MatrixBy): Matrix {
  const tables = facts.tables.filter((table) => table.rows.length > 0);
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

/** Who a column is of: a role, a person, or somebody of whom only the name is known. */
type Holder = RoleRef | PersonRef | string;

interface Draft {
  readonly index: number;
  readonly holder: Holder;
  /** Whether it is shown even without a letter. */
  readonly always: boolean;
  used: boolean;
}

/** The columns that a table may have, in their order; a name of which nothing is known comes last. */
class Columns {
  readonly #names: Names;
  readonly #by: MatrixBy;
  readonly #drafts = new Map<Holder, Draft>();
  /** Those that `everyone` stands for. */
  readonly #everyone: readonly Draft[];

  constructor(names: Names, by: MatrixBy) {
    this.#names = names;
    this.#by = by;
    for (const role of names.roles) {
      const internal = !role.role.external;
      for (const holder of this.#holdersOf({ kind: 'role', role }))
        this.#draft(holder, internal && (by === 'role' || holder !== role));
    }
    this.#everyone = this.#draftsOf(names.internal.flatMap((role) => this.#holdersOf({ kind: 'role', role })));
  }

  #holdersOf(target: Exclude<Target, { kind: 'everyone' }>): readonly Holder[] {
    if (target.kind === 'role')
      return this.#by === 'role' || target.role.people.length === 0 ? [target.role] : target.role.people;
    if (this.#by === 'person' || target.person.roles.length === 0) return [target.person];
    return rolesOf(target, this.#names);
  }

  #draft(holder: Holder, always: boolean): Draft {
    const known = this.#drafts.get(holder);
    if (known !== undefined && (known.always || !always)) return known;
    // Somebody outside the team who also stands inside it keeps their place.
    const draft = { index: known?.index ?? this.#drafts.size, holder, always, used: false };
    this.#drafts.set(holder, draft);
    return draft;
  }

  #draftsOf(holders: readonly Holder[]): readonly Draft[] {
    return [...new Set(holders.map((holder) => this.#draft(holder, false)))];
  }

  /** The letters of a row, by the number of the draft. */
  cellsOf(row: RowFacts): ReadonlyMap<number, Set<Letter>> {
    const cells = new Map<number, Set<Letter>>();
    const everyone: Letter[] = [];
    const give = (draft: Draft, letter: Letter) => {
      draft.used = true;
      const cell = cells.get(draft.index);
      if (cell === undefined) cells.set(draft.index, new Set([letter]));
      else cell.add(letter);
    };
    for (const { name, letter, target } of row.holdings) {
      if (target?.kind === 'everyone') everyone.push(letter);
      else {
        const holders = target === undefined ? [name.value] : this.#holdersOf(target);
        for (const draft of this.#draftsOf(holders)) give(draft, letter);
      }
    }
    const rest = everyone.length === 0 ? [] : this.#everyone.filter((draft) => !cells.has(draft.index));
    for (const letter of everyone) for (const draft of rest) give(draft, letter);
    return cells;
  }

  /** The columns that are shown. */
  shown(): readonly Draft[] {
    return [...this.#drafts.values()].filter((draft) => draft.always || draft.used);
  }
}

function matrixTable(table: TableFacts, names: Names, by: MatrixBy): MatrixTable {
  const { scheme } = table.table;
  const columns = new Columns(names, by);
  const filled = table.rows.map((row) => ({ row, cells: columns.cellsOf(row) }));
  const shown = columns.shown();
  const rows = filled.map(({ row, cells }): MatrixRow => {
    const { label, phase } = row.row;
    return {
      label: label?.value ?? '',
      ...(phase === undefined ? {} : { phase: phase.value }),
      cells: shown.map(({ index }) => {
        const held = cells.get(index);
        return held === undefined ? [] : scheme.letters.filter((letter) => held.has(letter));
      }),
    };
  });
  const totals = shown.map((_, column) =>
    scheme.letters.map((letter) => rows.filter((row) => row.cells[column]?.includes(letter)).length),
  );
  return { scheme, columns: columnsOf(shown), rows, totals };
}

function columnsOf(shown: readonly Draft[]): readonly MatrixColumn[] {
  const taken = new Set<string>();
  return shown.map(({ holder }) => {
    const column = columnOf(holder);
    let { id } = column;
    // By person, a role that nobody holds may be called like somebody's handle.
    for (let number = 2; taken.has(id); number++) id = `${column.id} (${number})`;
    taken.add(id);
    return { ...column, id };
  });
}

function columnOf(holder: Holder): MatrixColumn {
  if (typeof holder === 'string') return { id: holder, title: holder, people: [] };
  if ('key' in holder) return { id: holder.key, title: holder.name, people: [holder.name] };
  return { id: holder.id, title: holder.title, people: holder.people.map((person) => person.name) };
}
