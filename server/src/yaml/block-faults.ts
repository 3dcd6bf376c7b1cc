/** What is wrong with the YAML of a document, block by block. */
import type { Block } from './block.ts';
import type { YamlDocument } from './document.ts';
import type { YamlFault } from './faults.ts';
import { MAX_FAULTS } from './limits.ts';
import type { AliasNode } from './tree.ts';

/** A problem of one block, and the block's number. */
export interface PlacedFault {
  readonly block: number;
  readonly fault: YamlFault;
}

/**
 * The faults of all blocks in order, capped: those of YAML itself, and aliases that repeat nothing.
 *
 * @param others how many faults the file has besides, which count as well
 */
export function blockFaults(document: YamlDocument, others = 0): readonly PlacedFault[] {
  if (document.unreadable) return [];
  const most = MAX_FAULTS - others;
  const faults: PlacedFault[] = [];
  const said = new Set<string | undefined>();
  for (const block of document.notable) {
    const at = document.blocks.at(block);
    if (at === undefined || (at.faults.length === 0 && at.unresolved.length === 0)) continue;
    for (const fault of at.faults) {
      if (fault.oncePerFile === true) {
        if (said.has(fault.slip)) continue;
        said.add(fault.slip);
      }
      faults.push({ block, fault });
    }
    // In a broken block, the anchors of unresolved aliases may be in unread text.
    if (at.faults.length === 0) for (const alias of at.unresolved) faults.push({ block, fault: aliasFault(alias, at) });
    if (faults.length >= most) break;
  }
  return faults.slice(0, most);
}

/** How many faults of YAML a document has, in its blocks and as a whole. */
export function countFaults(document: YamlDocument): number {
  return document.faults.length + blockFaults(document).length;
}

function aliasFault(alias: AliasNode, block: Block): YamlFault {
  const inside = block.anchors.includes(alias.name);
  const message = inside
    ? `“*${alias.name}” is inside the value that it repeats. Write out the value.`
    : `“*${alias.name}” repeats a value named “&${alias.name}”, which does not exist before it. If this is text, put it in quotes.`;
  return { code: 'invalid-yaml', span: { start: alias.start, end: alias.end }, message };
}
