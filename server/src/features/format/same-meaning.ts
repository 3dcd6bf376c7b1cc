/** Whether two texts say the same: the same values under the same keys, and the same comments. */
import { countFaults } from '../../yaml/block-faults.ts';
import type { Block, YamlDocument } from '../../yaml/document.ts';
import { plainScalar, type ScalarNode, type SyntaxNode } from '../../yaml/tree.ts';
import { commentsOf } from './spacing.ts';

/**
 * Whether two documents have the same values, whatever the order of the keys of a mapping, and the same comments,
 * whatever their order. Blocks that both share are not looked at.
 */
export function sameMeaning(before: YamlDocument, after: YamlDocument): boolean {
  return countFaults(after) === 0 && sameSaid(before, after);
}

/** The same for documents that may be broken elsewhere. */
export function sameSaid(before: YamlDocument, after: YamlDocument): boolean {
  if (before.blocks.length !== after.blocks.length) return false;
  return before.blocks.all().every((block, index) => {
    const other = after.blocks.at(index);
    return other !== undefined && (block === other || sameBlock(block, other));
  });
}

function sameBlock(one: Block, other: Block): boolean {
  if (one.kind !== other.kind || (one.root === undefined) !== (other.root === undefined)) return false;
  if (one.root !== undefined && other.root !== undefined && said(one.root) !== said(other.root)) return false;
  return comments(one) === comments(other);
}

/** What YAML's core schema reads as something else than a text, where it is not quoted. */
const NO_TEXT = /^(?:|~|null|true|false|[-+.\d].*)$/i;

function isText({ style, value }: ScalarNode): boolean {
  return style !== 'plain' || !NO_TEXT.test(value);
}

/** A key without a colon says as much as one without a value. */
const EMPTY = plainScalar(0, 0, '');

/** What a node says, with the keys of each mapping in a fixed order; repeated keys keep theirs. */
function said(node: SyntaxNode = EMPTY): string {
  const name = node.kind === 'alias' ? '' : `${node.anchor ?? ''} ${node.tag ?? ''} `;
  switch (node.kind) {
    case 'alias':
      return `*${node.name}`;
    case 'scalar':
      return `${name}${isText(node) ? 'text' : ''} ${JSON.stringify(node.value)}`;
    case 'seq':
      return `${name}[${node.items.map(said).join(',')}]`;
    case 'map': {
      const pairs = node.pairs.map(({ key, value }) => [said(key), said(value)] as const);
      pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      return `${name}{${pairs.map(([key, value]) => `${key}:${value}`).join(',')}}`;
    }
  }
}

function comments(block: Block): string {
  return [...commentsOf(block)].sort().join('\n');
}
