/**
 * Recognises slips in a piece of text that could not be read, and reads it as it was meant. A slip is proved, not guessed:
 * with its edits the text must read without a fault, and as what it was meant to be.
 */
import { applyEdits, areApart, inOrder, type TextEdit } from '../../text/edit.ts';
import type { BlockKind } from '../cut.ts';
import type { YamlFault } from '../faults.ts';
import { isNull, type Pair, type SyntaxNode } from '../tree.ts';
import { SLIP_KINDS } from './kinds.ts';
import { isEntryKey, isKnownKey, isTopKey } from './known-keys.ts';
import { offsetBefore, remapped } from './remap.ts';
import { linesOf, scanOf } from './scan.ts';
import type { Candidate, Look, SlipKind } from './slip.ts';

/** What reading a piece of text gives. */
export interface Reading {
  readonly root: SyntaxNode | undefined;
  readonly faults: readonly YamlFault[];
}

export interface Piece {
  readonly text: string;
  readonly kind: BlockKind;
  readonly indent: number;
  /** Reads a text of this kind. */
  readonly read: (text: string) => Reading;
}

/** In a longer text nobody looks for slips: each try reads it again. */
const LONGEST = 60_000;
/** How often a text is read again, in all and for one kind of slip. */
const MOST_TRIES = 16;
const MOST_OF_A_KIND = 10;
/** How many slips one piece of text may have, one after the other. */
const MOST_SLIPS = 4;

/** The slips of a piece of text, and what it says without them; undefined where none was recognised. */
export function repaired(piece: Piece, first: Reading): Reading | undefined {
  if (piece.text.length > LONGEST) return undefined;
  const found: YamlFault[] = [];
  const hopeless = hopelessIn(piece, first);
  const tries = { left: MOST_TRIES };
  let { text } = piece;
  let now = first;
  let before = (at: number): number => at;
  for (let round = 0; round < MOST_SLIPS; round++) {
    const step = stepFrom(piece, text, now, tries);
    if (step === undefined) break;
    const known = before;
    if (step.kind.title !== '') found.push(faultOf(step, known));
    const here = offsetBefore(step.edits);
    before = (at) => known(here(at));
    text = applyEdits(text, step.edits);
    now = step.reading;
    if (!isUnread(now, piece))
      return { root: now.root && remapped(now.root, before, piece.text), faults: oneOnLine(found, piece.text) };
  }
  return hopeless === undefined ? undefined : { root: first.root, faults: [faultOf(hopeless, (at) => at)] };
}

/** Of two slips on one line the first: where a line is only half typed, the second is guesswork. */
function oneOnLine(faults: readonly YamlFault[], text: string): readonly YamlFault[] {
  const lineOf = ({ span }: YamlFault) => text.lastIndexOf('\n', span.start - 1);
  const kept = faults.filter((fault, index) => faults.findIndex((one) => lineOf(one) === lineOf(fault)) === index);
  if (kept.length === faults.length) return faults;
  return kept.map(({ asMeant: _, ...fault }) => fault);
}

/** What nobody can put right in a text as it stands. */
function hopelessIn(piece: Piece, first: Reading): Step | undefined {
  if (first.faults.length === 0) return undefined;
  const look = lookAt(piece, piece.text, first);
  for (const kind of SLIP_KINDS) {
    const candidate = kind.find(look).find(({ edits }) => edits.length === 0);
    if (candidate !== undefined) return { ...candidate, kind, reading: first, safe: false };
  }
  return undefined;
}

function lookAt({ kind, indent }: Piece, text: string, now: Reading): Look {
  const lines = linesOf(text);
  return { text, kind, indent, lines, scan: scanOf(text, lines), stumbles: stumblesOf(now, text) };
}

interface Step extends Candidate {
  readonly kind: SlipKind;
  readonly reading: Reading;
  readonly safe: boolean;
}

function stepFrom(piece: Piece, text: string, now: Reading, tries: { left: number }): Step | undefined {
  const look = lookAt(piece, text, now);
  const trouble = now.faults.length + misread(now.root).length;
  let progress: Step | undefined;
  for (const kind of SLIP_KINDS) {
    const candidates = kind.find(look).slice(0, MOST_OF_A_KIND);
    let good: Step | undefined;
    for (const candidate of candidates) {
      if (candidate.edits.length === 0) continue;
      if (tries.left-- <= 0) break;
      const edits = inOrder(candidate.edits);
      if (!areApart(edits)) continue;
      const reading = piece.read(applyEdits(text, edits));
      const whole = !isUnread(reading, piece);
      const step: Step = { ...candidate, edits, kind, reading, safe: true };
      if (whole && good === undefined) {
        good = step;
        if (kind.ambiguous !== true) return good;
      } else if (whole && good !== undefined) {
        const [a, b] = [strangers(good.reading.root), strangers(reading.root)];
        if (b < a) good = step;
        else if (a === b && edits.length <= good.edits.length && !sameTree(good.reading.root, reading.root))
          good = { ...good, safe: kind.oncePerFile === true };
      } else if (progress === undefined && reading.faults.length + misread(reading.root).length < trouble)
        progress = step;
    }
    if (good !== undefined) return good;
  }
  return progress;
}

