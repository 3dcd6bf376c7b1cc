/** Reads responsibilities and agreements, and what every entry of a list has in common. */
import type { Block } from '../yaml/document.ts';
import { isNull, type MapNode, markOf, type SyntaxNode } from '../yaml/tree.ts';
import { readAcknowledged } from './acknowledged.ts';
import { meantByKey } from './meant-keys.ts';
import { everyMeant, minutesMeant, shareMeant, wordMeant } from './meant-values.ts';
import { AGREEMENT_KINDS, type Agreement, type Name, type Responsibility } from './model.ts';
import type { ShapePlace } from './structure-faults.ts';
import {
  fieldsOf,
  isOwnKey,
  type Reading,
  readMap,
  readText,
  readTexts,
  readWord,
  unknownKey,
  unreadKeys,
  wrongType,
} from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const RESPONSIBILITY_KEYS = ['name', 'owner', 'helpers', 'notes', 'acknowledged'];

/** Reads one entry of `responsibilities`. */
export function readResponsibility(reading: Reading, block: Block, node: SyntaxNode): Responsibility {
  const shape: ShapePlace = { kind: 'entry', section: 'responsibilities', label: 'name', entry: 'a responsibility' };
  const map = readEntry(reading, node, 'A responsibility', RESPONSIBILITY_KEYS, shape);
  const flaws = reading.flaws.length;
  const entry: Mutable<Responsibility> = { block, span: entrySpan(node), owners: [], helpers: [], node: map };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, 'name', 'A responsibility', 'What is owned?');
    return entry;
  }
  for (const field of fieldsOf(reading, map)) {
    switch (field.key.value) {
      case 'name': {
        const name = readText(reading, field.value, 'The name of a responsibility');
        if (name) entry.name = name;
        break;
      }
      case 'owner':
        entry.ownerKey = field.key;
        entry.owners = readTexts(reading, field.value, 'The owner of a responsibility');
        break;
      case 'helpers':
        entry.helpers = readTexts(reading, field.value, 'The helpers of a responsibility');
        break;
      case 'notes':
        readText(reading, field.value, 'A note');
        break;
      case 'acknowledged':
        entry.acknowledged = readAcknowledged(reading, field.value, { around: map });
        break;
      default:
        unknownKey(reading, field, 'A responsibility', RESPONSIBILITY_KEYS, { label: 'name' });
    }
  }
  const unread = unreadKeys(reading, flaws, map);
  if (unread !== undefined) entry.unread = unread;
  if (entry.name === undefined && !unread?.has('name'))
    missing(reading, node, 'name', 'This responsibility', 'What is owned?', map);
  return entry;
}

export const AGREEMENT_KEYS = ['name', 'kind', 'every', 'minutes', 'with', 'owner', 'share', 'notes'];

/** Reads one entry of `agreements`. */
export function readAgreement(reading: Reading, block: Block, node: SyntaxNode): Agreement {
  const shape: ShapePlace = { kind: 'entry', section: 'agreements', label: 'name', entry: 'an agreement' };
  const map = readEntry(reading, node, 'An agreement', AGREEMENT_KEYS, shape);
  const flaws = reading.flaws.length;
  const entry: Mutable<Agreement> = { block, span: entrySpan(node), with: [], owners: [], node: map };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, 'name', 'An agreement', 'What is agreed?');
    return entry;
  }
  for (const field of fieldsOf(reading, map)) {
    const { value } = field;
    switch (field.key.value) {
      case 'name': {
        const name = readText(reading, field.value, 'The name of an agreement');
        if (name) entry.name = name;
        break;
      }
      case 'kind': {
        const kind = readWord(reading, value, 'The kind of an agreement', AGREEMENT_KINDS);
        if (kind) entry.kind = kind;
        break;
      }
      case 'every': {
        const every = readEvery(reading, value);
        if (every) entry.every = every;
        break;
      }
      case 'minutes':
        readNumber(reading, value, 'The length of an agreement', MINUTES.from, MINUTES.to, 'minutes');
        break;
      case 'with':
        entry.with = readTexts(reading, value, 'Who an agreement is with');
        break;
      case 'owner':
        entry.owners = readTexts(reading, value, 'The owner of an agreement');
        break;
      case 'share': {
        const share = readShare(reading, value);
        if (share) entry.share = share;
        break;
      }
      case 'notes':
        readText(reading, value, 'A note');
        break;
      default:
        unknownKey(reading, field, 'An agreement', AGREEMENT_KEYS, { label: 'name' });
    }
  }
  const unread = unreadKeys(reading, flaws, map);
  if (unread !== undefined) entry.unread = unread;
  if (entry.name === undefined && !unread?.has('name'))
    missing(reading, node, 'name', 'This agreement', 'What is agreed?', map);
  return entry;
}

