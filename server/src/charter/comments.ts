/** Takes things out of a text without the comments that stand among them: a comment is never an edit's to remove. */

import { replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import type { MapNode, SyntaxNode } from '../yaml/tree.ts';
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

/** What follows a comment begins a line, as far in as it did. */
function behindComment(text: string, comments: readonly Span[]): string {
  return /^\s+/.exec(text.slice(comments.at(-1)?.end))?.[0] ?? lineEndOf(text);
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function scalarsOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === 'seq') return node.items.flatMap(scalarsOf);
  if (node.kind === 'map')
    return node.pairs.flatMap(({ key, value }) => [key, ...(value ? [value] : [])].flatMap(scalarsOf));
  return node.kind === 'scalar' ? [node] : [];
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
  if (comments.length === 0 || edit.newText !== '') return edit;
  const newLine = lineEndOf(text);
  const said = comments.map(({ start, end }) => text.slice(start, end));
  const removed = text.slice(span.start, span.end);
  const say = (before: string, behind: string) => said.map((comment) => before + comment + behind).join('');
  const [, lead = ''] = /^\r?\n?([ \t]*)/.exec(removed) ?? [];
  let kept: string;
  // Whole lines, at the end of the text or before it, become lines of comments.
  if (/^\r?\n/.test(removed)) kept = say(newLine + lead, '');
  else if (startOfLine(text, span.start) === span.start && /\n$/.test(removed)) kept = say(lead, newLine);
  else {
    const apart = /\s$/.test(text.slice(0, span.start)) ? '' : ' ';
    const behind = behindComment(text, comments);
    kept = apart + said.join(behind) + behind;
  }
  return { block, ...replace(span.start, span.end, kept) };
}

/** Removes a pair. Where a comment would go with it, the key stays with an empty list, and the comment beside it. */
export function removeOrEmpty(block: Block, map: MapNode, index: number): BlockEdit {
  const edit = removePair(block, map, index);
  const pair = map.pairs[index];
  const { text } = block;
  if (pair === undefined || commentsIn(block, edit.span, map).length === 0) return edit;
  const colon = /^[ \t]*:/.exec(text.slice(pair.key.end));
  if (colon === null || pair.value === undefined) return keepingComments(edit, map);
  const start = pair.key.end + colon[0].length;
  const comments = commentsIn(block, { start, end: pair.value.end }, map);
  if (comments.length === 0) return { block, ...replace(start, Math.max(start, pair.value.end), ' []') };
  const behind = behindComment(text, comments);
  const said = comments.map((one) => text.slice(one.start, one.end)).join(behind);
  const end = pair.value.end + (/^[ \t]*(?=#)/.exec(text.slice(pair.value.end))?.[0].length ?? 0);
  const goesOn = /^[ \t]*\r?(?:\n|$)/.test(text.slice(end)) ? '' : behind;
  return { block, ...replace(start, end, ` [] ${said}${goesOn}`) };
}
