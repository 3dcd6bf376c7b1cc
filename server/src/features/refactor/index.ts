/** The refactorings at a caret. */
import type { Analysis } from '../../analysis.ts';
import type { Row } from '../../charter/model.ts';
import { fold } from '../../charter/names.ts';
import { isBroken } from '../../checking/run-rules.ts';
import type { Commitment } from '../../rules/shared/acknowledgements.ts';
import { type Span, shift, touches } from '../../text/span.ts';
import type { EditOutcome } from '../edit-outcome.ts';
import type { ActionKind, CodeAction } from '../fixes/code-actions.ts';
import { occurrenceAt } from '../occurrences.ts';
import { type RowPlace, rowFinder } from '../row-places.ts';
import { acknowledgeAs, acknowledgersOf, commitmentOf, commitmentOfRow } from './acknowledge.ts';
import { extractPerson, handleFor } from './extract-person.ts';
import { canLayOut, type Layout, layOut, layOutAll } from './layout.ts';
import { moveToPhase, phasesOf } from './move-row.ts';
import { informEverywhere, isBareTitle, rowsWithout, titleToMapping } from './role.ts';
import { canSpell, type Spelling, spell } from './spelling.ts';

/** A menu entry. Its edits are computed when it is chosen. */
export interface Refactoring {
  readonly title: string;
  readonly kind: ActionKind;
  /** Whether it changes many rows, which takes time in a large charter. */
  readonly wide: boolean;
  /** Computes the edits, or the reason why there are none. Call it only for the chosen entry, since it can be slow. */
  readonly run: () => EditOutcome;
}

/** The candidates at the start of a range, without checking whether they succeed. */
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
 * The refactorings that succeed, with their edits. A host that can resolve actions later does not need this.
 *
 * @param wide whether to include those that change many rows
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
  ['one key per line', 'with one key per line'],
];

const SPELLINGS: readonly Spelling[] = ['letters', 'words'];

function rowRefactorings(analysis: Analysis, place: RowPlace, row: Row): readonly Refactoring[] {
  const label = row.label === undefined ? 'this row' : `“${row.label.value}”`;
  const found = [...acknowledgements(analysis, commitmentOfRow(analysis, place), label)];
  for (const phase of phasesOf(analysis, place.table)) {
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
  return acknowledgersOf(analysis, commitment).map((one) => ({
    title: `Acknowledge ${label} as “${one.name.value}” (${one.letters})`,
    kind: 'refactor.rewrite',
    wide: false,
    run: () => acknowledgeAs(analysis, commitment, one),
  }));
}

/** The index of the table whose key is at an offset, or -1. */
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
      title: `Expand “${role.title}” into a mapping`,
      kind: 'refactor.rewrite',
      wide: false,
      run,
    });
  }
  const count = found.declaration ? rowsWithout(analysis, role).length : 0;
  if (count > 0) {
    const title = `Add “${role.id}” as informed to the ${count === 1 ? 'one row' : `${count} rows`} without it`;
    actions.push({ title, kind: 'refactor.rewrite', wide: true, run: () => informEverywhere(analysis, role) });
  }
  return actions;
}
