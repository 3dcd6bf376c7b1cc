/**
 * Common wrong shapes of values, as data: where each occurs, how to recognise it, what to write, and the edits that
 * convert it. To support another shape, add it to `SHAPES`.
 */
import {
  type BlockEdit,
  columnOf,
  endOfPair,
  holdsAnchor,
  insertPair,
  scalarText,
  startOfLine,
  startOfPair,
} from '../charter/edit/edits.ts';
import { idsFor } from '../charter/made-ids.ts';
import { fold } from '../charter/names.ts';
import type { ShapePlace, StructureFault } from '../charter/structure-faults.ts';
import { peopleIn } from '../charter/vocabulary.ts';
import { replace } from '../text/edit.ts';
import type { Block } from '../yaml/document.ts';
import { isNull, type MapNode, type Pair, type ScalarNode, type SyntaxNode, saidBy } from '../yaml/tree.ts';
import type { FixContext } from './rule.ts';

/** A value with the wrong shape for its place. */
export interface Misshapen {
  readonly block: Block;
  readonly node: SyntaxNode;
  readonly place: ShapePlace;
}

export interface ShapeFix {
  readonly title: string;
  readonly edits: readonly BlockEdit[];
  /** Whether the fix invents nothing. */
  readonly safe: boolean;
}

export interface Shape {
  readonly of: readonly ShapePlace['kind'][];
  matches(at: Misshapen): boolean;
  /** The message, in plain words, quoting the author. */
  message(at: Misshapen): string;
  fix?(at: Misshapen, context: FixContext): ShapeFix | undefined;
}

