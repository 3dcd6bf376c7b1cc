import { type Change, changeBetween } from '../text/change.ts';
import { type Splice, spliced, splicedIndexes } from '../text/splice.ts';
import { type Block, firstConflict, readBlock } from './block.ts';
import { type Cut, cutFrom, isUsual } from './cut.ts';
import type { YamlFault } from './faults.ts';
import { byteLength, MAX_BYTES, MAX_FAULTS, offsetOfByte } from './limits.ts';
import type { AliasNode } from './tree.ts';

/** The identity of a version of a document: an object that is only ever compared, and that keeps nothing alive. */
export type Version = Readonly<Record<string, never>>;

/** A text as blocks. */
export interface YamlDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The offset of each block in the text. */
  readonly starts: readonly number[];
  /** What this version is known by, and the version that it was made from. */
  readonly version: Version;
  readonly madeFrom: Version | undefined;
  /** What became of the blocks of the version that this one was made from: those outside the splice are the same objects. */
  readonly splice: Splice;
  /** The numbers of the blocks that have faults, comments for this tool, anchors or unresolved aliases. */
  readonly notable: readonly number[];
  /** The numbers of the blocks that are no items. */
  readonly tops: readonly number[];
  /** How many bytes more than UTF-16 units the text takes as UTF-8. */
  readonly extraBytes: number;
  /** What is wrong with the text as a whole, in absolute offsets. */
  readonly faults: readonly YamlFault[];
  /** Whether the text holds conflict markers, so that nothing else of it can be judged. */
  readonly conflicted: boolean;
}

/** A problem of one block, and the block's number. */
export interface PlacedFault {
  readonly block: number;
  readonly fault: YamlFault;
}

/**
 * Reads a text into blocks. Total, and the same for the same text, whatever the previous version was: that one only
 * saves work.
 */
export function readYaml(text: string, previous?: YamlDocument): YamlDocument {
  if (previous !== undefined && previous.text === text) {
    const count = previous.blocks.length;
    return {
      ...previous,
      version: {},
      madeFrom: previous.version,
      splice: { head: count, oldTail: count, newTail: count },
    };
  }
  const from = previous === undefined || previous.blocks.length === 0 ? undefined : previous;
  const change = from === undefined ? undefined : changeBetween(from.text, text);
  const tooLarge = text.length > MAX_BYTES || (text.length * 3 > MAX_BYTES && isTooLarge(text, from, change));
  if (tooLarge) return refused(text);
  const parts = (from && change && updated(text, from, change)) ?? fresh(text);
  return finish(text, parts, parts.splice.head + parts.splice.oldTail > 0 ? from?.version : undefined);
}

interface Parts {
  readonly blocks: Block[];
  readonly starts: number[];
  readonly splice: Splice;
  readonly notable: readonly number[];
  readonly tops: readonly number[];
  readonly extraBytes: number;
}

function isTooLarge(text: string, previous: YamlDocument | undefined, change: Change | undefined): boolean {
  if (previous === undefined || change === undefined) return byteLength(text) > MAX_BYTES;
  // The changed characters may split a surrogate pair, so one unit more is looked at on either side.
  const before = previous.text.slice(Math.max(0, change.start - 1), change.oldEnd + 1);
  const after = text.slice(Math.max(0, change.start - 1), change.newEnd + 1);
  const grown = byteLength(after) - after.length - (byteLength(before) - before.length);
  return text.length + previous.extraBytes + grown > MAX_BYTES;
}

function refused(text: string): YamlDocument {
  const at = offsetOfByte(text, MAX_BYTES);
  const message = 'This file is larger than 4 MiB, and is not checked. Split the charter, a file for each team.';
  return {
    text,
    version: {},
    madeFrom: undefined,
    blocks: [],
    starts: [],
    splice: NEW,
    notable: [],
    tops: [],
    extraBytes: 0,
    faults: [{ code: 'limit-exceeded', span: { start: at, end: Math.min(at + 1, text.length) }, message }],
    conflicted: false,
  };
}

