/** Completion: the texts that fit at a caret, each with the range it replaces. */
import type { Analysis } from '../../analysis.ts';
import { scalarText } from '../../charter/edit/edits.ts';
import { CAPABILITY_MEANING, type FormatSection, WORDS } from '../../charter/meanings.ts';
import { PROFILES, SEVERITIES } from '../../charter/model.ts';
import { fold } from '../../charter/names.ts';
import { CAPABILITIES, lettersThat, type Scheme } from '../../charter/schemes.ts';
import { RULES_BY_CODE } from '../../rules/index.ts';
import { rowCommitment } from '../../rules/shared/acknowledgements.ts';
import { rowFinder } from '../row-places.ts';
import { type Candidate, type Completion, isFoundBy, namedAround, textBehind } from './candidates.ts';
import { type CaretContext, caretContextAt } from './caret.ts';
import { commentCompletionsAt } from './comments.ts';
import { keysAt } from './keys.ts';
import { snippetsAt } from './snippets.ts';

/** Facts that only the host knows. */
export interface CompletionHost {
  /** The paths of other charters, relative to this one. */
  readonly charters: readonly string[];
}

/** The completions at an offset, best first. */
export function completionsAt(analysis: Analysis, offset: number, host: CompletionHost): readonly Completion[] {
  const spot = caretContextAt(analysis, offset);
  if (spot === undefined) return commentCompletionsAt(analysis, offset);
  const typed = analysis.document.pieces.slice(spot.word.start, spot.word.end);
  const found = candidatesAt(analysis, spot, host)
    // Words of an unfinished entry are not candidates.
    .filter(({ kind, label }) => kind !== 'text' || label !== typed.trim())
    // A list names nobody twice.
    .filter(({ label }) => spot.writing !== 'entry' || !spot.present.includes(label))
    .map((candidate) => finished(analysis, spot, candidate));
  // A complete word is only offered to protect it from a longer one that an editor would choose instead.
  const longer = (one: Completion) => found.some((other) => other !== one && isFoundBy(other, typed));
  return offset < spot.word.end ? found : found.filter((one) => one.newText !== typed || longer(one));
}

