/** The columns of a matrix, by role or by person, and the names that belong to each. */

import { type Names, type PersonRef, type RoleRef, rolesOf, type Target } from './names.ts';
import type { RowFacts } from './row-facts.ts';
import type { Letter } from './schemes.ts';

/** Whether a matrix has a column for each role or for each person. */
export type MatrixBy = 'role' | 'person';

/** Who a column is of: a role, a person, or somebody of whom only the name is known. */
export type Holder = RoleRef | PersonRef | string;

/** A column that a table may have. */
export interface Draft {
  readonly index: number;
  readonly holder: Holder;
  /** Whether it is shown even without a letter. */
  readonly always: boolean;
  used: boolean;
}

/** The content of one cell. */
export interface Held {
  /** The number of the draft. */
  readonly draft: number;
  /** In the order in which the row gives them. */
  readonly letters: Letter[];
  /** Who holds them, where that is not the column itself: a person in the column of a role, or a role in that of a person. */
  through: string[] | undefined;
  /** Whether the letters are only those of everyone. */
  readonly everyone: boolean;
}

const NOTHING: readonly Held[] = [];

/** As many can be looked through before a set is quicker. */
const FEW = 8;

/** The columns that a table may have, in their order; a name of which nothing is known comes last. */
export class Columns {
  readonly #names: Names;
  readonly #by: MatrixBy;
  readonly #drafts = new Map<Holder, Draft>();
  /** The columns that a target stands in, found once. */
  readonly #of = new Map<Target, readonly Draft[]>();
  /** Those that `everyone` stands for. */
  readonly #everyone: readonly Draft[];
  /** The cells of the row that is being read, by the number of the draft. */
  readonly #cells: (Held | undefined)[] = [];
  /** What is in those cells already: letters, and who holds them. */
  readonly #seen: (Set<unknown> | undefined)[] = [];

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

  /** The columns that a name stands in; of everyone, those of the roles in the team. */
  of(name: string, target: Target | undefined = this.#names.resolve(name)): readonly Draft[] {
    if (target === undefined) return this.#draftsOf([name]);
    if (target.kind === 'everyone') return this.#everyone;
    const known = this.#of.get(target);
    if (known !== undefined) return known;
    const drafts = this.#draftsOf(this.#holdersOf(target));
    this.#of.set(target, drafts);
    return drafts;
  }

  /** Who holds a letter, where the column does not say so. */
  #through(target: Target | undefined): string | undefined {
    if (this.#by === 'role')
      return target?.kind === 'person' && target.person.roles.length > 0 ? target.person.name : undefined;
    return target?.kind === 'role' && target.role.people.length > 0 ? target.role.title : undefined;
  }

  /** What a row says, cell by cell, in no particular order. */
  cellsOf(row: RowFacts): readonly Held[] {
    if (row.holdings.length === 0) return NOTHING;
    const cells: Held[] = [];
    let everyone: Letter[] | undefined;
    for (const { name, letter, target } of row.holdings) {
      if (target?.kind === 'everyone') {
        everyone ??= [];
        if (!everyone.includes(letter)) everyone.push(letter);
        continue;
      }
      const through = this.#through(target);
      for (const draft of this.of(name.value, target)) {
        draft.used = true;
        let cell = this.#cells[draft.index];
        if (cell === undefined) {
          cell = { draft: draft.index, letters: [letter], through: undefined, everyone: false };
          this.#cells[draft.index] = cell;
          cells.push(cell);
        } else if (this.#isNew(draft, cell, letter)) cell.letters.push(letter);
        if (through === undefined) continue;
        if (cell.through === undefined) cell.through = [through];
        else if (this.#isNew(draft, cell, through)) cell.through.push(through);
      }
    }
    // `everyone` means all roles without their own letter in the row.
    const own = cells.length;
    for (const draft of everyone === undefined ? [] : this.#everyone) {
      if (this.#cells[draft.index] !== undefined) continue;
      draft.used = true;
      cells.push({ draft: draft.index, letters: everyone ?? [], through: undefined, everyone: true });
    }
    for (let at = 0; at < own; at++) {
      const draft = cells[at]?.draft ?? 0;
      this.#cells[draft] = undefined;
      if (this.#seen[draft] !== undefined) this.#seen[draft] = undefined;
    }
    return cells;
  }

  /** Whether something is not in a cell yet. */
  #isNew({ index }: Draft, { letters, through = [] }: Held, what: Letter | string): boolean {
    if (letters.length + through.length < FEW)
      return typeof what === 'string' ? !through.includes(what) : !letters.includes(what);
    const seen = this.#seen[index] ?? new Set<unknown>([...letters, ...through]);
    this.#seen[index] = seen;
    if (seen.has(what)) return false;
    seen.add(what);
    return true;
  }

  /** The columns that are shown. */
  shown(): readonly Draft[] {
    return [...this.#drafts.values()].filter((draft) => draft.always || draft.used);
  }
}

/** A column as it is shown. */
export interface Heading {
  /** A role's id, a person's handle, or the name itself; no two columns of a table have the same. */
  readonly id: string;
  readonly title: string;
  /** The display names of those who hold the letters of the column. */
  readonly people: readonly string[];
}

export function headingsOf(shown: readonly Draft[]): readonly Heading[] {
  const taken = new Set<string>();
  return shown.map(({ holder }) => {
    const column = headingOf(holder);
    let { id } = column;
    // By person, a role that nobody holds may be called like somebody's handle.
    for (let number = 2; taken.has(id); number++) id = `${column.id} (${number})`;
    taken.add(id);
    return { ...column, id };
  });
}

function headingOf(holder: Holder): Heading {
  if (typeof holder === 'string') return { id: holder, title: holder, people: [] };
  if ('key' in holder) return { id: holder.key, title: holder.name, people: [holder.name] };
  return { id: holder.id, title: holder.title, people: holder.people.map((person) => person.name) };
}
