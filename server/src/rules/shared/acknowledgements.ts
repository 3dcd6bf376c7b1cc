/** Who has acknowledged what: shared by the rules of agreement over time. */
import type { AcknowledgedEntry } from '../../charter/acknowledged.ts';
import type { Facts } from '../../charter/facts.ts';
import type { Acknowledgement, Name, PartlyRead, Row } from '../../charter/model.ts';
import { EVERYONE, fold, membersAmong, membersOf, type Names, selfOf } from '../../charter/names.ts';
import type { Holding, RowFacts } from '../../charter/row-facts.ts';
import type { Letter } from '../../charter/schemes.ts';
import type { Block } from '../../yaml/document.ts';
import { claimsOf } from './owners.ts';

/** One row or responsibility with what its holders hold. */
export interface Commitment {
  readonly entry: AcknowledgedEntry & PartlyRead;
  readonly label: Name | undefined;
  /** The letters that names hold which nobody has, and which may be anybody's. */
  readonly lettersOfStrangers: string;
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

/** The letters of each role and person, and of everyone. */
function lettersByHolder(holdings: readonly Holding[]): ReadonlyMap<unknown, readonly Letter[]> {
  const held = new Map<unknown, Letter[]>();
  for (const { target, letter } of holdings) {
    if (target === undefined) continue;
    const who = selfOf(target) ?? EVERYONE;
    const letters = held.get(who);
    if (letters === undefined) held.set(who, [letter]);
    else letters.push(letter);
  }
  return held;
}

/** Some letters, each once, in the scheme's order. */
function lettersIn(row: Row, held: readonly Letter[]): string {
  const letters = new Set(held);
  return row.scheme.letters
    .filter((letter) => letters.has(letter))
    .map((letter) => letter.letter)
    .join('');
}

/** The commitments of a row. */
export function rowCommitment(facts: RowFacts, names: Names): Commitment {
  const { row, holdings } = facts;
  let held: ReadonlyMap<unknown, readonly Letter[]> | undefined;
  const heldBy = () => {
    held ??= lettersByHolder(holdings);
    return held;
  };
  const owners = holdings.filter((one) => one.letter.is.includes('owner'));
  const doers = holdings.filter((one) => one.letter.is.includes('doer'));
  return {
    entry: row,
    label: row.label,
    lettersOfStrangers: lettersIn(
      row,
      holdings.filter((one) => one.target === undefined).map((one) => one.letter),
    ),
    committed: [...new Set([...owners, ...doers])]
      .filter((one) => one.target !== undefined && one.target.kind !== 'everyone')
      .map((one) => one.name),
    lettersOf: (name) => {
      const target = names.resolve(name.value);
      const own = heldBy().get(selfOf(target)) ?? [];
      // A role holds what is written for it, or else for its people; a person also what their roles hold.
      const wide =
        target?.kind === 'role' && own.length > 0
          ? own
          : [...own, ...membersOf(target).flatMap((one) => heldBy().get(one) ?? [])];
      // Everyone holds a letter only where they hold no other.
      const held = wide.length > 0 || target === undefined ? wide : (heldBy().get(EVERYONE) ?? []);
      return lettersIn(row, held);
    },
    ownLettersOf: (name) => lettersIn(row, heldBy().get(selfOf(names.resolve(name.value))) ?? []),
  };
}

/** The commitments of all responsibilities: their owners hold the letter O. */
export function responsibilityCommitments({ charter, names }: Facts): readonly Commitment[] {
  const entries = charter.responsibilities?.entries ?? [];
  if (entries.length === 0) return [];
  const claims = new Map<string, Name[]>();
  for (const { key, owner, entry } of claimsOf(charter, names)) {
    if (entry !== undefined) continue;
    const list = claims.get(key);
    if (list === undefined) claims.set(key, [owner]);
    else list.push(owner);
  }
  const claimers = new Map([...claims].map(([key, list]) => [key, membersAmong(list, names)]));
  return entries.map((entry) => {
    const key = entry.name === undefined ? undefined : fold(entry.name.value);
    let isOwner: ((name: Name) => boolean) | undefined;
    const lettersOf = (name: Name) => {
      isOwner ??= membersAmong(entry.owners, names);
      return isOwner(name) || (key !== undefined && claimers.get(key)?.(name)) ? 'O' : '';
    };
    return {
      entry,
      label: entry.name,
      lettersOfStrangers: entry.owners.some((name) => names.resolve(name.value) === undefined) ? 'O' : '',
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
  const held = commitment.lettersOf(acknowledgement.name);
  if (agreed === sorted(held)) return false;
  // What they seem to have lost may be written with a name that nobody has.
  const lost = [...agreed].filter((letter) => !held.includes(letter));
  const isHidden = lost.length > 0 && lost.every((letter) => commitment.lettersOfStrangers.includes(letter));
  if (isHidden && [...held].every((letter) => agreed.includes(letter))) return false;
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
