import { type Change, changeBetween } from '../text/change.ts';
import type { Span } from '../text/span.ts';
import { type BlockKind, type Cut, cutFrom, firstOffset, isUsual } from './cut.ts';
import { faultMessage, type YamlFault } from './faults.ts';
import { byteLength, MAX_BYTES, MAX_FAULTS, offsetOfByte } from './limits.ts';
import { parsePiece } from './parse.ts';
import type { AliasNode, SyntaxNode } from './tree.ts';

/**
 * One block of a document, parsed by itself. It knows nothing of its place: every offset in it is relative to its own
 * start, and a block whose text did not change stays the same object from one version to the next.
 */
export interface Block {
  readonly kind: BlockKind;
  /** The column of the dash of an item; -1 for other kinds. */
  readonly indent: number;
  readonly text: string;
  /** The block's tree: a mapping of one pair, the sequence of one item, or, for a whole document, its root. */
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly YamlFault[];
  /** The comments that speak to this tool. */
  readonly comments: readonly Span[];
  readonly anchors: readonly string[];
  readonly unresolved: readonly AliasNode[];
  /** How many bytes more than UTF-16 units the text takes as UTF-8. */
  readonly extraBytes: number;
}

/** A text as blocks. */
export interface YamlDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The offset of each block in the text. */
  readonly starts: readonly number[];
  /** How many leading and trailing blocks are the same objects as those of the version that this one was made from. */
  readonly kept: { readonly head: number; readonly tail: number };
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
    return { ...previous, text, kept: { head: previous.blocks.length, tail: 0 } };
  }
  const tooLarge = text.length > MAX_BYTES || (text.length * 3 > MAX_BYTES && isTooLarge(text, previous));
  if (tooLarge) return refused(text);
  const parts = updated(text, previous) ?? fresh(text);
  return finish(text, parts);
}

interface Parts {
  readonly blocks: Block[];
  readonly starts: number[];
  readonly head: number;
  readonly tail: number;
}

function isTooLarge(text: string, previous: YamlDocument | undefined): boolean {
  if (previous === undefined || previous.blocks.length === 0) return byteLength(text) > MAX_BYTES;
  const change = changeBetween(previous.text, text);
  let extra = 0;
  for (const block of previous.blocks) extra += block.extraBytes;
  // The changed characters may split a surrogate pair, so one unit more is looked at on either side.
  const before = previous.text.slice(Math.max(0, change.start - 1), change.oldEnd + 1);
  const after = text.slice(Math.max(0, change.start - 1), change.newEnd + 1);
  const grown = byteLength(after) - after.length - (byteLength(before) - before.length);
  return text.length + extra + grown > MAX_BYTES;
}

