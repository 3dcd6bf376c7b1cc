/** Reads located values out of syntax nodes, and notes what does not fit. Every function is total. */
import { compact } from '../text/compact.ts';
import {
  asLocated,
  isNull,
  type MapNode,
  markOf,
  type Pair,
  resolved,
  type ScalarNode,
  type SequenceNode,
  type SyntaxNode,
  saidBy,
} from '../yaml/tree.ts';
import { isDate } from './dates.ts';
import { Field, FirstKeys } from './fields.ts';
import { continuesNames, type KeyMeaning, type KeyPlace, meantByKey } from './meant-keys.ts';
import { dateMeant, type ValueMeaning, wordMeant } from './meant-values.ts';
import type { Located, Name } from './model.ts';
import type { ShapePlace, StructureFault } from './structure-faults.ts';

/** Where a reader is: the text that spans refer to, and the flaws found so far. */
export interface Reading {
  readonly text: string;
  readonly flaws: StructureFault[];
}

/** A name in the one spelling that names are compared in. */
export function nfc(name: string): string {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 0x7f) return name.normalize('NFC');
  return name;
}

/** The pair of a mapping whose key is a text, however that is spelled in Unicode. */
export function pairOf({ pairs }: MapNode, key: string): Pair | undefined {
  return pairs.find((pair) => pair.key.kind === 'scalar' && nfc(pair.key.value) === key);
}

/** Locates the text of a scalar, following an alias but marking the alias itself. */
function locate(node: SyntaxNode, scalar: ScalarNode, text: string): Name {
  const said = saidBy(scalar);
  const value = nfc(said);
  const itself = node.kind === 'scalar' && value === said ? asLocated(node) : undefined;
  return itself ?? { value, span: node.kind === 'scalar' ? node.mark : markOf(node, text), node };
}

export function wrongType(
  reading: Reading,
  node: SyntaxNode,
  what: string,
  expected: string,
  more: {
    words?: readonly string[];
    meaning?: ValueMeaning | undefined;
    shape?: ShapePlace;
    wrap?: 'list' | { readonly key: string };
  } = {},
): undefined {
  const { meaning, ...rest } = more;
  const at = markOf(node, reading.text);
  reading.flaws.push({ kind: 'wrong-type', at, node, what, expected, ...rest, ...(meaning ? { meaning } : {}) });
  return undefined;
}

/** Whether a value repeats nothing, which is noted: what it was meant to say is not known. */
function isLost(reading: Reading, node: SyntaxNode): boolean {
  if (node.kind !== 'alias' || resolved(node) !== undefined) return false;
  reading.flaws.push({ kind: 'unread', at: { start: node.start, end: node.end } });
  return true;
}

/** Whether a text has nothing in it but white space. */
function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** A text; undefined where there is none. A number or a truth value is taken as the text that stands there. */
export function readText(reading: Reading, node: SyntaxNode | undefined, what: string): Name | undefined {
  const value = resolved(node);
  if (node === undefined || isLost(reading, node) || isNull(value)) return undefined;
  if (value?.kind !== 'scalar') return wrongType(reading, node, what, 'a text');
  // Quotes around nothing say as little as no value does.
  if (isBlank(value.value)) return undefined;
  return locate(node, value, reading.text);
}

/** A text or a list of texts. */
export function readTexts(reading: Reading, node: SyntaxNode | undefined, what: string): readonly Name[] {
  const value = resolved(node);
  if (node === undefined || isLost(reading, node) || isNull(value)) return [];
  if (value?.kind === 'map') {
    wrongType(reading, node, what, 'a name or a list of names');
    return [];
  }
  if (value?.kind === 'scalar') return isBlank(value.value) ? [] : [locate(node, value, reading.text)];
  const names: Name[] = [];
  for (const item of value?.items ?? []) {
    const inner = resolved(item);
    if (isLost(reading, item) || inner === undefined || isNull(inner)) continue;
    if (inner.kind === 'scalar') {
      if (isBlank(inner.value)) continue;
      // What an alias of a whole list says is marked at the alias.
      const name = locate(item, inner, reading.text);
      const { value: written } = name;
      names.push(node.kind === 'alias' ? { value: written, span: markOf(node, reading.text), node: name.node } : name);
    } else wrongType(reading, item, what, 'a name');
  }
  return compact(names);
}

