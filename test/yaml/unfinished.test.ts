/** A line that is only half typed: at most one problem, and no other line is damaged. What is typed is a slip at each key. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { safeFixes } from '../../server/src/features/fixes/fix-all.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import { RIGHT } from '../support/slip-charter.ts';

const LINES = RIGHT.split('\n');

/** Each beginning of each line, with all other lines as they are. */
function* beginnings(): Generator<{ text: string; line: number; typed: string }> {
  for (const [line, whole] of LINES.entries()) {
    const first = whole.search(/\S/);
    if (first === -1 || whole.charAt(first) === '#') continue;
    for (let length = first + 1; length < whole.length; length++) {
      const typed = whole.slice(0, length);
      yield { text: LINES.with(line, typed).join('\n'), line, typed };
    }
  }
}

test('a line that is half typed is at most one problem of the text, on that line', () => {
  let broken = 0;
  for (const { text, line, typed } of beginnings()) {
    const { problems } = analyse(text, contextOn('2026-12-01'));
    const faults = problems.filter(({ code }) => code === 'invalid-yaml');
    if (faults.length === 0) continue;
    broken++;
    const told = problems.map(({ span, message }) => [text.slice(0, span.start).split('\n').length - 1, message]);
    assert.deepEqual([told.length, told[0]?.[0]], [1, line], `${JSON.stringify(typed)}: ${JSON.stringify(told)}`);
  }
  assert.ok(broken > 400, `${broken} of them are no YAML`);
});

/** The words of a text, of which no fix may lose one. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort();
}

test('no safe fix of a half typed line loses or adds a word', () => {
  let fixed = 0;
  for (const { text, typed } of beginnings()) {
    const analysis = analyse(text, contextOn('2026-12-01'));
    const slips = analysis.problems.filter(({ code }) => code === 'invalid-yaml' || code === 'text-after-hash');
    const { edits } = safeFixes(analysis, slips);
    if (edits.length === 0) continue;
    fixed++;
    assert.deepEqual(wordsOf(applyEdits(text, edits)), wordsOf(text), JSON.stringify(typed));
  }
  assert.ok(fixed > 100, `${fixed} of them have a safe fix`);
});
