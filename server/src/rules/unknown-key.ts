/** Reports keys that the format does not have. */
import {
  type BlockEdit,
  holdsAnchor,
  namesText,
  replaceNode,
  replaceScalar,
  scalarText,
} from '../charter/edit/edits.ts';
import { bracketNames, labelBefore, splitKey, turnedRound } from '../charter/edit/key-edits.ts';
import { removeForGood } from '../charter/edit/removal.ts';
import { FORMAT } from '../charter/meanings.ts';
import { meantBy } from '../charter/meant.ts';
import type { KeyMeaning } from '../charter/meant-keys.ts';
import { STANDARD_AREAS } from '../charter/model.ts';
import type { Names } from '../charter/names.ts';
import { BUILT_IN_SCHEMES, type Scheme } from '../charter/schemes.ts';
import type { StructureFault } from '../charter/structure-faults.ts';
import { type Block, runAround } from '../yaml/document.ts';
import { type MapNode, type Pair, saidBy } from '../yaml/tree.ts';
import { moveIntoTeam } from './key-moves.ts';
import { type Fix, type FixContext, rule } from './rule.ts';

export default rule({
  code: 'unknown-key',
  group: 'Structure',
  severity: 'warning',
  summary: 'A key is not part of the format.',
  why: 'Charter ignores everything under a misspelt key. Start your own keys with `x-`.',
  ask: 'What did we want to record here, and does Charter have a key for it?',
  marks: 'the key',
  fixesSafely: true,
  fixes: [
    'Write the intended key.',
    'Put names after a comma in brackets, and swap roles and letters in a row with roles as its keys.',
    'Begin it with `x-`.',
    'Remove it.',
  ],
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
    const reading = readingOf(flaw);
    return {
      block,
      span: flaw.at,
      message: reading.message,
      ...(reading.isKnown ? { severity: 'error' as const } : {}),
      fixes: (context) => fixesOf(flaw, block, context),
    };
  },
});

type UnknownKey = StructureFault & { kind: 'unknown-key' };

/** The message about a key, and whether it is a key of Charter in the wrong place. */
function readingOf(flaw: UnknownKey): { readonly message: string; readonly isKnown: boolean } {
  const { meaning, key, what } = flaw;
  const noKey = `${what} has no key “${key}”.`;
  if (meaning !== undefined) return { message: `${adviceFor(meaning, flaw, noKey)}`, isKnown: true };
  const elsewhere = placeOf(flaw);
  if (elsewhere !== undefined) return { message: `${noKey} It belongs ${elsewhere}.`, isKnown: true };
  const neighbour = neighbourOf(flaw);
  if (neighbour !== undefined) return { message: neighbour, isKnown: true };
  const message = `Charter has no “${key}” here. Start it with \`x-\` if it is your own key.`;
  return { message, isKnown: false };
}

function adviceFor(meaning: KeyMeaning, { key, what, map, index }: UnknownKey, noKey: string): string {
  switch (meaning.kind) {
    case 'key':
      if (meaning.lookAlike)
        return `“${key}” has an invisible character, or a letter of another script that looks like one of \`${meaning.key}\`. Write \`${meaning.key}\`.`;
      return meaning.sure ? `${noKey} Write \`${meaning.key}\`.` : `${noKey} Did you mean “${meaning.key}”?`;
    case 'label':
      return `${what} begins with \`${meaning.key}\`. Write \`${meaning.key}: ${key}\`.`;
    case 'letters': {
      const value = map.pairs[index]?.value;
      const said = value?.kind === 'scalar' ? ` ${saidBy(value)}` : ' …';
      return `“${key}” is ${meaning.letters.length} letters. Write each of them: ${meaning.letters.map((letter) => `\`${letter}:${said}\``).join(', ')}.`;
    }
    case 'names': {
      if (meaning.alone)
        return `“${key}” looks like a second name for ${meaning.of}, and only one can be there. Choose one.`;
      const before = map.pairs[index - 1]?.value;
      const names = [before, ...map.pairs.slice(index, index + meaning.count).map((pair) => pair.key)];
      const list = names.slice(0, LISTED).flatMap((node) => (node === undefined ? [] : textsOf(node)));
      const more = names.length > LISTED ? ', …' : '';
      return `“${key}” looks like ${meaning.count > 1 ? 'more names' : 'a second name'} for ${meaning.of}. Write \`${meaning.of}: [${list.join(', ')}${more}]\`.`;
    }
    case 'turned': {
      const written = [...lettersOf(meaning).entries()].map(([letter, names]) => `${letter}: ${namesText(names)}`);
      return `Letters are the keys of a row, and names are their values. Write the letters first: \`${written.join(', ')}\`.`;
    }
  }
}

