/** Reads tables with one letter per row. */
import type { Scheme } from '../../../charter/schemes.ts';
import { isTick } from '../../../charter/vocabulary.ts';
import { readCell, resolveCell } from '../cells/cell.ts';
import { isCross } from '../cells/glyphs.ts';
import { headerKind } from '../cells/headers.ts';
import { chooseScheme, schemeOfHeaders } from '../cells/scheme.ts';
import type { DraftName, DraftRow, Holding, ReaderContext, TableReading, TableView } from '../draft.ts';
import { quote } from '../notes.ts';
import { type SourceRow, textAt } from '../source-table.ts';
import { type Columns, headerTexts, letterColumns, nameColumns, readBody } from './column-kinds.ts';
import { namesAt } from './inverted.ts';
import { readSections } from './phases.ts';
import { beside, labelOf, noteDropped, noteExtraCells, notesOf, subjectOf } from './row-texts.ts';

/**
 * Reads a table with one letter per row: the activity, the role and its letter.
 *
 * The letter is in its own column, or is a tick under the letter as a header. Returns `undefined` for any other table.
 */
export function readLong(view: TableView, context: ReaderContext): TableReading | undefined {
  return readTicks(view, context) ?? readTriples(view, context);
}

/** The columns of a table with one letter per row. */
interface Long {
  readonly view: TableView;
  readonly columns: Columns;
  readonly scheme: Scheme;
  /** Column of the roles. */
  readonly role: number;
  /** Whether the table has no activity column, because it is about one activity. */
  readonly single: boolean;
  lettersOf(row: SourceRow): readonly string[];
}

/** Reads a table with a column of roles, and ticks under letters. */
function readTicks(view: TableView, context: ReaderContext): TableReading | undefined {
  const named = schemeOfHeaders(headerTexts(view), context.clues, 1);
  if (named === undefined) return undefined;
  const data = [...named.letters.keys()].sort((a, b) => a - b);
  const texts = view.body.flatMap((row) => data.map((column) => textAt(row, column)));
  const marks = texts.filter(isMark);
  if (marks.length === 0 || texts.some((text) => !isMark(text) && !isRefused(text))) return undefined;
  const columns = nameColumns(view, data);
  const kinds = headerTexts(view).map((header) => headerKind(header));
  const role = kinds.indexOf('role');
  const single = role === -1 || role === columns.label;
  if (single && (kinds[columns.label] === 'activity' || kinds[columns.label] === 'phase')) {
    return { kind: 'none', why: 'it has letters, but no roles or people' };
  }
  // A cross means no if there are ticks; otherwise it is a tick.
  const ticked = marks.some((text) => !isCross(text));
  const lettersOf = (row: SourceRow): string[] =>
    data.flatMap((column) => {
      const text = textAt(row, column);
      const letter = named.letters.get(column);
      if (letter === undefined || !isMark(text)) return [];
      if (!ticked || !isCross(text)) return [...letter];
      context.notes.add(row.line, `${quote(text)} under ${letter} was read as “no”, because other cells are ticked.`);
      return [];
    });
  return draftOf(
    { view, columns, scheme: named.scheme, role: single ? columns.label : role, single, lettersOf },
    context,
  );
}

/** Reads a table with a column each for letters, roles and activities. */
function readTriples(view: TableView, context: ReaderContext): TableReading | undefined {
  const kinds = headerTexts(view).map((header) => headerKind(header));
  const role = kinds.indexOf('role');
  if (role === -1 || !kinds.includes('activity')) return undefined;
  const readings = readBody(view);
  const [letters, another] = letterColumns(view, readings);
  if (letters === undefined || another !== undefined || letters === role) return undefined;
  const columns = nameColumns(view, [letters]);
  if (columns.label === role) return undefined;
  const scheme = chooseScheme(
    readings.map((row) => row.slice(letters, letters + 1)),
    context.clues,
  )?.scheme;
  if (scheme === undefined) return undefined;
  const lettersOf = (row: SourceRow): readonly string[] => {
    const reading = readCell(textAt(row, letters));
    const resolved = resolveCell(reading, scheme);
    for (const text of [...resolved.unknown, ...reading.dropped])
      context.notes.add(row.line, `${quote(text)}${beside(textAt(row, role))} was left out.`);
    for (const { raw, letter } of resolved.foreign)
      context.notes.add(row.line, `${quote(raw)} only looks like a Latin letter; it was read as ${letter}.`);
    return resolved.letters;
  };
  return draftOf({ view, columns, scheme, role, single: false, lettersOf }, context);
}

function draftOf(long: Long, context: ReaderContext): TableReading {
  const { view, columns, scheme, role, single } = long;
  const { notes } = context;
  const headers = headerTexts(view);
  noteDropped(view, { ...columns, dropped: columns.dropped.filter((column) => column !== role) }, notes);
  const names: DraftName[] = [];
  const rows = new Map<string, DraftRow & { holdings: Holding[] }>();
  let label = single ? subjectOf(view.header.line, context) : undefined;
  for (const { row, phase } of readSections(view, columns, notes)) {
    noteExtraCells(row, columns, headers.length, notes);
    // A name for several rows is often only in the first of them.
    if (!single && (label === undefined || textAt(row, columns.label) !== '')) label = labelOf(row, columns, notes);
    const name = label ?? '';
    const remark = notesOf(row, columns, headers);
    const key = `${phase ?? ''}\n${name}`;
    const known = rows.get(key);
    const entry = known ?? { line: row.line, label: name, phase, notes: remark, holdings: [] };
    rows.set(key, entry);
    if (known && remark !== undefined) notes.add(row.line, `${quote(remark)} in the row ${quote(name)} was left out.`);
    const letters = long.lettersOf(row);
    const holders = namesAt(row, role, `in the row ${quote(name)}`, new Set(), context);
    names.push(...holders);
    for (const holder of holders) for (const letter of letters) entry.holdings.push({ letter, name: holder });
    if (holders.length === 0 && letters.length > 0)
      notes.add(row.line, `The row ${quote(name)} names nobody for ${quote(letters.join(', '))}.`);
  }
  const draft = { scheme, line: view.header.line, rows: [...rows.values()], names };
  return { kind: 'matrix', draft: { ...draft, heading: single ? undefined : view.heading, ownPhase: single } };
}

function isMark(text: string): boolean {
  return /^(?:[x1*•·●○■◆]|yes|true|\[[xX✓]\])$/iu.test(text) || isTick(text) || readCell(text).kind === 'mark';
}

/** Whether a cell under a letter means that the role does not have the letter. */
function isRefused(text: string): boolean {
  return /^(?:no|false|0|\[ ?\])$/iu.test(text) || readCell(text).kind === 'empty';
}
