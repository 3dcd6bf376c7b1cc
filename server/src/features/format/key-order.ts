/** Sorts the keys of entries. */
import { beforeComma, columnOf, endOfLine, startOfLine } from '../../charter/edit/edits.ts';
import { AGREEMENT_KEYS, RESPONSIBILITY_KEYS } from '../../charter/entries.ts';
import type { Charter } from '../../charter/model.ts';
import type { Scheme } from '../../charter/schemes.ts';
import { replace, type TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../yaml/document.ts';
import type { MapNode, Pair, SyntaxNode } from '../../yaml/tree.ts';

/** An entry of a list with the order of its keys. */
export interface OrderedEntry {
  readonly block: Block;
  readonly node: MapNode;
  /** The rank of a key; smaller numbers come first. Equal keys keep the author's order. */
  readonly rank: (key: string) => number;
}

const AFTER_LETTERS = ['status', 'due', 'outcome', 'notes', 'acknowledged'];
const LAST = 1_000;

/** The rank of a row's keys: label, letters, then the rest, as people read a row. */
export function rowRank(scheme: Scheme): (key: string) => number {
  const ranks = new Map<string, number>([
    ['<<', 0],
    [scheme.row, 1],
    ['phase', 2],
    ['covers', 3],
  ]);
  for (const [index, { letter, key }] of scheme.letters.entries()) {
    if (!ranks.has(letter)) ranks.set(letter, 10 + index);
    if (!ranks.has(key)) ranks.set(key, 10 + index);
  }
  for (const [index, key] of AFTER_LETTERS.entries()) if (!ranks.has(key)) ranks.set(key, 500 + index);
  return (key) => ranks.get(key) ?? LAST;
}

function listRank(keys: readonly string[]): (key: string) => number {
  return (key) => (key === '<<' ? -1 : keys.indexOf(key) === -1 ? LAST : keys.indexOf(key));
}

/** The entries of all lists, except those repeated by an alias. */
export function orderedEntries(charter: Charter): readonly OrderedEntry[] {
  const found: OrderedEntry[] = [];
  const add = (
    entries: readonly { block: Block; span: Span; node: MapNode | undefined }[],
    rank: OrderedEntry['rank'],
  ) => {
    for (const { block, span, node } of entries) {
      if (node !== undefined && node.start === span.start && node.end === span.end) found.push({ block, node, rank });
    }
  };
  for (const table of charter.tables) add(table.entries.all(), rowRank(table.scheme));
  add(charter.responsibilities?.entries ?? [], listRank(RESPONSIBILITY_KEYS));
  add(charter.agreements?.entries ?? [], listRank(AGREEMENT_KEYS));
  return found;
}

/** The key of a pair as text; undefined if it is not text. */
export function keyText({ key }: Pair): string | undefined {
  return key.kind === 'scalar' ? key.value : undefined;
}

/** The edit that sorts the keys of an entry; undefined if they are sorted or cannot be moved safely. */
export function orderEdit({ block, node, rank }: OrderedEntry): TextEdit | undefined {
  const ranks = node.pairs.map((pair) => rank(keyText(pair) ?? ''));
  if (ranks.every((one, index) => index === 0 || (ranks[index - 1] ?? 0) <= one)) return undefined;
  if (isRepeated(node, ranks) || hasProperties(node) || hasBareName(node, ranks)) return undefined;
  const parts = node.flow ? flowParts(block.text, node) : blockParts(block.text, node);
  const [first] = parts ?? [];
  const last = parts?.at(-1);
  if (parts === undefined || first === undefined || last === undefined) return undefined;
  const order = parts.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  let text = '';
  for (const [slot, from] of order.entries()) {
    const part = parts[from];
    const [here, next] = [parts[slot], parts[slot + 1]];
    if (part === undefined || here === undefined) return undefined;
    // A comment above a key cannot move to the line of the dash.
    if (slot === 0 && from !== 0 && part.commented) return undefined;
    const said = block.text.slice(part.start, part.end);
    const gap = next === undefined ? '' : block.text.slice(here.end, next.start);
    text += (node.flow && gap.startsWith(',') ? beforeComma(said) : said) + gap;
  }
  return replace(first.start, last.end, text);
}

/** Whether a key occurs twice, so that the order matters. */
function isRepeated(node: MapNode, ranks: readonly number[]): boolean {
  const seen = new Set<number | string>();
  return node.pairs.some((pair, index) => {
    const rank = ranks[index] ?? LAST;
    const what = rank === LAST ? (keyText(pair) ?? '') : rank;
    if (seen.has(what)) return true;
    seen.add(what);
    return false;
  });
}

/** Whether braces contain an unknown key without a value: a label, or a second name for the key before it. */
function hasBareName({ flow, pairs }: MapNode, ranks: readonly number[]): boolean {
  return flow && pairs.some(({ value }, index) => value === undefined && ranks[index] === LAST);
}

/** Whether a part of a node has an anchor or a tag, which comes before it and would not move with it. */
export function hasProperties(node: SyntaxNode): boolean {
  const parts = node.kind === 'seq' ? node.items : node.kind === 'map' ? partsOf(node) : [];
  return parts.some((part) => isNamed(part) || hasProperties(part));
}

function partsOf(node: MapNode): readonly SyntaxNode[] {
  return node.pairs.flatMap(({ key, value }) => (value === undefined ? [key] : [key, value]));
}

function isNamed(node: SyntaxNode): boolean {
  return node.kind !== 'alias' && (node.anchor !== undefined || node.tag !== undefined);
}

interface Part extends Span {
  /** Whether a comment is above its key. */
  readonly commented?: boolean;
}

/** The pairs of a mapping in braces; undefined if there is more than commas between them. */
function flowParts(text: string, node: MapNode): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const [index, { key, value }] of node.pairs.entries()) {
    const next = node.pairs[index + 1]?.key.start ?? node.end - 1;
    let end = Math.max(key.end, value?.end ?? 0);
    if (end === key.end || value?.start === value?.end) {
      const colon = /^\s*:/.exec(text.slice(key.end, next));
      end = key.end + (colon?.[0].length ?? 0);
    }
    if (!/^\s*,?\s*$/.test(text.slice(end, next))) return undefined;
    parts.push({ start: key.start, end });
  }
  return parts;
}

