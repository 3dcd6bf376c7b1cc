/** Completion of missing keys, in their usual order. */
import type { Analysis } from '../../analysis.ts';
import { scalarText } from '../../charter/edit/edits.ts';
import { FORMAT, type FormatSection, labelMeaning, WORDS } from '../../charter/meanings.ts';
import { isDecisionScheme, type Scheme } from '../../charter/schemes.ts';
import { RULES_BY_CODE } from '../../rules/index.ts';
import { type Candidate, namedAround, ruleCandidates } from './candidates.ts';
import type { CaretContext } from './caret.ts';

export function keysAt(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  const { path } = spot;
  const [top, second, third] = path;
  if (top === undefined) return topKeys(analysis, spot);
  // An entry of a list of mappings begins with a key; an entry of a list of names does not.
  const depth = path.length;
  switch (top) {
    case 'team':
      return depth === 1 ? sectionKeys(FORMAT.team, spot) : [];
    case 'people':
      return depth === 2 ? sectionKeys(FORMAT.person, spot) : [];
    case 'roles':
      return depth === 2 ? sectionKeys(FORMAT.role, spot) : [];
    case 'decides':
      if (depth === 1) return missing(WORDS.areas.words, WORDS.areas.meaning, spot);
      return depth === 2 ? sectionKeys(FORMAT.area, spot) : [];
    case 'schemes':
      if (depth === 2) return sectionKeys(FORMAT.scheme, spot);
      return depth === 4 && third === 'letters' ? sectionKeys(FORMAT.letter, spot) : [];
    case 'rules':
      return ruleKeys(spot, second);
    case 'responsibilities':
      return entryKeys(FORMAT.responsibility, spot) ?? acknowledgedNames(analysis, spot);
    case 'agreements':
      return entryKeys(FORMAT.agreement, spot) ?? [];
  }
  const scheme = analysis.reading.schemes.byId.get(top);
  if (scheme === undefined || second !== '[]') return [];
  if (depth === 3 && third === 'acknowledged') return acknowledgedNames(analysis, spot);
  return depth === 2 ? rowKeys(analysis, scheme, spot) : [];
}

function entryKeys(section: FormatSection, spot: CaretContext): readonly Candidate[] | undefined {
  return spot.path.length === 2 && spot.path[1] === '[]' ? sectionKeys(section, spot) : undefined;
}

function sectionKeys(section: FormatSection, spot: CaretContext): readonly Candidate[] {
  return missing(section.keys, section.meaning, spot);
}

function missing(keys: readonly string[], meaning: FormatSection['meaning'], spot: CaretContext): readonly Candidate[] {
  return keys.filter((key) => !spot.present.includes(key)).map((key) => keyCandidate(key, meaning[key]));
}

/** A key with its colon and a space, which are dropped if the text after the caret has them. */
function keyCandidate(key: string, documentation?: string): Candidate {
  return { label: key, kind: 'key', newText: `${key}: `, ...(documentation === undefined ? {} : { documentation }) };
}

function topKeys(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  if (!spot.flow && (!spot.startsLine || spot.column > 0)) return [];
  const there = analysis.reading.charter.pairs.map((pair) => pair.key.value);
  const schemes = [...analysis.reading.schemes.byId.values()];
  const tables = schemes.map((scheme): Candidate => {
    const letters = scheme.letters.map((letter) => `${letter.letter} ${letter.title}`).join(', ');
    return { ...keyCandidate(scheme.id), detail: letters };
  });
  return [...missing(FORMAT.charter.keys, FORMAT.charter.meaning, spot), ...tables].filter(
    (one) => !there.includes(one.label),
  );
}

function rowKeys(analysis: Analysis, scheme: Scheme, spot: CaretContext): readonly Candidate[] {
  const there = new Set(spot.present);
  const found: Candidate[] = there.has(scheme.row) ? [] : [keyCandidate(scheme.row, labelMeaning(scheme))];
  // Follow the spelling of the row's letters. A row without letters follows the rows before it.
  const words = scheme.letters.some((one) => there.has(one.key));
  const begun = words || scheme.letters.some((one) => there.has(one.letter));
  const letters = begun ? !words : (spellsWithLetters(analysis, scheme) ?? spot.flow);
  for (const letter of scheme.letters) {
    if (there.has(letter.letter) || there.has(letter.key)) continue;
    const long: Candidate = { ...keyCandidate(letter.key, letter.meaning), detail: letter.letter };
    const short: Candidate = { ...keyCandidate(letter.letter, letter.meaning), detail: letter.title };
    found.push(...(letters ? [short, long] : [long, short]));
  }
  found.push(...missing(FORMAT.row.keys, FORMAT.row.meaning, spot));
  if (isDecisionScheme(scheme)) found.push(...missing(FORMAT.decision.keys, FORMAT.decision.meaning, spot));
  return found;
}

/** The spelling of letters in the last row that has some; undefined if no row has. */
function spellsWithLetters({ reading }: Analysis, scheme: Scheme): boolean | undefined {
  const table = reading.charter.tables.find((one) => one.scheme.id === scheme.id);
  const [assignment] = table?.entries.all().findLast((row) => row.assignments.length > 0)?.assignments ?? [];
  return assignment && assignment.key.value === assignment.letter.letter;
}

/** Names that have not acknowledged the entry yet, its holders first. */
function acknowledgedNames(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  if (spot.path.at(-1) !== 'acknowledged') return [];
  const named = namedAround(analysis, spot.word);
  const place = (id: string) => (named.has(id) ? 0 : 1);
  return analysis.names.roles
    .filter((role) => !spot.present.includes(role.id))
    .sort((a, b) => place(a.id) - place(b.id))
    .map((role) => ({ label: role.id, kind: 'role', detail: role.title, newText: `${scalarText(role.id)}: ` }));
}

function ruleKeys(spot: CaretContext, code: string | undefined): readonly Candidate[] {
  if (code === undefined) {
    // Rules that cannot be switched off need no entry.
    const fixed = (label: string) => RULES_BY_CODE.get(label)?.unsilenceable === true;
    const codes = ruleCandidates().filter((one) => !spot.present.includes(one.label) && !fixed(one.label));
    return codes.map((one) => ({ ...one, newText: `${one.label}: ` }));
  }
  if (spot.path.length !== 2) return [];
  const options = RULES_BY_CODE.get(code)?.options ?? [];
  const meaning = Object.fromEntries(options.map((option) => [option.name, option.meaning]));
  return missing(
    ['severity', ...options.map((option) => option.name)],
    { ...meaning, severity: 'The severity of the rule.' },
    spot,
  );
}
