/** Definition, references, highlights and rename, based on the occurrences of a subject. */

import type { Analysis } from '../analysis.ts';
import { TOP_KEYS } from '../charter/blocks.ts';
import { scalarText } from '../charter/edit/edits.ts';
import type { Name, Origin } from '../charter/model.ts';
import { EVERYONE, fold } from '../charter/names.ts';
import { nfc } from '../charter/values.ts';
import { inOrder, type TextEdit } from '../text/edit.ts';
import { type Span, shift } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import { startOf } from '../yaml/places.ts';
import type { ScalarStyle, SyntaxNode } from '../yaml/tree.ts';
import { occurrenceAt, occurrencesOf, type PlacedOccurrence, type Subject } from './occurrences.ts';
import { writtenFor } from './repeated-names.ts';

/** A place in this charter or in one that it extends. */
export type Place =
  | { readonly at: Span; readonly from?: undefined }
  | { readonly from: Origin; readonly block: Block; readonly span: Span };

/** The declaration of the name at an offset. */
export function definitionAt(
  analysis: Analysis,
  offset: number,
): { readonly origin: PlacedOccurrence; readonly places: readonly Place[] } | undefined {
  const origin = occurrenceAt(analysis, offset);
  if (origin === undefined) return undefined;
  const own = occurrencesOf(analysis, origin.subject).filter((one) => one.declaration);
  if (own.length > 0) return { origin, places: own.map(({ at }) => ({ at })) };
  const inherited = inheritedDeclaration(analysis, origin.subject);
  return { origin, places: inherited === undefined ? [] : [inherited] };
}

function inheritedDeclaration(analysis: Analysis, { kind, key }: Subject): Place | undefined {
  if (kind === 'role') {
    const role = analysis.names.roles.find((one) => one.id === key)?.role;
    return role?.from && { from: role.from, block: role.block, span: role.id.span };
  }
  if (kind === 'scheme') {
    const entry = analysis.context.inherited.schemeEntries?.find((one) => one.id.value === key);
    return entry?.from && { from: entry.from, block: entry.block, span: entry.id.span };
  }
  if (kind === 'person') {
    const person = analysis.names.people.find((one) => one.key === key)?.person;
    return person?.from && { from: person.from, block: person.block, span: person.handle.span };
  }
  return undefined;
}

/** All places in this charter with the same subject as the name at an offset, also for a subject of another charter. */
export function referencesTo(
  analysis: Analysis,
  subject: Subject,
  withDeclaration: boolean,
): readonly PlacedOccurrence[] {
  return occurrencesOf(analysis, subject).filter((one) => withDeclaration || !one.declaration);
}

/** The subject to rename at an offset: a role, person, custom scheme or responsibility, but no rule and not `everyone`. */
export function renameableAt(analysis: Analysis, offset: number): PlacedOccurrence | undefined {
  const found = occurrenceAt(analysis, offset);
  if (found === undefined) return undefined;
  const { kind, key } = found.subject;
  if (kind === 'scheme')
    return analysis.reading.charter.schemes.some((one) => one.id.value === key) ? found : undefined;
  return kind === 'role' || kind === 'person' || kind === 'responsibility' ? found : undefined;
}

/**
 * The reason why a subject cannot have a name; undefined if it can. The new name must not already mean something else,
 * because then two things would become one.
 */
