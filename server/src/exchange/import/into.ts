/**
 * Adds a matrix to an existing charter: its rows, and the roles that the charter lacks. Existing content stays as it
 * is. Rows that the charter already has are left out, with a note.
 */

import { type Analysis, analyse } from '../../analysis.ts';
import { appendEntries } from '../../charter/edit/append.ts';
import { type BlockEdit, columnOf, endOfLine, insertPair } from '../../charter/edit/edits.ts';
import { fold } from '../../charter/names.ts';
import { isBroken } from '../../checking/run-rules.ts';
import { applyEdits, insert, replace, type TextEdit } from '../../text/edit.ts';
import { lineEndOf } from '../../text/lines.ts';
import type { Block } from '../../yaml/document.ts';
import { placeOf } from '../../yaml/places.ts';
import { isNull } from '../../yaml/tree.ts';
import { idsWithin } from './charter/into-names.ts';
import { mergeDrafts } from './charter/merge.ts';
import type { Role } from './charter/role-ids.ts';
import { type CharterRow, type CharterTable, rowInBraces } from './charter/write.ts';
import { yamlScalar } from './charter/yaml-scalar.ts';
import { type ImportNote, type ImportOptions, importMatrix, readMatrices } from './index.ts';
import { type Notes, quote } from './notes.ts';

export type IntoResult =
  | {
      readonly ok: true;
      /** Edits to the analysed text; empty if the charter already has everything. */
      readonly edits: readonly TextEdit[];
      /** The number of rows and roles that the edits add. */
      readonly rows: number;
      readonly roles: number;
      readonly notes: readonly ImportNote[];
    }
  | { readonly ok: false; readonly message: string };

/** Returns edits that add the matrices of a source to a charter. Total: any text and any charter give a result. */
export function importInto(analysis: Analysis, source: string, options: ImportOptions = {}): IntoResult {
  if (analysis.facts.empty !== undefined && analysis.text.trim() === '') return wholeCharter(analysis, source, options);
  const read = readMatrices(source, options);
  if (!read.ok) return read;
  const { drafts, notes } = read;
  const own = drafts.find(({ scheme }) => schemeIn(analysis, scheme.id))?.scheme.id;
  if (own !== undefined)
    return refused(
      `This charter defines its own scheme ${quote(own)}, which may differ from the scheme of the matrix.`,
    );
  const ids = idsWithin(analysis.names, notes);
  const tables = mergeDrafts(drafts, ids, notes).map((table) => withoutKnown(analysis, table, notes));
  const added = ids.roles();
  const edits = [rolesEdit(analysis, added), ...tables.map((table) => rowsEdit(analysis, table))];
  const placed: TextEdit[] = [];
  for (const edit of edits) {
    if (edit === undefined) continue;
    const span = edit === CANNOT ? undefined : placeOf(analysis.document, edit.block, edit.span);
    if (edit === CANNOT || span === undefined || isBroken(edit.block)) return refused(UNFIT);
    placed.push({ span, newText: edit.newText });
  }
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  const joined = joinedAtOnePlace(placed);
  // These edits do not know every way to write a charter, so check the result.
  if (!adds(analysis, applyEdits(analysis.text, joined), rows, added.length)) return refused(UNFIT);
  return { ok: true, edits: joined, rows, roles: added.length, notes: notes.list() };
}

const CANNOT = 'cannot';
const UNFIT = 'The matrix cannot be added to this charter. Fix its errors first, or import the matrix into a new file.';

type Wanted = BlockEdit | typeof CANNOT | undefined;

function refused(message: string): IntoResult {
  return { ok: false, message };
}

function wholeCharter(analysis: Analysis, source: string, options: ImportOptions): IntoResult {
  const result = importMatrix(source, options);
  if (!result.ok) return result;
  const { text } = analysis;
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const charter = result.charter.replaceAll('\n', lineEndOf(text));
  const made = analyse(text.slice(0, start) + charter, analysis.context);
  const rows = made.facts.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const { notes } = result;
  return { ok: true, edits: [replace(start, text.length, charter)], rows, roles: made.names.roles.length, notes };
}

