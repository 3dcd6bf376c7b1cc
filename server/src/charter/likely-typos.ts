/** What the flaws of a charter hide: keys that were meant to be others, and names in what could not be read. */
import { isNull, resolved, type SyntaxNode } from '../yaml/tree.ts';
import type { BlockReading } from './blocks.ts';
import type { CharterReading } from './read.ts';
import type { StructureFault } from './structure-faults.ts';
import { nfc } from './values.ts';

/**
 * What a charter may say in the texts that could not be read. Rules that call something absent, idle, isolated, unused or
 * vacant ask this first: one slip is one problem, and what would go away with it is not reported.
 *
 * - In an entry, `unread` (`PartlyRead`) has the keys whose values are not known; see `unreadKeys`.
 * - Rules report nothing in a block that is broken, whatever they look at: the runner sees to that.
 * - Of the charter as a whole, `LikelyTypos` says the rest, and the facts hand it on as `broken` and `mentioned`.
 */
export interface LikelyTypos {
  /** Missing top-level keys that a misspelt key probably means. */
  readonly misspelt: ReadonlySet<string>;
  /** Scalars in unreadable places, and their words; a name among them counts as used. */
  readonly mentioned: ReadonlySet<string>;
  /** Whether a whole entry, list or section could not be read. It may mention any name. */
  readonly hidden: boolean;
}

export function likelyTyposOf({ readings, flawed, schemes }: CharterReading): LikelyTypos {
  const misspelt = new Set<string>();
  const mentioned = new Set<string>();
  let hidden = false;
  for (const index of flawed) {
    const reading = readings.at(index);
    if (reading === undefined) continue;
    for (const flaw of reading.flaws) {
      if (flaw.kind === 'wrong-type') {
        mention(flaw.node, mentioned);
        hidden ||= isWhole(flaw.node, reading);
      }
      if (flaw.kind !== 'unknown-key') continue;
      const value = flaw.map.pairs[flaw.index]?.value;
      mentionText(flaw.key, mentioned);
      for (const key of otherKeysOf(flaw)) mentionText(key, mentioned);
      mention(value, mentioned);
      if (flaw.known !== schemes.topKeys) continue;
      hidden ||= resolved(value)?.kind !== 'scalar' || reading.block.kind === 'header';
      if (flaw.meaning?.kind === 'key') misspelt.add(flaw.meaning.key);
    }
  }
  return { misspelt, mentioned, hidden };
}

/** Whether a node is all that a section says, or an entry of its list. */
function isWhole(node: SyntaxNode, { block, pairs }: BlockReading): boolean {
  const of = [block.root, ...pairs.map((pair) => pair.value)];
  return of.some((one) => one === node || (one?.kind === 'seq' && one.items.includes(node)));
}

function mention(node: SyntaxNode | undefined, into: Set<string>): void {
  if (node?.kind === 'scalar') mentionText(node.value, into);
  else if (node?.kind === 'seq') for (const item of node.items) mention(item, into);
  else if (node?.kind === 'map') {
    for (const { key, value } of node.pairs) {
      mention(key, into);
      mention(value, into);
    }
  }
}

/** A text as a whole, and the words in it: of several names in one text, each is named. */
function mentionText(text: string, into: Set<string>): void {
  const value = nfc(text);
  into.add(value);
  for (const [word] of value.slice(0, LONGEST_MENTION).matchAll(/[\p{L}\p{N}\p{M}_-]+/gu)) into.add(word);
}

/** Nobody writes more names than this has into a text, in UTF-16 units. */
const LONGEST_MENTION = 2_000;

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

/** The keys that a flaw of one key speaks of, too. */
function otherKeysOf({ meaning, map, index }: StructureFault & { kind: 'unknown-key' }): readonly string[] {
  if (meaning?.kind === 'turned') return meaning.pairs.map((pair) => pair.name);
  if (meaning?.kind !== 'names') return [];
  return map.pairs.slice(index, index + meaning.count).flatMap(({ key }) => (key.kind === 'scalar' ? [key.value] : []));
}