/** One of a fixed list of words. */
export function readWord<T extends string>(
  reading: Reading,
  node: SyntaxNode | undefined,
  what: string,
  words: readonly T[],
): Located<T> | undefined {
  const text = readText(reading, node, what);
  if (text === undefined) return undefined;
  const word = words.find((known) => known === text.value);
  if (word === undefined)
    return wrongType(reading, text.node, what, `one of ${words.join(', ')}`, {
      words,
      meaning: wordMeant(text.value, words),
    });
  return { value: word, span: text.span, node: text.node };
}

/** A calendar date. */
export function readDate(reading: Reading, node: SyntaxNode | undefined, what: string): Name | undefined {
  const text = readText(reading, node, what);
  if (text === undefined || isDate(text.value)) return text;
  return wrongType(reading, text.node, what, 'a date such as 2026-12-31', { meaning: dateMeant(text.value) });
}

export function readBoolean(reading: Reading, node: SyntaxNode | undefined, what: string): boolean {
  const value = resolved(node);
  if (node === undefined || isNull(value)) return false;
  if (value?.kind === 'scalar' && value.style === 'plain' && /^(?:true|True|TRUE)$/.test(value.value)) return true;
  if (value?.kind === 'scalar' && value.style === 'plain' && /^(?:false|False|FALSE)$/.test(value.value)) return false;
  const quoted = value?.kind === 'scalar' && value.style !== 'plain' ? ' without quotes' : '';
  const words = ['true', 'false'];
  const meaning = value?.kind === 'scalar' ? wordMeant(value.value, words) : undefined;
  if (value !== undefined) wrongType(reading, node, what, `true or false${quoted}`, { words, meaning });
  return false;
}

/** A mapping; undefined where there is nothing, or something else. */
export function readMap(
  reading: Reading,
  node: SyntaxNode | undefined,
  what: string,
  shape?: ShapePlace,
): MapNode | undefined {
  const value = resolved(node);
  if (node === undefined || isLost(reading, node) || value === undefined || isNull(value)) return undefined;
  if (value.kind === 'map') return value;
  return wrongType(reading, node, what, 'keys and values', shape === undefined ? {} : { shape });
}

/** A list; undefined where there is nothing, or something else. */
export function readList(reading: Reading, node: SyntaxNode | undefined, what: string): SequenceNode | undefined {
  const value = resolved(node);
  if (node === undefined || value === undefined || isNull(value)) return undefined;
  if (value.kind === 'seq') return value;
  return wrongType(reading, node, what, 'a list', node.kind === 'map' ? { wrap: 'list' } : {});
}

/** A key that is the author's own at every level. */
export function isOwnKey(key: string): boolean {
  return key.startsWith('x-');
}

/**
 * The fields of a mapping: its own pairs, then what `<<` merges into it. A key that comes twice is noted once and read
 * once; the author's own keys are left out, unless they are asked for.
 */
export function fieldsOf(reading: Reading, map: MapNode, withOwn = false): readonly Field[] {
  const fields: Field[] = [];
  collect(reading, map, { fields, seen: new FirstKeys(), merged: undefined, withOwn });
  return fields;
}

/** Notes the keys that come twice in what is the author's own, of which nothing else is read. */
export function readOwn(reading: Reading, node: SyntaxNode | undefined): void {
  if (node?.kind === 'seq') for (const item of node.items) readOwn(reading, item);
  if (node?.kind !== 'map') return;
  const seen = new FirstKeys();
  for (const { key, value } of node.pairs) {
    if (key.kind === 'scalar') noteTwice(reading, locate(key, key, reading.text), seen);
    readOwn(reading, value);
  }
}

/** Whether a key stood in a mapping before, which is noted. */
function noteTwice(reading: Reading, key: Name, seen: FirstKeys): boolean {
  const first = seen.get(key.value);
  if (first === undefined) {
    seen.add(key);
    return false;
  }
  const twice = { at: key.span, key: key.value, first: first.value, firstAt: first.span };
  reading.flaws.push({ kind: 'duplicate-key', ...twice });
  return true;
}

interface Collected {
  readonly fields: Field[];
  readonly seen: FirstKeys;
  readonly withOwn: boolean;
  /** The mappings that were merged already: merges of merges can repeat one a billion times. */
  merged: Set<SyntaxNode> | undefined;
}

