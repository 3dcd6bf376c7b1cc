/** Definition, references, highlights and rename: all of them over the occurrences of one subject. */
import type { Analysis } from '../analysis.ts';
import { scalarText } from '../charter/edits.ts';
import type { Origin } from '../charter/model.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Span, shift } from '../text/span.ts';
import type { Block } from '../yaml/document.ts';
import { occurrenceAt, occurrencesOf, type PlacedOccurrence, type Subject, sameSubject } from './occurrences.ts';

/** A place in this charter, or in one that it extends. */
export type Place =
  | { readonly at: Span; readonly from?: undefined }
  | { readonly from: Origin; readonly block: Block; readonly span: Span };

/** Where the thing that is named at an offset is declared. */
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
  if (kind === 'person') {
    const person = analysis.names.people.find((one) => one.key === key)?.person;
    return person?.from && { from: person.from, block: person.block, span: person.handle.span };
  }
  return undefined;
}

/** Every place in this charter that names what is named at an offset; also for a subject of another charter. */
export function referencesTo(
  analysis: Analysis,
  subject: Subject,
  withDeclaration: boolean,
): readonly PlacedOccurrence[] {
  return occurrencesOf(analysis, subject).filter((one) => withDeclaration || !one.declaration);
}

/** What can be renamed at an offset: roles, people, schemes of one's own and responsibilities, not rules or `everyone`. */
export function renameableAt(analysis: Analysis, offset: number): PlacedOccurrence | undefined {
  const found = occurrenceAt(analysis, offset);
  if (found === undefined) return undefined;
  const { kind, key } = found.subject;
  if (kind === 'scheme')
    return analysis.reading.charter.schemes.some((one) => one.id.value === key) ? found : undefined;
  return kind === 'role' || kind === 'person' || kind === 'responsibility' ? found : undefined;
}

/**
 * Why a subject cannot have a name; undefined where it can. A name must not already mean something else, because then
 * two things would become one.
 */
export function refusalOf(analysis: Analysis, subject: Subject, newName: string): string | undefined {
  if (newName.trim() === '') return 'A name needs at least one letter.';
  if (/\p{Cc}/u.test(newName)) return 'A name stands on one line.';
  if (subject.kind === 'responsibility') return undefined;
  if (subject.kind === 'scheme') {
    return analysis.reading.schemes.byId.has(newName) && newName !== subject.key
      ? `There is a scheme “${newName}” already.`
      : undefined;
  }
  if (newName === 'everyone') return '“everyone” means every role that is not external. Choose another name.';
  const taken = analysis.names.resolve(newName);
  if (taken === undefined) return undefined;
  const same =
    taken.kind === subject.kind &&
    (taken.kind === 'role' ? taken.role.id : taken.kind === 'person' ? taken.person.key : '') === subject.key;
  return same ? undefined : `There is ${taken.kind === 'role' ? 'a role' : 'a person'} “${newName}” already.`;
}

/**
 * The edits that rename a subject in one charter. Only the places that are spelled as the declaration is change: a
 * person's display name stays when the handle is renamed.
 */
export function renameEdits(
  analysis: Analysis,
  subject: Subject,
  oldName: string,
  newName: string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const seen = new Set<number>();
  for (const one of occurrencesOf(analysis, subject)) {
    if (!sameSubject(one.subject, subject) || seen.has(one.at.start)) continue;
    if (subject.kind !== 'responsibility' && one.text !== oldName) continue;
    // An alias repeats what is written elsewhere, and is renamed there.
    if (one.node.kind !== 'scalar') continue;
    seen.add(one.at.start);
    edits.push(renameScalar(one, newName));
  }
  return edits;
}

function renameScalar(one: PlacedOccurrence, newName: string): TextEdit {
  const { node } = one;
  const by = one.at.start - one.span.start;
  if (node.kind === 'scalar' && node.style === 'plain') return { span: shift(node, by), newText: scalarText(newName) };
  const quote = node.kind === 'scalar' && node.style === 'single' ? "'" : '"';
  const simple = !/['"\\]/.test(newName);
  return {
    span: shift({ start: node.start, end: node.end }, by),
    newText: simple ? quote + newName + quote : JSON.stringify(newName),
  };
}
