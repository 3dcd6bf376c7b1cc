/** From places in a text that was put right to those in the text as it stands. */
import type { TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { firstLine, type Pair, plainScalar, type ScalarNode, type SyntaxNode } from '../tree.ts';

/** Where an offset of the edited text was before the edits, which are in order and apart. */
export function offsetBefore(edits: readonly TextEdit[]): (at: number) => number {
  return (at) => {
    let grown = 0;
    for (const { span, newText } of edits) {
      const start = span.start + grown;
      if (at <= start) break;
      const end = start + newText.length;
      if (at < end) return Math.min(span.start + (at - start), span.end);
      grown += newText.length - (span.end - span.start);
    }
    return at - grown;
  };
}

/** A tree at the places of the text before edits. Depth is limited before there are nodes. */
export function remapped(root: SyntaxNode, before: (at: number) => number, text: string): SyntaxNode {
  const known = new Map<SyntaxNode, SyntaxNode>();
  const spanOf = ({ start, end }: Span): Span => {
    const from = before(start);
    return { start: from, end: Math.max(from, before(end)) };
  };
  const mapped = (node: SyntaxNode): SyntaxNode => {
    const made = known.get(node) ?? place(node);
    known.set(node, made);
    return made;
  };
  const place = (node: SyntaxNode): SyntaxNode => {
    const span = spanOf(node);
    switch (node.kind) {
      case 'scalar':
        return scalarAt(node, span);
      case 'map':
        return { ...node, ...span, pairs: node.pairs.map(pairOf) };
      case 'seq':
        return { ...node, ...span, items: node.items.map(mapped) };
      case 'alias':
        return { ...node, ...span, ...(node.target === undefined ? {} : { target: mapped(node.target) }) };
    }
  };
  const scalarAt = (node: ScalarNode, span: Span): ScalarNode => {
    // A text that was joined reaches over a line end, and only its first line is marked.
    const mark = firstLine(node.mark === node ? span : spanOf(node.mark), text);
    const bare = node.style === 'plain' && node.tag === undefined && node.anchor === undefined;
    if (bare && mark.start === span.start && mark.end === span.end)
      return plainScalar(span.start, span.end, node.value);
    const { tag, anchor, style, value } = node;
    const named = { ...(tag === undefined ? {} : { tag }), ...(anchor === undefined ? {} : { anchor }) };
    return { kind: 'scalar', ...span, value, style, mark, ...named };
  };
  const pairOf = ({ key, value }: Pair): Pair => ({
    key: mapped(key),
    value: value === undefined ? undefined : mapped(value),
  });
  return mapped(root);
}
