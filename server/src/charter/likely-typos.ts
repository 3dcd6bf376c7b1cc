/** What the flaws of a charter hide: keys that were meant to be others, and names in what could not be read. */
import { nearest } from '../text/nearest.ts';
import { isNull, resolved, type SyntaxNode } from '../yaml/tree.ts';
import type { CharterReading } from './read.ts';
import { nfc } from './values.ts';

export interface LikelyTypos {
  /** Top-level keys that another one was probably meant to be. */
  readonly misspelt: ReadonlySet<string>;
  /** The texts that stand where nothing could be read: a name among them is written there, whatever was meant. */
  readonly mentioned: ReadonlySet<string>;
}

/** The keys that a charter has to have, or that its names come from. */
const NEEDED = ['team', 'roles', 'people', 'extends'];

export function likelyTyposOf({ readings, flawed, schemes }: CharterReading): LikelyTypos {
  const misspelt = new Set<string>();
  const mentioned = new Set<string>();
  for (const index of flawed) {
    const reading = readings.at(index);
    if (reading === undefined) continue;
    for (const flaw of reading.flaws) {
      if (flaw.kind === 'wrong-type') mention(flaw.node, mentioned);
      if (flaw.kind !== 'unknown-key') continue;
      mention(flaw.map.pairs[flaw.index]?.value, mentioned);
      if (flaw.known !== schemes.topKeys || nearest(flaw.key, NEEDED) === undefined) continue;
      const meant = nearest(flaw.key, flaw.known);
      if (meant !== undefined) misspelt.add(meant);
    }
  }
  return { misspelt, mentioned };
}

function mention(node: SyntaxNode | undefined, into: Set<string>): void {
  if (node?.kind === 'scalar') into.add(nfc(node.value));
  else if (node?.kind === 'seq') for (const item of node.items) mention(item, into);
  else if (node?.kind === 'map') {
    for (const { key, value } of node.pairs) {
      mention(key, into);
      mention(value, into);
    }
  }
}

/** Whether roles or people are hidden by a slip, so that no name is known to be wrong. */
export function isNamelessIn({ charter }: CharterReading, misspelt: ReadonlySet<string>): boolean {
  return (
    charter.pairs.some(({ key, value }) => {
      if (key.value !== 'roles' && key.value !== 'people' && key.value !== 'extends') return false;
      const node = resolved(value);
      if (node === undefined) return value !== undefined;
      if (isNull(node)) return false;
      return key.value === 'extends' ? node.kind === 'map' : node.kind !== 'map';
    }) || ['roles', 'people', 'extends'].some((key) => misspelt.has(key))
  );
}
