/** Reads who has agreed to what. */
import type { SyntaxNode } from '../yaml/tree.ts';
import type { Acknowledged, Acknowledgement, Name } from './model.ts';
import { fieldsOf, isDate, type Reading, readMap, readText, wrongType } from './values.ts';

/** Letters, with anything between them that people put there, and perhaps a date. */
export const ACKNOWLEDGEMENT = /^\s*(\p{Lu}(?:[\s/,+&]*\p{Lu})*)(?:\s+(\S+))?\s*$/u;

/** Reads an `acknowledged` mapping: a name each, with letters and perhaps a date. */
export function readAcknowledged(reading: Reading, node: SyntaxNode | undefined): Acknowledged {
  const map = readMap(reading, node, 'Acknowledgements');
  const entries: Acknowledgement[] = [];
  for (const field of map === undefined ? [] : fieldsOf(reading, map)) {
    const value = readText(reading, field.value, 'An acknowledgement');
    if (value === undefined) continue;
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
