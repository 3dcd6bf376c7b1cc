/**
 * A second look across blocks. Lines at the edge of a text that are no key, or whose key nothing has at the top, may belong
 * to the block above: an entry that is not indented, a text that goes on at the edge. They are joined with it where the two
 * together can be read as what was meant; otherwise each stays by itself, and a broken line spoils nothing but itself.
 */
import { type Block, readBlock } from './block.ts';
import { mayBelong } from './slips/indentation.ts';
import { isEntryKey, isSection, isTopKey } from './slips/known-keys.ts';
import { isNull, type SyntaxNode } from './tree.ts';

/** Longer blocks are not joined: each try reads both again. */
const LONGEST = 8_000;

/**
 * The blocks with those joined that belong together; undefined where there are none, as there mostly are not.
 *
 * @param numbers the blocks that may belong to another, in order: those that are broken, and those at the top
 */
export function joined(
  blocks: { at(index: number): Block | undefined; all(): readonly Block[] },
  numbers: readonly (readonly number[])[],
): readonly Block[] | undefined {
  const loose = new Set<number>();
  for (const list of numbers) for (const index of list) if (isLoose(blocks.at(index))) loose.add(index);
  if (loose.size === 0) return undefined;
  const result: Block[] = [];
  let some = false;
  for (const [index, block] of blocks.all().entries()) {
    const above = result[result.length - 1];
    const whole = above !== undefined && loose.has(index) ? together(above, block) : undefined;
    if (whole === undefined) result.push(block);
    else {
      result[result.length - 1] = whole;
      some = true;
    }
  }
  return some ? result : undefined;
}

/** Whether a block may belong to the one above it. */
function isLoose(block: Block | undefined): boolean {
  if (block === undefined || block.text.length > LONGEST) return false;
  if (block.kind === 'stray') return true;
  if (block.kind !== 'pair') return false;
  const key = keyOf(block.text);
  return key !== undefined && !isTopKey(key) && !key.startsWith('x-');
}

const KEY = /^[\p{L}][\p{L}\p{N}_-]*(?=[ \t]*[:=])/u;

function keyOf(text: string): string | undefined {
  return KEY.exec(text)?.[0];
}

/** What was joined, or could not be, by the lower block; a block stays the same object for as long as its text is the same. */
const KNOWN = new WeakMap<Block, { readonly above: Block; readonly whole: Block | undefined }>();

function together(above: Block, below: Block): Block | undefined {
  const known = KNOWN.get(below);
  if (known?.above === above) return known.whole;
  const whole = tried(above, below);
  KNOWN.set(below, { above, whole });
  return whole;
}

function tried(above: Block, below: Block): Block | undefined {
  if ((above.kind !== 'item' && above.kind !== 'pair') || above.text.length + below.text.length > LONGEST)
    return undefined;
  if (below.kind === 'pair' ? !belongs(above, below) : !mayGoOn(above.text, below.text)) return undefined;
  const whole = readBlock(above.text + below.text, above);
  const slips = whole.faults.filter((fault) => fault.mild !== true);
  return slips.length > 0 && slips.every(({ fix }) => fix !== undefined) ? whole : undefined;
}

/** Whether a text may go on at the edge: what stands above ends with words, and what is below begins with some. */
function mayGoOn(above: string, below: string): boolean {
  if (/^(?:```|~~~)/.test(below)) return true;
  return /[^\s\]}"'”|]\s*$/.test(above.slice(-200)) && /^[^\s|<`#{}[\]]/.test(below);
}

/** Words that somebody may have meant for the charter as a whole. */
const OF_THE_WHOLE = new Set([
  'title',
  'notes',
  'name',
  'purpose',
  'mission',
  'version',
  'goals',
  'scope',
  'channels',
  'links',
]);

/** Whether a pair at the edge may be an entry of what stands above it. */
function belongs(above: Block, below: Block): boolean {
  const key = keyOf(below.text) ?? '';
  const section = above.kind === 'pair' ? (keyOf(above.text) ?? '') : '';
  if (below.faults.some(({ fix }) => fix === undefined)) return above.kind === 'item' || isSection(section);
  if (OF_THE_WHOLE.has(key)) return false;
  // Nobody leaves a line empty within an entry, so what follows it is of the whole charter.
  if (above.kind === 'item') return !/\n[ \t]*\r?\n$/.test(above.text.slice(-200)) && mayBelong(key, section, true);
  if (!isSection(section)) return false;
  // What follows an empty section, or one that got its entries in this way, can hardly be anything else.
  if (isEmpty(above) || above.faults.some(({ slip }) => slip === 'unindented')) return true;
  return mayBelong(key, section, false) || isEntryOf(section, valueIn(below));
}

function valueIn({ root }: Block): SyntaxNode | undefined {
  return root?.kind === 'map' ? root.pairs[0]?.value : undefined;
}

function isEmpty(block: Block): boolean {
  const value = valueIn(block);
  return value !== undefined && isNull(value);
}

function isEntryOf(section: string, value: SyntaxNode | undefined): boolean {
  if ((section !== 'roles' && section !== 'people') || value?.kind !== 'map') return false;
  return value.pairs.some(({ key }) => key.kind === 'scalar' && isEntryKey(key.value, section));
}