export function refusalOf(analysis: Analysis, subject: Subject, newName: string): string | undefined {
  if (newName.trim() === '') return 'A name needs at least one letter.';
  if (/\p{Cc}/u.test(newName)) return 'A name stands on one line.';
  if (newName !== newName.trim()) return 'A name can neither begin nor end with a space.';
  const name = nfc(newName);
  if (subject.kind === 'responsibility') return responsibilityRefusal(analysis, subject.key, name);
  if (name.startsWith('x-'))
    return 'Names that begin with “x-” are notes of the author’s own, and are not read. Choose another name.';
  if (name === '<<') return '“<<” has a meaning of its own in YAML. Choose another name.';
  if (subject.kind === 'scheme') {
    if (name === subject.key) return undefined;
    if (TOP_KEYS.some((key) => key === name)) return `“${name}” is a key of the format. Choose another name.`;
    return analysis.reading.schemes.byId.has(name)
      ? `There is a scheme “${name}” already. Choose another name.`
      : undefined;
  }
  if (name === EVERYONE) return '“everyone” means every role that is not external. Choose another name.';
  const taken = analysis.names.resolve(name);
  // A role with the same name hides a handle.
  const hidden = subject.kind === 'person' ? analysis.names.person(name) : undefined;
  if (taken === undefined && hidden === undefined) return undefined;
  const same =
    taken?.kind === subject.kind &&
    (taken.kind === 'role' ? taken.role.id : taken.kind === 'person' ? taken.person.key : '') === subject.key;
  return same
    ? undefined
    : `There is ${taken?.kind === 'role' ? 'a role' : 'a person'} “${name}” already. Choose another name.`;
}

function responsibilityRefusal({ reading }: Analysis, key: string, name: string): string | undefined {
  const wanted = fold(name);
  if (wanted === key) return undefined;
  const { responsibilities, tables } = reading.charter;
  const isTaken = (one: Name | undefined) => one !== undefined && fold(one.value) === wanted;
  if (responsibilities?.entries.some((one) => isTaken(one.name)))
    return `There is a responsibility “${name}” already. Choose another name.`;
  return tables.some((table) => table.entries.all().some((row) => isTaken(row.label)))
    ? `There is a row “${name}” already. Choose another name.`
    : undefined;
}

/**
 * The edits that rename a subject in one charter. Only places with the spelling of the declaration change: renaming a
 * handle keeps the person's display name.
 */
export function renameEdits(
  analysis: Analysis,
  subject: Subject,
  oldName: string,
  newName: string,
): readonly TextEdit[] {
  const found = occurrencesOf(analysis, subject).filter(
    (one) => subject.kind === 'responsibility' || one.text === oldName,
  );
  const edits = new Map<number, TextEdit>();
  for (const { text, by, ...place } of writtenFor(found)) {
    const edit = writtenAnew(place, by, text ?? newName);
    edits.set(edit.span.start, edit);
  }
  return inOrder([...edits.values()]);
}

/**
 * Replaces the text of a node and keeps the author's quotes.
 *
 * @param by the start of the block in the text
 */
function writtenAnew(
  { node, block }: { readonly node: SyntaxNode; readonly block: Block },
  by: number,
  newName: string,
): TextEdit {
  const style = node.kind === 'scalar' ? node.style : 'plain';
  // The line end after a block text belongs to its node and stays.
  const end = node.start + block.text.slice(node.start, node.end).trimEnd().length;
  return { span: shift({ start: node.start, end }, by), newText: inStyle(newName, style) };
}

/**
 * The edits that replace paths in `extends`.
 *
 * @param wanted returns the new path for a path, or undefined to keep it
 */
export function extendsEdits(
  { document, reading }: Analysis,
  wanted: (path: string) => string | undefined,
): readonly TextEdit[] {
  const edits = reading.charter.extends.flatMap((path): TextEdit[] => {
    const start = startOf(document, path.block);
    const next = wanted(path.value);
    // The text of an alias is written at its anchor.
    if (start === undefined || next === undefined || next === path.value || path.node.kind !== 'scalar') return [];
    return [writtenAnew(path, start, next)];
  });
  return inOrder(edits);
}

function inStyle(name: string, style: ScalarStyle): string {
  if (style === 'double') return JSON.stringify(name);
  // Inside single quotes only the quote itself can be escaped.
  const text = scalarText(name);
  return style === 'single' && (text === name || !text.includes('\\u')) ? `'${name.replaceAll("'", "''")}'` : text;
}