/** The blocks of a text that nothing is known of. */
function fresh(text: string): Parts {
  const scan = isUsual(text) ? cutFrom(text, 0, { kind: 'lead', indent: -1 }, () => false) : undefined;
  if (scan === undefined) return whole(text);
  const { cuts } = scan;
  const blocks: Block[] = [];
  for (const [index, cut] of cuts.entries()) {
    blocks.push(readBlock(text.slice(cut.start, cuts[index + 1]?.start ?? text.length), cut));
  }
  return partsOf(
    blocks,
    cuts.map((cut) => cut.start),
  );
}

/** The splice of a list of which nothing is known. */
const NEW: Splice = { head: 0, oldTail: 0, newTail: 0 };

function isNotable(block: Block): boolean {
  const { faults, comments, anchors, unresolved } = block;
  return faults.length > 0 || comments.length > 0 || anchors.length > 0 || unresolved.length > 0;
}

function isTop(block: Block): boolean {
  return block.kind !== 'item';
}

/** The numbers of those blocks of a list that begins at a number. */
function numbersOf(blocks: readonly Block[], first: number, which: (block: Block) => boolean): number[] {
  return blocks.flatMap((block, index) => (which(block) ? [first + index] : []));
}

function extraBytesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.extraBytes, 0);
}

function partsOf(blocks: Block[], starts: number[]): Parts {
  const newTail = blocks.length;
  const splice = { head: 0, oldTail: 0, newTail };
  const notable = numbersOf(blocks, 0, isNotable);
  return { blocks, starts, splice, notable, tops: numbersOf(blocks, 0, isTop), extraBytes: extraBytesOf(blocks) };
}

function whole(text: string): Parts {
  return partsOf([readBlock(text, { kind: 'whole', indent: -1 })], [0]);
}

/** The blocks after a change, from those before it; undefined where the cuts have to be found anew. */
function updated(text: string, previous: YamlDocument, change: Change): Parts | undefined {
  const old = previous.blocks;
  if (old.length < 3 || old[0]?.kind === 'whole' || !isUsual(text)) return undefined;
  // The block before the changed one may take it over, when the change makes its first line a continuation.
  const head = Math.max(0, blockAt(previous.starts, change.start) - 1);
  const from = old[head];
  if (from === undefined) return undefined;
  const start = previous.starts[head] ?? 0;
  const moved = change.newEnd - change.oldEnd;
  let tailAt = -1;
  // At the very beginning, text before the first key may come or go.
  const state = head === 0 ? ({ kind: 'lead', indent: -1 } as const) : from;
  const scan = cutFrom(text, start, state, (cut) => {
    tailAt = sameCut(cut, change, moved, previous);
    return tailAt !== -1;
  });
  if (scan === undefined) return undefined;
  const { cuts } = scan;
  const oldTail = scan.ended ? tailAt : old.length;
  const end = scan.ended ? (previous.starts[oldTail] ?? 0) + moved : text.length;
  const middle = cuts.map((cut, index) => {
    const piece = text.slice(cut.start, cuts[index + 1]?.start ?? end);
    // The block that the scan began with is often untouched, and then stays what it was.
    if (index === 0 && cut.kind === from.kind && piece === from.text) return from;
    // A slice keeps the whole text alive that it was cut from; a block that outlives many versions must not.
    return readBlock(detached(piece), cut);
  });
  const same = middle[0] === from;
  const splice = { head: same ? head + 1 : head, oldTail, newTail: head + middle.length };
  const changed = same ? middle.slice(1) : middle;
  return {
    blocks: spliced(old, splice, changed),
    starts: movedStarts(previous.starts, head, cuts, oldTail, moved),
    splice,
    notable: splicedIndexes(previous.notable, splice, numbersOf(changed, splice.head, isNotable)),
    tops: splicedIndexes(previous.tops, splice, numbersOf(changed, splice.head, isTop)),
    extraBytes: previous.extraBytes + extraBytesOf(changed) - extraBytesOf(old.slice(splice.head, oldTail)),
  };
}