const SHAPES: readonly Shape[] = [
  {
    // raci:\n  Delivery:\n    - { activity: … }
    of: ['entries'],
    matches: ({ node, place }) =>
      place.scheme !== undefined && node.kind === 'map' && node.pairs.some(({ value }) => value?.kind === 'seq'),
    message: ({ node, place }) => {
      const pair = node.kind === 'map' ? node.pairs.find(({ value }) => value?.kind === 'seq') : undefined;
      const text = pair === undefined ? '' : shortened(textOf(pair.key));
      return `\`${place.section}\` is one list of rows. Write \`phase: ${text}\` in each row below “${text}”, and remove that line.`;
    },
  },
  {
    // raci:\n  Sprint planning: { R: em }
    of: ['entries'],
    matches: ({ node, place }) => node.kind === 'map' && node.pairs.length > 0 && !hasKey(node, place.label),
    message: ({ node, place }) => {
      const pair = node.kind === 'map' ? node.pairs[0] : undefined;
      return `\`${place.section}\` is a list, with a dash before each entry. Write \`- ${pair === undefined ? '' : entryOf(pair, place)}\`.`;
    },
    fix: ({ block, node, place }, { newLine }) => {
      if (node.kind !== 'map') return undefined;
      // `pm: [Hiring, Roadmap]` has the owner first.
      if (node.pairs.some(({ value }) => value?.kind === 'seq')) return undefined;
      const edits = node.pairs.map((pair) => pairAsItem(block, node, pair, place, newLine));
      return complete('Make each one a list entry', edits);
    },
  },
  {
    // - Sprint planning: { R: em }
    of: ['entry'],
    matches: ({ node }) => node.kind === 'map',
    message: ({ node, place }) => {
      const pair = node.kind === 'map' ? node.pairs[0] : undefined;
      return `${sentence(place.entry)} begins with \`${place.label}\`. Write \`- ${pair === undefined ? '' : entryOf(pair, place)}\`.`;
    },
    fix: ({ block, node, place }, { newLine }) => {
      const [pair] = node.kind === 'map' ? node.pairs : [];
      if (pair === undefined || node.kind !== 'map') return undefined;
      return complete(`Write \`${place.label}\` before it`, [entryInItem(block, node, pair, place, newLine)]);
    },
  },
  {
    // - Delivery, over rows
    of: ['entry'],
    matches: ({ node, place }) => place.scheme !== undefined && node.kind === 'scalar' && !/[:=]/.test(node.value),
    message: ({ node, place }) => {
      const text = textOf(node);
      return `“${shortened(text)}” is only a text. For a row, write \`- { ${place.label}: ${shortened(text)}, … }\`; for a heading, write \`phase: ${shortened(text)}\` in each row below it.`;
    },
    fix: (at, context) => headingAsPhase(at, textOf(at.node), context) ?? bareTextAsEntry(at),
  },
  {
    // - phase: Delivery
    of: ['heading'],
    matches: () => true,
    message: ({ node }) => {
      const text = phaseOf(node);
      return `A phase is not a row. Write \`phase: ${shortened(text)}\` in each row below it.`;
    },
    fix: (at, context) =>
      at.node.kind === 'map' && at.node.pairs[0]?.value?.kind === 'seq'
        ? undefined
        : headingAsPhase(at, phaseOf(at.node), context),
  },
  {
    // - Bug backlog
    of: ['entry'],
    matches: ({ node }) => node.kind === 'scalar',
    message: ({ node, place }) =>
      `${sentence(place.entry)} has keys. Write \`- { ${place.label}: ${shortened(textOf(node))}, … }\`.`,
    fix: bareTextAsEntry,
  },
  {
    // roles:\n  - pm: Product Manager
    of: ['pairs'],
    matches: ({ node }) =>
      node.kind === 'seq' && node.items.length > 0 && node.items.every((item) => onlyPair(item) !== undefined),
    message: ({ node, place }) => {
      const pair = node.kind === 'seq' ? onlyPair(node.items[0]) : undefined;
      return `\`${place.section}\` is not a list. Write ${pair === undefined ? 'each entry' : `\`${short(pair)}\``} without the dash.`;
    },
    fix: ({ block, node }) => {
      if (node.kind !== 'seq' || node.flow) return undefined;
      return complete(
        'Remove the dashes',
        node.items.flatMap((item) => withoutDash(block, item)),
      );
    },
  },
  {
    // roles:\n  - { id: pm, title: Product Manager }
    of: ['pairs'],
    matches: ({ node }) =>
      node.kind === 'seq' && node.items.length > 0 && node.items.every((item) => idPairOf(item) !== undefined),
    message: ({ node, place }) => {
      const id = node.kind === 'seq' ? idPairOf(node.items[0]) : undefined;
      const text = id?.value === undefined ? '' : textOf(id.value);
      return `\`${place.section}\` is not a list. Write each entry under its id: \`${text}: { … }\`.`;
    },
    fix: ({ block, node }) => {
      if (node.kind !== 'seq' || node.flow) return undefined;
      return complete(
        'Write each under its id',
        node.items.map((item) => underId(block, item)),
      );
    },
  },
  {
    // people:\n  - { name: Ada Lind }
    of: ['pairs'],
    matches: ({ node, place }) =>
      place.section !== 'decides' &&
      node.kind === 'seq' &&
      node.items.length > 0 &&
      node.items.every((item) => namePairOf(item) !== undefined),
    message: ({ node, place }) => {
      const name = node.kind === 'seq' ? namePairOf(node.items[0]) : undefined;
      const text = name?.value === undefined ? '' : textOf(name.value);
      const [id = ''] = idsFor([text], undefined, place.section);
      return `\`${place.section}\` is not a list. Write each entry under an id: \`${id}: { ${name === undefined ? '' : short(name)}, … }\`.`;
    },
    fix: ({ block, node, place }, { charter, newLine }) => {
      if (node.kind !== 'seq' || node.flow) return undefined;
      const texts = node.items.map((item) => textOf(namePairOf(item)?.value ?? item));
      const ids = idsFor(texts, charter, place.section);
      const edits = node.items.map((item, at) => underMadeId(block, item, ids[at] ?? '', newLine));
      return complete('Write each under an id', edits, false);
    },
  },
  {
    // people: Ada Lind, Ben Sato; roles: [Product Manager]; - { name: Ada Lind }
    of: ['pairs'],
    matches: ({ node, place }) =>
      place.section !== '`decides`' && place.section !== 'decides' && textsOf(node).length > 0,
    message: ({ node, place }) => {
      const [first = ''] = textsOf(node);
      const [id = ''] = idsFor([first], undefined, place.section);
      return `\`${place.section}\` needs a key for each entry. Write \`${id}: ${shortened(first)}\`, and so on, one on each line.`;
    },
    fix: (at, context) => textsUnderIds(at, context),
  },
  {
    // acknowledged: yes
    of: ['acknowledged'],
    matches: () => true,
    message: ({ node, place }) => {
      const pairs = holdersIn(place, textsOf(node));
      const example =
        pairs.length === 0 ? 'ada: R' : pairs.map(([name, letters]) => `${scalarText(name)}: ${letters}`).join(', ');
      return `Write who agreed, and to which letters: \`acknowledged: { ${example} }\`.`;
    },
    fix: (at) => acknowledgedBy(at),
  },
];

