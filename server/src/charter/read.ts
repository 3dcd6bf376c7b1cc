/** Reads a document of blocks into a charter. What a block says is read once and kept for as long as the block is. */
import { LongList } from '../text/long-list.ts';
import { splicedIndexes } from '../text/splice.ts';
import { isInList, type YamlDocument } from '../yaml/document.ts';
import { type Assembled, assemble, reassemble } from './assemble.ts';
import { type BlockReading, type ItemKind, readBlock, type SchemeTable, schemeTable } from './blocks.ts';
import type { Scheme } from './schemes.ts';

/** A document read, block by block. */
export interface CharterReading extends Assembled {
  readonly document: YamlDocument;
  readonly readings: LongList<BlockReading>;
  readonly schemes: SchemeTable;
  /** The numbers of the blocks whose structure has flaws. */
  readonly flawed: readonly number[];
}

export function readCharter(
  document: YamlDocument,
  inherited: readonly Scheme[],
  previous?: CharterReading,
): CharterReading {
  const schemes = schemeTable(document, inherited, previous?.schemes);
  if (previous !== undefined && previous.schemes === schemes && document.madeFrom === previous.document.version) {
    const kept = reread(document, schemes, previous);
    if (kept !== undefined) return kept;
  }
  const readings = readBlocks(document, schemes, 0, document.blocks.length, undefined);
  return { document, readings: LongList.of(readings), schemes, flawed: flawedOf(readings, 0), ...assemble(readings) };
}

/** Reads only the blocks that are new; undefined where the ones behind them mean something else now. */
function reread(document: YamlDocument, schemes: SchemeTable, previous: CharterReading): CharterReading | undefined {
  const at = document.splice;
  const old = previous.readings;
  const before = at.head === 0 ? undefined : old.at(at.head - 1)?.items;
  const middle = readBlocks(document, schemes, at.head, at.newTail, before);
  const last = middle.at(-1);
  const after = last === undefined ? before : last.items;
  if (
    isInList(document.blocks.at(at.newTail)?.kind) &&
    after !== (at.oldTail === 0 ? undefined : old.at(at.oldTail - 1)?.items)
  )
    return undefined;
  const readings = old.spliced(at, middle);
  const flawed = splicedIndexes(previous.flawed, at, flawedOf(middle, at.head));
  return { document, readings, schemes, flawed, ...(reassemble(previous, middle, at) ?? assemble(readings.all())) };
}

function readBlocks(
  document: YamlDocument,
  schemes: SchemeTable,
  from: number,
  to: number,
  items: ItemKind | undefined,
): BlockReading[] {
  let kind = items;
  return document.blocks.slice(from, to).map((block) => {
    const reading = readBlock(block, kind, schemes);
    kind = reading.items;
    return reading;
  });
}

function flawedOf(readings: readonly BlockReading[], first: number): number[] {
  return readings.flatMap((reading, index) => (reading.flaws.length > 0 ? [first + index] : []));
}
