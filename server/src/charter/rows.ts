import type { Block } from '../yaml/document.ts';
import { isNull, type MapNode, markOf, resolved, type SyntaxNode } from '../yaml/tree.ts';
import {
  type Acknowledged,
  type Acknowledgement,
  AGREEMENT_KINDS,
  type Agreement,
  type Assignment,
  HOTSPOTS,
  type Hotspot,
  type Located,
  type Name,
  type Responsibility,
  type Row,
  STATUSES,
} from './model.ts';
import { isDecisionScheme, type Letter, type Scheme } from './schemes.ts';
import {
  type Field,
  fieldsOf,
  isDate,
  type Reading,
  readDate,
  readMap,
  readText,
  readTexts,
  readWord,
  unknownKey,
  wrongType,
} from './values.ts';

/** The keys of every row, besides its label and its letters; and those of a decision scheme's rows. */
export const ROW_KEYS = ['phase', 'covers', 'notes', 'acknowledged'];
export const DECISION_KEYS = ['status', 'due', 'outcome'];

/** What the keys of a scheme's rows mean. */
interface Shape {
  readonly letters: ReadonlyMap<string, Letter>;
  readonly known: readonly string[];
}

const SHAPES = new WeakMap<Scheme, Shape>();

/** The keys of a scheme's rows; found once for a scheme, which never changes. */
function shapeOf(scheme: Scheme): Shape {
  const known = SHAPES.get(scheme);
  if (known !== undefined) return known;
  const letters = new Map<string, Letter>();
  for (const letter of scheme.letters) {
    letters.set(letter.letter, letter);
    letters.set(letter.key, letter);
  }
  const decision = isDecisionScheme(scheme) ? DECISION_KEYS : [];
  const shape = { letters, known: [scheme.row, ...letters.keys(), ...ROW_KEYS, ...decision] };
  SHAPES.set(scheme, shape);
  return shape;
}

/** The label keys that some scheme of a charter has: one in the wrong table is a slip, not a new key. */
export type LabelKeys = ReadonlySet<string>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads one row of a table. */
export function readRow(reading: Reading, block: Block, node: SyntaxNode, scheme: Scheme, labels: LabelKeys): Row {
  const map = readMap(reading, node, `A row of \`${scheme.id}\``, { key: scheme.row });
  const assignments: Assignment[] = [];
  const row: Mutable<Row> = { block, span: entrySpan(node), scheme, assignments, covers: [], node: map };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, scheme.row, 'A row', 'What is done?');
    return row;
  }
  const shape = shapeOf(scheme);
  let excused = false;
  for (const field of fieldsOf(reading, map)) {
    const key = field.key.value;
    if (key === scheme.row) {
      const label = readLabel(reading, field, 'The label of a row');
      if (label) row.label = label;
    } else if (shape.letters.has(key)) readAssignment(reading, field, shape.letters.get(key), assignments);
    else if (!readRowField(reading, row, field, scheme)) {
      const slip = labels.has(key);
      excused ||= slip;
      unknownKey(reading, field, `A row of \`${scheme.id}\``, shape.known, slip ? scheme.row : undefined);
    }
  }
  if (row.label === undefined && !excused) {
    const placeholder = isDecisionScheme(scheme) ? 'What is decided?' : 'What is done?';
    missing(reading, node, scheme.row, 'This row', placeholder, map);
  }
  return row;
}

/** A label: a text that is more than white space. */
function readLabel(reading: Reading, field: Field, what: string): Name | undefined {
  const label = readText(reading, field.value, what);
  return label !== undefined && label.value.trim() === '' ? undefined : label;
}

