/** Converts nodes of the YAML library to our syntax tree. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Span } from '../text/span.ts';
import {
  type AliasNode,
  firstLine,
  type MapNode,
  type Pair,
  plainScalar,
  type ScalarNode,
  type ScalarStyle,
  type SyntaxNode,
} from './tree.ts';

/** The syntax tree of a text, and what its aliases refer to. */
export interface Converted {
  readonly root: SyntaxNode | undefined;
  /** The names of the anchors that the text declares. */
  readonly anchors: readonly string[];
  /** The aliases that no anchor before them in this text explains. */
  readonly unresolved: readonly AliasNode[];
}

/**
 * Turns the library's nodes into the project's own. Ranges are clamped to the text and to their order, because the
 * library's can be inverted or leave the text where that is broken. The caller has limited the depth.
 */
export function convert(root: unknown, text: string): Converted {
  const converter = new Converter(text);
  return {
    root: root === null || root === undefined ? undefined : converter.node(root),
    anchors: converter.declared,
    unresolved: converter.unresolved,
  };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

class Converter {
  readonly declared: string[] = [];
  readonly unresolved: AliasNode[] = [];
  readonly #text: string;
  /** The latest complete node of each anchor; null while the anchored node is still being read. */
  readonly #anchors = new Map<string, SyntaxNode | null>();

  constructor(text: string) {
    this.#text = text;
  }

  node(from: unknown): SyntaxNode {
    if (isAlias(from)) return this.#alias(from.source, this.#span(from));
    if (isScalar(from)) {
      const scalar = this.#scalar(from);
      if (from.anchor !== undefined) this.#declare(from.anchor, scalar);
      return scalar;
    }
    if (isMap(from)) {
      this.#open(from.anchor);
      const flow = from.flow === true;
      const pairs: Pair[] = [];
      for (const pair of from.items) {
        const key = this.node(pair.key);
        pairs.push({ key, value: pair.value === null ? undefined : this.node(pair.value) });
      }
      const at = flow ? this.#span(from) : spanOfPairs(pairs, this.#span(from));
      const map: Mutable<MapNode> = { kind: 'map', start: at.start, end: at.end, flow, pairs };
      this.#properties(map, from);
      return map;
    }
    if (isSeq(from)) {
      this.#open(from.anchor);
      const items: SyntaxNode[] = [];
      for (const item of from.items) items.push(this.#item(item));
      const at = this.#span(from);
      const flow = from.flow === true;
      const last = items[items.length - 1];
      const end = flow || last === undefined ? at.end : Math.max(at.start, last.end);
      const sequence: Mutable<SyntaxNode & { kind: 'seq' }> = { kind: 'seq', start: at.start, end, flow, items };
      this.#properties(sequence, from);
      return sequence;
    }
    return plainScalar(0, 0, '');
  }

  /** An item of a sequence: the library has a pair of a flow sequence (`[a: b]`) as an item of its own. */
  #item(item: unknown): SyntaxNode {
    return this.node(item);
  }

  #scalar(from: Scalar): ScalarNode {
    const { start, end } = this.#span(from);
    const style = STYLES[from.type ?? 'PLAIN'] ?? 'plain';
    const value = from.source ?? (typeof from.value === 'string' ? from.value : '');
    const mark = this.#mark(start, end, style);
    const bare = from.tag === undefined && from.anchor === undefined && mark.start === start && mark.end === end;
    if (bare && style === 'plain') return plainScalar(start, end, value);
    const scalar: Mutable<ScalarNode> = { kind: 'scalar', start, end, value, style, mark };
    if (from.tag !== undefined) scalar.tag = from.tag;
    if (from.anchor !== undefined) scalar.anchor = from.anchor;
    return scalar;
  }

  #mark(start: number, end: number, style: ScalarStyle): Span {
    const text = this.#text;
    if (style === 'plain') return firstLine({ start, end }, text);
    if (style === 'single' || style === 'double') {
      const closed = end - start >= 2 && text.charCodeAt(end - 1) === text.charCodeAt(start);
      const inner = firstLine({ start: start + 1, end: closed ? end - 1 : end }, text);
      return inner.end < inner.start ? { start, end } : inner;
    }
    // A block scalar's content begins on the line after its header.
    const header = text.indexOf('\n', start);
    if (header === -1 || header + 1 >= end) return firstLine({ start, end }, text);
    let from = header + 1;
    while (from < end && ' \r\n'.includes(text.charAt(from))) from++;
    return from < end ? firstLine({ start: from, end }, text) : firstLine({ start, end }, text);
  }

  #alias(name: string, at: Span): SyntaxNode {
    const target = this.#anchors.get(name);
    const alias: AliasNode = { kind: 'alias', ...at, name, ...(target ? { target } : {}) };
    if (!target) this.unresolved.push(alias);
    return alias;
  }

  #open(anchor: string | undefined): void {
    if (anchor !== undefined) this.#anchors.set(anchor, null);
  }

  #declare(anchor: string, node: SyntaxNode): void {
    this.declared.push(anchor);
    this.#anchors.set(anchor, node);
  }

  #properties(node: Mutable<SyntaxNode>, from: { anchor?: string; tag?: string }): void {
    if (from.tag !== undefined) node.tag = from.tag;
    if (from.anchor === undefined) return;
    node.anchor = from.anchor;
    this.#declare(from.anchor, node as SyntaxNode);
  }

  #span(from: Node): Span {
    const length = this.#text.length;
    const start = Math.max(0, Math.min(from.range?.[0] ?? 0, length));
    return { start, end: Math.max(start, Math.min(from.range?.[1] ?? start, length)) };
  }
}

/** A block mapping reaches from its first key to its last value. */
function spanOfPairs(pairs: readonly Pair[], fallback: Span): Span {
  const first = pairs[0];
  const last = pairs[pairs.length - 1];
  if (first === undefined || last === undefined) return fallback;
  const start = first.key.start;
  return { start, end: Math.max(start, last.key.end, last.value?.end ?? 0) };
}
