/**
 * Imports a responsibility matrix and writes it as a charter.
 *
 * The source is split into tables (Markdown, HTML, CSV), each table is read as one of the layouts, and the results
 * become one charter. Everything left out or guessed gets a note with its line.
 */

import { BUILT_IN_SCHEMES, builtInScheme, type Scheme } from '../../charter/schemes.ts';
import { mergeDrafts } from './charter/merge.ts';
import { roleIds } from './charter/role-ids.ts';
import { writeCharter } from './charter/write.ts';
import type { Draft } from './draft.ts';
import { type ImportNote, type NoteList, quote } from './notes.ts';
import { readDocument } from './read-document.ts';
import { readings } from './source/readings.ts';
import { teamName } from './title.ts';

export type { ImportNote } from './notes.ts';

export interface ImportOptions {
  /** The file name, which tells the format and may name the team. */
  readonly fileName?: string;
  /** The id of the scheme, if it should not be detected. */
  readonly scheme?: string;
  readonly team?: string;
}

export type ImportResult =
  | { readonly ok: true; readonly charter: string; readonly notes: readonly ImportNote[] }
  | { readonly ok: false; readonly message: string };

/** The matrices of a source, before names get ids. */
export type ReadResult =
  | {
      readonly ok: true;
      readonly drafts: readonly Draft[];
      readonly title: string | undefined;
      /** The notes made while reading. More can be added. */
      readonly notes: NoteList;
    }
  | { readonly ok: false; readonly message: string };

/** Imports Markdown or separated values as a charter. Total: any text gives a result. */
export function importMatrix(source: string, options: ImportOptions = {}): ImportResult {
  const read = readMatrices(source, options);
  return read.ok ? finish(read.drafts, read.title, options, read.notes) : read;
}

/** Reads the matrices of a source. Total: any text gives a result. */
export function readMatrices(source: string, options: ImportOptions = {}): ReadResult {
  const scheme = options.scheme === undefined ? undefined : builtInScheme(options.scheme.trim().toLowerCase());
  if (options.scheme !== undefined && scheme === undefined) {
    const known = BUILT_IN_SCHEMES.map((one) => one.id).join(', ');
    return { ok: false, message: `There is no scheme ${quote(options.scheme)}. The schemes are ${known}.` };
  }
  let tables = 0;
  for (const { document, notes } of readings(source, options.fileName)) {
    tables = Math.max(tables, document.tables.length);
    const found = readDocument(document, { fileName: options.fileName, scheme }, notes);
    if (found.drafts.length > 0) return { ok: true, ...found, notes };
  }
  return { ok: false, message: nothingFound(tables, scheme) };
}

/** The only role of a charter in which everyone does everything, since a charter needs at least one role. */
const WHOLE_TEAM = { id: 'team', title: 'Team' };

function finish(
  drafts: readonly Draft[],
  title: string | undefined,
  options: ImportOptions,
  notes: NoteList,
): ImportResult {
  const ids = roleIds(notes);
  const tables = mergeDrafts(drafts, ids, notes);
  const roles = ids.roles();
  if (roles.length === 0)
    notes.add(0, `The source names no roles, so there is one role for everyone: ${quote(WHOLE_TEAM.title)}.`);
  const schemes: Scheme[] = tables.map((table) => table.scheme);
  const team = teamName({ team: options.team, title, fileName: options.fileName }, schemes, notes);
  return {
    ok: true,
    charter: writeCharter(team, roles.length === 0 ? [WHOLE_TEAM] : roles, tables),
    notes: notes.list(),
  };
}

function nothingFound(tables: number, scheme: Scheme | undefined): string {
  const letters = (scheme ?? BUILT_IN_SCHEMES[0])?.letters ?? [];
  const shown = letters.map((letter) => letter.letter).join(', ');
  const words = letters.slice(0, 2).map((letter) => letter.title);
  const seen = tables === 0 ? 'This file has no tables.' : 'No table in this file is like that.';
  return (
    'No responsibility matrix found. ' +
    `Charter looks for a table with letters such as ${shown} in its cells, ` +
    `or with columns such as ${words.join(' and ')} and names in its cells. ${seen}`
  );
}