export const MINUTES = { from: 1, to: 480 };

/** A share from 0% to 100%. */
export const SHARE = /^(?:100(?:\.0+)?|0?\d{1,2}(?:\.\d+)?)\s?%$/;

export const EVERY = /^(?:sprint|day|week|month|quarter|year|[1-9]\d{0,3} (?:day|week|month|quarter|year)s?)$/;

const PERIODS = ['day', 'week', 'month', 'quarter', 'year', 'sprint'];

function readEvery(reading: Reading, node: SyntaxNode | undefined): Name | undefined {
  const what = '`every`';
  const text = readText(reading, node, what);
  if (text === undefined || EVERY.test(text.value.trim())) return text;
  const expected = 'day, week, month, quarter, year, a number of them such as “2 weeks”, or sprint';
  // Of what has a number in it no single word is near enough: “2 sprints” is not every sprint.
  const near = () => (/\d/.test(text.value) ? undefined : wordMeant(text.value, PERIODS));
  return wrongType(reading, text.node, what, expected, { meaning: everyMeant(text.value) ?? near() });
}

function readNumber(
  reading: Reading,
  node: SyntaxNode | undefined,
  what: string,
  from: number,
  to: number,
  unit: string,
): void {
  const text = readText(reading, node, what);
  if (text === undefined) return;
  const value = /^\d{1,6}$/.test(text.value) ? Number(text.value) : Number.NaN;
  if (!(value >= from && value <= to)) {
    const meaning = minutesMeant(text.value);
    const fits = meaning?.write !== undefined && Number(meaning.write) >= from && Number(meaning.write) <= to;
    wrongType(reading, text.node, what, `a number of ${unit} from ${from} to ${to}`, fits ? { meaning } : {});
  }
}

function readShare(reading: Reading, node: SyntaxNode | undefined): Name | undefined {
  const text = readText(reading, node, 'A share');
  if (text === undefined || SHARE.test(text.value)) return text;
  return wrongType(reading, text.node, 'A share', 'a share from 0% to 100%', { meaning: shareMeant(text.value) });
}

/** Notes that an entry lacks a key that it has to have. */
export function missing(
  reading: Reading,
  node: SyntaxNode,
  key: string,
  what: string,
  placeholder: string,
  map?: MapNode,
): void {
  const at = markOf(node, reading.text);
  const empty = at.start === at.end && node.kind === 'scalar';
  const dash = Math.max(0, reading.text.lastIndexOf('-', at.start));
  const place = empty ? { start: dash, end: dash + 1 } : at;
  reading.flaws.push({ kind: 'missing-key', at: place, key, what, placeholder, ...(map ? { map } : { node }) });
}

/** The whole entry, without its dash. */
export function entrySpan(node: SyntaxNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

/** The keys of an entry; undefined where there are none, or where the entry has another shape, which is noted. */
export function readEntry(
  reading: Reading,
  node: SyntaxNode,
  what: string,
  known: readonly string[],
  shape: ShapePlace,
): MapNode | undefined {
  const map = readMap(reading, node, what, shape);
  const [only, second] = map?.pairs ?? [];
  if (only?.key.kind !== 'scalar' || second !== undefined || node.kind !== 'map') return map;
  const key = only.key.value;
  if (shape.scheme !== undefined && key === 'phase' && only.value?.kind === 'scalar' && !isNull(only.value))
    return wrongType(reading, node, what, 'a row', { shape: { ...shape, kind: 'heading' } });
  if (known.includes(key) || isOwnKey(key) || key === '<<') return map;
  const { value } = only;
  if (shape.scheme !== undefined && value?.kind === 'seq' && value.items.some((item) => item.kind === 'map'))
    return wrongType(reading, node, what, 'a row', { shape: { ...shape, kind: 'heading' } });
  const isEntry =
    (value?.kind === 'map' && value.pairs.some((one) => one.key.kind === 'scalar' && known.includes(one.key.value))) ||
    (known.includes('owner') && !known.includes('kind') && value?.kind === 'seq') ||
    (value?.kind === 'scalar' && !isNull(value));
  const isLabel = isEntry && meantByKey(key, { known, map: node, index: 0, label: shape.label }) === undefined;
  return isLabel ? wrongType(reading, node, what, 'keys and values', { shape }) : map;
}
