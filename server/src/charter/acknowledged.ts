/** Reads and writes acknowledgements. */
import { isNull, type MapNode, type SyntaxNode } from '../yaml/tree.ts';
import { isDate } from './dates.ts';
import { type BlockEdit, fillIn, insertPair, scalarText } from './edit/edits.ts';
import { dateMeant } from './meant-values.ts';
import type { Acknowledged, Acknowledgement, Name, Placed } from './model.ts';
import type { ShapePlace } from './structure-faults.ts';
import { fieldsOf, pairOf, type Reading, readMap, readText, wrongType } from './values.ts';

/** Letters with any separators, and an optional date. */
export const ACKNOWLEDGEMENT = /^\s*(\p{Lu}(?:[\s/,+&]*\p{Lu})*)(?:\s+(\S+))?\s*$/u;

/** Reads an `acknowledged` mapping: names with letters and an optional date. */
export function readAcknowledged(
  reading: Reading,
  node: SyntaxNode | undefined,
  { around, scheme }: Pick<ShapePlace, 'scheme'> & { readonly around: MapNode | undefined },
): Acknowledged {
  const entry = { ...(around === undefined ? {} : { around }), ...(scheme === undefined ? {} : { scheme }) };
  const shape: ShapePlace = { kind: 'acknowledged', section: 'acknowledged', label: '', entry: 'an entry', ...entry };
  const map = readMap(reading, node, 'Acknowledgements', shape);
  const entries: Acknowledgement[] = [];
  for (const field of map === undefined ? [] : fieldsOf(reading, map)) {
    const value = readText(reading, field.value, 'An acknowledgement');
    if (value === undefined) continue;
    const parts = ACKNOWLEDGEMENT.exec(value.value);
    if (parts === null || (parts[2] !== undefined && !isDate(parts[2]))) {
      const date = parts?.[2] === undefined ? undefined : dateMeant(parts[2]);
      const write = date?.write === undefined ? {} : { write: `${parts?.[1]} ${date.write}` };
      wrongType(reading, value.node, 'An acknowledgement', 'letters, and perhaps a date, such as “AR 2026-11-02”', {
        meaning: date && { ...date, ...write },
      });
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

/** A row or responsibility, as far as it is written. */
export type AcknowledgedEntry = Placed & { readonly node?: MapNode | undefined; readonly acknowledged?: Acknowledged };

/**
 * The edit that adds the first acknowledgement of a name; undefined if an alias repeats the entry or if `acknowledged`
 * has an unreadable value.
 */
export function newAcknowledgement(
  { block, node, acknowledged }: AcknowledgedEntry,
  name: string,
  value: string,
  newLine: string,
): BlockEdit | undefined {
  if (node === undefined) return undefined;
  const text = `${scalarText(name)}: ${value}`;
  const pair = pairOf(node, 'acknowledged');
  if (pair === undefined)
    return acknowledged === undefined ? insertPair(block, node, `acknowledged: { ${text} }`, newLine) : undefined;
  if (pair.value?.kind !== 'map') return isNull(pair.value) ? fillIn(block, pair, `{ ${text} }`) : undefined;
  const begun = pairOf(pair.value, name);
  if (begun === undefined) return insertPair(block, pair.value, text, newLine);
  return isNull(begun.value) ? fillIn(block, begun, value) : undefined;
}