function refused(text: string): YamlDocument {
  const at = offsetOfByte(text, MAX_BYTES);
  const message = 'This file is larger than 4 MiB, and is not checked. Split the charter, a file for each team.';
  return {
    text,
    blocks: [],
    starts: [],
    kept: { head: 0, tail: 0 },
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
  return { blocks, starts: cuts.map((cut) => cut.start), head: 0, tail: 0 };
}

function whole(text: string): Parts {
  return { blocks: [readBlock(text, { kind: 'whole', indent: -1 })], starts: [0], head: 0, tail: 0 };
}

/** The blocks after a change, from those before it; undefined where the cuts have to be found anew. */
function updated(text: string, previous: YamlDocument | undefined): Parts | undefined {
  const old = previous?.blocks;
  if (previous === undefined || old === undefined || old.length < 3 || old[0]?.kind === 'whole') return undefined;
  if (!isUsual(text)) return undefined;
  const change = changeBetween(previous.text, text);
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
  return {
    blocks: [...old.slice(0, head), ...middle, ...old.slice(oldTail)],
    starts: movedStarts(previous.starts, head, cuts, oldTail, moved),
    head: middle[0] === from ? head + 1 : head,
    tail: old.length - oldTail,
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
  const starts = old.slice(0, head);
  for (const cut of cuts) starts.push(cut.start);
  for (let index = tail; index < old.length; index++) starts.push((old[index] ?? 0) + by);
  return starts;
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

function readBlock(text: string, cut: { kind: BlockKind; indent: number }): Block {
  const readable = text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text;
  const parsed =
    cut.kind === 'lead'
      ? leadComments(text)
      : parsePiece(cut.kind === 'whole' ? masked(readable) : readable, cut.kind === 'item' ? 1 : 0);
  const faults = parsed.faults.length > 0 ? parsed.faults : shapeFaults(parsed.root, text, cut.kind);
  return { kind: cut.kind, indent: cut.indent, text, ...parsed, faults, extraBytes: byteLength(text) - text.length };
}

/** A block of a top-level pair that the parser accepts but that is no pair: a lone word where a key belongs. */
function shapeFaults(root: SyntaxNode | undefined, text: string, kind: BlockKind): readonly YamlFault[] {
  if (kind !== 'pair' && kind !== 'header') return [];
  if (root?.kind === 'map' && !(root.flow && root.start === 0)) return [];
  const lineEnd = text.search(/\r?\n|$/);
  return [
    { code: 'invalid-yaml', span: { start: 0, end: lineEnd }, message: faultMessage('MULTILINE_IMPLICIT_KEY', '') },
  ];
}

function leadComments(text: string): Pick<Block, 'root' | 'faults' | 'comments' | 'anchors' | 'unresolved'> {
  const comments: Span[] = [];
  if (text.includes('charter-ignore')) {
    for (const found of text.matchAll(/#[^\n]*charter-ignore[^\n]*/g)) {
      comments.push({ start: found.index, end: found.index + found[0].trimEnd().length });
    }
  }
  return { root: undefined, faults: [], comments, anchors: [], unresolved: [] };
}

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \t\r\n]|$)/;
const CONFLICT_LINES = new RegExp(CONFLICT.source.concat('.*'), 'gm');
const CONFLICT_START = /^<{7}(?=[ \t\r\n]|$)/m;

/** Turns conflict markers into comments of the same length, so that the rest of a conflicted text can still be read. */
function masked(text: string): string {
  if (!CONFLICT_START.test(text)) return text;
  return text.replace(CONFLICT_LINES, (line) => `#${line.slice(1)}`);
}

/** Joins the blocks to a document: what depends on more than one of them. */
function finish(text: string, parts: Parts): YamlDocument {
  const { blocks, starts, head, tail } = parts;
  const faults: YamlFault[] = [];
  const conflict = blocks[0]?.kind === 'whole' ? CONFLICT_START.exec(text) : null;
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
  if (crossesBlocks(blocks)) return finish(text, whole(text));
  return { text, blocks, starts, kept: { head, tail }, faults, conflicted: conflict !== null };
}

/** Whether an alias of one block repeats an anchor of an earlier one: then the document can only be read whole. */
function crossesBlocks(blocks: readonly Block[]): boolean {
  let declared: Set<string> | undefined;
  for (const block of blocks) {
    if (block.unresolved.length > 0 && declared !== undefined) {
      for (const alias of block.unresolved) if (declared.has(alias.name)) return true;
    }
    if (block.anchors.length === 0) continue;
    declared ??= new Set();
    for (const anchor of block.anchors) declared.add(anchor);
  }
  return false;
}

/** The faults of all blocks in order, capped: those of YAML itself, and aliases that repeat nothing. */
export function blockFaults(document: YamlDocument): readonly PlacedFault[] {
  if (document.conflicted) return [];
  const faults: PlacedFault[] = [];
  for (let block = 0; block < document.blocks.length; block++) {
    const at = document.blocks[block];
    if (at === undefined || (at.faults.length === 0 && at.unresolved.length === 0)) continue;
    for (const fault of at.faults) faults.push({ block, fault });
    // Where the block is broken anyway, its aliases may only seem to refer to nothing.
    if (at.faults.length === 0) for (const alias of at.unresolved) faults.push({ block, fault: aliasFault(alias, at) });
    if (faults.length >= MAX_FAULTS) break;
  }
  return faults.slice(0, MAX_FAULTS);
}

function aliasFault(alias: AliasNode, block: Block): YamlFault {
  const inside = block.anchors.includes(alias.name);
  const message = inside
    ? `“*${alias.name}” stands inside the value that it repeats. Write the value out.`
    : `“*${alias.name}” repeats a value named “&${alias.name}”, and there is none before it. Put the text in quotes if it is meant as text.`;
  return { code: 'invalid-yaml', span: { start: alias.start, end: alias.end }, message };
}

export { firstOffset };
