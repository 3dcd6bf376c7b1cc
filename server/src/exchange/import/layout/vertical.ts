/** Reads tables with letters in the first column. */
import { lettersOfWord } from '../../../charter/letter-words.ts';
import type { Scheme } from '../../../charter/schemes.ts';
import { meansNothing, plainWords } from '../../../charter/vocabulary.ts';
import { readCell, resolveCell } from '../cells/cell.ts';
import { headerKind } from '../cells/headers.ts';
import { legendRow } from '../cells/legend.ts';
import { schemeOfHeaders } from '../cells/scheme.ts';
import type { DraftName, DraftRow, Holding, ReaderContext, TableReading, TableView } from '../draft.ts';
import { quote } from '../notes.ts';
import { filledColumns, type SourceRow, textAt } from '../source-table.ts';
import { headerTexts, isCount } from './column-kinds.ts';
import { namesAt } from './inverted.ts';
import { beside, subjectOf } from './row-texts.ts';
import { quoteRow } from './segment.ts';

/** Headers of the column of people in a table about one subject. */
const GENERIC = new Set(
  'person people name names who whom assignee assigned assignees assigned to role roles team teams member members owner holder holders value'.split(
    ' ',
  ),
)
  .add('assigned to')
  .add('team member')
  .add('team members')
  .add('person s')
  .add('role s')
  .add('name s')
  .add('held by');
const MEANINGS = new Set('meaning meanings definition definitions description explanation means stands for'.split(' '));
const EXPLAINS =
  /^(?:does|do|owns?|the (?:person|people|one|role)|person|people|who|those|one who|is|are|must|keeps?|kept|provides?|performs?|gives?|answers?|has|makes?|needs?|someone|somebody|anyone|ultimately|final|executes?)\b/iu;

/** Reads a table with letters in the first column: with one or several subjects in the other columns, or a legend. */
export function readVertical(view: TableView, context: ReaderContext): TableReading | undefined {
  const corner = textAt(view.header, 0);
  const headless = headerKind(corner) === undefined && isLetter(corner);
  const rows = [...(headless ? [view.header] : []), ...view.body].filter(
    (row) => filledColumns(row).length > 0 && !isCount(row),
  );
  const first = rows.map((row) => textAt(row, 0));
  if (first.filter(isLetter).length < 2) return undefined;
  const named = schemeOfHeaders(
    first.map((text) => (isLetter(text) ? text : '')),
    context.clues,
  );
  if (named === undefined || named.letters.size * 5 < rows.length * 3) return undefined;
  const subjects = subjectColumns(view, rows, headless);
  if (subjects.length === 0 || explains(view, rows, subjects, headless)) {
    return { kind: 'legend', entries: rows.flatMap((row) => legendRow(textAt(row, 0), textAt(row, 1))) };
  }
  if (holdsLetters(rows, subjects, named.scheme)) return undefined;
  return readSubjects(
    { view, rows, headless, subjects, letters: named.letters, scheme: named.scheme, guessed: named.guessed },
    context,
  );
}

/** Whether a first cell names a letter. A single small letter, such as “a” or “b”, numbers the rows. */
function isLetter(text: string): boolean {
  if (text.length > 80) return false;
  const reading = readCell(text);
  const small = reading.tokens.every((token) => token.kind === 'letter' && token.raw === token.raw.toLowerCase());
  return (reading.kind === 'letters' || reading.kind === 'mixed') && reading.plain && !small;
}

/** Returns the columns with the names of a subject, without words for letters and without remarks. */
function subjectColumns(view: TableView, rows: readonly SourceRow[], headless: boolean): number[] {
  const columns: number[] = [];
  const width = view.header.cells.length;
  for (let column = 1; column < width; column += 1) {
    const filled = rows.map((row) => textAt(row, column)).filter((text) => text !== '');
    const words = filled.filter((text) => lettersOfWord(text)).length;
    const remarks = !headless && headerKind(textAt(view.header, column)) === 'notes';
    if (filled.length > 0 && words * 2 <= filled.length && !remarks) columns.push(column);
  }
  // Several generic headers (“Role”, “Name”) belong to the same subject. The first column has the names.
  const generic = columns.filter((column) => !headless && isGeneric(textAt(view.header, column)));
  return columns.filter((column) => !generic.includes(column) || column === generic[0]);
}

