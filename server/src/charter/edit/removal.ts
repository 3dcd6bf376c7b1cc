/**
 * Takes things out of a text without the comments that stand among them. Only what goes for good takes along those that
 * are about it alone.
 */

import { replace } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import type { Block } from '../../yaml/document.ts';
import { firstFrom, indexOfNode, type MapNode, type Pair, type SyntaxNode } from '../../yaml/tree.ts';
import { type BlockEdit, endOfLine, endOfPair, removePair, startOfLine, startOfPair } from './edits.ts';

/**
 * The comments in a part of a block, in order.
 *
 * @param around a node that holds all of the part, and the line on which that begins
 */
function commentsIn({ text }: Block, { start, end }: Span, around: SyntaxNode): readonly Span[] {
  // Nearly always there is none, and scalars may be thousands.
  if (!text.slice(start, end).includes('#')) return [];
  const from = startOfLine(text, start);
  let hidden = '';
  let at = from;
  // What looks like a comment inside a scalar is a part of it.
  for (const scalar of scalarsIn(around, from, end)) {
    if (scalar.end <= at || scalar.start >= end) continue;
    const to = Math.min(scalar.end, end);
    hidden += text.slice(at, scalar.start).padEnd(to - at, 'x');
    at = to;
  }
  hidden += text.slice(at, end);
  return [...hidden.matchAll(/(?<![^\s])#[^\r\n]*/g)]
    .map(({ index, 0: { length } }) => ({ start: from + index, end: from + index + length }))
    .filter((comment) => comment.start >= start);
}

/** What follows the last of some comments begins a line, as far in as it did. */
function behindComment(text: string, { end }: Span): string {
  return /^\s+/.exec(text.slice(end))?.[0] ?? lineEndOf(text);
}

/** The scalars of a node in a part of the text, without looking at those before it. */
function* scalarsIn(node: SyntaxNode | undefined, from: number, to: number): Generator<SyntaxNode> {
  if (node?.kind === 'scalar') yield node;
  else if (node?.kind === 'seq') {
    const { items } = node;
    for (let at = firstFrom(items, (one) => one.end, from); at < items.length; at++) {
      const item = items[at];
      if (item === undefined || item.start >= to) return;
      yield* scalarsIn(item, from, to);
    }
  } else if (node?.kind === 'map') {
    const { pairs } = node;
    for (let at = firstFrom(pairs, ({ key, value }) => value?.end ?? key.end, from); at < pairs.length; at++) {
      const pair = pairs[at];
      if (pair === undefined || pair.key.start >= to) return;
      yield* scalarsIn(pair.key, from, to);
      yield* scalarsIn(pair.value, from, to);
    }
  }
}

/**
 * An edit that removes something, and leaves the comments in it where they were.
 *
 * @param around a node that holds all that is removed, and the line on which that begins
 * @param stays which of them stay
 */
export function keepingComments(
  edit: BlockEdit,
  around: SyntaxNode,
  stays: (comment: Span) => boolean = () => true,
): BlockEdit {
  const { block, span } = edit;
  const { text } = block;
  const comments = commentsIn(block, span, around).filter(stays);
  const last = comments.at(-1);
  if (last === undefined) return edit;
  const said = comments.map(({ start, end }) => text.slice(start, end));
  const removed = text.slice(span.start, span.end);
  const open = /^\r?\n[ \t]*/.exec(removed)?.[0];
  let kept: string;
  // Whole lines, at the end of the text or before it, become lines of comments.
  if (open !== undefined) kept = said.map((comment) => open + comment).join('');
  else if (startOfLine(text, span.start) === span.start && removed.endsWith('\n')) {
    const lead = removed.slice(0, removed.search(/\S/));
    kept = said.map((comment) => lead + comment + lineEndOf(text)).join('');
  } else {
    const apart = /\s$/.test(text.slice(0, span.start)) ? '' : ' ';
    const behind = behindComment(text, last);
    kept = apart + said.join(behind) + behind;
  }
  return { block, ...replace(span.start, span.end, kept) };
}

/**
 * Removes a pair that says something. Where a comment would go with it, the key stays with an empty list, and the comment
 * beside it.
 *
 * @param stays whether the key has to stay
 */
export function removeOrEmpty(block: Block, map: MapNode, pair: Pair, stays = false): BlockEdit {
  const edit = removePair(
    block,
    map,
    indexOfNode(map.pairs, (one) => one.key, pair.key),
  );
  const { text } = block;
  const { key, value } = pair;
  if (!stays && commentsIn(block, edit.span, map).length === 0) return edit;
  const colon = /^[ \t]*:/.exec(text.slice(key.end));
  if (colon === null || value === undefined) return keepingComments(edit, map);
  const start = key.end + colon[0].length;
  const comments = commentsIn(block, { start, end: value.end }, map);
  const last = comments.at(-1);
  if (last === undefined) return { block, ...replace(start, value.end, ' []') };
  const behind = behindComment(text, last);
  const said = comments.map((one) => text.slice(one.start, one.end)).join(behind);
  const end = value.end + (/^[ \t]*(?=#)/.exec(text.slice(value.end))?.[0].length ?? 0);
  const goesOn = /^[ \t]*\r?(?:\n|$)/.test(text.slice(end)) ? '' : behind;
  return { block, ...replace(start, end, ` [] ${said}${goesOn}`) };
}

const OF_FILE = /^#+\s*charter-ignore-file/;
const OF_NEXT = /^#+\s*charter-ignore-(?:next-)?line/;

/**
 * Takes a pair out for good, with the comments that are about it alone: those inside it, the one behind it on a line that
 * it has for itself, and those above it that silence what it has wrong. One that silences something else stays, as do all
 * others.
 */
export function removeForGood(block: Block, map: MapNode, index: number): readonly BlockEdit[] {
  const { text } = block;
  const pair = map.pairs[index];
  const edit = removePair(block, map, index);
  if (pair === undefined) return [edit];
  const start = startOfPair(block, pair);
  const end = endOfPair(block, pair);
  const isFirst = isFirstOnLine(text, start);
  const line = isFirst ? startOfLine(text, start) : start;
  const silencing = isFirst ? silencingAbove(block, line) : [];
  const elsewhere = (comment: Span) => {
    const said = text.slice(comment.start, comment.end);
    return OF_FILE.test(said) || (comment.start >= end && /^#+\s*charter-ignore-next-line/.test(said));
  };
  if (!map.flow) return [...silencing, keepingComments(edit, map, elsewhere)];
  const behind = /^[ \t]*(,?)[ \t]*#/.exec(text.slice(end));
  const isLast = index === map.pairs.length - 1;
  if (!isFirst || behind === null || (behind[1] === '' && !isLast)) return [...silencing, keepingComments(edit, map)];
  const whole = { block, ...replace(line, endOfLine(text, end) + lineEndOf(text).length, '') };
  const last = behind[1] === '' ? map.pairs[index - 1] : undefined;
  const comma = last && endOfPair(block, last);
  const before = comma !== undefined && text.charAt(comma) === ',' ? [{ block, ...replace(comma, comma + 1, '') }] : [];
  return [...before, ...silencing, keepingComments(whole, map, elsewhere)];
}

/** Whether nothing but white space is before an offset on its line. Read backwards, since a line may be long. */
function isFirstOnLine(text: string, offset: number): boolean {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && /\s/.test(text.charAt(at - 1))) at--;
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** Takes out the comments on lines directly above another one that silence what begins there. */
function silencingAbove(block: Block, line: number): readonly BlockEdit[] {
  const { text } = block;
  const found: BlockEdit[] = [];
  for (let at = line; at > 1; ) {
    const before = startOfLine(text, at - 1);
    const said = text.slice(before, endOfLine(text, before)).trimStart();
    if (!said.startsWith('#')) break;
    // With the line end before it, since the one behind it may go with what follows.
    if (OF_NEXT.test(said))
      found.unshift({ block, ...replace(endOfLine(text, before - 1), endOfLine(text, before), '') });
    at = before;
  }
  return found;
}
