/** The outline of a charter and its workspace symbols. */
import type { Analysis } from '../analysis.ts';
import type { Name, Placed, Row } from '../charter/model.ts';
import { type Span, shift } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';

export type SymbolKind =
  | 'team'
  | 'section'
  | 'person'
  | 'role'
  | 'area'
  | 'table'
  | 'phase'
  | 'row'
  | 'responsibility'
  | 'agreement'
  | 'scheme';

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  /** The span of the whole entry and of its name. */
  readonly at: Span;
  readonly nameAt: Span;
  readonly children: readonly OutlineSymbol[];
}

const NONE: readonly OutlineSymbol[] = [];

/** The outline in the order of the text. */
export function outlineOf(analysis: Analysis): readonly OutlineSymbol[] {
  const builder = new Builder(analysis);
  return builder.sections().sort((a, b) => a.at.start - b.at.start);
}

/** The workspace symbols of a charter: team, roles, people and activities. */
export function searchableOf(analysis: Analysis): readonly OutlineSymbol[] {
  const found: OutlineSymbol[] = [];
  const walk = (symbols: readonly OutlineSymbol[]) => {
    for (const symbol of symbols) {
      if (!['section', 'table', 'phase', 'area', 'scheme'].includes(symbol.kind)) found.push(symbol);
      walk(symbol.children);
    }
  };
  walk(outlineOf(analysis));
  return found;
}

class Builder {
  readonly #analysis: Analysis;
  /** The start of each block, computed once for all entries. */
  readonly #starts: ReadonlyMap<Block, number>;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#starts = analysis.document.blocks.startsOfAll();
  }

  sections(): OutlineSymbol[] {
    const { charter } = this.#analysis.reading;
    const found: OutlineSymbol[] = [];
    const { team } = charter;
    if (team) found.push(this.#entry(team, 'team', team.name ?? team.key, team.name ? 'team' : '', []));
    this.#section(
      found,
      'people',
      charter.people.map((one) => this.#entry(one, 'person', one.handle, one.name?.value ?? '', [])),
    );
    this.#section(
      found,
      'roles',
      charter.roles.map((one) => this.#entry(one, 'role', one.id, one.title?.value ?? '', [])),
    );
    const areas = charter.decides?.areas ?? [];
    this.#section(
      found,
      'decides',
      areas.map((one) => this.#entry(one, 'area', one.name, one.deciders.map((name) => name.value).join(', '), [])),
    );
    this.#section(
      found,
      'schemes',
      charter.schemes.map((one) => this.#entry(one, 'scheme', one.id, '', [])),
    );
    const duties = charter.responsibilities?.entries ?? [];
    this.#section(
      found,
      'responsibilities',
      this.#named(duties, 'responsibility', (one) => one.owners),
    );
    this.#section(
      found,
      'agreements',
      this.#named(charter.agreements?.entries ?? [], 'agreement', (one) => one.with),
    );
    for (const table of charter.tables) {
      const rows = table.entries.all().filter((row) => row.label !== undefined);
      const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
      this.#section(found, table.key.value, this.#phases(rows), 'table', count);
    }
    return found;
  }

  #named<T extends Placed & { readonly name?: Name }>(
    entries: readonly T[],
    kind: SymbolKind,
    detail: (of: T) => readonly Name[],
  ): OutlineSymbol[] {
    return entries.flatMap((one) => {
      const names = detail(one).map((name) => name.value);
      return one.name ? [this.#entry(one, kind, one.name, names.join(', '), [])] : [];
    });
  }

  /** Groups consecutive rows of a phase. A table without phases is flat. */
  #phases(rows: readonly Row[]): OutlineSymbol[] {
    const found: OutlineSymbol[] = [];
    let open: { phase: Name; rows: OutlineSymbol[] } | undefined;
    const close = () => {
      const [first] = open?.rows ?? [];
      const last = open?.rows.at(-1);
      if (open === undefined || first === undefined || last === undefined) return;
      const at = { start: first.at.start, end: last.at.end };
      found.push({ name: open.phase.value, detail: '', kind: 'phase', at, nameAt: first.nameAt, children: open.rows });
      open = undefined;
    };
    for (const row of rows) {
      if (row.label === undefined) continue;
      const symbol = this.#entry(row, 'row', row.label, ownersOf(row), NONE);
      if (open !== undefined && open.phase.value !== row.phase?.value) close();
      if (row.phase === undefined) found.push(symbol);
      else if (open === undefined) open = { phase: row.phase, rows: [symbol] };
      else open.rows.push(symbol);
    }
    close();
    return found;
  }

  #section(
    into: OutlineSymbol[],
    key: string,
    children: readonly OutlineSymbol[],
    kind: SymbolKind = 'section',
    detail = '',
  ): void {
    const pair = this.#analysis.reading.charter.pairs.find((one) => one.key.value === key);
    if (pair === undefined) return;
    const start = this.#starts.get(pair.block) ?? 0;
    const nameAt = shift(pair.key.span, start);
    const last = children.reduce(
      (end, child) => Math.max(end, child.at.end),
      start + (pair.value?.end ?? pair.key.node.end),
    );
    into.push({
      name: key,
      detail,
      kind,
      at: { start: nameAt.start, end: Math.max(last, nameAt.end) },
      nameAt,
      children,
    });
  }

  #entry(of: Placed, kind: SymbolKind, name: Name, detail: string, children: readonly OutlineSymbol[]): OutlineSymbol {
    const by = this.#starts.get(of.block) ?? 0;
    const start = name.span.start + by;
    const end = name.span.end + by;
    const whole = { start: Math.min(of.span.start + by, start), end: Math.max(of.span.end + by, end) };
    return { name: name.value, detail, kind, at: whole, nameAt: { start, end }, children };
  }
}

/** The names of a row's owners. */
function ownersOf({ assignments }: Row): string {
  let owners = '';
  for (const { letter, names } of assignments) {
    if (!letter.is.includes('owner')) continue;
    for (const { value } of names) owners = owners === '' ? value : `${owners}, ${value}`;
  }
  return owners;
}
