/**
 * Charters with their problems drawn below the text, which shows what is underlined:
 *
 *     raci:
 *       - activity: Deploy
 *                   ^^^^^^ missing-owner
 *
 * A line of carets belongs to the last line of text above it; several such lines are several problems. A problem of
 * several lines is drawn on its first one. Fixtures are compared as drawings, so an unexpected problem fails the test
 * like a missing one.
 */
import assert from 'node:assert/strict';
import { type Analysis, type AnalysisContext, analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import type { Fix } from '../../server/src/rules/rule.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { TextPieces } from '../../server/src/text/pieces.ts';
import { shift } from '../../server/src/text/span.ts';

/** The date of the tests. */
export const TODAY = '2026-11-24';

const DRAWN = /^ *\^+ [a-z-]+(?: \([a-z]+\))?$/;

/** The text of a fixture, without the drawings. */
export function textOf(fixture: string): string {
  return fixture
    .split('\n')
    .filter((line) => !DRAWN.test(line))
    .join('\n');
}

/** Draws problems below the lines of a text, with severities that differ from the rule's own. */
export function draw(text: string, problems: readonly Problem[]): string {
  const lines = TextPieces.of(text);
  const below = new Map<number, string[]>();
  for (const { span, code, severity, rule } of problems) {
    const start = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    const length = end.line === start.line ? Math.max(1, end.column - start.column) : 1;
    const suffix = severity === rule.severity ? '' : ` (${severity})`;
    const drawing = `${' '.repeat(start.column)}${'^'.repeat(length)} ${code}${suffix}`;
    below.set(start.line, [...(below.get(start.line) ?? []), drawing]);
  }
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...(below.get(index) ?? [])])
    .join('\n');
}

export function analyseFixture(fixture: string, context: Partial<AnalysisContext> = {}): Analysis {
  return analyse(textOf(fixture), { ...contextOn(TODAY), ...context });
}

/** Asserts that the problems are exactly the drawn ones; returns the analysis. */
export function expectProblems(fixture: string, context: Partial<AnalysisContext> = {}): Analysis {
  const analysis = analyseFixture(fixture, context);
  assert.equal(draw(analysis.text, analysis.problems), fixture);
  return analysis;
}

/** The same for some codes only, for fixtures with many problems of other rules. */
export function expectOnly(
  codes: readonly string[],
  fixture: string,
  context: Partial<AnalysisContext> = {},
): Analysis {
  const analysis = analyseFixture(fixture, context);
  const problems = analysis.problems.filter((problem) => codes.includes(problem.code));
  assert.equal(draw(analysis.text, problems), fixture);
  return analysis;
}

/** The edits of a fix in offsets of the whole text. */
export function absoluteEdits(analysis: Analysis, fix: Fix): TextEdit[] {
  return fix.edits.map(({ block, span, newText }) => {
    const index = analysis.document.blocks.indexOf(block);
    assert.notEqual(index, -1, 'an edit is of a block of the document');
    return { span: shift(span, analysis.document.blocks.startOf(index)), newText };
  });
}

/** Every fix of every problem with this code, with its result. */
export function fixesFor(analysis: Analysis, code: string): { problem: Problem; fix: Fix; result: string }[] {
  return analysis.problems
    .filter((problem) => problem.code === code)
    .flatMap((problem) => fixesOf(analysis, problem).map((fix) => ({ problem, fix })))
    .map(({ problem, fix }) => ({ problem, fix, result: applyEdits(analysis.text, absoluteEdits(analysis, fix)) }));
}

/** Asserts the titles and results of all fixes of a code, as [title, result]. */
export function expectFixes(fixture: string, code: string, expected: readonly (readonly [string, string])[]): void {
  const analysis = analyseFixture(fixture);
  const actual = fixesFor(analysis, code).map(({ fix, result }) => [fix.title, result]);
  assert.deepEqual(actual, expected);
}
