/** Edits that put names in the place of a text, in the style of what is around it. */
import type { Span } from '../../text/span.ts';
import type { Block } from '../../yaml/document.ts';
import type { MapNode, SequenceNode, SyntaxNode } from '../../yaml/tree.ts';
import type { Name } from '../model.ts';
import {
  type BlockEdit,
  columnOf,
  dashBefore,
  holdsAnchor,
  namesText,
  removeItem,
  replaceNode,
  replaceScalar,
  scalarText,
  startOfNode,
} from './edits.ts';
import { keepingComments, removeForGood } from './removal.ts';

/** Whether a name is an item of a list. */
export function isListItem({ text }: Block, { node }: Name): boolean {
  const before = text.slice(Math.max(0, node.start - 200), startOfNode(text, node)).trimEnd();
  return /[[,-]$/.test(before);
}

/** Puts one name or several in the place of a text: beside the others of a list, or as a list of their own. */
export function replaceName(
  block: Block,
  { node }: Name,
  names: readonly string[],
  newLine: string,
): BlockEdit | undefined {
  if (node.kind !== 'scalar') return undefined;
  const [only = ''] = names;
  if (names.length === 1) return replaceScalar(block, node, only);
  const list = holderOf(block, node);
  if (list?.kind !== 'seq') return replaceNode(block, node, namesText(names));
  if (list.flow) return replaceNode(block, node, names.map(scalarText).join(', '));
  const indent = ' '.repeat(columnOf(block.text, dashBefore(block.text, node.start)));
  return replaceNode(block, node, names.map(scalarText).join(`${newLine}${indent}- `));
}

/** Takes a name out: from its list, or with its key where it is the only one. No comment about others goes with it. */
export function removeName(block: Block, { node }: Name): readonly BlockEdit[] {
  const path = pathTo(block, node);
  for (let at = path.length - 1; at >= 0; at--) {
    const holder = path[at];
    const inside = path[at + 1] ?? node;
    if (holder === undefined || holdsAnchor(inside)) return [];
    if (holder.kind === 'seq' && holder.items.length > 1)
      return [keepingComments(removeItem(block, holder, holder.items.indexOf(inside)), holder)];
    if (holder.kind !== 'map') continue;
    const index = holder.pairs.findIndex((pair) => pair.value === inside);
    return index === -1 || holder.pairs.length < 2 ? [] : removeForGood(block, holder, index);
  }
  return [];
}

function holderOf(block: Block, node: SyntaxNode): MapNode | SequenceNode | undefined {
  return pathTo(block, node).at(-1);
}

/** The lists and groups of keys that a node is in, from the outermost on. */
function pathTo({ root }: Block, node: SyntaxNode): readonly (MapNode | SequenceNode)[] {
  const path: (MapNode | SequenceNode)[] = [];
  let at: SyntaxNode | undefined = root;
  while (at !== undefined && at !== node && (at.kind === 'map' || at.kind === 'seq')) {
    path.push(at);
    const children: readonly (SyntaxNode | undefined)[] =
      at.kind === 'seq' ? at.items : at.pairs.flatMap((pair) => [pair.key, pair.value]);
    at = children.find((child) => child !== undefined && covers(child, node));
  }
  return path;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && outer.end > outer.start;
}
