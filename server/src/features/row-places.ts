/** Finds the places of rows in the text. */
import type { Analysis } from '../analysis.ts';
import { type Span, shift } from '../text/span.ts';

/** A row, given by the index of its table and its own index. */
export interface RowPlace {
  readonly table: number;
  readonly row: number;
}

/** The absolute span of a row without its dash. */
export function spanOfRow({ document, reading, facts }: Analysis, { table, row }: RowPlace): Span | undefined {
  const entry = facts.tables[table]?.rows.at(row)?.row;
  if (entry === undefined) return undefined;
  const run = reading.runs.find((one) => one.list === table);
  const block = run === undefined ? document.blocks.indexOf(entry.block) : run.header + 1 + row;
  return block === -1 ? undefined : shift(entry.span, document.blocks.startOf(block));
}

/** Finds the rows at offsets. Searches lists without one block per row only once. */
export function rowFinder(analysis: Analysis): (offset: number) => RowPlace | undefined {
  const { document, reading, facts } = analysis;
  let others: { readonly at: Span; readonly place: RowPlace }[] | undefined;
  const gather = () => {
    const found: { at: Span; place: RowPlace }[] = [];
    for (const [table, { rows }] of facts.tables.entries()) {
      if (reading.runs.some((run) => run.list === table)) continue;
      for (let row = 0; row < rows.length; row++) {
        const at = spanOfRow(analysis, { table, row });
        if (at !== undefined) found.push({ at, place: { table, row } });
      }
    }
    return found.sort((a, b) => a.at.start - b.at.start);
  };
  return (offset) => {
    const block = document.blocks.indexAt(offset);
    for (const { list, header, count } of reading.runs) {
      if (block > header && block <= header + count)
        return typeof list === 'number' ? { table: list, row: block - header - 1 } : undefined;
    }
    others ??= gather();
    let low = 0;
    let high = others.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((others[middle]?.at.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = others[low - 1];
    return found !== undefined && offset <= found.at.end ? found.place : undefined;
  };
}
