/** Reads a text as blocks, and reads only changed blocks again. */
import { type Change, changeOfPieces } from '../text/change.ts';
import { LongList, lastUpTo } from '../text/long-list.ts';
import { TextPieces } from '../text/pieces.ts';
import { type Splice, splicedIndexes } from '../text/splice.ts';
import { type Block, firstConflict, readBlock } from './block.ts';
import { type Cut, cutFrom, isInList, isUsual } from './cut.ts';
import { CONFLICT_MESSAGE, type YamlFault } from './faults.ts';
import { joined } from './join.ts';
import { byteLength, MAX_BYTES, offsetOfByte } from './limits.ts';
import { PRAGMA } from './parse.ts';

/** The identity of a document version: an object for comparison only, which keeps nothing else in memory. */
export type Version = Readonly<Record<string, never>>;

/** A text as blocks. */
export interface YamlDocument {
  /** The text as one string, built on demand. */
  readonly text: string;
  readonly pieces: TextPieces;
  /** The blocks, each of which begins where the one before it ends. */
  readonly blocks: LongList<Block>;
  /** The identity of this version and of the previous one. */
  readonly version: Version;
  readonly madeFrom: Version | undefined;
  /** What became of the blocks of the version that this one was made from: those outside the splice are the same objects. */
  readonly splice: Splice;
  /** The numbers of the blocks that have faults, comments for this tool, anchors, unresolved aliases or NUL characters. */
  readonly notable: readonly number[];
  /** The numbers of the blocks that are not items. */
  readonly tops: readonly number[];
  /** How many bytes more than UTF-16 units the text takes as UTF-8. */
  readonly extraBytes: number;
  /** Faults of the whole text, with absolute offsets. */
  readonly faults: readonly YamlFault[];
  /** Whether the text contains a merge conflict, so that missing parts cannot be reported. */
  readonly conflicted: boolean;
  /** Whether a conflict is in a text that is one block, so that nothing else of it can be judged. */
  readonly unreadable: boolean;
}

/**
 * Reads a text into blocks. Total, and the same for the same text, whatever the previous version was: that one only
 * saves work.
 */
export function readYaml(text: string | TextPieces, previous?: YamlDocument): YamlDocument {
  const pieces = typeof text === 'string' ? TextPieces.of(text) : text;
  const change = previous === undefined ? undefined : changeOfPieces(previous.pieces, pieces);
  if (
    previous !== undefined &&
    change !== undefined &&
    change.start === change.oldEnd &&
    change.start === change.newEnd
  )
    return again(previous);
  const from = previous === undefined || previous.blocks.length === 0 ? undefined : previous;
  const { length } = pieces;
  if (length > MAX_BYTES || (length * 3 > MAX_BYTES && isTooLarge(pieces, from, change))) return refused(pieces);
  const parts = (from && change && updated(pieces, from, change)) ?? fresh(pieces.whole);
  return finish(pieces, parts, parts.splice.head + parts.splice.oldTail > 0 ? from?.version : undefined);
}

/** The blocks that a block is among: from that of its top-level key, which may be itself, up to that of the next key. */
export function runAround(
  { blocks, tops }: YamlDocument,
  index: number,
): { readonly header: number; readonly end: number } {
  const top = lastUpTo(tops, index);
  return { header: tops[top] ?? 0, end: tops[top + 1] ?? blocks.length };
}

function documentOf(pieces: TextPieces, rest: Omit<YamlDocument, 'text' | 'pieces' | 'version'>): YamlDocument {
  return {
    get text() {
      return pieces.whole;
    },
    pieces,
    version: {},
    ...rest,
  };
}

/** The same text once more. */
function again({
  pieces,
  version,
  blocks,
  notable,
  tops,
  extraBytes,
  faults,
  conflicted,
  unreadable,
}: YamlDocument): YamlDocument {
  const splice = { head: blocks.length, oldTail: blocks.length, newTail: blocks.length };
  const kept = { blocks, notable, tops, extraBytes, faults, conflicted, unreadable };
  return documentOf(pieces, { ...kept, madeFrom: version, splice });
}

interface Parts {
  readonly blocks: LongList<Block>;
  readonly splice: Splice;
  readonly notable: readonly number[];
  readonly tops: readonly number[];
  readonly extraBytes: number;
}

