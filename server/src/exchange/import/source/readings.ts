/** Decides which formats to try for a source. */
import { headerReadings } from '../cells/headers.ts';
import { collectNotes, type NoteList } from '../notes.ts';
import type { SourceDocument } from '../source-table.ts';
import { readSheets } from './csv.ts';
import { readMarkdown } from './markdown.ts';

/** A source as tables and text, with the notes made while reading it. */
export interface Reading {
  readonly document: SourceDocument;
  readonly notes: NoteList;
}

/** Yields possible readings of a source, the most likely first. Each has its own notes. */
export function* readings(source: string, fileName = ''): Generator<Reading> {
  const separated = /\.(?:csv|tsv|tab)$/iu.test(fileName.trim());
  const text = source.replace(/^\ufeff/u, '');
  if (!separated) yield markdown(text);
  const listed = separated ? undefined : withLists(text);
  if (listed !== undefined) yield markdown(listed);
  const notes = collectNotes();
  const sheet = separated ? source : sheetWithin(text);
  // A line with pipes is Markdown, unless the file name ends like that of a sheet.
  if (sheet !== undefined)
    for (const document of readSheets(sheet, separated, notes)) yield { document, notes: copyOf(notes) };
  if (separated) yield markdown(text);
}

function markdown(source: string): Reading {
  return { document: readMarkdown(source), notes: collectNotes() };
}

function copyOf(notes: NoteList): NoteList {
  const copy = collectNotes();
  for (const { line, message } of notes.list()) copy.add(line, message);
  return copy;
}

const LISTED =
  /^\s*(?:[-*+•]\s+)?(?:\*\*|__)?([\p{L}][\p{L}\p{N} ()/-]{0,40}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s+(\S.*)$/u;

/**
 * Returns a document with lists such as “Responsible: Ada” as table rows, on the same lines; undefined if there are none.
 */
function withLists(source: string): string | undefined {
  let found = 0;
  const lines = source.split(/\r\n|\n|\r/u).map((line) => {
    const [, word = '', names = ''] = LISTED.exec(line) ?? [];
    if (word === '' || headerReadings(word).length === 0) return line;
    found += 1;
    return `| ${word} | ${names.replaceAll('|', '\\|')} |`;
  });
  return found > 1 ? lines.join('\n') : undefined;
}

const FENCE = /^[ \t]{0,3}(?:`{3,}|~{3,})[^`]*$/u;
const HEADING = /^#{1,6}[ \t]+(?=[^,;\t]*$)/u;

/**
 * Returns the possible separated values in a document, on the same lines: its code blocks if it has any, otherwise its
 * lines, with the headings. Returns undefined if most lines are something else.
 */
function sheetWithin(source: string): string | undefined {
  const lines = source.split(/\r\n|\n|\r/u);
  const fenced = lines.some((line) => FENCE.test(line));
  let inside = !fenced;
  let parted = 0;
  let others = 0;
  const kept = lines.map((line) => {
    if (FENCE.test(line)) {
      inside = !inside;
      return '';
    }
    if (HEADING.test(line)) return line.replace(HEADING, '');
    if (!inside || line.trim() === '') return '';
    if (/[,;\t]/u.test(line) && !/^\s*(?:\||[-*+]\s)/u.test(line)) parted += 1;
    else others += 1;
    return line;
  });
  return parted > 0 && parted >= others ? kept.join('\n') : undefined;
}
