/** "I will be the person doing that": writes down, with today's date, who agreed to their letters. */
import type { Analysis } from '../../analysis.ts';
import { type BlockEdit, insertPair, replaceScalar, scalarText } from '../../charter/edits.ts';
import type { Name, Responsibility } from '../../charter/model.ts';
import { sameHolder } from '../../charter/names.ts';
import { type Commitment, responsibilityCommitments, rowCommitment } from '../../rules/acknowledgements.ts';
import { distinctNames } from '../../rules/owners.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { MapNode } from '../../yaml/tree.ts';
import type { RowPlace } from '../matrix-places.ts';
import { judged, only, REPEATED, type Refactored } from './outcome.ts';

/** Somebody who could acknowledge an entry, and the letters that it would be. */
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

/** The owners and doers of an entry who have not acknowledged it today as it is. */
export function acknowledgersOf({ names, context }: Analysis, commitment: Commitment): readonly Acknowledger[] {
  const said = commitment.entry.acknowledged?.entries ?? [];
  return distinctNames(commitment.committed, names).flatMap((name) => {
    const letters = commitment.lettersOf(name);
    const done = said.some(
      (one) => sameHolder(one.name, name, names) && one.value.value === `${letters} ${context.today}`,
    );
    return done ? [] : [{ name, letters }];
  });
}

/** Adds an acknowledgement, or renews the one that is there. */
export function acknowledgeAs(analysis: Analysis, commitment: Commitment, { name, letters }: Acknowledger): Refactored {
  const { names, context, text } = analysis;
  const { entry } = commitment;
  const { block, acknowledged } = entry;
  const value = `${letters} ${context.today}`;
  const newLine = lineEndOf(text);
  const there = acknowledged?.entries.find((one) => sameHolder(one.name, name, names));
  const pair = `${scalarText(name.value)}: ${value}`;
  const node = nodeOf(commitment);
  let edit: BlockEdit | undefined;
  if (there !== undefined) {
    if (there.value.node.kind === 'scalar') edit = replaceScalar(block, there.value.node, value);
  } else if (acknowledged?.node !== undefined) edit = insertPair(block, acknowledged.node, pair, newLine);
  else if (acknowledged === undefined && node !== undefined)
    edit = insertPair(block, node, `acknowledged: { ${pair} }`, newLine);
  if (edit === undefined) return { refused: REPEATED };
  return judged(analysis, [edit], only(analysis, 'rest', [entry]));
}

function nodeOf({ entry }: Commitment): MapNode | undefined {
  return (entry as { readonly node?: MapNode }).node;
}