/** How many names a message lists. */
const LISTED = 8;

function textsOf(node: MapNode['pairs'][number]['key']): readonly string[] {
  if (node.kind === 'scalar') return [saidBy(node)];
  return node.kind === 'seq' ? node.items.slice(0, LISTED).flatMap(textsOf) : [];
}

/** The holders of each letter, in a row with roles as its keys. */
function lettersOf(
  { pairs }: KeyMeaning & { kind: 'turned' },
  write = (name: string) => name,
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, letters } of pairs) {
    for (const letter of letters) found.set(letter, [...(found.get(letter) ?? []), write(name)]);
  }
  return found;
}

/** The right place of each key of the format. */
const PLACES: readonly { readonly keys: readonly string[]; readonly place: string }[] = [
  { keys: FORMAT.charter.keys, place: 'at the left edge, as a section of its own' },
  { keys: FORMAT.team.keys.filter((key) => key !== 'name'), place: 'under `team`' },
  { keys: FORMAT.role.keys.filter((key) => key !== 'notes'), place: 'in a role' },
  { keys: FORMAT.person.keys.filter((key) => key !== 'name' && key !== 'notes'), place: 'in a person of `people`' },
  { keys: FORMAT.row.keys.filter((key) => key !== 'notes'), place: 'in each row of a table' },
  { keys: FORMAT.decision.keys, place: 'in a row of a decision table, such as `daci`' },
  { keys: FORMAT.agreement.keys.filter((key) => key !== 'name' && key !== 'notes'), place: 'in an agreement' },
  {
    keys: FORMAT.responsibility.keys.filter((key) => key !== 'name' && key !== 'notes'),
    place: 'in an entry of `responsibilities`',
  },
  {
    keys: ['tie-break', 'tiebreak', 'tie break', 'tiebreaker', 'tie-breaker', 'tie breaker'],
    place: 'in the area that it is for: `when: { roles: [ … ], tie-break: … }`',
  },
  { keys: FORMAT.area.keys, place: 'in an area of `decides`' },
  { keys: STANDARD_AREAS, place: 'under `decides`' },
];

function placeOf({ key, known }: UnknownKey): string | undefined {
  // Options of rules never belong to an entry.
  if (known.includes('severity')) return undefined;
  return PLACES.find(({ keys }) => keys.includes(key))?.place;
}

/** The message about a letter that is not in the scheme of its row. */
function neighbourOf({ key, scheme }: UnknownKey): string | undefined {
  if (scheme === undefined) return undefined;
  const has = BUILT_IN_SCHEMES.flatMap((one) => {
    const letter = one.letters.find((letter) => letter.letter === key || letter.key === key);
    return letter === undefined || one.id === scheme.id ? [] : [{ id: one.id, letter, near: shared(one, scheme) }];
  });
  const [first] = has.sort((a, b) => b.near - a.near);
  if (first === undefined) return undefined;
  const nearest = has.filter((one) => one.near === first.near).slice(0, 2);
  const tables = nearest.map((one) => `\`${one.id}\``).join(' and ');
  const own = scheme.letters.find((letter) => letter.is.some((capability) => first.letter.is.includes(capability)));
  const instead =
    own === undefined ? '' : ` In \`${scheme.id}\`, write \`${own.letter}\` (${own.title.toLowerCase()}).`;
  return `“${key}” is a letter of ${tables}, not of \`${scheme.id}\`.${instead}`;
}

function shared(a: Scheme, b: Scheme): number {
  return a.letters.filter((letter) => b.letters.some((one) => one.key === letter.key)).length;
}

function fixesOf(flaw: UnknownKey, block: Block, context: FixContext): readonly Fix[] {
  const pair = flaw.map.pairs[flaw.index];
  if (pair === undefined) return [];
  const fixes: Fix[] = [...fixesFor(flaw, block, pair, context)];
  if (fixes.length === 0) {
    const edits = [replaceScalar(block, pair.key, `x-${flaw.key}`)];
    fixes.push({
      title: `Keep it as “x-${flaw.key}”`,
      edits,
      preferred: !readingOf(flaw).isKnown,
      safe: false,
    });
  }
  if (flaw.meaning === undefined || flaw.meaning.kind === 'key') {
    const edits = removal(flaw, block, context);
    if (edits.length > 0) fixes.push({ title: `Remove “${flaw.key}”`, edits, preferred: false, safe: false });
  }
  return fixes;
}

