import { type BlockEdit, holdsAnchor, replaceNode, replaceScalar } from '../charter/edit/edits.ts';
import { removeForGood } from '../charter/edit/removal.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { nearest } from '../text/nearest.ts';
import { type Block, runAround } from '../yaml/document.ts';
import type { MapNode } from '../yaml/tree.ts';
import { type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-key',
  group: 'Structure',
  severity: 'warning',
  summary: 'A key that the format does not have.',
  why: 'What stands under a misspelt key is read by nobody. Keys of your own begin with `x-`.',
  ask: 'What did we want to record here, and does Charter have a key for it?',
  marks: 'the key',
  fixes: ['Take the nearest key.', 'Remove it.'],
  bad: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, phse: Delivery, R: eng, A: pm }
`,
  },
  good: {
    text: `team: Checkout
roles: { pm: Product Manager, eng: Software Engineer }
raci:
  - { activity: Deploying, phase: Delivery, x-ticket: 42, R: eng, A: pm }
`,
  },

  flaw(flaw, block) {
    if (flaw.kind !== 'unknown-key') return undefined;
    const near = flaw.meant ?? nearest(flaw.key, flaw.known);
    // A key that is there already was not meant once more.
    const advice =
      near === undefined || keysOf(flaw.map).has(near)
        ? 'Remove it, or begin it with `x-` if it is your own.'
        : `Did you mean “${near}”?`;
    return {
      block,
      span: flaw.at,
      message: `${flaw.what} has no key “${flaw.key}”. ${advice}`,
      fixes: (context) => fixesOf(flaw, block, near, context),
    };
  },
});

function keysOf(map: MapNode): Set<string> {
  return new Set(map.pairs.map((one) => (one.key.kind === 'scalar' ? one.key.value : '')));
}

type UnknownKey = StructureFault & { kind: 'unknown-key' };

function fixesOf(flaw: UnknownKey, block: Block, near: string | undefined, context: FixContext): readonly Fix[] {
  const pair = flaw.map.pairs[flaw.index];
  if (pair === undefined) return [];
  const fixes: Fix[] = [];
  if (near !== undefined && !isTaken(near, flaw, context)) {
    fixes.push({
      title: `Change it to “${near}”`,
      edits: [replaceScalar(block, pair.key, near)],
      preferred: true,
      safe: !OTHER_WAY_ROUND.has(flaw.key),
    });
  }
  const edits = removal(flaw, block, context);
  if (edits.length > 0) fixes.push({ title: `Remove “${flaw.key}”`, edits, preferred: false, safe: false });
  return fixes;
}

/** Words that are near a key and say the opposite: a role's manager is not whom it manages. */
const OTHER_WAY_ROUND: ReadonlySet<string> = new Set(['manager', 'managed']);

/** Removes a pair; nothing where an alias repeats a part of it, or where a comment would go. */
function removal({ map, index }: UnknownKey, block: Block, { document }: FixContext): readonly BlockEdit[] {
  const value = map.pairs[index]?.value;
  if (holdsAnchor(value)) return [];
  if (map.pairs.length > 1 || map.flow) return removeForGood(block, map, index);
  if (map !== block.root) {
    // A mapping without its only pair would say nothing at all, which is another thing than an empty one.
    const commented = block.text.slice(map.start, map.end).includes('#');
    return commented ? [] : [replaceNode(block, map, '{}')];
  }
  const edits = [...removeForGood(block, map, index)];
  if (block.kind !== 'header') return edits;
  // The items of a list at the top are blocks of their own. What follows the last one is not of the list.
  const { header, end } = runAround(document, document.blocks.indexOf(block));
  const items = document.blocks.slice(header + 1, end);
  for (const item of items) {
    if (item.root === undefined || holdsAnchor(item.root)) return [];
    const { text, root } = item;
    const lineEnd = text.indexOf('\n', Math.max(0, root.end - 1));
    const isLast = item === items.at(-1);
    edits.push({
      block: item,
      span: { start: 0, end: isLast && lineEnd !== -1 ? lineEnd + 1 : text.length },
      newText: '',
    });
  }
  return edits;
}

/** Whether a key is in the mapping already, or, as a letter, what it stands for. */
function isTaken(key: string, { map, known }: UnknownKey, { charter, schemes }: FixContext): boolean {
  const there = keysOf(map);
  if (known === schemes.topKeys) for (const pair of charter.pairs) there.add(pair.key.value);
  if (there.has(key)) return true;
  for (const { letters } of schemes.byId.values()) {
    const letter = letters.find((one) => one.key === key || one.letter === key);
    if (letter === undefined || !known.includes(letter.letter) || !known.includes(letter.key)) continue;
    if (there.has(letter.letter) || there.has(letter.key)) return true;
  }
  return false;
}