function faultOf({ kind, span, message, edits, safe, withoutFix }: Step, before: (at: number) => number): YamlFault {
  const start = before(span.start);
  const placed = edits.map(({ span: at, newText }) => {
    const from = before(at.start);
    return { span: { start: from, end: Math.max(from, before(at.end)) }, newText };
  });
  return {
    code: kind.code ?? 'invalid-yaml',
    span: { start, end: Math.max(start, before(span.end)) },
    message,
    slip: kind.id,
    ...(edits.length === 0 || withoutFix ? {} : { fix: { title: kind.title, edits: placed, safe } }),
    ...(edits.length === 0 || kind.unfinished ? {} : { asMeant: true }),
    ...(kind.oncePerFile ? { oncePerFile: true } : {}),
  };
}

/** Where the parser stumbled, and what it took for something else. */
function stumblesOf({ faults, root }: Reading, text: string): readonly number[] {
  // Beside a fault, what is read is not what stands there.
  const places = faults.length > 0 ? faults.map(({ span }) => span.start) : misread(root).map(({ start }) => start);
  return [...new Set(places)].filter((at) => at <= text.length).sort((a, b) => a - b);
}

/** Whether a text has faults, or reads as something that nobody means. */
export function isUnread({ root, faults }: Reading, { kind }: { readonly kind: BlockKind }): boolean {
  if (faults.length > 0 || misread(root).length > 0) return true;
  if (kind === 'item') return root?.kind !== 'seq' || root.items.some((item) => isNull(item));
  if (kind === 'pair' || kind === 'header') return root?.kind !== 'map' || root.pairs.length !== 1;
  return root?.kind !== 'map';
}

const NO_NODES: readonly SyntaxNode[] = [];

/** What a tree has that nobody writes on purpose: in braces a key without a colon, a key that begins like an entry. */
export function misread(root: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (root === undefined) return NO_NODES;
  const found: SyntaxNode[] = [];
  const walk = (node: SyntaxNode | undefined): void => {
    if (node === undefined || found.length >= 20) return;
    if (node.kind === 'seq') for (const item of node.items) walk(item);
    if (node.kind !== 'map') return;
    const known = node.pairs.some(isOfEntry);
    for (const { key, value } of node.pairs) {
      if (value === undefined || isOddKey(key) || (known && isMisplaced(key, value))) found.push(key);
      walk(value);
    }
  };
  walk(root);
  return found;
}

/** Whether a pair is one of an entry: a role may be called `lead`, but that is an entry of its own. */
function isOfEntry({ key, value }: Pair): boolean {
  return key.kind === 'scalar' && isEntryKey(key.value) && value?.kind !== 'map';
}

function isKnown(key: SyntaxNode): boolean {
  return key.kind === 'scalar' && isKnownKey(key.value);
}

/** Whether a pair is an entry like the one that it is in: a role among the keys of another role. */
function isMisplaced(key: SyntaxNode, value: SyntaxNode): boolean {
  if (isKnown(key) || value.kind !== 'map' || key.kind !== 'scalar' || key.value.startsWith('x-')) return false;
  return value.pairs.length > 0 && value.pairs.every((pair) => isKnown(pair.key));
}

/** A bullet, a dash without its space, a brace, a wide colon, or a colon before a space of another kind. */
const ODD_KEY = /^(?:[•·‣◦▪▫●–—−-]|\d+[.)] ?\{)|：|[{[]|:[\u00a0\u2000-\u200b\u202f\u3000]/u;
/** A key that ends with another one, after a text: `Fixing bugs - R`. */
const KEY_IN_KEY = /(?:[,;(|]|[ \t][-–—])[ \t]*\(?([\p{L}][\p{L}-]*)$/u;
const UNSEEN = /[\u00a0\u200b-\u200f\u202f\u2060\ufeff]/gu;

function isOddKey(key: SyntaxNode): boolean {
  if (key.kind !== 'scalar' || key.style !== 'plain') return false;
  if (ODD_KEY.test(key.value)) return true;
  const [, last] = KEY_IN_KEY.exec(key.value) ?? [];
  if (last !== undefined && isKnownKey(last)) return true;
  // A name with such a character is the matter of the rule about names; a key of the format is not.
  const seen = key.value.replace(UNSEEN, '').trim();
  return seen !== key.value && (isKnownKey(seen) || isTopKey(seen));
}

/** How many keys are of another kind than those beside them: of an entry with keys of the format those that it has not. */
function strangers(node: SyntaxNode | undefined): number {
  if (node?.kind === 'seq') return node.items.reduce((sum, item) => sum + strangers(item), 0);
  if (node?.kind !== 'map') return 0;
  const known = node.pairs.filter(isOfEntry).length;
  const inside = node.pairs.reduce((sum, { value }) => sum + strangers(value), 0);
  const all = node.pairs.filter(({ key }) => isKnown(key)).length;
  return inside + (known > 0 ? node.pairs.length - all : 0);
}

/** Whether two trees say the same, wherever it stands. */
function sameTree(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'alias') return b.kind === 'alias' && a.name === b.name;
  if (a.kind === 'seq')
    return (
      b.kind === 'seq' && a.items.length === b.items.length && a.items.every((item, at) => sameTree(item, b.items[at]))
    );
  return (
    b.kind === 'map' &&
    a.pairs.length === b.pairs.length &&
    a.pairs.every(({ key, value }, at) => sameTree(key, b.pairs[at]?.key) && sameTree(value, b.pairs[at]?.value))
  );
}

export type { TextEdit };
