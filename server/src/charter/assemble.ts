/** Assembles a charter from the contents of its blocks. */
import { LongList } from '../text/long-list.ts';
import { type Splice, spliced } from '../text/splice.ts';
import type { Block } from '../yaml/document.ts';
import type { BlockReading, Part } from './blocks.ts';
import type { Agreement, Charter, Name, Responsibility, Row, Table, TopPair } from './model.ts';
import type { StructureFault } from './structure-faults.ts';

const NONE: readonly never[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A charter put together from its blocks. */
export interface Assembled {
  readonly charter: Charter;
  /** Structure faults between blocks, with the number of the block to mark. */
  readonly flaws: readonly { readonly block: number; readonly flaw: StructureFault }[];
  /** The lists that stand in blocks of their own, in order. */
  readonly runs: readonly Run[];
}

/** A list whose entries are one item block each: entry `n` stands in block `header + 1 + n`. */
interface Run {
  /** Which list it is: a table by its number, or one of the other two. */
  readonly list: number | 'responsibilities' | 'agreements';
  readonly header: number;
  readonly count: number;
}

/** Joins the contents of blocks. Only the first of two equal keys counts. */
export function assemble(readings: readonly BlockReading[]): Assembled {
  const pairs: TopPair[] = [];
  const tables: (Omit<Table, 'entries'> & { readonly rows: Row[] })[] = [];
  const flaws: { block: number; flaw: StructureFault }[] = [];
  const runs: { list: Run['list']; header: number; count: number }[] = [];
  // The run that the next item block belongs to, while each has held exactly one entry.
  let run: (typeof runs)[number] | undefined;
  const seen = new Map<string, TopPair>();
  const charter: Mutable<Charter> = {
    pairs,
    extends: NONE,
    team: undefined,
    people: NONE,
    peopleKey: undefined,
    roles: NONE,
    rolesKey: undefined,
    decides: undefined,
    schemes: NONE,
    tables: NONE,
    responsibilities: undefined,
    agreements: undefined,
    review: undefined,
    rules: NONE,
  };
  let responsibilities: Responsibility[] | undefined;
  let agreements: Agreement[] | undefined;
  let rows: Row[] | undefined;
  for (let index = 0; index < readings.length; index++) {
    const reading = readings[index];
    if (reading === undefined) continue;
    const { block } = reading;
    // A block that is broken may have several keys, of which one stands above already.
    let repeated: readonly string[] = NONE;
    if (block.kind !== 'item') run = undefined;
    else if (run !== undefined && reading.parts.length === 1) run.count++;
    else {
      // The list of an irregular run is assembled from scratch each time.
      if (run !== undefined) runs.pop();
      run = undefined;
    }
    for (const pair of reading.pairs) {
      const first = seen.get(pair.key.value);
      if (first === undefined) {
        seen.set(pair.key.value, pair);
        pairs.push(pair);
      } else {
        const { key } = pair;
        repeated = [...repeated, key.value];
        const flaw: StructureFault = {
          kind: 'duplicate-key',
          at: key.span,
          key: key.value,
          first: first.key.value,
          firstAt: first.key.span,
          firstBlock: first.block,
        };
        flaws.push({ block: index, flaw });
      }
    }
    for (const part of reading.parts) {
      switch (part.kind) {
        case 'row':
          rows?.push(part.row);
          break;
        case 'responsibility':
          responsibilities?.push(part.responsibility);
          break;
        case 'agreement':
          agreements?.push(part.agreement);
          break;
        case 'list':
          // The items below a key that came before are left out, like the key.
          rows = undefined;
          if (repeated.includes(part.key.value)) {
            responsibilities = undefined;
            agreements = undefined;
          } else if (part.of === 'responsibilities') {
            responsibilities = [];
            charter.responsibilities = { key: part.key, block, entries: responsibilities };
          } else if (part.of === 'agreements') {
            agreements = [];
            charter.agreements = { key: part.key, block, entries: agreements };
          } else {
            rows = [];
            tables.push({ scheme: part.of, key: part.key, block, rows });
          }
          if (block.kind === 'header' && !repeated.includes(part.key.value)) {
            run = { list: typeof part.of === 'string' ? part.of : tables.length - 1, header: index, count: 0 };
            runs.push(run);
          }
          break;
        default:
          // Each of the others is called like its key.
          if (!repeated.includes(part.kind)) addPart(charter, part, reading);
      }
    }
  }
  charter.tables = tables.map(({ rows: entries, ...table }) => ({ ...table, entries: LongList.of(entries) }));
  return { charter, flaws, runs };
}

/** A name and the block that it stands in. Written out, since a name may be a node of the tree, with more to it. */
function inBlock({ value, span, node }: Name, block: Block): Name & { readonly block: Block } {
  return { value, span, node, block };
}

function addPart(charter: Mutable<Charter>, part: Part, reading: BlockReading): void {
  const { block } = reading;
  const pairOf = (key: string) => reading.pairs.find((pair) => pair.key.value === key);
  switch (part.kind) {
    case 'extends':
      charter.extends = part.paths.map((path) => inBlock(path, block));
      break;
    case 'team':
      charter.team = part.team;
      break;
    case 'people':
      charter.people = part.people;
      charter.peopleKey = pairOf('people');
      break;
    case 'roles':
      charter.roles = part.roles;
      charter.rolesKey = pairOf('roles');
      break;
    case 'decides':
      charter.decides = part.decides;
      break;
    case 'schemes':
      charter.schemes = part.schemes;
      break;
    case 'review':
      charter.review = part.date === undefined ? undefined : inBlock(part.date, block);
      break;
    case 'rules':
      charter.rules = part.rules;
      break;
  }
}

/**
 * The charter after a change inside one list: only that list is put together anew.
 *
 * @param middle what the new blocks say
 * @returns undefined where more than the entries of one list may have changed
 */
export function reassemble(old: Assembled, middle: readonly BlockReading[], at: Splice): Assembled | undefined {
  const index = old.runs.findIndex((run) => at.head > run.header && at.oldTail <= run.header + run.count + 1);
  const run = old.runs[index];
  if (run === undefined || at.oldTail < at.head) return undefined;
  const parts: Part[] = [];
  for (const reading of middle) {
    const [part] = reading.parts;
    if (reading.block.kind !== 'item' || part === undefined || reading.parts.length !== 1) return undefined;
    parts.push(part);
  }
  const first = run.header + 1;
  const entries = { head: at.head - first, oldTail: at.oldTail - first, newTail: at.newTail - first };
  const by = at.newTail - at.oldTail;
  const runs = old.runs.map((one, number) => {
    if (number === index) return { ...one, count: one.count + by };
    return one.header > run.header ? { ...one, header: one.header + by } : one;
  });
  const flaws = old.flaws.map(({ block, flaw }) => ({ block: block > run.header ? block + by : block, flaw }));
  return { charter: withList(old.charter, run.list, entries, parts), runs, flaws };
}

function withList(charter: Charter, list: Run['list'], at: Splice, parts: readonly Part[]): Charter {
  const { responsibilities, agreements } = charter;
  if (list === 'responsibilities' && responsibilities !== undefined) {
    const added = parts.flatMap((part) => (part.kind === 'responsibility' ? [part.responsibility] : []));
    return {
      ...charter,
      responsibilities: { ...responsibilities, entries: spliced(responsibilities.entries, at, added) },
    };
  }
  if (list === 'agreements' && agreements !== undefined) {
    const added = parts.flatMap((part) => (part.kind === 'agreement' ? [part.agreement] : []));
    return { ...charter, agreements: { ...agreements, entries: spliced(agreements.entries, at, added) } };
  }
  const added = parts.flatMap((part) => (part.kind === 'row' ? [part.row] : []));
  const tables = charter.tables.map((table, number) =>
    number === list ? { ...table, entries: table.entries.spliced(at, added) } : table,
  );
  return { ...charter, tables };
}
