/** Renames names that aliases repeat, also if the anchored text is something else than a name. */
import { isOwnKey } from '../charter/values.ts';
import type { Block } from '../yaml/document.ts';
import { type AliasNode, type ScalarNode, type SyntaxNode, saidBy } from '../yaml/tree.ts';
import type { PlacedOccurrence } from './occurrences.ts';

/** A node to rewrite: with the new name, or with the text that it must keep. */
export interface Written {
  readonly node: SyntaxNode;
  readonly block: Block;
  /** The start of the block in the text. */
  readonly by: number;
  readonly text?: string;
}

/** The anchors of a block: the aliases of each scalar, and the scalars and aliases that the format reads. */
interface Repeats {
  readonly aliases: ReadonlyMap<SyntaxNode, readonly AliasNode[]>;
  readonly read: ReadonlySet<SyntaxNode>;
}

/** The nodes to rewrite so that all places of a name change and everything else keeps its meaning. */
export function writtenFor(found: readonly PlacedOccurrence[]): readonly Written[] {
  const names = new Set(found.map((one) => one.node));
  const themselves = new Set(found.filter(isWrittenHere).map(({ node }) => node));
  const repeats = new Map<Block, Repeats>();
  return found.flatMap(({ node, block, at, span }): readonly Written[] => {
    // The text of an alias is renamed at its anchor.
    if (node.kind !== 'scalar') return [];
    const place = { block, by: at.start - span.start };
    if (node.anchor === undefined) return [{ node, ...place }];
    const { aliases, read } = repeats.get(block) ?? repeatsOf(block);
    if (!repeats.has(block)) repeats.set(block, { aliases, read });
    const all = aliases.get(node) ?? [];
    const ofName = all.filter((alias) => names.has(alias));
    // An anchored text that is not a name keeps its value, and the name replaces its aliases.
    if (ofName.length > 0 && read.has(node) && !themselves.has(node))
      return ofName.map((alias) => ({ node: alias, ...place }));
    const others = all.filter((alias) => read.has(alias) && !names.has(alias));
    return [{ node, ...place }, ...others.map((alias) => ({ node: alias, ...place, text: saidBy(node) }))];
  });
}

/** Whether the written text itself is read as the name, and not only through an alias. */
function isWrittenHere({ repeated, span, node }: PlacedOccurrence): boolean {
  return !repeated && span.start >= node.start && span.end <= node.end;
}

function repeatsOf({ root }: Block): Repeats {
  const aliases = new Map<SyntaxNode, AliasNode[]>();
  const read = new Set<ScalarNode | AliasNode>();
  const visit = (node: SyntaxNode | undefined, own: boolean): void => {
    if (node === undefined) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item, own);
    else if (node.kind === 'map') {
      for (const { key, value } of node.pairs) {
        visit(key, own);
        visit(value, own || (key.kind === 'scalar' && isOwnKey(key.value)));
      }
    } else if (!own) read.add(node);
    if (node.kind !== 'alias' || node.target === undefined) return;
    const known = aliases.get(node.target);
    if (known === undefined) aliases.set(node.target, [node]);
    else known.push(node);
  };
  visit(root, false);
  return { aliases, read };
}
