/** What an author meant by a text that stands where a name belongs and names nobody. */
import { nearest } from '../text/nearest.ts';
import { EVERYONE, type Names, type PersonRef, type RoleRef, type Target } from './names.ts';
import { nfc } from './values.ts';
import { isMark, leftOutBy, meansWholeTeam, partsOf, plainWords } from './vocabulary.ts';

/** How a text says whom it means: by the id in another case, by the title or the full name, or by a part of those. */
export type By = 'id' | 'title' | 'name' | 'everyone' | 'part';

export type Meaning =
  | { readonly kind: 'one'; readonly name: string; readonly by: By }
  /** Several names in one text. They are sure where each is exactly a name, a title or everyone, and no “or” is there. */
  | { readonly kind: 'several'; readonly names: readonly string[]; readonly sure: boolean; readonly or: boolean }
  /** Everyone but somebody: those who are left; none where nobody can tell. */
  | { readonly kind: 'all-but'; readonly names: readonly string[] }
  /** Some that it may be. */
  | { readonly kind: 'unclear'; readonly names: readonly string[] }
  /** A tick or an `x`, which says that something is so and not who. */
  | { readonly kind: 'mark' };

/** Somebody who can be meant. */
interface Candidate {
  /** What is written for them. */
  readonly write: string;
  /** The words that they are known by, in the singular. */
  readonly words: ReadonlySet<string>;
}

interface Exact {
  readonly candidate: Candidate;
  readonly by: By;
}

/** What texts mean among some names, found once for these names. */
interface Index {
  readonly exact: Map<string, Exact[]>;
  readonly emails: Map<string, Candidate[]>;
  /** Those who have a word: so many that it is known whether it singles somebody out. */
  readonly byWord: Map<string, Candidate[]>;
}

const INDEXES = new WeakMap<Names, Index>();

/** A word that more candidates share singles nobody out. */
const MANY = 12;
/** Names that are longer than this, or have more parts, are prose. */
const LONGEST = 400;
const LONGEST_NAME_PARTS = 4;

export function meantBy(text: string, names: Names): Meaning | undefined {
  if (text.length > LONGEST && !/[,;\n]/.test(text)) return undefined;
  const index = indexOf(names);
  const exact = exactly(text, index);
  if (exact !== undefined) return exact;
  if (isMark(text)) return { kind: 'mark' };
  const leftOut = leftOutBy(text);
  if (leftOut !== undefined) return without(leftOut, names, index);
  const parts = severalIn(text, names, index);
  if (parts?.sure === true) return parts;
  return loosely(text, index) ?? parts;
}

/** What a text means, or the name that it is nearest to, which is less certain. */
export type Guess = Meaning | { readonly kind: 'near'; readonly name: string };

/** What was found for each text among the same names: a thousand rows may have one that nobody has. */
const GUESSES = new WeakMap<Names, Map<string, Guess | undefined>>();

export function guessAt(text: string, names: Names): Guess | undefined {
  let known = GUESSES.get(names);
  if (known === undefined) {
    known = new Map();
    GUESSES.set(names, known);
  }
  if (!known.has(text)) known.set(text, meantBy(text, names) ?? nearTo(text, names));
  return known.get(text);
}

function nearTo(text: string, names: Names): Guess | undefined {
  const name = nearestTo(text, names);
  return name === undefined ? undefined : { kind: 'near', name };
}

/** Everybody whom a text may mean; nobody where that cannot be told, so that it may be anybody. */
export function mayMean(text: string, names: Names): readonly Target[] {
  const guess = guessAt(text, names);
  if (guess === undefined || guess.kind === 'mark') return [];
  const meant = guess.kind === 'one' || guess.kind === 'near' ? [guess.name] : guess.names;
  return meant.flatMap((name) => names.resolve(name) ?? []);
}

/** Among more names than this nobody looks for the nearest: it would take too long. */
const MOST_COMPARED = 2_000;

/** The name that a text is nearest to: an id, a handle, a full name, a title, or a word that one of these has alone. */
function nearestTo(text: string, names: Names): string | undefined {
  if (names.roles.length + names.people.length > MOST_COMPARED) return undefined;
  const { written, titles, titleTexts } = spellingsOf(names);
  const near = nearest(text, written);
  if (near !== undefined) return near;
  const title = nearest(text, titleTexts);
  if (title !== undefined) return titles.get(title);
  const { byWord } = indexOf(names);
  const [word = '', second] = wordsOf(text);
  const nearWord = second !== undefined || word.length < 5 ? undefined : nearest(word, byWord.keys());
  const only = nearWord === undefined ? [] : (byWord.get(nearWord) ?? []);
  return only.length === 1 ? only[0]?.write : undefined;
}

