/** Reads the headers of columns. */
import type { Scheme } from '../../../charter/schemes.ts';
import { ACTIVITY_WORDS, plainWords } from '../../../charter/vocabulary.ts';
import { type CellReading, readCell, resolveCell } from './cell.ts';

/** The purpose of a column, according to its header. */
export type HeaderKind = 'activity' | 'phase' | 'role' | 'id' | 'notes' | 'attribute';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const PHASE = words(
  'phase phases stage stages category categories section sections group groups area areas epic epics domain domains ' +
    'module modules milestone milestones sprint sprints workstream workstreams stream streams theme themes process ' +
    'processes track tracks project projects component components quarter fase fases étape этап フェーズ 阶段',
);
const ROLE = words(
  'role roles person persons people name names member members stakeholder stakeholders participant participants ' +
    'position positions actor actors resource resources employee employees team teams who department departments party ' +
    'parties rol rôle rolle rollen роль роли 役割 角色',
);
const ID = words('id ids # no nr num number ref reference wbs code key index sn');
const NOTES = words(
  'note notes comment comments remark remarks description descriptions details detail explanation rationale ' +
    'observations comentarios remarques bemerkung bemerkungen kommentar заметки комментарий 備考 备注',
);
const ATTRIBUTE = words(
  'status due date dates deadline priority size severity effort estimate type class level grade duration start end ' +
    'frequency progress score points rating complexity impact state done owner charge link links url version date author editor change likelihood probability risk',
);
/** Headers of codes that look like letters: a size is `S`, `M` or `L`. */
const NEVER_ROLES = words(
  'priority size severity grade rating level type class status complexity impact score likelihood probability date ' +
    'version change risk',
);

/** Returns the purpose of a column with this header, if it is known. */
export function headerKind(header: string): HeaderKind | undefined {
  const all = plainWords(header).split(' ');
  const first = all[0] ?? '';
  const last = all.at(-1) ?? '';
  const either = (set: ReadonlySet<string>): boolean => set.has(first) || set.has(last);
  if (ID.has(last) && (all.length > 1 || last !== 'key')) return 'id';
  // “Activity / Role” names both directions of the table, and so decides nothing.
  if (ACTIVITY_WORDS.has(first) && (last === 'name' || last === 'title')) return 'activity';
  if (either(ACTIVITY_WORDS))
    return either(ROLE) && !ACTIVITY_WORDS.has(last) ? undefined : first === 'role' ? undefined : 'activity';
  if (NOTES.has(last) || NOTES.has(first)) return 'notes';
  if (either(ROLE)) return 'role';
  if (either(PHASE)) return 'phase';
  return either(ATTRIBUTE) ? 'attribute' : undefined;
}

/** Whether a column with this header is never a role, whatever its cells look like. */
export function neverRoles(header: string): boolean {
  const plain = plainWords(header);
  return NEVER_ROLES.has(plain) || NOTES.has(plain);
}

/**
 * Reads the letters in a header such as “Responsible”, “R - Responsible” or “Accountable (A)”. Returns possible
 * readings, or none if it names no letter.
 */
export function headerReadings(header: string): readonly CellReading[] {
  if (header.length > 120) return [];
  const text = header
    .replace(/\((?:s|es)\)/giu, '')
    .replace(/^\s*(?:who(?: is|'s|’s)?|the|is)\s+/iu, '')
    .replace(/[?!.:]+\s*$/u, '')
    .replace(/\s+(?:person|people|persons|role|roles|party|parties|team|teams|member|members|by)$/iu, '');
  const start = text.split(/\s[-–—]+\s|:\s/u, 1)[0] ?? '';
  return (start === text ? [text] : [text, start])
    .map(readCell)
    .filter((reading) => reading.kind === 'letters' && reading.plain);
}

/** Returns the letters that a header names in a scheme: one, or two for “Responsible / Accountable”. */
export function lettersOfHeader(readings: readonly CellReading[], scheme: Scheme): string | undefined {
  for (const reading of readings) {
    const { letters, unknown } = resolveCell(reading, scheme);
    if (unknown.length === 0 && (letters.length === 1 || (letters.length === 2 && goTogether(letters, scheme))))
      return letters.join('');
  }
  return undefined;
}

/** Whether two letters are an owner and a doer, which the same person often has. */
function goTogether(letters: readonly string[], scheme: Scheme): boolean {
  const is = scheme.letters.filter(({ letter }) => letters.includes(letter)).flatMap((letter) => letter.is);
  return is.includes('owner') && is.includes('doer');
}
