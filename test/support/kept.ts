/** What Charter's edits must keep and what they must change, for the tests of each kind and for the stress tests. */

import assert from 'node:assert/strict';
import { Lexer } from 'yaml';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { type MatrixBy, matrixOf } from '../../server/src/charter/matrix-tables.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import { formatDocument } from '../../server/src/features/format/format.ts';
import { sameMeaning } from '../../server/src/features/format/same-meaning.ts';
import { commentsOf } from '../../server/src/features/format/spacing.ts';
import { edited, faultsOf } from './editing.ts';
import { TODAY } from './fixture.ts';

const context = contextOn(TODAY);

/** Counts the problems with this code and message. */
function count(analysis: Analysis, code: string, message: string): number {
  return analysis.problems.filter((one) => one.code === code && one.message === message).length;
}

/** The rules with a fix that removes something for good. */
const GOES: ReadonlySet<string> = new Set([
  'unknown-key',
  'unused-role',
  'unused-person',
  'stale-acknowledgement',
  'unused-ignore',
]);

/** The texts without the others; each occurrence counts. */
function without(texts: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return texts.filter((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function wordsOf(comment: string): readonly string[] {
  return comment.split(/[\s,]+/);
}

function occurs(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** Asserts that a fix removes its problem and keeps the text valid and all comments. */
export function fixKeeps(
  before: Analysis,
  { code, message, span }: Problem,
  title: string,
  after: string,
  form: string,
): void {
  const result = analyse(after, before.context);
  const where = `${form}${code} “${title}”: ${message}\n${before.text}\n→\n${after}`;
  assert.equal(faultsOf(result), 0, where);
  assert.ok(count(result, code, message) < count(before, code, message), where);
  if (GOES.has(code) && title.startsWith('Remove')) {
    // A comment about a removed pair may be removed with it; a comment above it only if it silences the problem.
    const lost = without(commentsIn(before), commentsIn(result));
    const made = without(commentsIn(result), commentsIn(before));
    // An ignore comment with more codes stays, without the one code.
    const shorter = code === 'unused-ignore' && made.length > 0 ? lost.slice(0, 1).map(wordsOf) : [];
    const removed = /“(.+)”/.exec(title)?.[1] ?? '';
    assert.deepEqual(
      made.map(wordsOf),
      shorter.map((words) => words.toSpliced(words.lastIndexOf(removed), 1)),
      where,
    );
    const above = before.text.slice(0, before.text.lastIndexOf('\n', span.start - 1) + 1);
    for (const one of lost)
      assert.ok(
        /charter-ignore-(?:next-)?line/.test(one) || !above.includes(one) || occurs(before.text, one) > 1,
        where,
      );
    return;
  }
  // A rule that a comment names is corrected there; every other word of the comment stays.
  const meant =
    code === 'unknown-rule' ? [...`${message} ${title}`.matchAll(/“(.+?)”/g)].map(([, word = '']) => word) : [];
  const [wrong, right] = [meant.at(0), meant.at(-1)];
  const comments = (of: Analysis) =>
    wrong === undefined || right === undefined
      ? commentsIn(of)
      : commentsIn(of)
          .map((one) => one.replaceAll(wrong, right))
          .sort();
  assert.deepEqual(comments(result), comments(before), where);
}

/** The letters of a matrix, by row and column. */
export function lettersOf(analysis: Analysis, by: MatrixBy): Map<string, string> {
  const found = new Map<string, string>();
  for (const [table, { columns, rows }] of matrixOf(analysis.facts, by).tables.entries()) {
    for (const [at, row] of rows.entries()) {
      for (const [column, { id }] of columns.entries()) {
        const letters = row.cells[column]?.map(({ letter }) => letter).join('') ?? '';
        if (letters !== '') found.set(`${table} ${at} ${id}`, letters);
      }
    }
  }
  return found;
}

/** Every comment of a text in order, found by an independent parser. */
export function commentTexts(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));
}

/**
 * The content of the matrix. Columns of names that are not roles follow their order in the text, which changes with the
 * order of keys in a row, so `byName` sorts them.
 */
function matrix({ facts }: Analysis, byName = false): string {
  const roles = new Set(facts.names.roles.map(({ id }) => id));
  const tables = matrixOf(facts, 'role').tables.map(({ scheme, columns, rows, totals }) => {
    const ordered = [...columns.entries()];
    if (byName) ordered.sort(([, a], [, b]) => (a.id < b.id ? -1 : 1));
    const sorted = <T>(of: readonly T[]) => ordered.map(([index]) => of[index]);
    return {
      scheme: scheme.id,
      order: columns.flatMap(({ id }) => (roles.has(id) ? [id] : [])),
      columns: sorted(columns),
      rows: rows.map((row) => ({ ...row, cells: sorted(row.cells) })),
      totals: sorted(totals),
    };
  });
  return JSON.stringify(tables);
}

export function commentsIn({ document }: Analysis): readonly string[] {
  return document.blocks.all().flatMap(commentsOf).sort();
}

/** Asserts that a refactoring changes nothing in the matrix, except what it is about. */
export function refactoringKeeps(before: Analysis, title: string, result: string, where: string): void {
  const after = analyse(result, context);
  assert.equal(faultsOf(after), faultsOf(before), where);
  assert.deepEqual(commentsIn(after), commentsIn(before), where);
  if (title.startsWith('Write')) assert.ok(sameMeaning(before.document, after.document), where);
  if (!/^(?:Move|Add)/.test(title)) assert.equal(matrix(after), matrix(before), where);
  if (!/^(?:Acknowledge|Add|Declare|Expand)/.test(title)) {
    const codes = (of: Analysis) => of.problems.map((one) => one.code).sort();
    if (!title.startsWith('Move')) assert.deepEqual(codes(after), codes(before), where);
  }
  const errors = (of: Analysis) => of.problems.filter((one) => one.severity === 'error').length;
  assert.ok(errors(after) <= errors(before), `${where}\n${after.problems.map((one) => one.message).join('\n')}`);
}

/** The content of a charter without places. */
function model(analysis: Analysis): string {
  return JSON.stringify([
    matrix(analysis, true),
    // Of two equally strong letters, the later is the weaker one, so a message may name them in the other order.
    analysis.problems.map((problem) => problem.code).sort(),
    commentsIn(analysis),
  ]);
}

/**
 * Asserts that formatting keeps the meaning of a charter and changes nothing the second time, or is refused because the
 * charter is broken.
 */
export function formatKeeps(text: string, where: string): void {
  const before = analyse(text, context);
  const formatting = formatDocument(before);
  if (formatting.refused !== undefined) {
    assert.ok(faultsOf(before) > 0, `${where}: refused ${formatting.refused}`);
    return;
  }
  const result = edited(text, formatting.edits);
  const after = analyse(result, context);
  assert.equal(model(after), model(before), where);
  assert.ok(sameMeaning(before.document, after.document), where);
  assert.equal(after.text.startsWith('\ufeff'), text.startsWith('\ufeff'), where);
  assert.deepEqual(formatDocument(after), { edits: [] }, `${where}: twice\n${result}`);
}