interface Spellings {
  readonly written: readonly string[];
  readonly titles: ReadonlyMap<string, string>;
  readonly titleTexts: readonly string[];
}

const SPELLINGS = new WeakMap<Names, Spellings>();

/** What a text may be a misspelling of. */
function spellingsOf(names: Names): Spellings {
  const known = SPELLINGS.get(names);
  if (known !== undefined) return known;
  const of = names.people.flatMap(({ key, name }) => [key, name]);
  const written = [...new Set([...names.roles.map(({ id }) => id), ...of, EVERYONE])];
  const titles = new Map(names.roles.map(({ id, title }) => [title, id]));
  const found = { written, titles, titleTexts: [...titles.keys()] };
  SPELLINGS.set(names, found);
  return found;
}

/** The role whose id a text is, but for upper and lower case. */
export function idInOtherCase(text: string, names: Names): string | undefined {
  const found = indexOf(names).exact.get(folded(text));
  const only = found?.length === 1 ? found[0] : undefined;
  return only?.by === 'id' && only.candidate.write.toLowerCase() === text.trim().toLowerCase()
    ? only.candidate.write
    : undefined;
}

function folded(text: string): string {
  return nfc(text).toLowerCase().replace(/\s+/g, '');
}

function indexOf(names: Names): Index {
  const known = INDEXES.get(names);
  if (known !== undefined) return known;
  const index: Index = { exact: new Map(), emails: new Map(), byWord: new Map() };
  for (const role of names.roles) {
    if (!isMeant(names.resolve(role.id), role)) continue;
    const words = new Set([...wordsOf(role.id), ...wordsOf(role.title), ...initials(role.title)]);
    addCandidate(index, { write: role.id, words }, [
      [role.id, 'id'],
      [role.title, 'title'],
    ]);
  }
  for (const person of names.people) {
    const write = [person.key, person.name].find((name) => isMeant(names.resolve(name), person));
    if (write !== undefined) addPerson(index, person, write);
  }
  INDEXES.set(names, index);
  return index;
}

function addCandidate({ exact, byWord }: Index, candidate: Candidate, texts: readonly (readonly [string, By])[]): void {
  for (const [text, by] of texts) add(exact, folded(text), { candidate, by }, (one) => one.candidate === candidate);
  for (const word of candidate.words) add(byWord, word, candidate, (one) => one === candidate);
}

function addPerson(index: Index, person: PersonRef, write: string): void {
  const email = person.person?.email?.value.toLowerCase();
  const candidate = { write, words: new Set([...wordsOf(person.key), ...wordsOf(person.name)]) };
  addCandidate(index, candidate, [
    [person.key, 'id'],
    [person.name, 'name'],
  ]);
  if (email !== undefined) add(index.emails, email, candidate, (one) => one === candidate);
}

/** Adds one more to those of a key, as long as they are few enough to single somebody out. */
function add<T>(to: Map<string, T[]>, key: string, value: T, same: (one: T) => boolean): void {
  const there = to.get(key);
  if (there === undefined) to.set(key, [value]);
  else if (there.length <= MANY && !there.some(same)) there.push(value);
}

function isMeant(target: Target | undefined, wanted: RoleRef | PersonRef): boolean {
  return target?.kind === 'role' ? target.role === wanted : target?.kind === 'person' && target.person === wanted;
}

/** Words that say nothing about whose name it is. */
const EMPTY_WORDS = new Set(
  (
    'the our a an any all and of for team teams group groups squad dept department folks people guys s ' +
    'der die das den dem le la les l el los las il lo gli o os as de het'
  ).split(' '),
);

/** The words of a name, in the singular. */
function wordsOf(text: string): readonly string[] {
  if (text.length > LONGEST) return [];
  return plainWords(text)
    .split(' ')
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word))
    .map(singular);
}

