/** Defines the syntax tree of a YAML text. */
import type { Span } from '../text/span.ts';

/**
 * The syntax tree of a block. All offsets are relative to the block's own start, so that a block that merely moves
 * keeps its tree.
 */
export type SyntaxNode = ScalarNode | MapNode | SequenceNode | AliasNode;

interface NodeBase extends Span {
  /** The anchor's name, without its `&`. */
  readonly anchor?: string;
  /** The tag as it was written. */
  readonly tag?: string;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** The text that the scalar stands for: unquoted, unescaped and folded. */
  readonly value: string;
  readonly style: ScalarStyle;
  /** What a problem underlines: the content without its quotes, and of several lines only the first. */
  readonly mark: Span;
}

/**
 * A plain scalar of one line without anchor or tag, as nearly all are. What a problem underlines is the scalar itself, and
 * where it is read as a value, it is its own place and node as well: a large charter has hundreds of thousands of them,
 * and each is one object of three fields.
 */
class PlainScalar implements ScalarNode {
  declare readonly kind: 'scalar';
  declare readonly style: 'plain';
  readonly start: number;
  readonly end: number;
  readonly value: string;

  constructor(start: number, end: number, value: string) {
    this.start = start;
    this.end = end;
    this.value = value;
  }

  get mark(): Span {
    return this;
  }

  get span(): Span {
    return this;
  }

  get node(): ScalarNode {
    return this;
  }
}
Object.assign(PlainScalar.prototype, { kind: 'scalar', style: 'plain' });

/** A plain scalar of one line, which is marked as a whole. */
export function plainScalar(start: number, end: number, value: string): ScalarNode {
  return new PlainScalar(start, end, value);
}

/** A scalar as a value with its place, where it is one by itself; undefined for any other. */
export function asLocated(node: ScalarNode): { value: string; span: Span; node: ScalarNode } | undefined {
  return node instanceof PlainScalar ? node : undefined;
}

export interface Pair {
  readonly key: SyntaxNode;
  /** Absent only where a flow mapping names a key without a colon. */
  readonly value: SyntaxNode | undefined;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'seq';
  readonly flow: boolean;
  readonly items: readonly SyntaxNode[];
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /**
   * The node that the alias repeats; absent where there is none before it, or where it would contain itself. As a
   * target is always complete before its alias, following aliases ends.
   */
  readonly target?: SyntaxNode;
}

/** The number of the first of some values, in the order of the text, that does not end before an offset. */
export function firstFrom<T>(list: readonly T[], endOf: (one: T) => number, offset: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && endOf(one) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The number of a node in its list, or of a key in its mapping; -1 where it is not there. Not looked for from the front. */
export function indexOfNode<T>(list: readonly T[], nodeOf: (one: T) => SyntaxNode, node: SyntaxNode): number {
  const { start } = node;
  for (let at = firstFrom(list, (one) => nodeOf(one).start, start); at < list.length; at++) {
    const one = list[at];
    if (one === undefined || nodeOf(one).start > start) break;
    if (nodeOf(one) === node) return at;
  }
  return -1;
}

/** The node itself, or the target of an alias; undefined for an unresolved alias. */
export function resolved(node: SyntaxNode | undefined): ScalarNode | MapNode | SequenceNode | undefined {
  let at = node;
  while (at?.kind === 'alias') at = at.target;
  return at;
}

/** Whether a node is null: an empty value, `~`, `null`. */
export function isNull(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return true;
  return node.kind === 'scalar' && isNullWord(node.value) && node.style === 'plain' && node.tag === undefined;
}

function isNullWord(value: string): boolean {
  if (value.length > 4) return false;
  return value === '' || value === '~' || value === 'null' || value === 'Null' || value === 'NULL';
}

/** What a scalar says: the line end with which a text of the `|` and `>` styles ends is no part of a name. */
export function saidBy({ style, value }: ScalarNode): string {
  return style === 'literal' || style === 'folded' ? withoutLineEnds(value) : value;
}

function withoutLineEnds(value: string): string {
  let end = value.length;
  while (end > 0 && value.charCodeAt(end - 1) === 10) end--;
  return value.slice(0, end);
}

/** What a problem about a node underlines: a scalar's content, else what the node says on its first line. */
export function markOf(node: SyntaxNode, text: string): Span {
  if (node.kind === 'scalar') return node.mark;
  const line = firstLine(node, text);
  if (line.end >= node.end) return line;
  return { start: line.start, end: Math.max(line.start, endOnLine(node, line.end, text)) };
}

/** Where a node ends on its first line, without a comment behind it. Depth is limited before there are nodes. */
function endOnLine(node: SyntaxNode, lineEnd: number, text: string): number {
  if (node.end <= lineEnd) return node.end;
  if (node.kind === 'scalar' || node.kind === 'alias') return Math.min(firstLine(node, text).end, lineEnd);
  if (node.flow) return text.slice(0, lineEnd).trimEnd().length;
  let end = node.start;
  if (node.kind === 'seq') {
    end++;
    for (const item of node.items) if (item.start < lineEnd) end = Math.max(end, endOnLine(item, lineEnd, text));
    return end;
  }
  for (const { key, value } of node.pairs) {
    if (key.start >= lineEnd) break;
    const colon = text.indexOf(':', key.end);
    end = Math.max(end, colon === -1 || colon >= lineEnd ? key.end : colon + 1);
    if (value !== undefined && value.start < lineEnd) end = Math.max(end, endOnLine(value, lineEnd, text));
  }
  return end;
}

/** A span cut at the end of its first line. */
export function firstLine(of: Span, text: string): Span {
  // Looked for in the span alone: all names of a long list may be on one line.
  const found = text.slice(of.start, of.end).indexOf('\n');
  if (found === -1) return { start: of.start, end: of.end };
  const lineEnd = of.start + found;
  const end = text.charCodeAt(lineEnd - 1) === 13 && lineEnd > of.start ? lineEnd - 1 : lineEnd;
  return { start: of.start, end };
}
