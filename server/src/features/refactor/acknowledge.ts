/** Adds or renews acknowledgements ("I will be the person doing that") with today's date. */
import type { Analysis } from '../../analysis.ts';
import { newAcknowledgement } from '../../charter/acknowledged.ts';
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Acknowledgement, Name, Responsibility } from '../../charter/model.ts';
import { type Names, sameHolder } from '../../charter/names.ts';
import {
  type Commitment,
  isSameTarget,
  responsibilityCommitments,
  rowCommitment,
} from '../../rules/shared/acknowledgements.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import type { RowPlace } from '../row-places.ts';
import { NO_ACKNOWLEDGING } from '../trial-edit.ts';
import { judged, only } from './outcome.ts';

/** A name that can acknowledge an entry, and its letters. */
export interface Acknowledger {
  readonly name: Name;
  readonly letters: string;
}

export function commitmentOfRow({ facts, names }: Analysis, { table, row }: RowPlace): Commitment | undefined {
  const found = facts.tables[table]?.rows.at(row);
  return found?.dropped === false ? rowCommitment(found, names) : undefined;
}

export function commitmentOf({ facts }: Analysis, entry: Responsibility): Commitment | undefined {
  return responsibilityCommitments(facts).find((one) => one.entry === entry);
}

/**
 * The owners and doers of an entry without an acknowledgement of its current letters from today. If people acknowledged
 * for a role before, they are offered instead of the role.
 */
export function acknowledgersOf({ names, context }: Analysis, commitment: Commitment): readonly Acknowledger[] {
  const said = commitment.entry.acknowledged?.entries ?? [];
  const isNamed = (one: Name) => commitment.committed.some((name) => isSame(name, one, names));
  const found: Name[] = [];
  for (const name of commitment.committed) {
    const itself = names.resolve(name.value)?.kind === 'person' || entryOf(commitment, name, names) !== undefined;
    const forIt = said.map((one) => one.name).filter((one) => sameHolder(one, name, names) && !isNamed(one));
    for (const one of itself || forIt.length === 0 ? [name] : forIt)
      if (!found.some((known) => isSame(known, one, names))) found.push(one);
  }
  return found.flatMap((name) => {
    const letters = commitment.lettersOf(name);
    return entryOf(commitment, name, names)?.value.value === `${letters} ${context.today}` ? [] : [{ name, letters }];
  });
}

function isSame(a: Name, b: Name, names: Names): boolean {
  return isSameTarget(names.resolve(a.value), names.resolve(b.value));
}

/** The acknowledgement of exactly this role or person, so that none is renewed under another name. */
function entryOf({ entry }: Commitment, name: Name, names: Names): Acknowledgement | undefined {
  return entry.acknowledged?.entries.find((one) => isSame(one.name, name, names));
}

/** Adds an acknowledgement or renews the existing one. */
export function acknowledgeAs(
  analysis: Analysis,
  commitment: Commitment,
  { name, letters }: Acknowledger,
): EditOutcome {
  const { names, context, text } = analysis;
  const { entry } = commitment;
  const value = `${letters} ${context.today}`;
  const there = entryOf(commitment, name, names);
  let edit: BlockEdit | undefined;
  if (there === undefined) edit = newAcknowledgement(entry, name.value, value, lineEndOf(text));
  else if (there.value.node.kind === 'scalar') edit = replaceScalar(entry.block, there.value.node, value);
  if (edit === undefined) return { refused: NO_ACKNOWLEDGING };
  return judged(analysis, [edit], only(analysis, 'rest', [entry]));
}