function collect(reading: Reading, map: MapNode, into: Collected): void {
  let merges: SyntaxNode[] | undefined;
  const own = into.merged === undefined;
  for (let index = 0; index < map.pairs.length; index++) {
    const pair = map.pairs[index];
    if (pair === undefined) continue;
    const node = resolved(pair.key);
    if (node?.kind !== 'scalar') {
      if (node !== undefined) wrongType(reading, pair.key, 'A key', 'a single word or text');
      continue;
    }
    if (node.value === '<<' && node.style === 'plain') {
      merges ??= [];
      if (pair.value !== undefined) merges.push(pair.value);
      continue;
    }
    const key = locate(pair.key, node, reading.text);
    if (own ? noteTwice(reading, key, into.seen) : into.seen.get(key.value) !== undefined) continue;
    if (!own) into.seen.add(key);
    if (isOwnKey(key.value)) {
      if (own) readOwn(reading, pair.value);
      if (!into.withOwn) continue;
    }
    into.fields.push(new Field(key, pair.value, index, !own, map));
  }
  if (merges === undefined) return;
  into.merged ??= new Set([map]);
  for (const merge of merges) mergeInto(reading, merge, into, into.merged);
}

function mergeInto(reading: Reading, merge: SyntaxNode, into: Collected, merged: Set<SyntaxNode>): void {
  const value = resolved(merge);
  if (value === undefined || merged.has(value)) return;
  merged.add(value);
  if (value.kind === 'seq') {
    for (const item of value.items) mergeInto(reading, item, into, merged);
    return;
  }
  if (value.kind !== 'map') {
    wrongType(reading, merge, 'A merge (`<<`)', 'keys and values');
    return;
  }
  // What is wrong with the merged mapping is said where it is written, not where it is repeated.
  collect({ text: reading.text, flaws: [] }, value, into);
}

/** What can be said of the place of an unknown key, besides the keys that could have been meant. */
export type PlaceOfKey = Pick<KeyPlace, 'label' | 'scheme'> & {
  /** The key that was meant for certain. */
  readonly meant?: string;
};

export function unknownKey(
  reading: Reading,
  field: Field,
  what: string,
  known: readonly string[],
  { meant, ...more }: PlaceOfKey = {},
): void {
  const { key, map, index } = field;
  const place = { known, map, index, ...more };
  if (!field.merged && continuesNames(place)) return;
  const meaning: KeyMeaning | undefined =
    meant === undefined ? meantByKey(key.value, place) : { kind: 'key', key: meant, sure: true };
  // A row that is turned round is one slip, at the first of its roles.
  if (meaning?.kind === 'turned' && meaning.pairs[0]?.index !== index) return;
  const { scheme } = more;
  const extra = { ...(meaning === undefined ? {} : { meaning }), ...(scheme === undefined ? {} : { scheme }) };
  reading.flaws.push({ kind: 'unknown-key', at: key.span, key: key.value, what, known, map, index, ...extra });
  if (!field.merged) readOwn(reading, field.value);
}

/**
 * The keys of an entry that its author may have meant, and that could not be read: a misspelt one, or one whose value is
 * of another kind than belongs there, or repeats nothing. What such a key would say is not known, so nobody may say that
 * it is missing.
 *
 * @param from how many flaws there were before the entry was read
 * @returns undefined where everything was read, as it nearly always is
 */
export function unreadKeys(reading: Reading, from: number, map: MapNode | undefined): ReadonlySet<string> | undefined {
  if (reading.flaws.length === from || map === undefined) return undefined;
  const keys = new Set<string>();
  for (const flaw of reading.flaws.slice(from)) {
    if (flaw.kind === 'unknown-key' && flaw.map === map) {
      for (const key of keysMeant(flaw)) keys.add(key);
    } else if (flaw.kind === 'wrong-type' || flaw.kind === 'unknown-key' || flaw.kind === 'unread') {
      const pair = map.pairs.find(
        ({ key, value }) => flaw.at.start >= key.start && flaw.at.end <= Math.max(key.end, value?.end ?? 0),
      );
      if (pair?.key.kind === 'scalar') keys.add(pair.key.value);
    }
  }
  return keys.size === 0 ? undefined : keys;
}

/** The keys that an unknown one may stand for: the one that is meant, or, where nobody can tell, any of them. */
function keysMeant({ meaning, known }: StructureFault & { kind: 'unknown-key' }): readonly string[] {
  if (meaning === undefined || meaning.kind === 'turned') return known;
  if (meaning.kind === 'letters') return meaning.letters;
  return [meaning.kind === 'names' ? meaning.of : meaning.key];
}