function schemeIn({ reading, context }: Analysis, id: string): boolean {
  return (
    reading.charter.schemes.some((entry) => entry.id.value === id) ||
    context.inherited.schemes.some((scheme) => scheme.id === id)
  );
}

/** Removes the rows whose label and phase the charter already has. */
function withoutKnown({ facts }: Analysis, table: CharterTable, notes: Notes): CharterTable {
  const known = new Set(
    facts.tables
      .filter((one) => one.table.scheme.id === table.scheme.id)
      .flatMap((one) => one.rows.all().map((row) => `${row.foldedPhase}\n${row.folded}`)),
  );
  const rows = table.rows.filter((row) => {
    if (!known.has(`${fold(row.phase ?? '')}\n${fold(row.label)}`)) return true;
    notes.add(row.line, `${quote(row.label)} is already in the charter and was not changed.`);
    return false;
  });
  return { ...table, rows };
}

function rowsEdit(analysis: Analysis, { scheme, rows }: CharterTable): Wanted {
  if (rows.length === 0) return undefined;
  const { document, reading, text } = analysis;
  const entries = rows.map((row: CharterRow) => rowInBraces(row, scheme));
  return appendEntries({ document, charter: reading.charter, newLine: lineEndOf(text) }, scheme.id, entries) ?? CANNOT;
}

/** Adds roles in the style of the existing ones, or a new `roles` key before the first table. */
function rolesEdit({ reading, document, text }: Analysis, roles: readonly Role[]): Wanted {
  if (roles.length === 0) return undefined;
  const newLine = lineEndOf(text);
  const pairs = roles.map(({ id, title }) => `${yamlScalar(id)}: ${yamlScalar(title)}`);
  const key = reading.charter.rolesKey;
  if (key === undefined) return newRoles(document.blocks.all(), reading.charter.pairs, pairs, newLine);
  const { block, value } = key;
  if (value?.kind === 'map') {
    const between = value.flow ? ', ' : newLine + ' '.repeat(columnOf(block.text, value.start));
    return insertPair(block, value, pairs.join(between), newLine);
  }
  if (!isNull(value)) return CANNOT;
  const at = endOfLine(block.text, key.key.node.end);
  return { block, ...insert(at, pairs.map((pair) => `${newLine}  ${pair}`).join('')) };
}

function newRoles(
  blocks: readonly Block[],
  keys: Analysis['reading']['charter']['pairs'],
  pairs: readonly string[],
  newLine: string,
): Wanted {
  const text = `roles:${newLine}${pairs.map((pair) => `  ${pair}${newLine}`).join('')}`;
  const behind = keys.find(({ key }) => !HEAD.has(key.value))?.block ?? undefined;
  if (behind !== undefined && behind.kind !== 'whole') return { block: behind, ...insert(0, text + newLine) };
  const block = blocks.at(-1);
  if (block === undefined || block.kind === 'whole') return CANNOT;
  const open = block.text === '' || block.text.endsWith('\n') ? '' : newLine;
  return { block, ...insert(block.text.length, open + newLine + text) };
}

/** The keys that come before `roles`. */
const HEAD = new Set(['charter', 'extends', 'team', 'people']);

/** Merges edits at the same place, where their order would matter. */
function joinedAtOnePlace(edits: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const at = joined.findIndex(({ span }) => span.start === edit.span.start && span.end === edit.span.end);
    const same = joined[at];
    if (same === undefined) joined.push(edit);
    else joined[at] = { span: same.span, newText: same.newText + edit.newText };
  }
  return joined;
}

/** Whether the new text keeps all content, adds exactly these rows and roles, and has no new fault. */
function adds(before: Analysis, text: string, rows: number, roles: number): boolean {
  const after = analyse(text, before.context, before);
  const count = ({ facts }: Analysis) => facts.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const faults = ({ problems }: Analysis) => problems.filter(({ code }) => STRUCTURE.has(code)).length;
  return (
    count(after) === count(before) + rows &&
    after.names.roles.length === before.names.roles.length + roles &&
    faults(after) <= faults(before)
  );
}

const STRUCTURE: ReadonlySet<string> = new Set(['invalid-yaml', 'duplicate-key', 'wrong-type', 'unknown-key']);
