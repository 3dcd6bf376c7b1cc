/** The facts about a row that rules need, computed on demand: holders by capability. */
import { hotspotsIn } from './hotspots.ts';
import { type Assignment, HOTSPOTS, type Hotspot, type Name, type Row } from './model.ts';
import { fold, holderOf, type Names, type Target } from './names.ts';
import { CAPABILITIES, type Capability, type Letter } from './schemes.ts';
import { isPlaceholder } from './vocabulary.ts';
import { type RowLoad, rowLoad } from './workload.ts';

/** One name in one cell. */
export interface Holding {
  readonly name: Name;
  readonly letter: Letter;
  readonly assignment: Assignment;
  /** Undefined for an unknown name, which still counts as a holder. */
  readonly target: Target | undefined;
}

/**
 * A row with its names resolved. It depends on the row's block and on the names alone, so nothing of it has to be kept: a
 * charter of 20,000 rows would keep a tenth of a million holdings that nobody looks at again. Who holds what is found when
 * it is asked for, and stays until it is let go.
 */
export class RowFacts {
  readonly row: Row;
  readonly #names: Names;
  #holdings: readonly Holding[] | undefined;
  #placeholders: readonly Holding[] = NO_HOLDINGS;
  #owners: readonly Holding[] | undefined;

  constructor(row: Row, names: Names) {
    this.row = row;
    this.#names = names;
  }

  /** Every name of every letter, in the order of the text. */
  get holdings(): readonly Holding[] {
    this.#holdings ??= this.#find();
    return this.#holdings;
  }

  /** The texts in cells that name nobody, such as TBD: these cells count as empty. */
  get placeholders(): readonly Holding[] {
    this.#holdings ??= this.#find();
    return this.#placeholders;
  }

  #find(): readonly Holding[] {
    const holdings = holdingsOf(this.row, this.#names);
    this.#placeholders = NO_HOLDINGS;
    if (!holdings.some(isEmptyPlace)) return holdings;
    this.#placeholders = holdings.filter(isEmptyPlace);
    return holdings.filter((holding) => !isEmptyPlace(holding));
  }

  /** Owners of the row, without duplicates. */
  get owners(): readonly Holding[] {
    this.#owners ??= ownersOf(holdingsThat(this, 'owner'));
    return this.#owners;
  }

  /** Drops everything except the row; the rest is computed again on demand. */
  letGo(): void {
    this.#holdings = undefined;
    this.#owners = undefined;
  }

  /** The same row after a change of the names. */
  renamed(names: Names): RowFacts {
    return new RowFacts(this.row, names);
  }

  /** Whether any letter has a holder. */
  get filled(): boolean {
    return this.row.assignments.some(({ names }) => names.length > 0);
  }

  /** A decision that was dropped is checked for structure and names only. */
  get dropped(): boolean {
    return this.row.status?.value === 'dropped';
  }

  /** The label, case and spaces folded; empty where there is none. */
  get folded(): string {
    return this.row.label === undefined ? '' : fold(this.row.label.value);
  }

  /** The phase, case and spaces folded. */
  get foldedPhase(): string {
    return this.row.phase === undefined ? '' : fold(this.row.phase.value);
  }

  /** A number that rows with another label or phase hardly ever share. */
  get hash(): number {
    const { label, phase } = this.row;
    // Thirty bits are a small number to every engine.
    return hashedFold(hashed(hashedFold(HASH, label?.value ?? ''), 10), phase?.value ?? '') >>> 2;
  }

