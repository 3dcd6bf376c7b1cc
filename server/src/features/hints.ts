/** Inlay hints and code lenses. */

import type { Analysis } from '../analysis.ts';
import type { Table } from '../charter/model.ts';
import { countedProblems } from '../checking/counted-problems.ts';
import { type Span, shift } from '../text/span.ts';
import { placeOf } from '../yaml/places.ts';

export interface Hint {
  /** The offset after the explained name. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** A hint with title and people after each role id in a row: `Product Manager: Priya Shah`. */
export function hintsOf(analysis: Analysis, range: Span): readonly Hint[] {
  const { document, reading, names } = analysis;
  const hints: Hint[] = [];
  for (let index = document.blocks.indexAt(range.start); index < reading.readings.length; index++) {
    const start = document.blocks.startOf(index);
    if (start > range.end) break;
    for (const part of reading.readings.at(index)?.parts ?? []) {
      if (part.kind !== 'row') continue;
      for (const name of part.row.assignments.flatMap((one) => one.names)) {
        const target = names.resolve(name.value);
        if (target?.kind !== 'role' || name.node.kind !== 'scalar') continue;
        const people = target.role.people.map((person) => person.name).join(', ');
        const { title, id } = target.role;
        const known = title === id ? [] : [title];
        const label = [...known, ...(people === '' ? [] : [people])].join(': ');
        if (label === '') continue;
        const offset = start + name.node.end;
        if (offset < range.start || offset > range.end) continue;
        hints.push({ offset, label, tooltip: people === '' ? 'Nobody holds this role.' : title });
      }
    }
  }
  return hints;
}

export interface Lens {
  readonly at: Span;
  readonly title: string;
  /** The action of a click: open the matrix of a table, or show the references of a role. */
  readonly opens: { readonly kind: 'matrix'; readonly table: string } | { readonly kind: 'references' };
}

function plural(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

/** One lens per table (rows, problems) and per role that owns something. */
export function lensesOf(analysis: Analysis): readonly Lens[] {
  const { document, reading, facts, problems } = analysis;
  const lenses: Lens[] = [];
  for (const [number, table] of reading.charter.tables.entries()) {
    const index = document.blocks.indexOf(table.block);
    const start = document.blocks.startOf(index);
    const at = shift(table.key.span, start);
    const run = reading.runs.find((one) => one.list === number);
    const until =
      run === undefined
        ? (endOfTable(analysis, table, start) ?? document.blocks.size)
        : document.blocks.startOf(run.header + run.count + 1);
    const found = problems.filter(({ span }) => span.start >= at.start && span.start < until);
    const counts = countedProblems(found.map(({ severity }) => severity));
    const rows = plural(table.entries.length, 'row');
    const title = [rows, ...(counts.length === 0 ? ['no problems'] : counts)].join(', ');
    lenses.push({ at, title, opens: { kind: 'matrix', table: table.key.value } });
  }
  const refs = new Map(analysis.names.roles.map((one) => [one.id, one]));
  for (const role of reading.charter.roles) {
    const ref = refs.get(role.id.value);
    const load = ref && facts.roleLoads[ref.index];
    const at = placeOf(document, role.block, role.id.span);
    if (load === undefined || at === undefined || load.owns === 0) continue;
    const does = load.does === 0 ? '' : `, does ${load.does}`;
    lenses.push({ at, title: `owns ${plural(load.owns, 'row')}${does}`, opens: { kind: 'references' } });
  }
  return lenses;
}

/** The end of a table that is not one block per row. */
function endOfTable({ reading }: Analysis, { key }: Table, start: number): number | undefined {
  const value = reading.charter.pairs.find((pair) => pair.key === key)?.value;
  return value && start + value.end;
}
