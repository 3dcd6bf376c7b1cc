/** The refactorings that are offered at a caret. */
import type { Analysis } from '../../analysis.ts';
import type { Row } from '../../charter/model.ts';
import { fold } from '../../charter/names.ts';
import type { Commitment } from '../../rules/acknowledgements.ts';
import { isBroken } from '../../rules/check.ts';
import { type Span, shift, touches } from '../../text/span.ts';
import type { ActionKind, CodeAction } from '../code-actions.ts';
import { type RowPlace, rowFinder } from '../matrix-places.ts';
import { occurrenceAt } from '../occurrences.ts';
import { acknowledgeAs, acknowledgersOf, commitmentOf, commitmentOfRow } from './acknowledge.ts';
import { extractPerson, handleFor } from './extract-person.ts';
import { canLayOut, type Layout, layOut, layOutAll } from './layout.ts';
import { moveToPhase, phasesOf } from './move-row.ts';
import type { Refactored } from './outcome.ts';
import { informEverywhere, isBareTitle, rowsWithout, titleToMapping } from './role.ts';
import { canSpell, type Spelling, spell } from './spelling.ts';

/** A menu entry whose edits are made when somebody chooses it. */
export interface Refactoring {
  readonly title: string;
  readonly kind: ActionKind;
  /** Whether it changes many rows, so that finding its edits takes time in a large charter. */
  readonly wide: boolean;
  /** The edits, or why it cannot be done; some look at the whole charter, so call it for the chosen one. */
  readonly run: () => Refactored;
}

/** What could be done at the start of a range, without asking yet whether it works out. */
export function refactoringsAt(analysis: Analysis, range: Span): readonly Refactoring[] {
  const offset = range.start;
  const place = rowFinder(analysis)(offset);
  const row = place && analysis.facts.tables[place.table]?.rows.at(place.row)?.row;
  return [
    ...(place && row && !isBroken(row.block) ? rowRefactorings(analysis, place, row) : []),
    ...responsibilityRefactorings(analysis, offset),
    ...tableRefactorings(analysis, place?.table ?? tableAt(analysis, offset)),
    ...nameRefactorings(analysis, offset),
  ];
}

/**
 * The same as finished actions: those that work out. A host that can resolve actions later need not ask for all.
 *
 * @param wide whether those are asked for that change many rows
 */
export function refactorActionsAt(analysis: Analysis, range: Span, wide = true): readonly CodeAction[] {
  return refactoringsAt(analysis, range).flatMap(({ title, kind, run, ...one }): CodeAction[] => {
    if (one.wide && !wide) return [];
    const { edits } = run();
    return edits === undefined ? [] : [{ title, kind, edits, problems: [], preferred: false }];
  });
}

const LAYOUTS: readonly (readonly [Layout, string])[] = [
  ['one line', 'on one line'],
  ['a key a line', 'with a key a line'],
];

/** As many who could acknowledge an entry, and as many phases, are in the menu. */
const MOST_OFFERED = 20;

const SPELLINGS: readonly Spelling[] = ['letters', 'words'];

function rowRefactorings(analysis: Analysis, place: RowPlace, row: Row): readonly Refactoring[] {
  const label = row.label === undefined ? 'this row' : `“${row.label.value}”`;
  const found = [...acknowledgements(analysis, commitmentOfRow(analysis, place), label)];
  for (const phase of phasesOf(analysis, place.table).slice(0, MOST_OFFERED + 1)) {
    if (row.phase !== undefined && fold(row.phase.value) === fold(phase)) continue;
    const run = () => moveToPhase(analysis, place, phase);
    found.push({ title: `Move ${label} to the phase “${phase}”`, kind: 'refactor.move', wide: false, run });
  }
  for (const spelling of SPELLINGS) {
    if (!canSpell([row], spelling)) continue;
    const run = () => spell(analysis, [row], spelling);
    found.push({ title: `Spell ${label} with ${spelling}`, kind: 'refactor.rewrite', wide: false, run });
  }
  for (const [layout, words] of LAYOUTS) {
    if (!canLayOut(row, layout)) continue;
    found.push({
      title: `Write ${label} ${words}`,
      kind: 'refactor.rewrite',
      wide: false,
      run: () => layOut(analysis, row, layout),
    });
  }
  return found;
}

