/** Who has acknowledged what: shared by the rules of agreement over time. */
import type { Facts, RowFacts } from '../charter/facts.ts';
import type { Acknowledged, Acknowledgement, Name, PartlyRead, Placed } from '../charter/model.ts';
import { EVERYONE, fold, type Names, sameHolder } from '../charter/names.ts';
import { claimsOf } from './owners.ts';

/** One row or responsibility with what its holders hold. */
export interface Commitment {
  readonly entry: Placed & PartlyRead & { readonly acknowledged?: Acknowledged };
  readonly label: Name | undefined;
  /** The names that own or do it, strongest letter first, each with the letter. */
  readonly committed: readonly Name[];
  /** The letters that somebody holds now, in the scheme's order; empty where they hold none. */
  lettersOf(name: Name): string;
}

/** The commitments of a row. */
export function rowCommitment(facts: RowFacts, names: Names): Commitment {
  const { row, holdings } = facts;
  const strongest = [...holdings].filter((one) => one.letter.is.includes('owner'));
  const doers = holdings.filter((one) => one.letter.is.includes('doer') && !one.letter.is.includes('owner'));
  return {
    entry: row,
    label: row.label,
    committed: [...strongest, ...doers]
      .filter((one) => one.target !== undefined && one.target.kind !== 'everyone')
      .map((one) => one.name),
    lettersOf: (name) => {
      const held = new Set(
        holdings
          .filter((one) => one.target?.kind !== 'everyone' && sameHolder(one.name, name, names))
          .map((one) => one.letter),
      );
      // Everyone holds a letter only where they hold no other.
      if (held.size === 0)
        for (const one of holdings) if (one.name.value === EVERYONE && names.resolve(name.value)) held.add(one.letter);
      return row.scheme.letters
        .filter((letter) => held.has(letter))
        .map((letter) => letter.letter)
        .join('');
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
    return {
      entry,
      label: entry.name,
      committed: entry.owners.filter((name) => names.resolve(name.value) !== undefined && name.value !== EVERYONE),
      lettersOf: (name) => (owners.some((owner) => sameHolder(owner, name, names)) ? 'O' : ''),
    };
  });
}

/** Whether an acknowledgement is one of letters that somebody does not hold, or no longer, or holds with others. */
export function isStale(acknowledgement: Acknowledgement, commitment: Commitment, names: Names): boolean {
  if (names.resolve(acknowledgement.name.value) === undefined) return false;
  const sorted = (letters: string) => [...new Set(letters)].sort().join('');
  return sorted(acknowledgement.letters) !== sorted(commitment.lettersOf(acknowledgement.name));
}

/** Every commitment that may have acknowledgements, by table; dropped decisions and cells that nobody can read are left out. */
export function commitmentsByTable(facts: Facts): readonly (readonly Commitment[])[] {
  const tables = facts.tables
    .filter((table) => table.acknowledged > 0)
    .map((table) =>
      table.rows.filter((row) => !row.dropped && row.unread.length === 0).map((row) => rowCommitment(row, facts.names)),
    );
  return [...tables, responsibilityCommitments(facts)];
}
