/** Edits that write keys as they were meant. Each keeps every word of the author, and every comment. */
import { replace } from '../../text/edit.ts';
import type { Block } from '../../yaml/document.ts';
import { type MapNode, type Pair, saidBy } from '../../yaml/tree.ts';
import {
  type BlockEdit,
  columnOf,
  endOfPair,
  holdsAnchor,
  inFlow,
  removePair,
  scalarText,
  startOfPair,
} from './edits.ts';
import { keepingComments } from './removal.ts';

/** Writes a pair once for each of several keys: `RA: em` becomes `R: em` and `A: em`. */
export function splitKey(
  block: Block,
  map: MapNode,
  pair: Pair,
  keys: readonly string[],
  newLine: string,
): BlockEdit | undefined {
  if (holdsAnchor(pair.value) || holdsAnchor(pair.key)) return undefined;
  const { text } = block;
  const start = startOfPair(block, pair);
  const end = endOfPair(block, pair);
  if (text.charAt(start) === '?') return undefined;
  const value = text.slice(pair.key.end, end);
  // A comment among the lines of a list would be there twice.
  if (value.includes('\n') && value.includes('#')) return undefined;
  const apart = map.flow ? ', ' : `${newLine}${' '.repeat(columnOf(text, start))}`;
  const colon = /^[ \t]*:/.test(value) ? value.replace(/^[ \t]+:/, ':') : `:${value}`;
  return { block, ...replace(start, end, keys.map((key) => key + colon).join(apart)) };
}

/** Puts a value and the names after it, which have a comma before them and no key, into brackets. */
export function bracketNames(
  block: Block,
  map: MapNode,
  index: number,
  count: number,
  names?: readonly string[],
): BlockEdit | undefined {
  const before = map.pairs[index - 1];
  const value = before?.value;
  const more = map.pairs.slice(index, index + count);
  const last = more.at(-1);
  if (value === undefined || last === undefined) return undefined;
  const { text } = block;
  const between = text.slice(value.end, last.key.end);
  if (between.includes('#')) return undefined;
  const written = more.map(({ key }) => text.slice(key.start, key.end));
  if (value.kind === 'seq' && names === undefined) {
    const item = value.items.at(-1);
    if (item === undefined || text.slice(item.end, value.end).trim() !== ']') return undefined;
    return { block, ...replace(item.end, last.key.end, `, ${written.join(', ')}]`) };
  }
  if (value.kind !== 'scalar' && names === undefined) return undefined;
  const all = names ?? [inFlow(block, value), ...written];
  return { block, ...replace(value.start, last.key.end, `[${all.join(', ')}]`) };
}

/** A pair of a row that is turned round: who, and which letters. */
export interface Turned {
  readonly index: number;
  readonly letters: readonly string[];
}

/**
 * Puts letters in the place of roles: together where the roles follow each other, else each letter where its first holder
 * is. Undefined where something would be lost.
 *
 * @param pairs the new pairs, by their letters, in order
 */
export function turnedRound(
  block: Block,
  map: MapNode,
  turned: readonly Turned[],
  pairs: ReadonlyMap<string, string>,
  newLine: string,
): readonly BlockEdit[] | undefined {
  const spans = turned.flatMap(({ index }) => {
    const pair = map.pairs[index];
    return pair === undefined || holdsAnchor(pair.value) || pair.value?.tag !== undefined
      ? []
      : [{ start: startOfPair(block, pair), end: endOfPair(block, pair) }];
  });
  const [first, last] = [spans[0], spans.at(-1)];
  if (spans.length < turned.length || first === undefined || last === undefined) return undefined;
  const apart = map.flow ? ', ' : `${newLine}${' '.repeat(columnOf(block.text, first.start))}`;
  const together = turned.every(({ index }, at) => index === (turned[0]?.index ?? 0) + at);
  if (together && !block.text.slice(first.start, last.end).includes('#'))
    return [{ block, ...replace(first.start, last.end, [...pairs.values()].join(apart)) }];
  const left = new Map(pairs);
  const edits: BlockEdit[] = [];
  for (const [at, { index, letters }] of turned.entries()) {
    const here = letters.flatMap((letter) => {
      const text = left.get(letter);
      left.delete(letter);
      return text === undefined ? [] : [text];
    });
    const span = spans[at];
    if (span === undefined) return undefined;
    if (here.length > 0) edits.push({ block, ...replace(span.start, span.end, here.join(apart)) });
    else edits.push(keepingComments(removePair(block, map, index), map));
  }
  return edits;
}

/** Puts the key of the label before a text that is written as a key: `Fixing bugs:` becomes `activity: Fixing bugs`. */
export function labelBefore(block: Block, map: MapNode, pair: Pair, label: string): BlockEdit | undefined {
  const { key, value } = pair;
  if (key.kind !== 'scalar' || key.anchor !== undefined || value?.anchor !== undefined) return undefined;
  const start = startOfPair(block, pair);
  const text = block.text.slice(key.start, key.end);
  if (start !== key.start || (value !== undefined && value.end > value.start)) return undefined;
  const written = map.flow && /[,[\]{}]/.test(text) ? scalarText(saidBy(key)) : text;
  return { block, ...replace(start, endOfPair(block, pair), `${label}: ${written}`) };
}
