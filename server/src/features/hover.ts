/** Hovers: at most six lines, never a repetition of the diagnostic. */
import type { Analysis } from '../analysis.ts';
import type { Area, Name, Row } from '../charter/model.ts';
import { fold, type PersonRef, type RoleRef } from '../charter/names.ts';
import { CAPABILITIES, type Capability, type Letter, type Scheme } from '../charter/schemes.ts';
import type { Load } from '../charter/workload.ts';
import { RULES_BY_CODE } from '../rules/index.ts';
import { quoteList } from '../rules/shared/wording.ts';
import { markdownBold, markdownCode, markdownInline, markdownLine } from '../text/markdown.ts';
import { type Span, shift, touches } from '../text/span.ts';
import { caretContextAt } from './completion/caret.ts';
import { completionsAt } from './completion/completion.ts';
import { keysAt } from './completion/keys.ts';
import { occurrenceAt, type PlacedOccurrence } from './occurrences.ts';

export interface Hover {
  readonly at: Span;
  /** Markdown in which names from the charter are escaped. */
  readonly lines: readonly string[];
}

function names(list: readonly string[]): string {
  return list.length === 0 ? 'nobody' : list.map(markdownInline).join(', ');
}

/** Facts that only the host knows. */
export interface HoverHost {
  /** The URI of a rule's page; undefined if the pages are not available. */
  rulePage(code: string): string | undefined;
  /** The path of another charter for display. */
  shown(path: string): string;
}

const NO_HOST: HoverHost = { rulePage: () => undefined, shown: (path) => path };

export function hoverAt(analysis: Analysis, offset: number, host: HoverHost = NO_HOST): Hover | undefined {
  const letter = letterAt(analysis, offset) ?? ignoredAt(analysis, offset, host);
  if (letter !== undefined) return letter;
  const found = occurrenceAt(analysis, offset);
  const lines = found && linesOf(analysis, found, host);
  if (found === undefined) return wordAt(analysis, offset);
  return lines === undefined ? undefined : { at: found.at, lines: lines.slice(0, 6) };
}

function ruleLines(code: string, host: HoverHost): string[] | undefined {
  const rule = RULES_BY_CODE.get(code);
  const page = rule && host.rulePage(rule.code);
  const link = page === undefined ? [] : [`[Why, and what to do](${page})`];
  return rule && [`**${rule.code}** (${rule.severity})`, rule.summary, ...link];
}

/** The hover of a rule code in an ignore comment, with the author's reason. */
function ignoredAt({ document, ignores }: Analysis, offset: number, host: HoverHost): Hover | undefined {
  const index = document.blocks.indexAt(offset);
  const start = document.blocks.startOf(index);
  const found = ignores.all.find((one) => one.block === index && touches(one.span, offset - start));
  const lines = found && ruleLines(found.code, host);
  return found && lines && { at: shift(found.span, start), lines };
}

/** The hover of a key or fixed word: its meaning. */
function wordAt(analysis: Analysis, offset: number): Hover | undefined {
  const spot = caretContextAt(analysis, offset);
  if (spot === undefined || spot.word.end <= spot.word.start) return undefined;
  const written = analysis.document.pieces.slice(spot.word.start, spot.word.end).trim();
  const known =
    spot.writing === 'key'
      ? keysAt(analysis, { ...spot, present: [] })
      : completionsAt(analysis, offset, { charters: [] }).filter((one) => one.kind === 'word');
  const meaning = known.find((one) => one.label === written)?.documentation;
  return meaning === undefined ? undefined : { at: spot.word, lines: [markdownBold(written), markdownLine(meaning)] };
}

function linesOf(analysis: Analysis, found: PlacedOccurrence, host: HoverHost): string[] | undefined {
  const { subject, text } = found;
  const target = analysis.names.resolve(text);
  switch (subject.kind) {
    case 'role': {
      const role = target?.kind === 'role' ? target.role : undefined;
      return role && roleLines(analysis, role, host);
    }
    case 'person': {
      const person = analysis.names.person(text);
      return person && personLines(analysis, person);
    }
    case 'everyone':
      return [
        '**Everyone**',
        `Every role that is not external: ${names(analysis.names.internal.map((role) => role.title))}`,
      ];
    case 'rule':
      return ruleLines(subject.key, host);
    case 'scheme': {
      const scheme = analysis.reading.schemes.byId.get(subject.key);
      return scheme && schemeLines(scheme);
    }
    case 'responsibility':
      return labelLines(analysis, found);
    case 'unknown':
      return undefined;
  }
}

function loadText(load: Load | undefined, of: number): string {
  if (load === undefined || of === 0) return '';
  return `Owns ${load.owns} and does ${load.does} of ${of} ${of === 1 ? 'row' : 'rows'}`;
}

function roleLines(analysis: Analysis, role: RoleRef, host: HoverHost): string[] {
  const { facts } = analysis;
  const outside = role.role.external ? ' — outside the team' : '';
  const lines = [`${markdownBold(role.title)} (${markdownCode(role.id)})${outside}`];
  if (role.people.length > 0) lines.push(`Held by ${names(role.people.map((person) => person.name))}`);
  const decided = areasOf(analysis, role);
  if (decided.length > 0) lines.push(`Decides ${names(decided)}`);
  const load = loadText(facts.roleLoads[role.index], facts.rowCount);
  if (load !== '') lines.push(load);
  if (role.role.measures.length > 0) lines.push(`Measured by ${names(role.role.measures.map((one) => one.value))}`);
  if (role.role.from !== undefined) lines.push(`From ${markdownInline(host.shown(role.role.from.path))}`);
  return lines;
}