function responsibilityRefactorings(analysis: Analysis, offset: number): readonly Refactoring[] {
  const { document, reading } = analysis;
  const index = document.blocks.indexAt(offset);
  const block = document.blocks.at(index);
  const at = offset - document.blocks.startOf(index);
  const entry = reading.charter.responsibilities?.entries.find((one) => one.block === block && touches(one.span, at));
  if (entry === undefined) return [];
  const label = entry.name === undefined ? 'this responsibility' : `“${entry.name.value}”`;
  return acknowledgements(analysis, commitmentOf(analysis, entry), label);
}

function acknowledgements(
  analysis: Analysis,
  commitment: Commitment | undefined,
  label: string,
): readonly Refactoring[] {
  if (commitment === undefined) return [];
  return acknowledgersOf(analysis, commitment)
    .slice(0, MOST_OFFERED)
    .map((one) => ({
      title: `Acknowledge ${label} as “${one.name.value}” (${one.letters})`,
      kind: 'refactor.rewrite',
      wide: false,
      run: () => acknowledgeAs(analysis, commitment, one),
    }));
}

/** The number of the table whose key an offset lies at; -1 where it lies at none. */
function tableAt({ document, reading }: Analysis, offset: number): number {
  const index = document.blocks.indexAt(offset);
  const block = document.blocks.at(index);
  const start = document.blocks.startOf(index);
  return reading.charter.tables.findIndex(
    (table) => table.block === block && touches(shift(table.key.span, start), offset),
  );
}

function tableRefactorings(analysis: Analysis, number: number): readonly Refactoring[] {
  const table = analysis.facts.tables[number]?.table;
  if (table === undefined || table.entries.length < 2) return [];
  const found: Refactoring[] = [];
  const rows = table.entries.all().filter((row) => !isBroken(row.block));
  for (const spelling of SPELLINGS) {
    if (!canSpell(rows, spelling)) continue;
    const run = () => spell(analysis, rows, spelling);
    found.push({
      title: `Spell every row of ${table.key.value} with ${spelling}`,
      kind: 'refactor.rewrite',
      wide: true,
      run,
    });
  }
  for (const [layout, words] of LAYOUTS) {
    const laid = rows.filter((row) => canLayOut(row, layout));
    if (laid.length === 0) continue;
    const run = () => layOutAll(analysis, laid, layout);
    found.push({ title: `Write every row of ${table.key.value} ${words}`, kind: 'refactor.rewrite', wide: true, run });
  }
  return found;
}

function nameRefactorings(analysis: Analysis, offset: number): readonly Refactoring[] {
  const found = occurrenceAt(analysis, offset);
  if (found?.subject.kind === 'person') {
    const person = analysis.names.person(found.text);
    if (person === undefined || person.person !== undefined) return [];
    const title = `Declare “${person.name}” under “people” as “${handleFor(person.name, analysis)}”`;
    return [{ title, kind: 'refactor.extract', wide: true, run: () => extractPerson(analysis, person) }];
  }
  if (found?.subject.kind !== 'role') return [];
  const role = analysis.names.roles.find((one) => one.id === found.subject.key);
  if (role === undefined) return [];
  const actions: Refactoring[] = [];
  if (found.declaration && isBareTitle(role.role)) {
    const run = () => titleToMapping(analysis, role.role);
    actions.push({
      title: `Turn “${role.title}” into a mapping with room for more`,
      kind: 'refactor.rewrite',
      wide: false,
      run,
    });
  }
  const count = found.declaration ? rowsWithout(analysis, role).length : 0;
  if (count > 0) {
    const title = `Inform “${role.id}” of the ${count === 1 ? 'one row' : `${count} rows`} in which it has no part`;
    actions.push({ title, kind: 'refactor.rewrite', wide: true, run: () => informEverywhere(analysis, role) });
  }
  return actions;
}