/** Gives a candidate its range and the quotes, spaces and colons that its place needs. */
function finished(analysis: Analysis, { word, writing }: CaretContext, candidate: Candidate): Completion {
  const { pieces } = analysis.document;
  const snippet = candidate.snippet ?? false;
  const quote = /^["']/.exec(pieces.slice(word.start, word.end))?.[0] ?? '';
  let newText = candidate.newText ?? (quote === '' ? scalarText(candidate.label) : quoted(candidate.label, quote));
  // A key that is being changed already has its colon.
  if (/:\s?$/.test(newText) && /^[ \t]*:(?:\s|$)/.test(textBehind(analysis, word.end)))
    newText = newText.replace(/:\s?$/, '');
  // Directly after a colon or dash, a space is still missing.
  const before = pieces.slice(Math.max(0, word.start - 1), word.start);
  if ((before === ':' && writing === 'value') || (before === '-' && writing === 'entry')) newText = ` ${newText}`;
  const filter = candidate.filter ?? (quote === '' ? undefined : quote + candidate.label);
  return { ...candidate, newText, snippet, at: word, ...(filter === undefined ? {} : { filter }) };
}

function quoted(label: string, quote: string): string {
  return quote === '"' ? JSON.stringify(label) : `'${label.replaceAll("'", "''")}'`;
}

function candidatesAt(analysis: Analysis, spot: CaretContext, host: CompletionHost): readonly Candidate[] {
  // A value on its own line may be a mapping, so offer its keys, too.
  const opensMapping = spot.writing === 'value' && spot.startsLine;
  const keys = spot.writing !== 'value' || opensMapping ? keysAt(analysis, spot) : [];
  const values = spot.writing === 'key' ? [] : valuesAt(analysis, spot, host);
  const snippets = snippetsAt(analysis, spot);
  return opensMapping && keys.length > 0 ? [...snippets, ...keys, ...values] : [...snippets, ...values, ...keys];
}

/** The values that fit in a context. */
function valuesAt(analysis: Analysis, spot: CaretContext, host: CompletionHost): readonly Candidate[] {
  const path = spot.path.at(-1) === '[]' && spot.path.length !== 2 ? spot.path.slice(0, -1) : spot.path;
  const [top = '', second = '', third = '', fourth = ''] = path;
  const who = () => namesAt(analysis, spot);
  switch (top) {
    case 'charter':
      return [{ label: '1', kind: 'word', newText: '1' }];
    case 'extends':
      return host.charters.map((label) => ({ label, kind: 'file' }));
    case 'decides':
      return path.length === 2 || third === 'roles' || third === 'tie-break' ? who() : [];
    case 'responsibilities':
      if (third === 'owner' || third === 'helpers') return who();
      if (third === 'acknowledged') return path.length === 4 ? [word(`O ${analysis.context.today}`)] : [];
      return third === 'name' ? labelsAt(analysis, spot) : [];
    case 'agreements':
      if (third === 'with' || third === 'owner') return who();
      if (third === 'kind') return words(WORDS.kinds);
      if (third === 'every') return ['day', 'week', '2 weeks', 'month', 'quarter', 'year', 'sprint'].map(word);
      if (third === 'share') return ['10%', '20%', '30%'].map(word);
      return third === 'minutes'
        ? ['15', '30', '45', '60'].map((label) => ({ label, kind: 'word', newText: label }))
        : [];
    case 'roles':
      // On its own line, a role is usually a mapping and not a title.
      return path.length === 1
        ? []
        : roleValues(analysis, spot, path.length > 2 ? third : spot.startsLine ? '' : 'title');
    case 'rules':
      return path.length === 2 || third === 'severity' ? SEVERITIES.map(word) : defaultOf(second, third);
    case 'schemes':
      if (third === 'row') return ['activity', 'decision', 'task'].map(word);
      return fourth !== '' && path[4] === 'is'
        ? CAPABILITIES.map((label) => ({ label, kind: 'word', detail: CAPABILITY_MEANING[label] }))
        : [];
    case 'review':
      return [word(analysis.context.today)];
  }
  const scheme = analysis.reading.schemes.byId.get(top);
  return scheme === undefined ? [] : rowValues(analysis, spot, scheme, third);
}

function word(label: string): Candidate {
  return { label, kind: 'word', newText: label };
}

function words(list: {
  readonly words: readonly string[];
  readonly meaning: FormatSection['meaning'];
}): readonly Candidate[] {
  return list.words.map((label) => {
    const documentation = list.meaning[label];
    return { label, kind: 'word', ...(documentation === undefined ? {} : { documentation }) };
  });
}

function defaultOf(code: string, option: string): readonly Candidate[] {
  const spec = RULES_BY_CODE.get(code)?.options?.find((one) => one.name === option);
  if (spec === undefined) return [];
  return [{ ...word(spec.kind === 'share' ? `${spec.default * 100}%` : String(spec.default)), detail: 'the default' }];
}

/** The titles that determine a role's profile. */
const TITLES = PROFILES.map((profile) =>
  profile.replace(/(^|-)(.)/g, (_, dash, first) => (dash && ' ') + first.toUpperCase()),
);

function roleValues(analysis: Analysis, spot: CaretContext, key: string): readonly Candidate[] {
  switch (key) {
    case 'people':
      return people(analysis, spot);
    case 'title':
      return TITLES.map((label) => ({ label, kind: 'text' }));
    case 'profile':
      return words(WORDS.profiles);
    case 'manages':
      return roles(analysis, spot);
    case 'backup':
      return namesAt(analysis, spot);
    case 'external':
      return [word('true')];
    case 'responsibilities':
      return labelsAt(analysis, spot);
  }
  return [];
}

function rowValues(analysis: Analysis, spot: CaretContext, scheme: Scheme, key: string): readonly Candidate[] {
  if (scheme.letters.some((letter) => letter.letter === key || letter.key === key)) {
    const everyone: Candidate = { label: 'everyone', kind: 'word', detail: 'every role that is not external' };
    return [...namesAt(analysis, spot), everyone];
  }
  switch (key) {
    case scheme.row:
      return labelsAt(analysis, spot);
    case 'phase':
      return phases(analysis);
    case 'covers':
      return words(WORDS.hotspots);
    case 'status':
      return words(WORDS.statuses);
    case 'due':
      return [word(analysis.context.today)];
    case 'acknowledged':
      return spot.path.length === 4 ? agreements(analysis, spot, scheme) : [];
  }
  return [];
}

/** The letters that a name can acknowledge, with today's date: those it holds, else the owner and doer letters. */
function agreements(analysis: Analysis, spot: CaretContext, scheme: Scheme): readonly Candidate[] {
  const { facts, names, context } = analysis;
  const place = rowFinder(analysis)(spot.word.start);
  const row = place && facts.tables[place.table]?.rows.at(place.row);
  const name = row?.holdings.find((one) => one.name.value === spot.path[3])?.name;
  const held = row && name ? rowCommitment(row, names).lettersOf(name) : '';
  const usual = [...lettersThat(scheme, 'owner').slice(0, 1), ...lettersThat(scheme, 'doer').slice(0, 1)];
  const letters = held === '' ? [...new Set(usual)].map((letter) => letter.letter) : [held];
  return letters.map((one) => word(`${one} ${context.today}`));
}

/** Roles and people. Those not in the cell or row yet come first. */
function namesAt(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  return notYetFirst(analysis, spot, [...roleCandidates(analysis), ...personCandidates(analysis)]);
}

function roles(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  // A role cannot manage or replace itself.
  const own = spot.path[0] === 'roles' ? spot.path[1] : undefined;
  return notYetFirst(
    analysis,
    spot,
    roleCandidates(analysis).filter((one) => one.label !== own),
  );
}

function people(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  return notYetFirst(analysis, spot, personCandidates(analysis));
}

function roleCandidates({ names }: Analysis): readonly Candidate[] {
  return names.roles.map((role): Candidate => {
    const holders = role.people.map((person) => person.name).join(', ');
    return {
      label: role.id,
      kind: 'role',
      ...explained(role.id, role.title),
      ...(holders === '' ? {} : { documentation: holders }),
    };
  });
}

function personCandidates({ names }: Analysis): readonly Candidate[] {
  return names.people.map(
    (person): Candidate => ({
      label: person.key,
      kind: 'person',
      ...explained(person.key, person.name),
    }),
  );
}

/** The detail of a name, unless it repeats the name. */
function explained(label: string, detail: string): { readonly detail?: string } {
  return detail === label ? {} : { detail };
}

/** Sorts names: those that the row does not name first. */
function notYetFirst(analysis: Analysis, spot: CaretContext, candidates: readonly Candidate[]): readonly Candidate[] {
  const named = namedAround(analysis, spot.word);
  const place = ({ label }: Candidate) => (named.has(label) ? 1 : 0);
  return [...candidates].sort((a, b) => place(a) - place(b));
}

/** The names of other rows and responsibilities, so that one thing gets one name. */
function labelsAt(analysis: Analysis, spot: CaretContext): readonly Candidate[] {
  const { charter } = analysis.reading;
  const found = new Map<string, Candidate>();
  const add = (label: string | undefined, detail: string) => {
    if (label !== undefined && !spot.present.includes(label) && !found.has(fold(label)))
      found.set(fold(label), { label, kind: 'text', detail });
  };
  for (const one of charter.responsibilities?.entries ?? []) add(one.name?.value, 'responsibility');
  for (const role of charter.roles)
    for (const name of role.responsibilities) add(name.value, `responsibility of ${role.id.value}`);
  for (const table of charter.tables) for (const row of table.entries) add(row.label?.value, table.key.value);
  return [...found.values()];
}

function phases(analysis: Analysis): readonly Candidate[] {
  const found = new Set<string>();
  for (const table of analysis.reading.charter.tables)
    for (const row of table.entries) if (row.phase) found.add(row.phase.value);
  return [...found].map((label) => ({ label, kind: 'text' }));
}
