/**
 * What an author meant by a key that the format does not have in its place. The words are data: to teach Charter another
 * word for a key, add it to `SYNONYMS`.
 */
import { nearest } from '../text/nearest.ts';
import { firstFrom, isNull, type MapNode, type Pair, type SyntaxNode } from '../yaml/tree.ts';
import { isWordOf } from './letter-words.ts';
import type { Scheme } from './schemes.ts';
import { withoutInvisible, withoutLookAlikes } from './scripts.ts';
import { ACTIVITY_WORDS, plainWords } from './vocabulary.ts';

export type KeyMeaning =
  /** Another key; sure where it is the same word in another spelling, or a known word for it. */
  | { readonly kind: 'key'; readonly key: string; readonly sure: boolean; readonly lookAlike?: true }
  /** Several letters in one key, such as `RA`. */
  | { readonly kind: 'letters'; readonly letters: readonly string[] }
  /** Roles as keys and letters as values: a row that is turned round. The numbers of its pairs, and the letters of each. */
  | { readonly kind: 'turned'; readonly pairs: readonly TurnedPair[] }
  /** The text that names the entry, written as a key without a value. */
  | { readonly kind: 'label'; readonly key: string }
  /** More names for the key before it, of which the brackets are missing: `R: eng, pm`. */
  | { readonly kind: 'names'; readonly of: string; readonly count: number; readonly alone: boolean };

export interface TurnedPair {
  readonly index: number;
  readonly name: string;
  readonly letters: readonly string[];
}

/** Where a key is: what else could be there. */
export interface KeyPlace {
  /** The keys that could have been meant. */
  readonly known: readonly string[];
  /** The key of the text that names the entry, where it is one of a list. */
  readonly label?: string;
  readonly scheme?: Scheme;
  readonly map: MapNode;
  readonly index: number;
}

/** Words for keys, by the key. */
const SYNONYMS: Readonly<Record<string, string>> = {
  charter: 'version|charter version|format',
  extends: 'extend|inherits|inherit|include|includes|imports|based on|parent',
  team: 'name|team name|teamname|squad|group|équipe|equipo|equipe|squadra',
  purpose: 'mission|vision|why|our mission|zweck|propósito|misión',
  scope: 'in scope|remit',
  goals: 'goal|objectives|objective|okrs|ziele|objetivos|objectifs',
  channels: 'channel|chat|slack|contact|contacts',
  links: 'link|urls|url|documents|docs',
  name: 'full name|fullname|display name|nombre|nom|nome',
  email: 'e-mail|mail|email address|e mail',
  github: 'github handle|github user|gh',
  timezone: 'time zone|tz',
  people:
    'members|member|person|persons|holder|holders|held by|names|name|who|role|staff|staffed by|team members|assignee|' +
    'assignees|filled by|personas|personnes|personen|leute|mitglieder|miembros|membres|persone|pessoas|люди|участники',
  title: 'name|role|role name|job title|job|position|label|titel|titre|título|titolo',
  profile: 'type|kind|role type',
  manages: 'reports|report|reportees|reportee|direct reports|directs|line reports|leads|führt|gestiona|gère',
  represents: 'represent|speaks for|spokesperson for|voice of',
  measures: 'metrics|metric|measure|kpis|kpi|measured by|success metrics|kennzahlen|métricas|metriken|indicateurs',
  backup: 'deputy|substitute|stand-in|standin|backed up by|replacement|vertretung|suplente|remplaçant',
  external: 'outside|is external|extern|externo|externe',
  roles: 'team roles|rôles|rollen|ruoli|papéis|роли|role|deciders|decider|decided by|who',
  'tie-break':
    'tiebreaker|tie breaker|tie-breaker|breaks ties|final say|final call|casting vote|last word|stichentscheid|voto de calidad|voix prépondérante',
  decides:
    'decisions|decision|who decides|who decides what|decision areas|decision rights|decision making|deciders|decisionrights',
  responsibilities:
    'duties|ownership|owns|owned|accountabilities|areas of responsibility|responsible for|verantwortlichkeiten|zuständigkeiten',
  agreements:
    'working agreement|working agreements|team agreement|team agreements|rituals|meetings|ceremonies|ways of working|' +
    'vereinbarungen|acuerdos|accords',
  owner:
    'accountable|responsible|owners|owned by|lead|dri|holder|accountable person|responsible person|verantwortlich|' +
    'responsable|responsabile',
  helpers: 'help|helpers|helped by|supporters|supported by|contributors|assistants',
  kind: 'type|category|typ|tipo',
  every:
    'frequency|cadence|recurrence|recurring|rhythm|how often|repeats|repeat|interval|häufigkeit|frecuencia|fréquence',
  minutes: 'duration|length|mins|min|time|dauer|duración|durée',
  with: 'attendees|attendee|participants|participant|members|invitees|between|people|who|teilnehmer|asistentes|participants',
  share: 'percent|percentage|portion|capacity|anteil|porcentaje',
  phase: 'stage|phases|fase|étape|этап|フェーズ|阶段',
  covers: 'cover|hotspot|hotspots|covering',
  notes:
    'note|comment|comments|remark|remarks|description|details|comentarios|remarques|bemerkung|bemerkungen|kommentar|' +
    'заметки|комментарий|備考|备注',
  acknowledged:
    'agreed|signed|ack|acks|acknowledge|acknowledgement|acknowledgements|acknowledgment|agreed by|signed by|accepted',
  status: 'state|decision status|estado|statut|stato|статус',
  due: 'deadline|by|due date|due by|due on|duedate|date|decide by|needed by|fällig|fecha límite|échéance|срок',
  outcome: 'result|resolution|conclusion|ergebnis|resultado|résultat',
  review: 'next review|review date|review on|reviewed|review by|revisit',
  accountable: 'owner|owners|owned by',
  driver: 'drivers|lead',
};

