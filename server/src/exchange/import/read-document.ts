import type { Scheme } from '../../charter/schemes.ts';
import { type LegendEntry, legendEntries } from './cells/legend.ts';
import { nameKey } from './cells/person-names.ts';
import { type Draft, NO_SUBJECT, type ReaderContext, type TableReading, type TableView } from './draft.ts';
import { readInverted } from './layout/inverted.ts';
import { labelsFirst } from './layout/labels-first.ts';
import { readGrid } from './layout/letter-grid.ts';
import { readLong } from './layout/one-row-per-letter.ts';
import { quoteRow, segment } from './layout/segment.ts';
import { readVertical } from './layout/vertical.ts';
import { collectNotes, type Notes } from './notes.ts';
import type { SourceDocument, SourceTable } from './source-table.ts';
import { titleOfFile, withoutNoise } from './title.ts';

interface Asked {
  readonly fileName: string | undefined;
  readonly scheme: Scheme | undefined;
}

/** A header with its rows, and the source table that contains it. */
interface Placed {
  readonly view: TableView;
  readonly table: SourceTable;
}

/** The matrices and the title of a document. */
export interface FoundMatrices {
  readonly drafts: readonly Draft[];
  readonly title: string | undefined;
}

/** Reads the matrices of a document. Matrices in code blocks are examples and count only if there are no others. */
export function readDocument(document: SourceDocument, asked: Asked, notes: Notes): FoundMatrices {
  const open = document.tables.filter((table) => !table.fenced);
  const fenced = document.tables.filter((table) => table.fenced);
  const found = readTables(open, document, asked, notes);
  if (found.drafts.length > 0 || fenced.length === 0) {
    for (const table of fenced) notes.add(table.line, 'The table in the code block was skipped as an example.');
    return found;
  }
  const inCode = readTables(fenced, document, asked, notes);
  for (const draft of inCode.drafts) notes.add(draft.line, 'The only matrix is in a code block; it was read anyway.');
  return inCode;
}

function readTables(
  tables: readonly SourceTable[],
  document: SourceDocument,
  asked: Asked,
  notes: Notes,
): FoundMatrices {
  const placed: Placed[] = [];
  const legends = new Legends();
  for (const { section, text } of document.prose) legends.learn(section, legendEntries(text));
  let title = document.title;
  for (const table of tables) {
    const found = segment(table, notes);
    legends.learn(table.section, found.legend);
    // The line above a table is the title of a sheet, or the heading of the table if the document has a title.
    const caption = title === undefined ? undefined : found.title;
    title ??= found.title;
    found.views.forEach((view, at) => {
      placed.push({ view: at === 0 && caption !== undefined ? { ...view, heading: caption } : view, table });
    });
  }
  // Read legends in tables first, since they may explain the letters of a table before them.
  const silent: Notes = { add: () => {} };
  const vertical = placed.map(({ view, table }) =>
    readVertical(view, contextOf(table, view, [], title, asked, silent)),
  );
  vertical.forEach((reading, at) => {
    const section = placed[at]?.table.section ?? 0;
    if (reading?.kind === 'legend') legends.learn(section, reading.entries);
  });
  const found = placed.map(({ view, table }, at) => {
    const own = collectNotes();
    const context = contextOf(table, view, legends.near(table.section), title, asked, own);
    return { view, reading: readView(view, vertical[at], context), notes: own.list() };
  });
  const strays = strayDrafts(found.flatMap(({ reading }) => (reading.kind === 'matrix' ? [reading.draft] : [])));
  const drafts: Draft[] = [];
  for (const { view, reading, notes: own } of found) {
    if (reading.kind === 'matrix' && reading.draft.rows.length > 0 && !strays.has(reading.draft)) {
      for (const { line, message } of own) notes.add(line, message);
      drafts.push(reading.draft);
    } else notes.add(view.header.line, passedOver(view, reading));
  }
  return { drafts, title };
}

/** Drops a table with a single letter column for an unknown role if the document has real matrices. */
function strayDrafts(drafts: readonly Draft[]): ReadonlySet<Draft> {
  const real = drafts.filter((draft) => draft.lone !== true && draft.rows.length > 0);
  const names = new Set(real.flatMap((draft) => draft.names.map(({ title }) => nameKey(title))));
  const strays = drafts.filter(
    (draft) => draft.lone === true && real.length > 0 && !draft.names.some(({ title }) => names.has(nameKey(title))),
  );
  return new Set(strays);
}

/** The legends of a document by section, without repeated entries. */
class Legends {
  readonly #all = new Map<string, LegendEntry>();
  readonly #bySection = new Map<number, Map<string, LegendEntry>>();

  learn(section: number, entries: readonly LegendEntry[]): void {
    for (const entry of entries) {
      const key = `${entry.letter} ${entry.word}`;
      const own = this.#bySection.get(section) ?? new Map<string, LegendEntry>();
      this.#bySection.set(section, own.set(key, entry));
      this.#all.set(key, entry);
    }
  }

  /** The legend of a section, or the entries of the whole document. */
  near(section: number): readonly LegendEntry[] {
    const own = this.#bySection.get(section);
    return [...(own !== undefined && own.size > 1 ? own : this.#all).values()];
  }
}

function readView(given: TableView, vertical: TableReading | undefined, context: ReaderContext): TableReading {
  if (vertical?.kind === 'legend') return vertical;
  const view = labelsFirst(given);
  return (
    readLong(view, context) ?? readInverted(view, context) ?? readVertical(view, context) ?? readGrid(view, context)
  );
}

function contextOf(
  table: SourceTable,
  view: TableView,
  legend: readonly LegendEntry[],
  title: string | undefined,
  asked: Asked,
  notes: Notes,
): ReaderContext {
  const heading = view.heading ?? table.heading;
  const texts = [heading, ...table.context, title, asked.fileName].filter((text) => text !== undefined);
  const subjects = [heading, title, titleOfFile(asked.fileName ?? '')].map((text) => withoutNoise(text ?? ''));
  const subject = subjects.find((text) => text !== '') ?? NO_SUBJECT;
  return { clues: { option: asked.scheme, legend, context: texts }, notes, subject };
}

function passedOver(view: TableView, reading: TableReading): string {
  const why =
    reading.kind === 'legend'
      ? 'it explains the letters'
      : reading.kind === 'none'
        ? reading.why
        : reading.draft.rows.length === 0
          ? 'it has no rows'
          : 'it has letters in a single column, under a name that is in no other table';
  return `The table ${quoteRow(view.header)} was skipped: ${why}.`;
}
