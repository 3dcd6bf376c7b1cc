/** Reads the schemes of a team's own. */
import { isNull, type MapNode, resolved, type SyntaxNode } from '../yaml/tree.ts';
import type { Field } from './fields.ts';
import type { Name, SchemeEntry, TopPair } from './model.ts';
import { CAPABILITIES, type Capability, defaultLimits, type Letter } from './schemes.ts';
import {
  fieldsOf,
  type Reading,
  readMap,
  readText,
  readTexts,
  readWord,
  unknownKey,
  unreadKeys,
  wrongType,
} from './values.ts';

export const SCHEME_KEYS = ['row', 'letters', 'title', 'notes'];

export function readSchemes(reading: Reading, pair: TopPair): readonly SchemeEntry[] {
  const map = readMap(reading, pair.value, '`schemes`');
  const entries: SchemeEntry[] = [];
  for (const field of map === undefined ? [] : fieldsOf(reading, map)) {
    entries.push({ block: pair.block, span: field.span, id: field.key, scheme: readScheme(reading, field) });
  }
  return entries;
}

function readScheme(reading: Reading, field: Field): SchemeEntry['scheme'] {
  const id = field.key.value;
  const flaws = reading.flaws.length;
  const node = readMap(reading, field.value, `The scheme “${id}”`);
  let row = 'activity';
  let letters: Letter[] | undefined;
  for (const inner of node === undefined ? [] : fieldsOf(reading, node)) {
    if (inner.key.value === 'row') row = readText(reading, inner.value, `\`row\` of “${id}”`)?.value ?? row;
    else if (inner.key.value === 'letters') {
      const map = readMap(reading, inner.value, `\`letters\` of “${id}”`);
      const spelt = new Map<string, Name>();
      if (map !== undefined)
        letters = fieldsOf(reading, map).flatMap((letter) => readLetter(reading, letter, spelt) ?? []);
    } else if (inner.key.value === 'title' || inner.key.value === 'notes') readText(reading, inner.value, `“${id}”`);
    else unknownKey(reading, inner, 'A scheme', SCHEME_KEYS);
  }
  if (letters === undefined && !isUnread(reading, flaws, node, 'letters')) {
    const more = node === undefined ? {} : { map: node };
    reading.flaws.push({
      kind: 'missing-key',
      at: field.key.span,
      key: 'letters',
      what: `The scheme “${id}”`,
      placeholder: '',
      ...more,
    });
  }
  return { id, row, letters: letters ?? [] };
}

/** Whether a mapping could not be read, or a key of it that its author may have meant. */
function isUnread(reading: Reading, from: number, map: MapNode | undefined, key: string): boolean {
  if (map === undefined) return reading.flaws.length > from;
  return unreadKeys(reading, from, map)?.has(key) === true;
}

export const LETTER_KEYS = ['key', 'title', 'meaning', 'is', 'min', 'max'];

export const CAPITAL = /^\p{Lu}$/u;

/** @param spelt the letters and keys before this one, by what a row spells them with: each of them means one letter */
function readLetter(reading: Reading, field: Field, spelt: Map<string, Name>): Letter | undefined {
  const char = field.key.value;
  const what = `The letter “${char}”`;
  if (!CAPITAL.test(char)) return wrongType(reading, field.key.node, 'A letter of a scheme', 'one capital letter');
  const flaws = reading.flaws.length;
  const node = readMap(reading, field.value, what);
  if (node === undefined) {
    if (reading.flaws.length === flaws) lacking(reading, field, 'key', what);
    return undefined;
  }
  let key: Name | undefined;
  let title: Name | undefined;
  let meaning: Name | undefined;
  let is: readonly Capability[] | undefined;
  const limits: { min?: number; max?: number } = {};
  for (const inner of fieldsOf(reading, node)) {
    if (inner.key.value === 'key') key = readText(reading, inner.value, what);
    else if (inner.key.value === 'title') title = readText(reading, inner.value, what);
    else if (inner.key.value === 'meaning') meaning = readText(reading, inner.value, what);
    else if (inner.key.value === 'is') is = readCapabilities(reading, inner.value);
    else if (inner.key.value === 'min' || inner.key.value === 'max') {
      const limit = readLimit(reading, inner);
      if (limit !== undefined) limits[inner.key.value] = limit;
    } else unknownKey(reading, inner, 'A letter', LETTER_KEYS);
  }
  const unread = unreadKeys(reading, flaws, node);
  if (key === undefined && !unread?.has('key')) lacking(reading, field, 'key', what);
  if (is === undefined && !unread?.has('is')) lacking(reading, field, 'is', what);
  for (const word of key === undefined ? [field.key] : [field.key, key]) {
    const first = spelt.get(word.value);
    if (first === undefined) spelt.set(word.value, word);
    else if (first !== field.key) {
      const twice = { at: word.span, key: word.value, first: first.value, firstAt: first.span };
      reading.flaws.push({ kind: 'duplicate-key', ...twice });
    }
  }
  const name = key?.value ?? char.toLowerCase();
  const capabilities = is ?? [];
  return {
    letter: char,
    key: name,
    title: title?.value ?? name.charAt(0).toUpperCase() + name.slice(1),
    meaning: meaning?.value ?? '',
    is: capabilities,
    ...defaultLimits(capabilities),
    ...limits,
  };
}

function readCapabilities(reading: Reading, node: SyntaxNode | undefined): readonly Capability[] | undefined {
  const texts = readTexts(reading, node, 'What a letter `is`');
  if (isNull(resolved(node))) return undefined;
  const found: Capability[] = [];
  for (const text of texts) {
    const word = readWord(reading, text.node, 'What a letter `is`', CAPABILITIES);
    if (word) found.push(word.value);
  }
  return found;
}

function readLimit(reading: Reading, field: Field): number | undefined {
  const text = readText(reading, field.value, `\`${field.key.value}\``);
  if (text === undefined) return undefined;
  if (/^\d{1,3}$/.test(text.value)) return Number(text.value);
  return wrongType(reading, text.node, `\`${field.key.value}\``, 'a number from 0 to 999');
}

function lacking(reading: Reading, field: Field, key: string, what: string): void {
  const map = resolved(field.value);
  const more = map?.kind === 'map' ? { map } : {};
  const placeholder = key === 'is' ? 'support' : 'name';
  reading.flaws.push({ kind: 'missing-key', at: field.key.span, key, what, placeholder, ...more });
}