function readRowField(reading: Reading, row: Mutable<Row>, field: Field, scheme: Scheme): boolean {
  const { value } = field;
  switch (field.key.value) {
    case 'phase': {
      const phase = readText(reading, value, 'A phase');
      if (phase) row.phase = phase;
      return true;
    }
    case 'covers':
      row.covers = readCovers(reading, value);
      return true;
    case 'notes': {
      const notes = readText(reading, value, 'A note');
      if (notes) row.notes = notes;
      return true;
    }
    case 'acknowledged':
      row.acknowledged = readAcknowledged(reading, value);
      return true;
  }
  if (!isDecisionScheme(scheme)) return false;
  switch (field.key.value) {
    case 'status': {
      const status = readWord(reading, value, 'A status', STATUSES);
      if (status) row.status = status;
      return true;
    }
    case 'due': {
      const due = readDate(reading, value, 'A due date');
      if (due) row.due = due;
      return true;
    }
    case 'outcome':
      readText(reading, value, 'An outcome');
      return true;
  }
  return false;
}

function readCovers(reading: Reading, node: SyntaxNode | undefined): readonly Located<Hotspot>[] {
  const covers: Located<Hotspot>[] = [];
  for (const text of readTexts(reading, node, 'What a row covers')) {
    const word = readWord(reading, text.node, 'What a row covers', HOTSPOTS);
    if (word) covers.push(word);
  }
  return covers;
}

function readAssignment(reading: Reading, field: Field, letter: Letter | undefined, into: Assignment[]): void {
  if (letter === undefined) return;
  const { key, value } = field;
  const before = into.find((assignment) => assignment.letter === letter);
  if (before !== undefined) {
    const first = before.key;
    reading.flaws.push({
      kind: 'duplicate-key',
      at: key.span,
      key: key.value,
      first: first.value,
      firstAt: first.span,
    });
    return;
  }
  into.push({ letter, key, names: readTexts(reading, value, `The holders of ${key.value}`), value });
}

/** Letters, with anything between them that people put there, and perhaps a date. */
export const ACKNOWLEDGEMENT = /^\s*(\p{Lu}(?:[\s/,+&]*\p{Lu})*)(?:\s+(\S+))?\s*$/u;

/** Reads an `acknowledged` mapping: a name each, with letters and perhaps a date. */
function readAcknowledged(reading: Reading, node: SyntaxNode | undefined): Acknowledged {
  const map = readMap(reading, node, 'Acknowledgements');
  const entries: Acknowledgement[] = [];
  for (const field of map === undefined ? [] : fieldsOf(reading, map)) {
    const value = readText(reading, field.value, 'An acknowledgement');
    if (value === undefined) {
      if (isNull(resolved(field.value))) {
        const at = field.value ?? field.key.node;
        wrongType(reading, at, 'An acknowledgement', 'letters, and perhaps a date, such as “AR 2026-11-02”');
      }
      continue;
    }
    const parts = ACKNOWLEDGEMENT.exec(value.value);
    if (parts === null || (parts[2] !== undefined && !isDate(parts[2]))) {
      wrongType(reading, value.node, 'An acknowledgement', 'letters, and perhaps a date, such as “AR 2026-11-02”');
      continue;
    }
    const letters = (parts[1] ?? '').replace(/[\s/,+&]/g, '');
    const date = parts[2] === undefined ? undefined : partOf(value, parts[2]);
    entries.push({ name: field.key, letters, value, span: field.span, ...(date ? { date } : {}) });
  }
  return { entries, node: map };
}

/** The last part of a text as a located value of its own, where the text stands as it is written. */
function partOf(value: Name, part: string): Name {
  const { start, end } = value.span;
  const plain = end - start === value.value.length;
  const at = plain ? start + value.value.lastIndexOf(part) : start;
  return { value: part, span: { start: at, end: plain ? at + part.length : end }, node: value.node };
}

export const RESPONSIBILITY_KEYS = ['name', 'owner', 'helpers', 'notes', 'acknowledged'];