function isTooLarge(text: TextPieces, previous: YamlDocument | undefined, change: Change | undefined): boolean {
  if (previous === undefined || change === undefined) return byteLength(text.whole) > MAX_BYTES;
  // The changed characters may split a surrogate pair, so one unit more is looked at on either side.
  const before = previous.pieces.slice(Math.max(0, change.start - 1), change.oldEnd + 1);
  const after = text.slice(Math.max(0, change.start - 1), change.newEnd + 1);
  const grown = byteLength(after) - after.length - (byteLength(before) - before.length);
  return text.length + previous.extraBytes + grown > MAX_BYTES;
}

function refused(pieces: TextPieces): YamlDocument {
  const at = offsetOfByte(pieces.whole, MAX_BYTES);
  const message = 'This file is larger than 4 MiB, so Charter does not check it. Split it into one file for each team.';
  return documentOf(pieces, {
    madeFrom: undefined,
    blocks: blockList([]),
    splice: NEW,
    notable: [],
    tops: [],
    extraBytes: 0,
    faults: [{ code: 'limit-exceeded', span: { start: at, end: Math.min(at + 1, pieces.length) }, message }],
    conflicted: false,
    unreadable: false,
  });
}

function blockList(blocks: readonly Block[]): LongList<Block> {
  return LongList.of(blocks, (block) => block.text.length);
}

/** Cuts a text into blocks without a previous version. */
function fresh(text: string): Parts {
  const scan = isUsual(text) ? cutFrom(text, { kind: 'lead', indent: -1 }, () => false) : undefined;
  if (scan === undefined) return whole(text);
  const { cuts } = scan;
  const pragmas = text.includes(PRAGMA);
  return partsOf(
    cuts.map((cut, index) => readBlock(text.slice(cut.start, cuts[index + 1]?.start ?? text.length), cut, pragmas)),
    text.includes('\0'),
  );
}

/** The splice of a list of which nothing is known. */
const NEW: Splice = { head: 0, oldTail: 0, newTail: 0 };

function isNotable(block: Block): boolean {
  return saysMore(block) || block.text.includes('\0');
}

/** Whether a block has more than its tree. */
function saysMore({ faults, comments, anchors, unresolved }: Block): boolean {
  return faults.length + comments.length + anchors.length + unresolved.length > 0;
}

function isTop(block: Block): boolean {
  return !isInList(block.kind);
}

/** The numbers of those blocks of a list that begins at a number. */
function numbersOf(blocks: readonly Block[], first: number, which: (block: Block) => boolean): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block !== undefined && which(block)) numbers.push(first + index);
  }
  return numbers;
}

function extraBytesOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.extraBytes, 0);
}

/** @param nuls whether the text may hold NUL characters */
function partsOf(blocks: readonly Block[], nuls = true): Parts {
  const splice = { head: 0, oldTail: 0, newTail: blocks.length };
  const notable = numbersOf(blocks, 0, nuls ? isNotable : saysMore);
  const tops = numbersOf(blocks, 0, isTop);
  return { blocks: blockList(blocks), splice, notable, tops, extraBytes: extraBytesOf(blocks) };
}

function whole(text: string): Parts {
  return partsOf([readBlock(text, { kind: 'whole', indent: -1 })]);
}

/** Updates the blocks after a change; undefined if the whole text must be cut again. */
function updated(text: TextPieces, previous: YamlDocument, change: Change): Parts | undefined {
  const old = previous.blocks;
  if (old.length < 3 || old.at(0)?.kind === 'whole' || !beginsUsual(text)) return undefined;
  const cut = cutAgain(text, old, change);
  if (cut === undefined) return undefined;
  const { head, oldTail, middle } = cut;
  const same = middle[0] !== undefined && middle[0] === old.at(head);
  const splice = { head: same ? head + 1 : head, oldTail, newTail: head + middle.length };
  const changed = same ? middle.slice(1) : middle;
  return {
    blocks: old.spliced(splice, changed),
    splice,
    notable: splicedIndexes(previous.notable, splice, numbersOf(changed, splice.head, isNotable)),
    tops: splicedIndexes(previous.tops, splice, numbersOf(changed, splice.head, isTop)),
    extraBytes: previous.extraBytes + extraBytesOf(changed) - extraBytesOf(old.slice(splice.head, oldTail)),
  };
}

/** Whether a text is one that can be cut. Its first lines nearly always say so. */
function beginsUsual(text: TextPieces): boolean {
  const start = text.slice(0, 2_000);
  return isUsual(start.slice(0, start.lastIndexOf('\n') + 1)) || isUsual(text.whole);
}

