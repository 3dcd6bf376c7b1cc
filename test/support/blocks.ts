/** Texts that are read as one block, their nodes by path, and the results of edits. */
import assert from 'node:assert/strict';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import type { BlockEdit } from '../../server/src/charter/edit/edits.ts';
import type { Row } from '../../server/src/charter/model.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { type Block, readBlock } from '../../server/src/yaml/block.ts';
import type { MapNode, Pair, SequenceNode, SyntaxNode } from '../../server/src/yaml/tree.ts';
import { TODAY } from './fixture.ts';

export function blockOf(text: string): Block {
  const block = readBlock(text, { kind: 'whole', indent: 0 });
  assert.deepEqual(block.faults, [], text);
  return block;
}

/** The node at a path of keys and item numbers. */
export function at(block: Block, path: readonly (string | number)[]): SyntaxNode | undefined {
  let node = block.root;
  for (const step of path) {
    if (typeof step === 'number') node = node?.kind === 'seq' ? node.items[step] : undefined;
    else node = node?.kind === 'map' ? pairIn(node, step)?.value : undefined;
  }
  return node;
}

export function pairIn(map: MapNode, key: string): Pair | undefined {
  return map.pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
}

export function mapAt(block: Block, path: readonly (string | number)[]): MapNode {
  const node = at(block, path);
  assert.equal(node?.kind, 'map');
  return node as MapNode;
}

export function listAt(block: Block, path: readonly (string | number)[]): SequenceNode {
  const node = at(block, path);
  assert.equal(node?.kind, 'seq');
  return node as SequenceNode;
}

export function made(...edits: readonly BlockEdit[]): string {
  return applyEdits(edits[0]?.block.text ?? '', edits);
}

/** The last row of the first table of a charter. */
export function rowOf(text: string): Row {
  const { facts } = analyse(text, contextOn(TODAY));
  const row = facts.tables[0]?.rows.at(-1)?.row;
  assert.ok(row !== undefined);
  return row;
}
