/** What an edit that the tool makes must keep and what it must change, for the tests of each kind and for the stress tests. */

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

/** How often a problem is said, wherever. */
function count(analysis: Analysis, code: string, message: string): number {
  return analysis.problems.filter((one) => one.code === code && one.message === message).length;
}

/** The rules with a fix that takes something out for good. */
const GOES: ReadonlySet<string> = new Set([
  'unknown-key',
  'unused-role',
  'unused-person',
  'stale-acknowledgement',
  'unused-ignore',
]);

/** Some texts without others, each as often as it is there. */
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

/** After a fix its problem is gone, the text is sound, and every comment is there. */
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
    // A comment that is about what goes for good may go with it; one above it does only if it silences what it has wrong.
    const lost = without(commentsIn(before), commentsIn(result));
    const made = without(commentsIn(result), commentsIn(before));
    // A comment that ignores more stays, without the one code.
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
  // A rule that is named in a comment is corrected in it; every other word of the comment stays.
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

/** Every comment of a text, as an independent parser finds them, in order. */
export function commentTexts(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));
}

/**
 * What the matrix shows. The columns of names that are no roles stand in the order in which the text first has them, so
 * that they come in another one when the keys of a row do: for that they are compared by their names.
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

/** What may change: nothing of what the matrix shows, unless the refactoring is about that. */
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

/** What a charter says, without the places. */
function model(analysis: Analysis): string {
  return JSON.stringify([
    matrix(analysis, true),
    // Of two letters of one strength the later is the weaker, so a message may name them the other way round.
    analysis.problems.map((problem) => problem.code).sort(),
    commentsIn(analysis),
  ]);
}

/** A charter says the same after formatting, and is formatted once; or it is refused, because it is broken. */
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