function areasOf(analysis: Analysis, role: RoleRef): string[] {
  const areas: readonly Area[] = analysis.reading.charter.decides?.areas ?? [];
  return areas.filter((area) => area.deciders.some((one) => one.value === role.id)).map((area) => area.name.value);
}

function personLines(analysis: Analysis, person: PersonRef): string[] {
  const lines = [markdownBold(person.name)];
  if (person.roles.length > 0) lines.push(`Holds ${names(person.roles.map((role) => role.title))}`);
  else lines.push('Holds no role');
  const load = loadText(analysis.facts.personLoads[person.index], analysis.facts.rowCount);
  if (load !== '') lines.push(`${load}, over all their roles`);
  if (person.person?.email) lines.push(markdownLine(person.person.email.value));
  return lines;
}

function schemeLines(scheme: Scheme): string[] {
  const lines = [
    `${markdownBold(scheme.id.toUpperCase())} — a table of ${scheme.row === 'decision' ? 'decisions' : 'activities'}`,
  ];
  const letters = scheme.letters.map((letter) => `${markdownBold(letter.letter)} ${markdownInline(letter.title)}`);
  return [...lines, letters.join(' · ')];
}

/** A row as a sentence: who answers for it, does it, is asked and is told. */
export function rowSentence(row: Row): string {
  const holders = (capability: Capability) => [
    ...new Set(
      row.assignments
        .filter((one) => one.letter.is.includes(capability))
        .flatMap((one) => one.names.map((name) => name.value)),
    ),
  ];
  const [owners, doers, input, informed] = (['owner', 'doer', 'input', 'informed'] as const).map(holders);
  const parts = owners?.length
    ? [`${quoteList(owners)} ${owners.length === 1 ? 'answers' : 'answer'} for it`]
    : ['Nobody answers for it'];
  if (doers?.length) parts.push(`${quoteList(doers)} ${doers.length === 1 ? 'does' : 'do'} it`);
  if (input?.length) parts.push(`${quoteList(input)} ${input.length === 1 ? 'gives' : 'give'} input`);
  if (informed?.length) parts.push(`${quoteList(informed)} ${informed.length === 1 ? 'is' : 'are'} told`);
  return `${parts.join('; ')}.`;
}

/** The sentences of the row or responsibility at the caret, then of others with the same name. */
function labelLines(analysis: Analysis, found: PlacedOccurrence): string[] | undefined {
  const { charter } = analysis.reading;
  const lines = [markdownBold(found.text)];
  const named = (name: Name | undefined) => name !== undefined && fold(name.value) === found.subject.key;
  const rows = analysis.facts.tables.flatMap((table) =>
    table.rows
      .all()
      .filter((row) => row.folded === found.subject.key)
      .map((row) => row.row),
  );
  const own = rows.find((row) => row.block === found.block && row.label?.node === found.node);
  for (const row of own === undefined ? rows : [own, ...rows.filter((one) => one !== own)]) {
    lines.push(markdownLine(rowSentence(row)));
    if (row.phase) lines.push(`Phase: ${markdownInline(row.phase.value)}`);
  }
  const entry = charter.responsibilities?.entries.find((one) => named(one.name));
  if (entry !== undefined) lines.splice(1, 0, `Owned by ${names(entry.owners.map((one) => one.value))}`);
  return lines.length > 1 ? lines : undefined;
}

/** The allowed number of holders of a letter, in words. */
function limitText(letter: Letter): string {
  if (letter.max === 1) return letter.min === 1 ? 'Held by exactly one.' : 'Held by one at the most.';
  if (letter.max !== Number.POSITIVE_INFINITY) return `Held by ${letter.max} at the most.`;
  return letter.min > 0 ? 'Held by one or more.' : 'Held by any number, even none.';
}

const WHAT_IT_IS: Readonly<Record<Capability, string>> = {
  owner: 'answers for the outcome',
  doer: 'does the work',
  veto: 'can refuse the result',
  support: 'helps',
  input: 'is asked first',
  informed: 'is told',
  excluded: 'is left out on purpose',
};

/** The hover of a letter or of its key in a row. */
function letterAt(analysis: Analysis, offset: number): Hover | undefined {
  const index = analysis.document.blocks.indexAt(offset);
  const start = analysis.document.blocks.startOf(index);
  for (const part of analysis.reading.readings.at(index)?.parts ?? []) {
    if (part.kind !== 'row') continue;
    for (const { key, letter } of part.row.assignments) {
      if (!touches(key.span, offset - start)) continue;
      const title = `${markdownBold(`${letter.letter} · ${letter.title}`)} in ${markdownInline(part.row.scheme.id.toUpperCase())}`;
      const can = CAPABILITIES.filter((one) => letter.is.includes(one)).map((one) => WHAT_IT_IS[one]);
      const meaning = letter.meaning === '' ? `Whoever holds it ${can.join(' and ')}.` : markdownLine(letter.meaning);
      return { at: shift(key.span, start), lines: [title, meaning, limitText(letter)] };
    }
  }
  return undefined;
}
