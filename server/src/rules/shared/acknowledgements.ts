/** Commitments and their acknowledgements, shared by the rules about acknowledgements. */
import type { AcknowledgedEntry } from '../../charter/acknowledged.ts';
import type { Facts } from '../../charter/facts.ts';
import type { Acknowledgement, Name, PartlyRead, Row } from '../../charter/model.ts';
import { EVERYONE, fold, membersAmong, membersOf, type Names, selfOf } from '../../charter/names.ts';
import type { Holding, RowFacts } from '../../charter/row-facts.ts';
import type { Letter } from '../../charter/schemes.ts';
import type { Block } from '../../yaml/document.ts';
import { claimsOf } from './owners.ts';

/** A row or responsibility with the letters of its holders. */
export interface Commitment {
  readonly entry: AcknowledgedEntry & PartlyRead;
  readonly label: Name | undefined;
  /** The letters of unknown names, which may mean anyone. */
  readonly lettersOfStrangers: string;
  /** Owners and doers with their letters, strongest letter first. */
  readonly committed: readonly Name[];
  /** The current letters of a role or person, in the scheme's order; empty for none. */
  lettersOf(name: Name): string;
  /** The same, without letters that a person has only through a role. */
  ownLettersOf(name: Name): string;
}

/** The commitments of a table or of the responsibilities. */
export interface CommitmentTable {
  readonly key: Name;
  readonly block: Block;
  /** The plural noun for its entries. */
  readonly entry: string;
  readonly commitments: readonly Commitment[];
}

/** The letters of each role, each person and everyone. */
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

/** Letters without duplicates, in the scheme's order. */
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
      // A role has its own letters, or else those of its people; a person also has the letters of their roles.
      const wide =
        target?.kind === 'role' && own.length > 0
          ? own
          : [...own, ...membersOf(target).flatMap((one) => heldBy().get(one) ?? [])];
      // The letter of everyone counts only for holders without another letter.
      const held = wide.length > 0 || target === undefined ? wide : (heldBy().get(EVERYONE) ?? []);
      return lettersIn(row, held);
    },
    ownLettersOf: (name) => lettersIn(row, heldBy().get(selfOf(names.resolve(name.value))) ?? []),
  };
}

/** The commitments of all responsibilities, whose owners have the letter O. */
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
      // There is only one letter, so no holder has a second one.
      ownLettersOf: lettersOf,
    };
  });
}

/** Whether the letters of an acknowledgement differ from the current letters. */
export function isStale(acknowledgement: Acknowledgement, commitment: Commitment, names: Names): boolean {
  if (names.resolve(acknowledgement.name.value) === undefined) return false;
  const sorted = (letters: string) => [...new Set(letters)].sort().join('');
  const agreed = sorted(acknowledgement.letters);
  const held = commitment.lettersOf(acknowledgement.name);
  if (agreed === sorted(held)) return false;
  // A letter that seems lost may be under an unknown name.
  const lost = [...agreed].filter((letter) => !held.includes(letter));
  const isHidden = lost.length > 0 && lost.every((letter) => commitment.lettersOfStrangers.includes(letter));
  if (isHidden && [...held].every((letter) => agreed.includes(letter))) return false;
  // A person with a role may have agreed only for their own letters.
  return agreed !== sorted(commitment.ownLettersOf(acknowledgement.name));
}

/** All commitments that may have acknowledgements, by table, without dropped decisions and rows whose letters could not be read. */
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