/** The known shape of a value, if any. */
export function shapeOf(at: Misshapen): Shape | undefined {
  return SHAPES.find((shape) => shape.of.includes(at.place.kind) && shape.matches(at));
}

export function misshapen(flaw: StructureFault & { kind: 'wrong-type' }, block: Block): Misshapen | undefined {
  return flaw.shape === undefined ? undefined : { block, node: flaw.node, place: flaw.shape };
}

function complete(title: string, edits: readonly (BlockEdit | undefined)[], safe = true): ShapeFix | undefined {
  const there = edits.flatMap((edit) => edit ?? []);
  return there.length === 0 || there.length < edits.length ? undefined : { title, edits: there, safe };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function textOf(node: SyntaxNode): string {
  return node.kind === 'scalar' ? saidBy(node) : '';
}

function hasKey(map: MapNode, key: string): boolean {
  return map.pairs.some((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
}

/** The start of the corrected entry when the label was written as a key: `{ activity: Sprint planning, R: em, … }`. */
function entryOf({ key, value }: Pair, { label, section }: ShapePlace): string {
  const text = shortened(textOf(key));
  if (value?.kind === 'map') {
    const first = value.pairs.slice(0, 2).flatMap((pair) => (pair.value?.kind === 'scalar' ? [short(pair)] : []));
    return `{ ${[`${label}: ${text}`, ...first].join(', ')}${value.pairs.length > first.length ? ', …' : ''} }`;
  }
  const owner = section === 'responsibilities' && value?.kind === 'scalar' && !isNull(value);
  return owner ? `{ ${label}: ${text}, owner: ${shortened(textOf(value))} }` : `{ ${label}: ${text}, … }`;
}

function short({ key, value }: Pair): string {
  return `${textOf(key)}: ${value?.kind === 'scalar' ? shortened(saidBy(value)) : '…'}`;
}

/** A key written as a value, inside braces. */
function asLabel(block: Block, key: ScalarNode, flow: boolean): string {
  const text = block.text.slice(key.start, key.end);
  return key.style === 'plain' && (flow ? /[,[\]{}]/.test(text) : false) ? scalarText(saidBy(key)) : text;
}

/** Turns a pair of a section into a list item. */
function pairAsItem(block: Block, map: MapNode, pair: Pair, place: ShapePlace, newLine: string): BlockEdit | undefined {
  if (map.flow) return undefined;
  return asEntry(block, pair, place, '- ', newLine, 2);
}

/** Adds the label before the only pair of an item. */
function entryInItem(
  block: Block,
  map: MapNode,
  pair: Pair,
  place: ShapePlace,
  newLine: string,
): BlockEdit | undefined {
  if (map.flow) {
    const { value } = pair;
    if (value?.kind !== 'map' || !value.flow || pair.key.kind !== 'scalar') return undefined;
    const inner = block.text.slice(value.start + 1, value.end - 1).trim();
    if (inner.includes('#') || holdsAnchor(value)) return undefined;
    return { block, ...replace(map.start, map.end, `{ ${place.label}: ${asLabel(block, pair.key, true)}, ${inner} }`) };
  }
  return asEntry(block, pair, place, '', newLine, 0);
}

/** Turns `Label: value` into an entry that starts with the label; indents its lines if a dash is added. */
function asEntry(
  block: Block,
  pair: Pair,
  { label, section }: ShapePlace,
  dash: string,
  newLine: string,
  by: number,
): BlockEdit | undefined {
  const { key, value } = pair;
  const { text } = block;
  if (key.kind !== 'scalar' || key.anchor !== undefined || key.tag !== undefined || value?.anchor !== undefined)
    return undefined;
  const start = startOfPair(block, pair);
  const end = endOfPair(block, pair);
  if (text.charAt(start) === '?' || text.slice(key.start, key.end).includes('\n')) return undefined;
  const column = columnOf(text, start);
  if (value === undefined || isNull(value))
    return { block, ...replace(start, end, `${dash}{ ${label}: ${asLabel(block, key, true)} }`) };
  const between = text.slice(key.end, value.start);
  if (value.kind === 'map' && value.flow) {
    if (between.includes('\n') || value.pairs.length === 0) return undefined;
    return { block, ...replace(start, value.start + 1, `${dash}{ ${label}: ${asLabel(block, key, true)},`) };
  }
  if (value.kind === 'map') {
    const first = value.pairs[0];
    if (first === undefined) return undefined;
    const shift = column + (dash === '' ? 0 : by) - columnOf(text, startOfPair(block, first));
    const from = startOfLine(text, startOfPair(block, first));
    const body = moved(text.slice(from, end), shift);
    const rest = between.replace(/^[ \t]*:/, '');
    const comment = rest.slice(0, rest.lastIndexOf('\n') + 1);
    return body === undefined
      ? undefined
      : {
          block,
          ...replace(
            start,
            end,
            `${dash}${label}: ${asLabel(block, key, false)}${comment === '' ? newLine : comment}${body}`,
          ),
        };
  }
  // A single text is clear only in a responsibility: it is the owner.
  if (section !== 'responsibilities' || between.includes('\n') || between.includes('#')) return undefined;
  const written = text.slice(value.start, value.end);
  if (written.includes('\n') || (value.kind === 'seq' && !value.flow)) return undefined;
  const owner =
    value.kind === 'scalar' && value.style === 'plain' && /[,[\]{}]/.test(written)
      ? scalarText(saidBy(value))
      : written;
  return { block, ...replace(start, end, `${dash}{ ${label}: ${asLabel(block, key, true)}, owner: ${owner} }`) };
}

/** Lines moved by some columns; undefined if they have too few leading spaces. */
function moved(lines: string, by: number): string | undefined {
  if (by >= 0) return lines.replace(/^(?=[^\r\n])/gm, ' '.repeat(by));
  const out = lines
    .split('\n')
    .map((line) => (/^\s*$/.test(line) ? line : line.startsWith(' '.repeat(-by)) ? line.slice(-by) : undefined));
  return out.includes(undefined) ? undefined : out.join('\n');
}

function onlyPair(item: SyntaxNode | undefined): Pair | undefined {
  if (item?.kind !== 'map' || item.flow || item.pairs.length !== 1) return undefined;
  const [pair] = item.pairs;
  return pair?.key.kind === 'scalar' && !ID_KEYS.has(fold(pair.key.value)) && !NAME_KEYS.has(fold(pair.key.value))
    ? pair
    : undefined;
}

/** Removes the dash of `- pm: Product Manager` and moves the lines below it. */
function withoutDash(block: Block, item: SyntaxNode): readonly (BlockEdit | undefined)[] {
  const { text } = block;
  const pair = onlyPair(item);
  if (pair === undefined) return [undefined];
  const start = startOfPair(block, pair);
  const line = startOfLine(text, start);
  const lead = /^([ \t]*)(-[ ]+)$/.exec(text.slice(line, start));
  if (lead === null) return [undefined];
  const [, indent = '', dash = ''] = lead;
  // Without indentation, a space replaces the dash, so the keys stay inside their section.
  if (indent === '') return [{ block, ...replace(line, start, ' '.repeat(dash.length)) }];
  const edits: BlockEdit[] = [{ block, ...replace(line + indent.length, start, '') }];
  const end = endOfPair(block, pair);
  for (let at = text.indexOf('\n', start); at !== -1 && at < end - 1; at = text.indexOf('\n', at + 1)) {
    const before = /^ */.exec(text.slice(at + 1))?.[0].length ?? 0;
    if (/^\s*(?:\r?\n|$)/.test(text.slice(at + 1, at + 2 + before))) continue;
    edits.push({ block, ...replace(at + 1, at + 1 + Math.min(before, dash.length), '') });
  }
  return edits;
}

const ID_KEYS = new Set('id key handle short code abbreviation acronym slug'.split(' '));
const NAME_KEYS = new Set('name title role label full name'.split(' '));

function idPairOf(item: SyntaxNode | undefined): Pair | undefined {
  if (item?.kind !== 'map') return undefined;
  return item.pairs.find(
    ({ key, value }) =>
      key.kind === 'scalar' && ID_KEYS.has(fold(key.value)) && value?.kind === 'scalar' && !isNull(value),
  );
}

/** Turns `- { id: pm, title: Product Manager }` into `pm: { title: Product Manager }`. */
function underId(block: Block, item: SyntaxNode): BlockEdit | undefined {
  const { text } = block;
  const id = idPairOf(item);
  if (item.kind !== 'map' || id?.value?.kind !== 'scalar' || holdsAnchor(item)) return undefined;
  const [first, next] = item.pairs;
  if (first !== id) return undefined;
  const line = startOfLine(text, item.start);
  const lead = /^([ \t]*)-[ ]+$/.exec(text.slice(line, item.flow ? item.start : startOfPair(block, first)));
  if (lead === null) return undefined;
  const [, indent = ''] = lead;
  const key = text.slice(id.value.start, id.value.end);
  if (indent === '' && !item.flow) return undefined;
  const from = line + indent.length;
  const margin = indent === '' ? '  ' : '';
  if (item.flow) {
    if (next === undefined) return { block, ...replace(from, item.end, `${margin}${key}:`) };
    const between = text.slice(id.value.end, startOfPair(block, next));
    if (!/^[ \t]*,[ \t]*$/.test(between)) return undefined;
    return { block, ...replace(from, startOfPair(block, next), `${margin}${key}: { `) };
  }
  // In block style, the following lines already have the indentation that they need below the id.
  return { block, ...replace(from, endOfPair(block, id), `${key}:`) };
}

function namePairOf(item: SyntaxNode | undefined): Pair | undefined {
  if (item?.kind !== 'map') return undefined;
  return item.pairs.find(
    ({ key, value }) =>
      key.kind === 'scalar' && NAME_KEYS.has(fold(key.value)) && value?.kind === 'scalar' && !isNull(value),
  );
}

/** Turns `- { name: Ada Lind }` into `ada: { name: Ada Lind }`. */
function underMadeId(block: Block, item: SyntaxNode, id: string, newLine: string): BlockEdit | undefined {
  const [first] = item.kind === 'map' ? item.pairs : [];
  if (item.kind !== 'map' || first === undefined || holdsAnchor(item)) return undefined;
  const { text } = block;
  const start = item.flow ? item.start : startOfPair(block, first);
  const line = startOfLine(text, start);
  const [, indent, dash] = /^([ \t]*)(-[ ]+)$/.exec(text.slice(line, start)) ?? [];
  if (indent === undefined || dash === undefined) return undefined;
  if (indent === '' && !item.flow) return undefined;
  const key = `${indent === '' ? '  ' : ''}${scalarText(id)}:`;
  const below = `${key}${newLine}${indent}${' '.repeat(dash.length)}`;
  return { block, ...replace(line + indent.length, start, item.flow ? `${key} ` : below) };
}

/** The texts of a list or of a comma-separated text, or the names in its entries. */
function textsOf(node: SyntaxNode): readonly string[] {
  if (node.kind === 'scalar') return isNull(node) ? [] : peopleIn(saidBy(node));
  if (node.kind !== 'seq') return [];
  const texts = node.items.map((item) => (item.kind === 'scalar' && !isNull(item) ? saidBy(item) : undefined));
  return texts.includes(undefined) ? [] : texts.flatMap((text) => text ?? []);
}

/** Texts as keys and values, with the ids that the charter writes elsewhere, or such as import makes. */
function textsUnderIds({ block, node, place }: Misshapen, { charter, newLine }: FixContext): ShapeFix | undefined {
  const texts = textsOf(node);
  const { text } = block;
  if (holdsAnchor(node) || text.slice(node.start, node.end).includes('#')) return undefined;
  const ids = idsFor(texts, charter, place.section);
  const line = startOfLine(text, node.start);
  const isInline = text.slice(line, node.start).trim() !== '' && !/^\s*-?\s*$/.test(text.slice(line, node.start));
  const indent = isInline || columnOf(text, node.start) === 0 ? '  ' : ' '.repeat(columnOf(text, node.start));
  const lines = texts.map((one, at) => `${scalarText(ids[at] ?? '')}: ${scalarText(one)}`);
  const start = isInline ? text.slice(0, node.start).trimEnd().length : node.start;
  const end = node.end - (/\s*$/.exec(text.slice(node.start, node.end))?.[0].length ?? 0);
  const isAtEdge = !isInline && columnOf(text, node.start) === 0;
  const body = (isAtEdge ? indent : '') + lines.join(`${newLine}${indent}`);
  return {
    title: 'Write each under an id',
    edits: [{ block, ...replace(start, end, isInline ? `${newLine}${indent}${body}` : body) }],
    safe: false,
  };
}

/** Turns a text into an entry of its list. */
function bareTextAsEntry({ block, node, place }: Misshapen): ShapeFix | undefined {
  if (node.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded' || node.anchor !== undefined)
    return undefined;
  const written = block.text.slice(node.start, node.end);
  const label = node.style === 'plain' && /[,[\]{}\n]/.test(written) ? scalarText(saidBy(node)) : written;
  return {
    title: 'Make it an entry',
    edits: [{ block, ...replace(node.start, node.end, `{ ${place.label}: ${label} }`) }],
    safe: false,
  };
}

function phaseOf(node: SyntaxNode): string {
  const [pair] = node.kind === 'map' ? node.pairs : [];
  return pair?.value === undefined ? '' : textOf(pair.value.kind === 'seq' ? pair.key : pair.value);
}

/** Moves a heading into the rows below it, up to the next heading or the end of the table. */
function headingAsPhase(
  { block, place }: Misshapen,
  phase: string,
  { document, charter, newLine }: FixContext,
): ShapeFix | undefined {
  const index = document.blocks.indexOf(block);
  if (block.kind !== 'item' || phase.trim() === '') return undefined;
  const edits: BlockEdit[] = [];
  const table = charter.tables.find((one) => one.scheme.id === place.scheme?.id);
  const rows = new Map((table?.entries.all() ?? []).map((row) => [row.block, row]));
  for (let at = index + 1; at < document.blocks.length; at++) {
    const below = document.blocks.at(at);
    const row = below === undefined ? undefined : rows.get(below);
    if (below?.kind !== 'item' || row?.node === undefined || row.label === undefined || row.phase !== undefined) break;
    const label = row.node.pairs.findIndex((pair) => pair.value === row.label?.node);
    edits.push(
      insertPair(row.block, row.node, `phase: ${scalarText(phase)}`, newLine, label === -1 ? undefined : label),
    );
  }
  if (edits.length === 0) return undefined;
  const { text } = block;
  const lineEnd = text.indexOf('\n');
  if (text.slice(0, lineEnd === -1 ? text.length : lineEnd).includes('#')) return undefined;
  edits.unshift({ block, ...replace(0, lineEnd === -1 ? text.length : lineEnd + 1, '') });
  return { title: `Write “phase: ${phase}” in each row below`, edits, safe: false };
}

/** The letters of the holders in an entry, for all or some names. */
function holdersIn({ around, scheme }: ShapePlace, wanted: readonly string[]): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  for (const { key, value } of around?.pairs ?? []) {
    const letter = scheme === undefined ? (textOf(key) === 'owner' ? 'O' : undefined) : letterOf(scheme, textOf(key));
    if (letter === undefined) continue;
    const nodes = value?.kind === 'seq' ? value.items : [value];
    for (const node of nodes) {
      const name = node === undefined ? '' : textOf(node);
      if (name !== '' && name.trim() !== '') found.set(name, (found.get(name) ?? '') + letter);
    }
  }
  const some = [...found].filter(([name]) => wanted.includes(name));
  return some.length > 0 ? some : [...found].slice(0, 4);
}

/** The letter of a key, if it is an owner or doer letter. */
function letterOf(scheme: NonNullable<ShapePlace['scheme']>, key: string): string | undefined {
  const letter = scheme.letters.find((one) => one.letter === key || one.key === key);
  return letter?.is.some((one) => one === 'owner' || one === 'doer') ? letter.letter : undefined;
}

/** Turns a list of names into acknowledgements, if each name has letters. */
function acknowledgedBy({ block, node, place }: Misshapen): ShapeFix | undefined {
  const names = textsOf(node);
  if (node.kind !== 'seq' || !node.flow || holdsAnchor(node) || block.text.slice(node.start, node.end).includes('#'))
    return undefined;
  const held = new Map(holdersIn(place, names));
  if (names.length === 0 || !names.every((name) => held.has(name))) return undefined;
  const text = names.map((name) => `${scalarText(name)}: ${held.get(name)}`).join(', ');
  return {
    title: 'Write the letters of each',
    edits: [{ block, ...replace(node.start, node.end, `{ ${text} }`) }],
    safe: false,
  };
}
