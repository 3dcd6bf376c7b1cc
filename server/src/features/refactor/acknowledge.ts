/** Adds or renews acknowledgements ("I will be the person doing that") with today's date. */
import type { Analysis } from '../../analysis.ts';
import { newAcknowledgement } from '../../charter/acknowledged.ts';
import { type BlockEdit, replaceScalar } from '../../charter/edit/edits.ts';
import type { Acknowledgement, Name, Responsibility } from '../../charter/model.ts';
import { membersOf, type Names, selfOf } from '../../charter/names.ts';
import { type Commitment, responsibilityCommitments, rowCommitment } from '../../rules/shared/acknowledgements.ts';
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
  const said = saidBy(commitment, names);
  const who = (name: Name) => selfOf(names.resolve(name.value));
  const named = new Set<unknown>(commitment.committed.map(who));
  const found = new Map<unknown, Name>();
  for (const name of commitment.committed) {
    const target = names.resolve(name.value);
    const itself = target?.kind === 'person' || said.has(who(name));
    const forIt = itself ? [] : membersOf(target).filter((one) => said.has(one) && !named.has(one));
    const places = forIt.map((one) => said.get(one)).filter((one) => one !== undefined);
    const asked = places.length === 0 ? [name] : places.sort((a, b) => a.at - b.at).map((one) => one.entry.name);
    for (const one of asked) if (!found.has(who(one))) found.set(who(one), one);
  }
  return [...found.values()].flatMap((name) => {
    const letters = commitment.lettersOf(name);
    return said.get(who(name))?.entry.value.value === `${letters} ${context.today}` ? [] : [{ name, letters }];
  });
}

/** What each role and person has acknowledged, under whichever name, and where in the list. */
function saidBy(
  { entry }: Commitment,
  names: Names,
): ReadonlyMap<unknown, { readonly at: number; readonly entry: Acknowledgement }> {
  const said = new Map<unknown, { readonly at: number; readonly entry: Acknowledgement }>();
  for (const [at, one] of (entry.acknowledged?.entries ?? []).entries()) {
    const who = selfOf(names.resolve(one.name.value));
    if (who !== undefined && !said.has(who)) said.set(who, { at, entry: one });
  }
  return said;
}

/** The acknowledgement of exactly this role or person, so that none is renewed under another name. */
function entryOf(commitment: Commitment, name: Name, names: Names): Acknowledgement | undefined {
  return saidBy(commitment, names).get(selfOf(names.resolve(name.value)))?.entry;
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
