/** Folding ranges, selection ranges and document links. */

import type { Analysis } from '../analysis.ts';
import { type Span, shift } from '../text/span.ts';
import { runAround } from '../yaml/document.ts';
import { placeOf } from '../yaml/places.ts';
import type { SyntaxNode } from '../yaml/tree.ts';

export interface Fold {
  readonly at: Span;
  readonly kind: 'region' | 'comment';
}

/** The folding ranges: top-level keys, entries of several lines, and consecutive comments. */
export function foldsOf(analysis: Analysis): readonly Fold[] {
  const { document, text } = analysis;
  const folds: Fold[] = [];
  const several = (start: number, end: number) => {
    const at = { start, end: start + text.slice(start, end).trimEnd().length };
    if (text.slice(at.start, at.end).includes('\n')) folds.push({ at, kind: 'region' });
  };
  for (const [index, block] of document.blocks.all().entries()) {
    const start = document.blocks.startOf(index);
    if (block.kind === 'header') {
      several(start, document.blocks.startOf(runAround(document, index).end));
    }
    if (block.root !== undefined) foldsIn(block.root, start, several);
  }
  for (const run of text.matchAll(/(?<![^\n])(?:[ \t]*#[^\n]*(?:\n|$)){2,}/g)) {
    folds.push({ at: { start: run.index, end: run.index + run[0].trimEnd().length }, kind: 'comment' });
  }
  return folds;
}

function foldsIn(node: SyntaxNode, start: number, fold: (start: number, end: number) => void): void {
  if (node.kind === 'map') {
    if (node.flow) fold(start + node.start, start + node.end);
    for (const { key, value } of node.pairs) {
      if (value === undefined || value.kind === 'scalar' || value.kind === 'alias') continue;
      if (!(value.kind === 'map' || value.kind === 'seq') || !value.flow) fold(start + key.start, start + value.end);
      foldsIn(value, start, fold);
    }
  } else if (node.kind === 'seq') {
    if (node.flow) fold(start + node.start, start + node.end);
    for (const item of node.items) {
      if (!node.flow && item.kind === 'map' && !item.flow) fold(start + item.start, start + item.end);
      foldsIn(item, start, fold);
    }
  }
}

/** The spans around an offset, from the word to the whole text. Each contains the one before it. */
export function selectionsAt(analysis: Analysis, offset: number): readonly Span[] {
  const { document, text } = analysis;
  const spans: Span[] = [{ start: 0, end: text.length }];
  const add = (at: Span) => {
    const outer = spans[spans.length - 1];
    if (outer === undefined || at.start > offset || at.end < offset) return;
    if (at.start < outer.start || at.end > outer.end || (at.start === outer.start && at.end === outer.end)) return;
    spans.push(at);
  };
  const index = document.blocks.indexAt(offset);
  const block = document.blocks.at(index);
  const start = document.blocks.startOf(index);
  if (block === undefined) return spans.reverse();
  if (block.kind === 'item' || block.kind === 'header') {
    const { header, end } = runAround(document, index);
    add({ start: document.blocks.startOf(header), end: document.blocks.startOf(end) });
  }
  add({ start: start + block.text.search(/\S|$/), end: start + block.text.trimEnd().length });
  let node = block.root;
  while (node !== undefined) node = narrow(node, start, offset, add);
  return spans.reverse();
}

/** Adds the spans of a node and of its child at an offset, and returns the child. */
function narrow(node: SyntaxNode, start: number, offset: number, add: (at: Span) => void): SyntaxNode | undefined {
  add(shift({ start: node.start, end: node.end }, start));
  const within = (part: Span | undefined) =>
    part !== undefined && start + part.start <= offset && offset <= start + part.end;
  if (node.kind === 'scalar') add(shift(node.mark, start));
  if (node.kind === 'seq') return node.items.find(within);
  if (node.kind !== 'map') return undefined;
  for (const { key, value } of node.pairs) {
    const whole = { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
    if (!within(whole)) continue;
    add(shift(whole, start));
    return within(key) ? key : within(value) ? value : undefined;
  }
  return undefined;
}

/** The paths in `extends` as document links. */
export function linksOf(analysis: Analysis): readonly { readonly at: Span; readonly path: string }[] {
  const { document, reading } = analysis;
  return reading.charter.extends.flatMap((path) => {
    const at = placeOf(document, path.block, path.span);
    return at === undefined ? [] : [{ at, path: path.value }];
  });
}