function isGeneric(header: string): boolean {
  const plain = plainWords(header);
  return plain === '' || GENERIC.has(plain);
}

/** Whether the second column explains the letters instead of naming people. */
function explains(
  view: TableView,
  rows: readonly SourceRow[],
  subjects: readonly number[],
  headless: boolean,
): boolean {
  const headers = subjects.map((column) => plainWords(textAt(view.header, column)));
  if (!headless && headers.some((header) => header.split(' ').some((word) => MEANINGS.has(word)))) return true;
  let sentences = 0;
  let filled = 0;
  for (const row of rows) {
    for (const column of subjects) {
      const text = textAt(row, column);
      if (text === '' || meansNothing(text)) continue;
      filled += 1;
      const longest = Math.max(
        0,
        ...text
          .slice(0, 500)
          .split(/[,;]/u)
          .map((part) => part.trim().split(/\s+/u).length),
      );
      if (EXPLAINS.test(text) || longest > 6) sentences += 1;
    }
  }
  return sentences * 2 >= filled;
}

function holdsLetters(rows: readonly SourceRow[], subjects: readonly number[], scheme: Scheme): boolean {
  let letters = 0;
  let names = 0;
  for (const row of rows) {
    for (const column of subjects) {
      const reading = readCell(textAt(row, column));
      if (reading.kind === 'empty') continue;
      if (reading.kind === 'letters' && reading.plain && resolveCell(reading, scheme).letters.length > 0) letters += 1;
      else names += 1;
    }
  }
  return letters > names;
}

interface Vertical {
  readonly view: TableView;
  readonly rows: readonly SourceRow[];
  readonly headless: boolean;
  readonly subjects: readonly number[];
  readonly letters: ReadonlyMap<number, string>;
  readonly scheme: Scheme;
  readonly guessed: readonly number[];
}

function readSubjects(vertical: Vertical, context: ReaderContext): TableReading {
  const { view, rows, headless, subjects, letters, scheme, guessed } = vertical;
  const first = rows.map((row) => textAt(row, 0));
  const { notes } = context;
  const headers = headerTexts(view);
  for (const at of guessed)
    notes.add(rows[at]?.line ?? 0, `${quote(first[at] ?? '')} was read as ${letters.get(at) ?? ''}.`);
  rows.forEach((row, at) => {
    if (!letters.has(at))
      notes.add(
        row.line,
        `${textAt(row, 0) === '' ? quoteRow(row) : quote(textAt(row, 0))} is not a letter of ${scheme.id.toUpperCase()}; the row was left out.`,
      );
    row.cells.forEach((cell, column) => {
      const wordOfLetter = column === 1 && lettersOfWord(cell.text) !== undefined;
      if (column > 0 && cell.text !== '' && !subjects.includes(column) && letters.has(at) && !wordOfLetter)
        notes.add(row.line, `${quote(cell.text)}${beside(textAt(row, 0))} was left out.`);
    });
  });
  const names: DraftName[] = [];
  const drafts = subjects.map((column): DraftRow => {
    const header = headless ? '' : (headers[column] ?? '');
    const label = isGeneric(header) ? subjectOf(view.header.line, context) : header;
    const holdings: Holding[] = [];
    rows.forEach((row, at) => {
      const held = letters.get(at);
      if (held === undefined) return;
      const place = `in the row ${quote(textAt(row, 0))}, column ${quote(header === '' ? label : header)},`;
      for (const name of namesAt(row, column, place, new Set(), context)) {
        for (const letter of held) holdings.push({ letter, name });
        names.push(name);
      }
    });
    return { line: view.header.line, label, phase: undefined, notes: undefined, holdings };
  });
  // The row already has the heading as its label, so the heading is not the phase.
  const generic = subjects.some((column) => headless || isGeneric(headers[column] ?? ''));
  const heading = generic ? undefined : view.heading;
  return { kind: 'matrix', draft: { scheme, line: view.header.line, heading, rows: drafts, names, ownPhase: generic } };
}