const SYNONYM_SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(SYNONYMS).map(([key, list]) => [key, new Set(list.split('|').map(plainWords))]),
);

const LABEL_WORDS = new Set(
  'name title label thing subject description duty meeting ritual ceremony agreement area'.split(' '),
);

/** The keys whose value is a list of names or texts. */
const LISTS = new Set(
  'people manages represents measures responsibilities with owner helpers roles covers goals channels links'.split(' '),
);

/** The keys that take one name. */
const ALONE = new Set(['tie-break', 'backup']);

/** What can be written after the name of a table: `raci matrix`. */
const TABLE_WORDS = /[\s_-]*(?:matrix|table|chart|grid|model|tabelle|matriz|tabla|tableau|matrice|матрица)$/i;

export function meantByKey(key: string, place: KeyPlace): KeyMeaning | undefined {
  const { known, map, index, scheme } = place;
  const names = moreNames(place);
  if (names !== undefined) return names;
  if (scheme !== undefined) {
    const turned = turnedIn(place);
    if (turned[firstFrom(turned, (pair) => pair.index, index)]?.index === index)
      return { kind: 'turned', pairs: turned };
    const letters = lettersIn(key, scheme);
    if (letters !== undefined) return { kind: 'letters', letters };
  }
  const isTaken = keysBeside(map, index);
  const free = known.filter((one) => !isTaken(one));
  const plain = withoutLookAlikes(withoutInvisible(key));
  if (plain !== key && free.includes(plain)) return { kind: 'key', key: plain, sure: true, lookAlike: true };
  const same = free.filter((one) => folded(one) === folded(key));
  const [only] = same;
  if (only !== undefined && same.length === 1) return { kind: 'key', key: only, sure: true };
  const synonym = synonymOf(key, free, place);
  if (synonym !== undefined) return { kind: 'key', key: synonym, sure: true };
  const table = key.replace(TABLE_WORDS, '');
  if (table !== key && table !== '') {
    const meant = free.find((one) => folded(one) === folded(table));
    if (meant !== undefined) return { kind: 'key', key: meant, sure: true };
  }
  const near = nearest(key, known);
  if (near === undefined || isTaken(near))
    return isLabel(place, isTaken) ? { kind: 'label', key: place.label ?? '' } : undefined;
  return { kind: 'key', key: near, sure: !OTHER_WAY_ROUND.has(key) };
}

/** Whether a key is what names the entry: the first, with nothing after its colon, where no key is the label. */
function isLabel({ map, index, label }: KeyPlace, isTaken: (key: string) => boolean): boolean {
  const value = map.pairs[index]?.value;
  return (
    label !== undefined &&
    !isTaken(label) &&
    index === 0 &&
    map.pairs.length > 1 &&
    value !== undefined &&
    isNull(value)
  );
}

/** Words that are near a key and mean the opposite: a role's manager is not whom it manages. */
const OTHER_WAY_ROUND: ReadonlySet<string> = new Set(['manager', 'managed']);

function folded(key: string): string {
  return key.toLowerCase().replace(/[\s_.:-]/g, '');
}

/** How often each key is in a mapping. A mapping may have thousands of unknown keys, so this is computed once. */
const COUNTS = new WeakMap<MapNode, ReadonlyMap<string, number>>();

/** Returns whether a key is in a mapping, apart from one of its pairs. */
function keysBeside(map: MapNode, index: number): (key: string) => boolean {
  const counts = COUNTS.get(map) ?? countKeys(map);
  const { key } = map.pairs[index] ?? {};
  const own = key?.kind === 'scalar' ? key.value : undefined;
  return (one) => (counts.get(one) ?? 0) > (one === own ? 1 : 0);
}

function countKeys(map: MapNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of map.pairs) if (key.kind === 'scalar') counts.set(key.value, (counts.get(key.value) ?? 0) + 1);
  COUNTS.set(map, counts);
  return counts;
}

