/** Compares the meaning of two texts: values, keys and comments. */
import { countFaults } from '../../yaml/block-faults.ts';
import type { Block, YamlDocument } from '../../yaml/document.ts';
import { plainScalar, type ScalarNode, type SyntaxNode } from '../../yaml/tree.ts';
import { commentsOf } from './spacing.ts';

/**
 * Whether two documents have the same values and comments, ignoring the order of keys and comments. Skips shared
 * blocks.
 */
export function sameMeaning(before: YamlDocument, after: YamlDocument): boolean {
  return countFaults(after) === 0 && sameSaid(before, after);
}

/** The same for documents that may be broken in other blocks. */
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

/** Plain scalars that YAML's core schema does not read as text. */
const NO_TEXT = /^(?:|~|null|true|false|[-+.\d].*)$/i;

function isText({ style, value }: ScalarNode): boolean {
  return style !== 'plain' || !NO_TEXT.test(value);
}

/** A key without a colon means the same as a key without a value. */
const EMPTY = plainScalar(0, 0, '');

/** The meaning of a node as text, with the keys of each mapping sorted. Repeated keys keep their order. */
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
