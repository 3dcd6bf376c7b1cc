/** Takes things out of a text without the comments that stand among them: a comment is never an edit's to remove. */

import { replace } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode, Pair, SyntaxNode } from '../yaml/tree.ts';
import { type BlockEdit, removePair, startOfLine } from './edits.ts';

/** The comments in a part of a block, in order. */
function commentsIn({ text }: Block, { start, end }: Span, around: SyntaxNode): readonly Span[] {
  let hidden = text.slice(0, end);
  // What looks like a comment inside a scalar is a part of it.
  for (const { start: from, end: to } of scalarsOf(around)) {
    if (from >= end) continue;
    hidden = hidden.slice(0, from) + 'x'.repeat(Math.min(to, end) - from) + hidden.slice(Math.min(to, end));
  }
  return [...hidden.matchAll(/(?<![^\s])#[^\r\n]*/g)]
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    .filter((comment) => comment.start >= start);
}

/** What follows the last of some comments begins a line, as far in as it did. */
function behindComment(text: string, { end }: Span): string {
  return /^\s+/.exec(text.slice(end))?.[0] ?? lineEndOf(text);
}

function scalarsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.kind === 'seq') return node.items.flatMap(scalarsOf);
  if (node?.kind === 'map') return node.pairs.flatMap(({ key, value }) => [key, value].flatMap(scalarsOf));
  return node?.kind === 'scalar' ? [node] : [];
}

/**
 * An edit that removes something, and leaves the comments in it where they were.
 *
 * @param around a node that holds all that is removed, and the line on which that begins
 */
export function keepingComments(edit: BlockEdit, around: SyntaxNode): BlockEdit {
  const { block, span } = edit;
  const { text } = block;
  const comments = commentsIn(block, span, around);
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

/** Removes a pair that says something. Where a comment would go with it, the key stays with an empty list, and the comment beside it. */
export function removeOrEmpty(block: Block, map: MapNode, pair: Pair): BlockEdit {
  const edit = removePair(block, map, map.pairs.indexOf(pair));
  const { text } = block;
  const { key, value } = pair;
  if (commentsIn(block, edit.span, map).length === 0) return edit;
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