function synonymOf(key: string, free: readonly string[], { map, index, label }: KeyPlace): string | undefined {
  const words = plainWords(key);
  if (words === '' || key.length > 40) return undefined;
  if (label !== undefined && free.includes(label) && (ACTIVITY_WORDS.has(words) || LABEL_WORDS.has(words)))
    return label;
  const meant = free.filter((one) => SYNONYM_SETS.get(one)?.has(words) === true || isWordOf(one, key));
  const value = map.pairs[index]?.value;
  // Of words that may mean two keys, a list is the people.
  if (value?.kind === 'seq' && meant.includes('people')) return 'people';
  return meant.find((one) => one !== 'people') ?? meant[0];
}

/** The letters of a key that has nothing but letters of a scheme, and more than one. */
function lettersIn(key: string, scheme: Scheme): readonly string[] | undefined {
  if (!/^\p{Lu}(?:[\s/,+&|-]*\p{Lu})+$/u.test(key.trim())) return undefined;
  const letters = [...key.replace(/[^\p{Lu}]/gu, '')];
  const known = letters.every((letter) => scheme.letters.some((one) => one.letter === letter));
  return known && new Set(letters).size === letters.length ? letters : undefined;
}

/** The turned pairs of rows, computed once for each row. */
const TURNED = new WeakMap<MapNode, { readonly scheme: Scheme; readonly pairs: readonly TurnedPair[] }>();

/** The pairs of a row with letters of its scheme as their value, under keys that the format does not have. */
function turnedIn({ map, known, scheme }: KeyPlace): readonly TurnedPair[] {
  if (scheme === undefined) return [];
  const cached = TURNED.get(map);
  if (cached?.scheme === scheme) return cached.pairs;
  const keys = new Set(known);
  const pairs = map.pairs.flatMap(({ key, value }, index) => {
    if (key.kind !== 'scalar' || value?.kind !== 'scalar' || keys.has(key.value) || isOwnOrLabel(key.value)) return [];
    const letters = lettersAsValue(value.value, scheme);
    return letters === undefined ? [] : [{ index, name: key.value, letters }];
  });
  TURNED.set(map, { scheme, pairs });
  return pairs;
}

/** The author's own keys, and words for the label: what is named `R` is no letter. */
function isOwnOrLabel(key: string): boolean {
  return key.startsWith('x-') || LABEL_WORDS.has(plainWords(key)) || ACTIVITY_WORDS.has(plainWords(key));
}

/** The letters of a scheme that a value is, in any spelling: `R/A`, `RA`, `Responsible`. */
function lettersAsValue(text: string, { letters }: Scheme): readonly string[] | undefined {
  if (text.length > 80) return undefined;
  const found: string[] = [];
  for (const part of text.split(/[\s/,+&|]+/)) {
    const word = letters.find((one) => folded(one.key) === folded(part) || isWordOf(one.key, part));
    if (word !== undefined && part.length > 1) found.push(word.letter);
    else {
      for (const char of part.replace(/[()]/g, '')) {
        if (!letters.some((one) => one.letter === char)) return undefined;
        found.push(char);
      }
    }
  }
  return found.length === 0 ? undefined : [...new Set(found)];
}

/** Names behind a comma, where the brackets of a list are missing: keys without a value, after a key that takes a list. */
function moreNames({ map, index, known, scheme }: KeyPlace): KeyMeaning | undefined {
  if (!map.flow || !isBare(map.pairs[index], known)) return undefined;
  const before = map.pairs[index - 1];
  if (before?.key.kind !== 'scalar' || !takesList(before.key.value, scheme) || !isList(before.value)) return undefined;
  let end = index + 1;
  while (end < map.pairs.length && isBare(map.pairs[end], known)) end++;
  return { kind: 'names', of: before.key.value, count: end - index, alone: ALONE.has(before.key.value) };
}

/** Whether a pair continues the names of one before it, which are reported together. */
export function continuesNames({ map, index, known, scheme }: KeyPlace): boolean {
  if (!map.flow || !isBare(map.pairs[index], known)) return false;
  let first = index;
  while (first > 0 && isBare(map.pairs[first - 1], known)) first--;
  return first < index && moreNames({ map, index: first, known, ...(scheme ? { scheme } : {}) }) !== undefined;
}

function isBare(pair: Pair | undefined, known: readonly string[]): boolean {
  return pair?.value === undefined && pair?.key.kind === 'scalar' && !known.includes(pair.key.value);
}

function isList(value: SyntaxNode | undefined): boolean {
  return value?.kind === 'scalar' || (value?.kind === 'seq' && value.flow);
}

function takesList(key: string, scheme: Scheme | undefined): boolean {
  return (
    LISTS.has(key) || ALONE.has(key) || scheme?.letters.some((one) => one.letter === key || one.key === key) === true
  );
}