function fixesFor(flaw: UnknownKey, block: Block, pair: Pair, context: FixContext): readonly Fix[] {
  const { meaning, map, index } = flaw;
  const fix = (title: string, edits: readonly (BlockEdit | undefined)[], safe: boolean): readonly Fix[] => {
    const there = edits.flatMap((edit) => edit ?? []);
    return there.length === 0 || there.length < edits.length ? [] : [{ title, edits: there, preferred: true, safe }];
  };
  switch (meaning?.kind) {
    case undefined:
      return placeOf(flaw) === 'under `team`'
        ? fix('Move it under `team`', moveIntoTeam(flaw, block, context), true)
        : [];
    case 'key':
      if (isTaken(meaning.key, flaw, context)) return [];
      return fix(`Change it to “${meaning.key}”`, [replaceScalar(block, pair.key, meaning.key)], meaning.sure);
    case 'label':
      return fix(`Write “${meaning.key}” before it`, [labelBefore(block, map, pair, meaning.key)], true);
    case 'letters':
      if (meaning.letters.some((letter) => isTaken(letter, flaw, context))) return [];
      return fix('Write each letter', [splitKey(block, map, pair, meaning.letters, context.newLine)], true);
    case 'names': {
      if (meaning.alone) return [];
      const names = map.pairs
        .slice(index - 1, index + meaning.count)
        .map((one, at) => (at === 0 ? one.value : one.key));
      const texts = names.flatMap((node) => (node === undefined ? [] : textsOf(node)));
      const areNames = NAME_KEYS.has(meaning.of) || flaw.scheme !== undefined;
      const ids = areNames ? texts.map((text) => idOf(text, context.names)) : texts;
      const written = ids.every((id, at) => id === texts[at]) ? undefined : ids.map(scalarText);
      const safe = !areNames || ids.every((id) => isName(id, context.names));
      return fix('Put the names in brackets', [bracketNames(block, map, index, meaning.count, written)], safe);
    }
    case 'turned': {
      const { names } = context;
      const written = [...lettersOf(meaning, (name) => idOf(name, names))];
      if (written.some(([letter]) => isTaken(letter, flaw, context))) return [];
      const inOrder =
        flaw.scheme?.letters.flatMap(({ letter }) => written.filter(([one]) => one === letter)) ?? written;
      const pairs = new Map(inOrder.map(([letter, list]) => [letter, `${letter}: ${namesText(list)}`]));
      const safe = meaning.pairs.every(({ name }) => isName(idOf(name, names), names));
      return fix('Write the letters first', turnedRound(block, map, meaning.pairs, pairs, context.newLine) ?? [], safe);
    }
  }
}

/** The keys whose values are names of roles and people; the values of other keys are free text. */
const NAME_KEYS = new Set(['people', 'manages', 'with', 'owner', 'helpers', 'roles']);

function isName(text: string, names: Names): boolean {
  return names.resolve(text) !== undefined;
}

/** The id of a name, if it is certain. */
function idOf(name: string, names: Names): string {
  if (isName(name, names)) return name;
  const meaning = meantBy(name, names);
  return meaning?.kind === 'one' && meaning.by !== 'part' ? meaning.name : name;
}

/** Removes a pair; no edits if an alias repeats a part of it or a comment would be removed. */
function removal({ map, index }: UnknownKey, block: Block, { document }: FixContext): readonly BlockEdit[] {
  const value = map.pairs[index]?.value;
  if (holdsAnchor(value)) return [];
  if (map.pairs.length > 1 || map.flow) return removeForGood(block, map, index);
  if (map !== block.root) {
    // Removing the only pair would leave a null value, which is not an empty entry.
    const commented = block.text.slice(map.start, map.end).includes('#');
    return commented ? [] : [replaceNode(block, map, '{}')];
  }
  const edits = [...removeForGood(block, map, index)];
  if (block.kind !== 'header') return edits;
  // Items of a top-level list are separate blocks. Text after the last item is not part of the list.
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

/** Whether a key is in the entry already, or, as a letter, what it stands for. */
function isTaken(key: string, { map, index, known }: UnknownKey, { charter, schemes }: FixContext): boolean {
  const there = new Set(map.pairs.map((one, at) => (one.key.kind === 'scalar' && at !== index ? one.key.value : '')));
  if (known === schemes.topKeys) for (const pair of charter.pairs) there.add(pair.key.value);
  if (there.has(key)) return true;
  for (const { letters } of schemes.byId.values()) {
    const letter = letters.find((one) => one.key === key || one.letter === key);
    if (letter === undefined || !known.includes(letter.letter) || !known.includes(letter.key)) continue;
    if (there.has(letter.letter) || there.has(letter.key)) return true;
  }
  return false;
}