function singular(word: string): string {
  if (word.length < 3 || /(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(s|x|ch|sh)es$/, '$1')
    .replace(/s$/, '');
}

/** `pm` for “Product Manager”. */
function initials(title: string): readonly string[] {
  const words = plainWords(title).split(' ');
  return words.length < 2 ? [] : [words.map((word) => word.charAt(0)).join('')];
}

/** Somebody by their whole name. */
function exactly(text: string, index: Index): Meaning | undefined {
  const found = index.exact.get(folded(text));
  const [first] = found ?? [];
  if (found !== undefined && first !== undefined) {
    if (found.length === 1) return { kind: 'one', name: first.candidate.write, by: first.by };
    return unclear(found.map((one) => one.candidate));
  }
  return meansWholeTeam(text) ? { kind: 'one', name: EVERYONE, by: 'everyone' } : undefined;
}

function unclear(candidates: readonly Candidate[]): Meaning | undefined {
  return candidates.length > MANY ? undefined : { kind: 'unclear', names: candidates.map((one) => one.write) };
}

/** Somebody by a part of their name, in the plural, by their e-mail, or with something beside the name. */
function loosely(text: string, index: Index): Meaning | undefined {
  const [email] = /[^\s<>()@]+@[^\s<>()@]+\.[^\s<>()@]+/.exec(text) ?? [];
  if (email !== undefined) {
    const owners = index.emails.get(email.toLowerCase()) ?? [];
    const [owner] = owners;
    if (owner !== undefined && owners.length === 1) return { kind: 'one', name: owner.write, by: 'part' };
    return byWords(email.slice(0, email.indexOf('@')), index);
  }
  const bracket = /^(.*)[([<{](.*)[)\]>}]\s*$/.exec(text);
  if (bracket === null) return byWords(text, index);
  const [, before = '', inside = ''] = bracket;
  for (const part of [before, inside]) {
    const meaning = exactly(part, index) ?? byWords(part, index);
    if (meaning?.kind === 'one') return { ...meaning, by: 'part' };
  }
  return byWords(text, index);
}

/** Those who have all the words of a text. A single letter is the beginning of a word. */
function byWords(text: string, index: Index): Meaning | undefined {
  const words = wordsOf(text);
  let fewest: readonly Candidate[] | undefined;
  for (const word of words) {
    const found = word.length === 1 ? index.byWord.get(word) : (index.byWord.get(word) ?? []);
    if (found !== undefined && (fewest === undefined || found.length < fewest.length)) fewest = found;
  }
  if (fewest === undefined || fewest.length > MANY) return undefined;
  const meant = fewest.filter((one) => words.every((word) => hasWord(one.words, word)));
  const [first] = meant;
  if (first === undefined) return undefined;
  return meant.length === 1 ? { kind: 'one', name: first.write, by: 'part' } : unclear(meant);
}

function hasWord(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || (word.length === 1 && [...words].some((one) => one.startsWith(word)));
}

/** The names in a text of several; undefined where none of its parts is a name. */
function severalIn(text: string, names: Names, index: Index): (Meaning & { kind: 'several' }) | undefined {
  const parts = partsOf(text);
  if (parts.length < 2) return spaced(text, index);
  const found: string[] = [];
  let [exact, meant, unknown] = [0, 0, 0];
  for (let at = 0; at < parts.length; ) {
    const part = longestAt(text, parts, at, names, index);
    if (part.how === 'exact') exact++;
    else if (part.how === 'meant') meant++;
    else unknown++;
    found.push(part.name);
    at += part.length;
  }
  if (new Set(found).size < 2 || (exact === 0 && unknown > 0)) return undefined;
  const or = parts.some((part) => part.or);
  return { kind: 'several', names: found, sure: meant === 0 && unknown === 0 && !or, or };
}

/** The longest name that begins at a part: a name may have a comma or an “and” in it. */
function longestAt(
  text: string,
  parts: ReturnType<typeof partsOf>,
  at: number,
  names: Names,
  index: Index,
): { readonly name: string; readonly length: number; readonly how: 'exact' | 'meant' | 'unknown' } {
  const start = parts[at]?.start ?? 0;
  for (let length = Math.min(LONGEST_NAME_PARTS, parts.length - at); length > 0; length--) {
    const part = nfc(text.slice(start, parts[at + length - 1]?.end));
    if (length < parts.length && names.resolve(part) !== undefined) return { name: part, length, how: 'exact' };
    const meaning = exactly(part, index);
    if (meaning?.kind === 'one') return { name: meaning.name, length, how: 'exact' };
  }
  const part = nfc(text.slice(start, parts[at]?.end));
  const meaning = loosely(part, index);
  return meaning?.kind === 'one'
    ? { name: meaning.name, length: 1, how: 'meant' }
    : { name: part, length: 1, how: 'unknown' };
}

/** Names with nothing but a space between them. */
function spaced(text: string, index: Index): (Meaning & { kind: 'several' }) | undefined {
  const words = text.trim().split(/\s+/);
  if (words.length < 2) return undefined;
  const found = words.map((word) => exactly(word.replace(/^@/, ''), index));
  const names = new Set(found.flatMap((one) => (one?.kind === 'one' && one.by === 'id' ? [one.name] : [])));
  return names.size === words.length ? { kind: 'several', names: [...names], sure: false, or: false } : undefined;
}

/** Everyone but those whom a text names: the other roles, and the other people of a role that somebody shares. */
function without(text: string, names: Names, index: Index): Meaning {
  const parts = severalIn(text, names, index);
  const one = exactly(text, index) ?? loosely(text, index);
  const left = (parts?.names ?? (one?.kind === 'one' ? [one.name] : [])).map((name) => names.resolve(name));
  if (left.length === 0 || left.includes(undefined)) return { kind: 'all-but', names: [] };
  const roles = new Set(left.flatMap((target) => (target?.kind === 'role' ? [target.role] : [])));
  const people = new Set(left.flatMap((target) => (target?.kind === 'person' ? [target.person] : [])));
  const rest = names.internal.flatMap((role) => {
    if (roles.has(role)) return [];
    if (!role.people.some((person) => people.has(person))) return [role.id];
    return role.people.flatMap((person) => (people.has(person) ? [] : [person.key]));
  });
  return { kind: 'all-but', names: [...new Set(rest)] };
}

/** The people that a text among the people of a role means. They are sure where each is a declared one by the whole name. */
export interface PeopleMeaning {
  readonly names: readonly string[];
  readonly sure: boolean;
  /** Whether an “or” leaves open who it is. */
  readonly or?: boolean;
}

/** Whom a text means that is no declared person: one of them, or several people in one text. */
export function peopleMeantBy(text: string, names: Names): PeopleMeaning | undefined {
  if (text.length > LONGEST && !/[,;\n]/.test(text)) return undefined;
  const people = peopleOf(names);
  const one = declaredBy(text, people);
  if (one !== undefined) return one;
  const parts = partsOf(text);
  if (parts.length < 2) return spaced(text, people);
  const found: string[] = [];
  const or = parts.some((part) => part.or);
  let sure = !or;
  for (const { start, end } of parts) {
    const part = nfc(text.slice(start, end));
    const isDeclared = names.person(part)?.person !== undefined;
    const meant = isDeclared ? { names: [part], sure: true } : declaredBy(part, people);
    if (meant === undefined && !looksLikePerson(part)) return undefined;
    sure &&= meant?.sure === true;
    found.push(meant?.names[0] ?? part);
  }
  // “Lind, Ada” is one person, as far as anybody can tell.
  const isOneByLastName = parts.length === 2 && text.includes(',') && !names.hasPeople && !/\s/.test(found.join(''));
  return new Set(found).size < 2 || isOneByLastName ? undefined : { names: found, sure, or };
}

const PEOPLE_INDEXES = new WeakMap<Names, Index>();

/** The declared people alone. */
function peopleOf(names: Names): Index {
  const known = PEOPLE_INDEXES.get(names);
  if (known !== undefined) return known;
  const index: Index = { exact: new Map(), emails: new Map(), byWord: new Map() };
  for (const person of names.people) if (person.person !== undefined) addPerson(index, person, person.key);
  PEOPLE_INDEXES.set(names, index);
  return index;
}

function declaredBy(text: string, people: Index): PeopleMeaning | undefined {
  const exact = people.exact.get(folded(text)) ?? [];
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return { names: [only.candidate.write], sure: true };
  const meant = loosely(text, people);
  const near = meant?.kind === 'one' ? meant.name : nearlyNamed(text, people);
  return near === undefined ? undefined : { names: [near], sure: false };
}

/** The person whose name differs in the spelling of one word: “Ada Lindt” for “Ada Lind”. */
function nearlyNamed(text: string, people: Index): string | undefined {
  const words = wordsOf(text);
  if (words.length < 2 || words.length > LONGEST_NAME_PARTS) return undefined;
  const sharing = words.flatMap((word) => people.byWord.get(word) ?? []);
  const near = sharing.filter((one) => {
    const others = words.filter((word) => !one.words.has(word));
    const [other = ''] = others;
    return (
      others.length === 1 &&
      other.length > 3 &&
      nearest(
        other,
        [...one.words].filter((word) => !words.includes(word)),
      ) !== undefined
    );
  });
  return new Set(near).size === 1 ? near[0]?.write : undefined;
}

const COMPANY = /^(?:co|sons|partners|gmbh|inc|ltd|llc|ag|company|associates)\.?$/i;

/** Whether a text looks like a person's name: one to four words that each begin with a capital letter. */
function looksLikePerson(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const small = /^(?:van|von|de|der|den|da|di|du|del|la|le|bin|al|el|y)$/;
  return (
    words.length <= LONGEST_NAME_PARTS &&
    words.every((word) => (/^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(word) && !COMPANY.test(word)) || small.test(word))
  );
}