/** The number of the old block that begins where a cut was found, if all that follows is as it was; else -1. */
function sameCut(cut: Cut, change: Change, moved: number, previous: YamlDocument): number {
  // A key at the very start is cut again, because what was before it may have gone.
  if (cut.start < change.newEnd || cut.start === 0) return -1;
  const at = cut.start - moved;
  const index = blockAt(previous.starts, at);
  const old = previous.blocks[index];
  if (old === undefined || previous.starts[index] !== at) return -1;
  const kind = old.kind === 'header' ? 'pair' : old.kind;
  return kind === cut.kind && old.indent === cut.indent ? index : -1;
}

function movedStarts(old: readonly number[], head: number, cuts: readonly Cut[], tail: number, by: number): number[] {
  const starts = cuts.map((cut) => cut.start);
  const moved = spliced(old, { head, oldTail: tail, newTail: head + starts.length }, starts);
  for (let index = head + starts.length; index < moved.length; index++) moved[index] = (moved[index] ?? 0) + by;
  return moved;
}

/** The number of the block that holds an offset. */
export function blockAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

function detached(text: string): string {
  // Joining and cutting again makes a string of its own.
  return ` ${text}`.slice(1);
}

/** Joins the blocks to a document: what depends on more than one of them. */
function finish(text: string, parts: Parts, madeFrom: Version | undefined): YamlDocument {
  const { blocks } = parts;
  const faults: YamlFault[] = [];
  const conflict = blocks[0]?.kind === 'whole' ? firstConflict(text) : null;
  if (conflict !== null) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    const message = 'This file holds an unresolved merge conflict. Choose one side, and remove the marker lines.';
    faults.push({ code: 'invalid-yaml', span, message });
  }
  const nul = text.indexOf('\0');
  if (nul !== -1 && conflict === null) {
    const message = 'This is a NUL character, which no text has. Remove it.';
    faults.push({ code: 'invalid-yaml', span: { start: nul, end: nul + 1 }, message });
  }
  if (crossesBlocks(parts)) return finish(text, whole(text), undefined);
  return { text, version: {}, madeFrom, ...parts, faults, conflicted: conflict !== null };
}

/** Whether an alias of one block repeats an anchor of an earlier one: then the document can only be read whole. */
function crossesBlocks({ blocks, notable }: Parts): boolean {
  let declared: Set<string> | undefined;
  for (const index of notable) {
    const block = blocks[index];
    if (block === undefined) continue;
    if (block.unresolved.length > 0 && declared !== undefined) {
      for (const alias of block.unresolved) if (declared.has(alias.name)) return true;
    }
    if (block.anchors.length === 0) continue;
    declared ??= new Set();
    for (const anchor of block.anchors) declared.add(anchor);
  }
  return false;
}

/**
 * The faults of all blocks in order, capped: those of YAML itself, and aliases that repeat nothing.
 *
 * @param others how many faults the file has besides, which count as well
 */
export function blockFaults(document: YamlDocument, others = 0): readonly PlacedFault[] {
  if (document.conflicted) return [];
  const most = MAX_FAULTS - others;
  const faults: PlacedFault[] = [];
  for (const block of document.notable) {
    const at = document.blocks[block];
    if (at === undefined || (at.faults.length === 0 && at.unresolved.length === 0)) continue;
    for (const fault of at.faults) faults.push({ block, fault });
    // Where the block is broken anyway, its aliases may only seem to refer to nothing.
    if (at.faults.length === 0) for (const alias of at.unresolved) faults.push({ block, fault: aliasFault(alias, at) });
    if (faults.length >= most) break;
  }
  return faults.slice(0, most);
}

function aliasFault(alias: AliasNode, block: Block): YamlFault {
  const inside = block.anchors.includes(alias.name);
  const message = inside
    ? `“*${alias.name}” stands inside the value that it repeats. Write the value out.`
    : `“*${alias.name}” repeats a value named “&${alias.name}”, and there is none before it. Put the text in quotes if it is meant as text.`;
  return { code: 'invalid-yaml', span: { start: alias.start, end: alias.end }, message };
}

export type { Block };
