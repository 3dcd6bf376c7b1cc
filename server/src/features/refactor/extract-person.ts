/** Declares a person with a handle and replaces the name by the handle everywhere. */
import type { Analysis } from '../../analysis.ts';
import {
  type BlockEdit,
  columnOf,
  endOfLine,
  insertPair,
  replaceScalar,
  scalarText,
  startOfLine,
} from '../../charter/edit/edits.ts';
import { EVERYONE, type PersonRef } from '../../charter/names.ts';
import { insert } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import { occurrencesOf } from '../occurrences.ts';
import { judged, REPEATED } from './outcome.ts';

/** A free handle: the first name, extended by more of the name if it is taken. */
export function handleFor(name: string, { names }: Analysis): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const isTaken = (handle: string) => {
    const target = names.resolve(handle);
    // A person whose name already is a good handle keeps it.
    return target !== undefined && (name === EVERYONE || target.kind !== 'person' || target.person.key !== name);
  };
  const words = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  for (let count = 1; count < words.length; count++) {
    const handle = words.slice(0, count).join('-');
    if (!isTaken(handle)) return handle;
  }
  const base = words.join('-') || 'person';
  let handle = base;
  for (let number = 2; isTaken(handle); number++) handle = `${base}-${number}`;
  return handle;
}

/** Declares a person who is mentioned only by name. */
export function extractPerson(analysis: Analysis, person: PersonRef): EditOutcome {
  const handle = handleFor(person.name, analysis);
  const uses = occurrencesOf(analysis, { kind: 'person', key: person.key }).flatMap((one): BlockEdit[] =>
    one.node.kind === 'scalar' && !one.repeated && handle !== person.key
      ? [replaceScalar(one.block, one.node, handle)]
      : [],
  );
  // A name that is already a handle stays the handle, so nothing shown changes.
  const declared = declaration(analysis, `${scalarText(handle)}: ${scalarText(person.name)}`);
  if (declared === undefined || (uses.length === 0 && handle !== person.key)) return { refused: REPEATED };
  return judged(
    analysis,
    [...uses, declared],
    () => ['letters', 'rest'],
    ({ names }) => names.person(person.name)?.key === handle,
  );
}

/** Adds an entry to `people`, or the key with the entry before `roles`. */
function declaration({ reading: { charter }, text, document }: Analysis, entry: string): BlockEdit | undefined {
  const newLine = lineEndOf(text);
  const { peopleKey, rolesKey } = charter;
  if (peopleKey?.value?.kind === 'map') return insertPair(peopleKey.block, peopleKey.value, entry, newLine);
  if (peopleKey !== undefined) {
    const { value, block, key } = peopleKey;
    if (value === undefined || value.end > value.start) return undefined;
    return { block, ...insert(endOfLine(block.text, key.node.end), `${newLine}  ${entry}`) };
  }
  if (rolesKey === undefined) return undefined;
  const { block, key } = rolesKey;
  if (columnOf(block.text, key.node.start) !== 0) return undefined;
  const at = aboveComments(text, document.blocks.startOf(document.blocks.indexOf(block)) + key.node.start);
  const index = document.blocks.indexAt(at);
  const into = document.blocks.at(index) ?? block;
  const start = at - document.blocks.startOf(index);
  return { block: into, ...insert(start, `people:${newLine}  ${entry}${newLine}${newLine}`) };
}

/** The start of the comments directly above a key. Comments at the top of the file belong to the file. */
function aboveComments(text: string, key: number): number {
  let start = key;
  for (let line = key; line > 1; start = line) {
    line = startOfLine(text, start - 1);
    if (text.charAt(line) !== '#') return start;
  }
  return key;
}