/** The old blocks before `head` and from `oldTail` on stay; between them are new ones, of which the first may be an old one. */
interface CutAgain {
  readonly head: number;
  readonly oldTail: number;
  readonly middle: readonly Block[];
}

function cutAgain(text: TextPieces, old: LongList<Block>, change: Change): CutAgain | undefined {
  // The block before the changed one may take it over, when the change makes its first line a continuation.
  const head = Math.max(0, old.indexAt(change.start) - 1);
  const from = old.at(head);
  if (from === undefined) return undefined;
  const start = old.startOf(head);
  const moved = change.newEnd - change.oldEnd;
  // At the very beginning, text before the first key may come or go.
  const state = head === 0 ? ({ kind: 'lead', indent: -1 } as const) : from;
  // What follows is mostly known after a block or two; where it is not, more and more is looked at.
  for (let behind = 2; ; behind *= 8) {
    const last = Math.min(old.length, old.indexAt(change.oldEnd) + behind);
    const piece = text.slice(start, old.startOf(last) + moved);
    let oldTail = -1;
    const scan = cutFrom(piece, state, (cut) => {
      oldTail = sameCut(cut, start, change, old);
      return oldTail !== -1;
    });
    if (scan === undefined) return undefined;
    if (!scan.ended && last < old.length) continue;
    const end = scan.ended ? old.startOf(oldTail) + moved - start : piece.length;
    const middle = scan.cuts.map((cut, index) => {
      const own = piece.slice(cut.start, scan.cuts[index + 1]?.start ?? end);
      // The block that the scan began with is often untouched, and then stays what it was.
      if (index === 0 && cut.kind === from.kind && own === from.text) return from;
      // A slice keeps the whole text alive that it was cut from; a block that outlives many versions must not.
      return readBlock(detached(own), cut);
    });
    return { head, oldTail: scan.ended ? oldTail : old.length, middle };
  }
}

/** The number of the old block that begins where a cut was found, if all that follows is as it was; else -1. */
function sameCut(cut: Cut, from: number, change: Change, blocks: LongList<Block>): number {
  const start = from + cut.start;
  // A key at the very start is cut again, because what was before it may have gone.
  if (start < change.newEnd || start === 0) return -1;
  const at = start - change.newEnd + change.oldEnd;
  const index = blocks.indexAt(at);
  const old = blocks.at(index);
  if (old === undefined || blocks.startOf(index) !== at) return -1;
  const kind = old.kind === 'header' ? 'pair' : old.kind;
  return kind === cut.kind && old.indent === cut.indent ? index : -1;
}

function detached(text: string): string {
  // Joining and cutting creates an independent string.
  return ` ${text}`.slice(1);
}

/** Joins the blocks to a document: what depends on more than one of them. */
function finish(pieces: TextPieces, parts: Parts, madeFrom: Version | undefined): YamlDocument {
  if (crossesBlocks(parts)) return finish(pieces, whole(pieces.whole), undefined);
  const together = joined(parts.blocks, [parts.notable, parts.tops]);
  if (together !== undefined) return finish(pieces, partsOf(together), undefined);
  const faults: YamlFault[] = [];
  const conflict = parts.blocks.at(0)?.kind === 'whole' ? firstConflict(pieces.whole) : null;
  if (conflict !== null) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    faults.push({ code: 'invalid-yaml', span, message: CONFLICT_MESSAGE });
  }
  const nul = firstNul(parts);
  if (nul !== undefined && conflict === null) {
    const message = 'This is a NUL character, which is not allowed. Remove it.';
    faults.push({ code: 'invalid-yaml', span: { start: nul, end: nul + 1 }, message });
  }
  const unreadable = conflict !== null;
  const conflicted = unreadable || holdsConflict(parts);
  return documentOf(pieces, { madeFrom, ...parts, faults, conflicted, unreadable });
}

function holdsConflict({ blocks, notable }: Parts): boolean {
  return notable.some((index) => blocks.at(index)?.faults[0]?.conflict === true);
}

function firstNul({ blocks, notable }: Parts): number | undefined {
  for (const index of notable) {
    const at = blocks.at(index)?.text.indexOf('\0') ?? -1;
    if (at !== -1) return blocks.startOf(index) + at;
  }
  return undefined;
}

/** Whether an alias of one block repeats an anchor of an earlier one: then the document can only be read whole. */
function crossesBlocks({ blocks, notable }: Parts): boolean {
  let declared: Set<string> | undefined;
  for (const index of notable) {
    const block = blocks.at(index);
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

export type { Block };
export { isInList };