  /** What the row adds to the loads of roles and people. */
  get load(): RowLoad {
    const acknowledgers = this.row.acknowledged?.entries.map((entry) => entry.name) ?? [];
    return rowLoad(this.holdings, acknowledgers, this.#names, !this.dropped);
  }

  /** The known places of overlap that the row names or says it covers. */
  get hotspots(): readonly Hotspot[] {
    return this.dropped ? NO_HOTSPOTS : hotspotsOf(this.row);
  }

  /** The letters that may have holders who could not be read. */
  get unread(): readonly Letter[] {
    const { row } = this;
    return row.unread === undefined ? NO_LETTERS : row.scheme.letters.filter((letter) => isLetterUnread(row, letter));
  }

  /** Whether the row has acknowledgements. */
  get acknowledged(): boolean {
    const { acknowledged, unread } = this.row;
    return (acknowledged !== undefined && acknowledged.entries.length > 0) || unread?.has('acknowledged') === true;
  }
}

function isEmptyPlace({ name, target }: Holding): boolean {
  return target === undefined && isPlaceholder(name.value);
}

function ownersOf(owning: readonly Holding[]): readonly Holding[] {
  if (owning.length < 2) return owning;
  const found = new Map<unknown, Holding>();
  for (const holding of owning) {
    const who = holderOf(holding.name.value, holding.target);
    if (!found.has(who)) found.set(who, holding);
  }
  return [...found.values()];
}

function holdingsOf(row: Row, names: Names): readonly Holding[] {
  const holdings: Holding[] = [];
  for (const assignment of row.assignments) {
    for (const name of assignment.names) {
      holdings.push({ name, letter: assignment.letter, assignment, target: names.resolve(name.value) });
    }
  }
  return holdings;
}

/** The holdings whose letter has a capability. */
export function holdingsThat({ holdings }: RowFacts, capability: Capability): readonly Holding[] {
  let found: Holding[] | undefined;
  for (const holding of holdings) {
    if (!holding.letter.is.includes(capability)) continue;
    found ??= [];
    found.push(holding);
  }
  return found ?? NO_HOLDINGS;
}

const NO_HOLDINGS: readonly Holding[] = [];

/** Whether a letter with a capability may have holders who could not be read, so that nobody can call it empty. */
export function isUnread({ unread }: RowFacts, capability: Capability): boolean {
  return unread.some((letter) => letter.is.includes(capability));
}

/** How strong a letter is: the place of its strongest capability, 0 the strongest. */
export function strengthOf(letter: Letter): number {
  let strongest: number = CAPABILITIES.length;
  for (const capability of letter.is) strongest = Math.min(strongest, CAPABILITIES.indexOf(capability));
  return strongest;
}

/** Whether a row names one of some names. */
export function namesOneOf({ assignments, acknowledged }: Row, wanted: ReadonlySet<string>): boolean {
  for (const { names } of assignments) for (const { value } of names) if (wanted.has(value)) return true;
  return acknowledged?.entries.some(({ name }) => wanted.has(name.value)) === true;
}

const NO_LETTERS: readonly Letter[] = [];

function isLetterUnread({ unread }: Row, { letter, key }: Letter): boolean {
  return unread?.has(letter) === true || unread?.has(key) === true;
}

const NO_HOTSPOTS: readonly Hotspot[] = [];

function hotspotsOf(row: Row): readonly Hotspot[] {
  if (row.unread?.has('covers')) return HOTSPOTS;
  const named = row.label === undefined ? NO_HOTSPOTS : hotspotsIn(row.label.value);
  return row.covers.length === 0 ? named : [...named, ...row.covers.map((one) => one.value)];
}

const HASH = 0x811c9dc5;

/** A hash with one character more. */
function hashed(hash: number, char: number): number {
  return Math.imul(hash ^ char, 0x01000193) >>> 0;
}

/** A hash with a text more, folded. Of most texts each character says what becomes of it, so no other text is made. */
function hashedFold(from: number, text: string): number {
  let hash = from;
  let [begun, space] = [false, false];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char > 0x7e) return hashedText(from, fold(text));
    if (char === 0x20 || (char >= 0x09 && char <= 0x0d)) {
      space = begun;
      continue;
    }
    if (space) hash = hashed(hash, 0x20);
    hash = hashed(hash, char >= 0x41 && char <= 0x5a ? char + 0x20 : char);
    begun = true;
    space = false;
  }
  return hash;
}

function hashedText(from: number, text: string): number {
  let hash = from;
  for (let at = 0; at < text.length; at++) hash = hashed(hash, text.charCodeAt(at));
  return hash;
}
