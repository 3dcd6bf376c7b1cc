/** Who has acknowledged what: shared by the rules of agreement over time. */
import type { AcknowledgedEntry } from '../../charter/acknowledged.ts';
import type { Facts } from '../../charter/facts.ts';
import type { Acknowledgement, Name, PartlyRead, Row } from '../../charter/model.ts';
import { EVERYONE, fold, type Names, sameHolder, type Target } from '../../charter/names.ts';
import type { Holding, RowFacts } from '../../charter/row-facts.ts';
import type { Block } from '../../yaml/document.ts';
import { claimsOf } from './owners.ts';

/** One row or responsibility with what its holders hold. */
export interface Commitment {
  readonly entry: AcknowledgedEntry & PartlyRead;
  readonly label: Name | undefined;
  /** The names that own or do it, strongest letter first, each with the letter. */
  readonly committed: readonly Name[];
  /** The letters that somebody holds now, in the scheme's order; empty where they hold none. */
  lettersOf(name: Name): string;
  /** The same without what a person holds only as one of a role. */
  ownLettersOf(name: Name): string;
}

/** A table, or the responsibilities, with what is committed in it. */
export interface CommitmentTable {
  readonly key: Name;
  readonly block: Block;
  /** What its entries are called. */
  readonly entry: string;
  readonly commitments: readonly Commitment[];
}

/** The letters of some holdings, each once, in the scheme's order. */
function lettersIn(row: Row, held: readonly Holding[]): string {
  const letters = new Set(held.map((one) => one.letter));
  return row.scheme.letters
    .filter((letter) => letters.has(letter))
    .map((letter) => letter.letter)
    .join('');
}

/** Whether two names are of the same role, or of the same person. */
export function isSameTarget(a: Target | undefined, b: Target | undefined): boolean {
  if (a?.kind === 'role') return b?.kind === 'role' && a.role === b.role;
  return a?.kind === 'person' && b?.kind === 'person' && a.person === b.person;
}

/** The commitments of a row. */
export function rowCommitment(facts: RowFacts, names: Names): Commitment {
  const { row, holdings } = facts;
  const owners = holdings.filter((one) => one.letter.is.includes('owner'));
  const doers = holdings.filter((one) => one.letter.is.includes('doer'));
  return {
    entry: row,
    label: row.label,
    committed: [...new Set([...owners, ...doers])]
      .filter((one) => one.target !== undefined && one.target.kind !== 'everyone')
      .map((one) => one.name),
    lettersOf: (name) => {
      const target = names.resolve(name.value);
      const single = holdings.filter((one) => one.target !== undefined && one.target.kind !== 'everyone');
      const own = single.filter((one) => isSameTarget(one.target, target));
      // A role holds what is written for it, or else for its people; a person also what their roles hold.
      const wide =
        target?.kind === 'role' && own.length > 0 ? own : single.filter((one) => sameHolder(one.name, name, names));
      // Everyone holds a letter only where they hold no other.
      const held =
        wide.length > 0 ? wide : holdings.filter((one) => target !== undefined && one.target?.kind === 'everyone');
      return lettersIn(row, held);
    },
    ownLettersOf: (name) => {
      const target = names.resolve(name.value);
      return lettersIn(
        row,
        holdings.filter((one) => isSameTarget(one.target, target)),
      );
    },
  };
}

/** The commitments of all responsibilities: their owners hold the letter O. */
export function responsibilityCommitments({ charter, names }: Facts): readonly Commitment[] {
  const entries = charter.responsibilities?.entries ?? [];
  if (entries.length === 0) return [];
  const claims = claimsOf(charter, names);
  return entries.map((entry) => {
    const key = entry.name === undefined ? undefined : fold(entry.name.value);
    const owners = [
      ...entry.owners,
      ...claims.filter((claim) => claim.key === key && claim.entry === undefined).map((claim) => claim.owner),
    ];
    const lettersOf = (name: Name) => (owners.some((owner) => sameHolder(owner, name, names)) ? 'O' : '');
    return {
      entry,
      label: entry.name,
      committed: entry.owners.filter((name) => names.resolve(name.value) !== undefined && name.value !== EVERYONE),
      lettersOf,
      // There is but one letter, which nobody holds besides another.
      ownLettersOf: lettersOf,
    };
  });
}

/** Whether an acknowledgement is one of letters that somebody does not hold, or no longer, or holds with others. */
export function isStale(acknowledgement: Acknowledgement, commitment: Commitment, names: Names): boolean {
  if (names.resolve(acknowledgement.name.value) === undefined) return false;
  const sorted = (letters: string) => [...new Set(letters)].sort().join('');
  const agreed = sorted(acknowledgement.letters);
  if (agreed === sorted(commitment.lettersOf(acknowledgement.name))) return false;
  // A person who holds a role besides may have agreed for themselves alone.
  return agreed !== sorted(commitment.ownLettersOf(acknowledgement.name));
}

/**
 * Every commitment that may have acknowledgements, by table. Those of dropped decisions are left out, and those of which
 * it cannot be read who is committed to what.
 */
export function commitmentsByTable(facts: Facts): readonly CommitmentTable[] {
  const tables = facts.tables
    .filter((table) => table.acknowledged > 0)
    .map(({ table: { key, block }, rows }) => ({
      key,
      block,
      entry: 'rows',
      commitments: rows
        .all()
        .filter((row) => !row.dropped && row.unread.length === 0)
        .map((row) => rowCommitment(row, facts.names)),
    }));
  const readable = responsibilityCommitments(facts).filter(
    ({ entry }) => !entry.unread?.has('owner') && !entry.unread?.has('name'),
  );
  const list = facts.charter.responsibilities;
  if (list === undefined) return tables;
  const { key, block } = list;
  return [...tables, { key, block, entry: 'responsibilities', commitments: readable }];
}
