/** Reads the rows of tables. */
import { compact } from '../text/compact.ts';
import type { Block } from '../yaml/document.ts';
import { isNull, type SyntaxNode } from '../yaml/tree.ts';
import { readAcknowledged } from './acknowledged.ts';
import { entrySpan, missing, readEntry } from './entries.ts';
import type { Field } from './fields.ts';
import { type Assignment, HOTSPOTS, type Hotspot, type Located, type Row, STATUSES } from './model.ts';
import { isDecisionScheme, type Letter, type Scheme } from './schemes.ts';
import type { ShapePlace } from './structure-faults.ts';
import {
  fieldsOf,
  pairOf,
  type Reading,
  readDate,
  readText,
  readTexts,
  readWord,
  unknownKey,
  unreadKeys,
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
    for (const word of [letter.letter, letter.key]) if (!letters.has(word)) letters.set(word, letter);
  }
  const decision = isDecisionScheme(scheme) ? DECISION_KEYS : [];
  const shape = { letters, known: [scheme.row, ...letters.keys(), ...ROW_KEYS, ...decision] };
  SHAPES.set(scheme, shape);
  return shape;
}

/** The label keys that some scheme of a charter has: one in the wrong table is a slip, not a new key. */
export type LabelKeys = ReadonlySet<string>;

const NONE: readonly never[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads one row of a table. */
export function readRow(reading: Reading, block: Block, node: SyntaxNode, scheme: Scheme, labels: LabelKeys): Row {
  const shape = shapeOf(scheme);
  const place: ShapePlace = { kind: 'entry', section: scheme.id, label: scheme.row, entry: 'a row', scheme };
  const map = readEntry(reading, node, `A row of \`${scheme.id}\``, shape.known, place);
  const flaws = reading.flaws.length;
  const assignments: Assignment[] = [];
  const row: Mutable<Row> = {
    block,
    span: map === node ? map : entrySpan(node),
    scheme,
    assignments,
    covers: NONE,
    node: map,
  };
  if (map === undefined) {
    if (isNull(node)) missing(reading, node, scheme.row, 'A row', 'What is done?');
    return row;
  }
  let excused = false;
  for (const field of fieldsOf(reading, map)) {
    const key = field.key.value;
    if (key === scheme.row) {
      const label = readText(reading, field.value, 'The label of a row');
      if (label) row.label = label;
    } else if (shape.letters.has(key)) readAssignment(reading, field, shape.letters.get(key), assignments);
    else if (!readRowField(reading, row, field, scheme)) {
      const slip = labels.has(key) && key !== scheme.row && pairOf(map, scheme.row) === undefined;
      excused ||= slip;
      unknownKey(reading, field, `A row of \`${scheme.id}\``, shape.known, {
        label: scheme.row,
        scheme,
        ...(slip ? { meant: scheme.row } : {}),
      });
    }
  }
  row.assignments = compact(assignments);
  const unread = unreadKeys(reading, flaws, map);
  if (unread !== undefined) row.unread = unread;
  if (row.label === undefined && !excused && !unread?.has(scheme.row)) {
    const placeholder = isDecisionScheme(scheme) ? 'What is decided?' : 'What is done?';
    missing(reading, node, scheme.row, 'This row', placeholder, map);
  }
  return row;
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
      row.acknowledged = readAcknowledged(reading, value, { around: field.map, scheme });
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
    case 'outcome': {
      const outcome = readText(reading, value, 'An outcome');
      if (outcome) row.outcome = outcome;
      return true;
    }
  }
  return false;
}

function readCovers(reading: Reading, node: SyntaxNode | undefined): readonly Located<Hotspot>[] {
  const covers: Located<Hotspot>[] = [];
  for (const text of readTexts(reading, node, 'What a row `covers`')) {
    const word = readWord(reading, text.node, 'What a row `covers`', HOTSPOTS);
    if (word) covers.push(word);
  }
  return covers;
}

function readAssignment(reading: Reading, field: Field, letter: Letter | undefined, into: Assignment[]): void {
  if (letter === undefined) return;
  const { key, value } = field;
  const before = into.find((assignment) => assignment.letter === letter);
  if (before !== undefined) {
    // What a merge brings in gives way to what the row says, whichever of the two spellings it has.
    if (field.merged) return;
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