/** Reads one entry of `responsibilities`. */
export function readResponsibility(reading: Reading, block: Block, node: SyntaxNode): Responsibility {
  const map = readMap(reading, node, 'A responsibility', { key: 'name' });
  const entry: Mutable<Responsibility> = { block, span: entrySpan(node), owners: [], helpers: [], node: map };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, 'name', 'A responsibility', 'What is owned?');
    return entry;
  }
  for (const field of fieldsOf(reading, map)) {
    switch (field.key.value) {
      case 'name': {
        const name = readLabel(reading, field, 'The name of a responsibility');
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
        entry.acknowledged = readAcknowledged(reading, field.value);
        break;
      default:
        unknownKey(reading, field, 'A responsibility', RESPONSIBILITY_KEYS);
    }
  }
  if (entry.name === undefined) missing(reading, node, 'name', 'This responsibility', 'What is owned?', map);
  return entry;
}

export const AGREEMENT_KEYS = ['name', 'kind', 'every', 'minutes', 'with', 'owner', 'share', 'notes'];

/** Reads one entry of `agreements`. */
export function readAgreement(reading: Reading, block: Block, node: SyntaxNode): Agreement {
  const map = readMap(reading, node, 'An agreement', { key: 'name' });
  const entry: Mutable<Agreement> = { block, span: entrySpan(node), with: [], owners: [], node: map };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, 'name', 'An agreement', 'What is agreed?');
    return entry;
  }
  for (const field of fieldsOf(reading, map)) {
    const { value } = field;
    switch (field.key.value) {
      case 'name': {
        const name = readLabel(reading, field, 'The name of an agreement');
        if (name) entry.name = name;
        break;
      }
      case 'kind': {
        const kind = readWord(reading, value, 'The kind of an agreement', AGREEMENT_KINDS);
        if (kind) entry.kind = kind;
        break;
      }
      case 'every':
        readPattern(
          reading,
          value,
          'How often',
          EVERY,
          'day, week, month, quarter, year, sprint, or a number of them such as “2 weeks”',
        );
        break;
      case 'minutes':
        readNumber(reading, value, 'The length of an agreement', MINUTES.from, MINUTES.to, 'minutes');
        break;
      case 'with':
        entry.with = readTexts(reading, value, 'Who an agreement is with');
        break;
      case 'owner':
        entry.owners = readTexts(reading, value, 'The owner of an agreement');
        break;
      case 'share':
        readShare(reading, value);
        break;
      case 'notes':
        readText(reading, value, 'A note');
        break;
      default:
        unknownKey(reading, field, 'An agreement', AGREEMENT_KEYS);
    }
  }
  if (entry.name === undefined) missing(reading, node, 'name', 'This agreement', 'What is agreed?', map);
  return entry;
}

export const MINUTES = { from: 1, to: 480 };

/** A share from 0% to 100%. */
export const SHARE = /^(?:100(?:\.0+)?|0?\d{1,2}(?:\.\d+)?)\s?%$/;

export const EVERY = /^(?:sprint|day|week|month|quarter|year|[1-9]\d{0,3} (?:day|week|month|quarter|year)s?)$/;

function readPattern(
  reading: Reading,
  node: SyntaxNode | undefined,
  what: string,
  pattern: RegExp,
  expected: string,
): void {
  const text = readText(reading, node, what);
  if (text !== undefined && !pattern.test(text.value.trim())) wrongType(reading, text.node, what, expected);
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
  if (!(value >= from && value <= to)) wrongType(reading, text.node, what, `a number of ${unit} from ${from} to ${to}`);
}

function readShare(reading: Reading, node: SyntaxNode | undefined): void {
  const text = readText(reading, node, 'A share');
  if (text === undefined) return;
  if (!SHARE.test(text.value)) wrongType(reading, text.node, 'A share', 'a share from 0% to 100%');
}

function missing(
  reading: Reading,
  node: SyntaxNode,
  key: string,
  what: string,
  placeholder: string,
  map?: MapNode,
): void {
  const at = markOf(node, reading.text);
  const empty = at.start === at.end && node.kind === 'scalar';
  const place = empty ? { start: Math.max(0, reading.text.lastIndexOf('-', at.start)), end: at.end } : at;
  reading.flaws.push({ kind: 'missing-key', at: place, key, what, placeholder, ...(map ? { map } : {}) });
}

function entrySpan(node: SyntaxNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}