/** The pairs of a block mapping with the comments above them; undefined if one has an unusual form. */
function blockParts(text: string, node: MapNode): readonly Part[] | undefined {
  const column = columnOf(text, node.start);
  const parts: Part[] = [];
  for (const [index, { key, value }] of node.pairs.entries()) {
    const line = startOfLine(text, key.start);
    const before = parts[parts.length - 1];
    if (key.start - line !== column || !/^[ \t]*:(?:\s|$)/.test(text.slice(key.end))) return undefined;
    if (index > 0 && text.slice(line, key.start).trim() !== '') return undefined;
    const top = index === 0 ? line : commentsAbove(text, line, before?.end ?? 0);
    if (top !== line && !/^ *$/.test(text.slice(top, top + column))) return undefined;
    const end = endOfValue(text, Math.max(key.end, value?.end ?? 0), value);
    if (value !== undefined && keepsBlankLines(text, value)) return undefined;
    parts.push({ start: top + column, end, commented: top !== line });
    // Content between two pairs does not move with either, unless it is a comment.
    if (before !== undefined && text.slice(before.end, top).trim() !== '')
      parts[index - 1] = { ...before, end: lineEndBefore(text, top) };
  }
  return parts;
}

/** Whether the blank lines after a text belong to it. */
function keepsBlankLines(text: string, node: SyntaxNode): boolean {
  if (node.kind !== 'scalar' || (node.style !== 'literal' && node.style !== 'folded')) return false;
  return /^[|>]\d?\+/.test(text.slice(node.start, node.start + 3));
}

/** The end of the lines of a value, without the last line end. */
function endOfValue(text: string, end: number, value: SyntaxNode | undefined): number {
  const block = value !== undefined && end > 0 && text.charCodeAt(end - 1) === 10;
  if (!block) return endOfLine(text, end);
  let trimmed = end;
  while (trimmed > 0 && /\s/.test(text.charAt(trimmed - 1))) trimmed--;
  return endOfLine(text, trimmed);
}

/** The start of the comments directly above a line. */
function commentsAbove(text: string, line: number, from: number): number {
  let top = line;
  while (top > from + 1) {
    const above = startOfLine(text, top - 1);
    if (above <= from || !/^[ \t]*#/.test(text.slice(above, top))) break;
    top = above;
  }
  return top;
}

function lineEndBefore(text: string, line: number): number {
  const end = line - 1;
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
