/** Where what is in a block is in the text. */
import { numberFinder } from '../text/long-list.ts';
import { type Span, shift } from '../text/span.ts';
import type { Block, YamlDocument } from './document.ts';

const FINDERS = new WeakMap<YamlDocument, (block: Block) => number>();

/** The offset of a block in the text; undefined for a block of another version, or of another charter. */
export function startOf(document: YamlDocument, block: Block): number | undefined {
  const find = FINDERS.get(document) ?? numberFinder(document.blocks);
  FINDERS.set(document, find);
  const index = find(block);
  return index === -1 ? undefined : document.blocks.startOf(index);
}

/** A span of a block at its place in the text; undefined for a block of another version, or of another charter. */
export function placeOf(document: YamlDocument, block: Block, at: Span): Span | undefined {
  const start = startOf(document, block);
  return start === undefined ? undefined : shift(at, start);
}
