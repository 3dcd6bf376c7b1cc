/** Completion of keys: those that are still missing, in the order in which people write them. */
import type { Analysis } from '../analysis.ts';
import { FORMAT, type FormatSection, labelMeaning, WORDS } from '../charter/format.ts';
import { isDecisionScheme, type Scheme } from '../charter/schemes.ts';
import { RULES_BY_CODE } from '../rules/index.ts';
import { type Candidate, ruleCandidates } from './candidates.ts';
import type { Spot } from './spot.ts';

/** Keys whose value begins on the next line, in block style. */
const NESTED: ReadonlySet<string> = new Set([
  'team',
  'people',
  'roles',
  'decides',
  'responsibilities',
  'schemes',
  'agreements',
  'rules',
  'letters',
]);

export function keysAt(analysis: Analysis, spot: Spot): readonly Candidate[] {
  const { path } = spot;
  const [top, second, third] = path;
  if (top === undefined) return topKeys(analysis, spot);
  // An entry of a list of entries begins with a key; an entry of a list of names does not.
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
  return depth === 2 ? rowKeys(scheme, spot) : [];
}

function entryKeys(section: FormatSection, spot: Spot): readonly Candidate[] | undefined {
  return spot.path.length === 2 && spot.path[1] === '[]' ? sectionKeys(section, spot) : undefined;
}

function sectionKeys(section: FormatSection, spot: Spot): readonly Candidate[] {
  return missing(section.keys, section.meaning, spot);
}

function missing(keys: readonly string[], meaning: FormatSection['meaning'], spot: Spot): readonly Candidate[] {
  return keys.filter((key) => !spot.present.includes(key)).map((key) => keyCandidate(key, meaning[key], spot));
}

/** A key with its colon; the colon is left out where the text behind the caret has one. */
function keyCandidate(key: string, documentation: string | undefined, spot: Spot): Candidate {
  const newText = NESTED.has(key) && !spot.flow ? `${key}:` : `${key}: `;
  return { label: key, kind: 'key', newText, ...(documentation === undefined ? {} : { documentation }) };
}

function topKeys(analysis: Analysis, spot: Spot): readonly Candidate[] {
  if (!spot.startsLine || spot.column > 0) return [];
  const there = analysis.reading.charter.pairs.map((pair) => pair.key.value);
  const schemes = [...analysis.reading.schemes.byId.values()];
  const tables = schemes.map((scheme): Candidate => {
    const letters = scheme.letters.map((letter) => `${letter.letter} ${letter.title}`).join(', ');
    return { label: scheme.id, kind: 'key', newText: `${scheme.id}:`, detail: letters };
  });
  return [...missing(FORMAT.charter.keys, FORMAT.charter.meaning, spot), ...tables].filter(
    (one) => !there.includes(one.label),
  );
}

function rowKeys(scheme: Scheme, spot: Spot): readonly Candidate[] {
  const there = new Set(spot.present);
  const found: Candidate[] = there.has(scheme.row) ? [] : [keyCandidate(scheme.row, labelMeaning(scheme), spot)];
  // A row that spells its letters out goes on so; one that has letters, or nothing yet in braces, uses letters.
  const words = scheme.letters.some((one) => there.has(one.key));
  const letters = scheme.letters.some((one) => there.has(one.letter)) || (!words && spot.flow);
  for (const letter of scheme.letters) {
    if (there.has(letter.letter) || there.has(letter.key)) continue;
    const long: Candidate = { ...keyCandidate(letter.key, letter.meaning, spot), detail: letter.letter };
    const short: Candidate = { ...keyCandidate(letter.letter, letter.meaning, spot), detail: letter.title };
    found.push(...(letters ? [short, long] : [long, short]));
  }
  found.push(...missing(FORMAT.row.keys, FORMAT.row.meaning, spot));
  if (isDecisionScheme(scheme)) found.push(...missing(FORMAT.decision.keys, FORMAT.decision.meaning, spot));
  return found;
}

/** Those who own or do the row, and have not acknowledged it. */
function acknowledgedNames(analysis: Analysis, spot: Spot): readonly Candidate[] {
  if (spot.path.at(-1) !== 'acknowledged') return [];
  return analysis.names.roles
    .filter((role) => !spot.present.includes(role.id))
    .map((role) => ({ label: role.id, kind: 'role', detail: role.title, newText: `${role.id}: ` }));
}

function ruleKeys(spot: Spot, code: string | undefined): readonly Candidate[] {
  if (code === undefined) {
    const codes = ruleCandidates().filter((one) => !spot.present.includes(one.label));
    return codes.map((one) => ({ ...one, newText: `${one.label}: ` }));
  }
  if (spot.path.length !== 2) return [];
  const options = RULES_BY_CODE.get(code)?.options ?? [];
  const meaning = Object.fromEntries(options.map((option) => [option.name, option.meaning]));
  return missing(
    ['severity', ...options.map((option) => option.name)],
    { ...meaning, severity: 'How serious it is.' },
    spot,
  );
}
