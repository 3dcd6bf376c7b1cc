import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import type { Problem } from '../../server/src/checking/problems.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { isStructural } from '../../server/src/rules/rule.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/edit.ts';
import { SMALL_CHARTERS } from '../support/charters.ts';
import { absoluteEdits, TODAY } from '../support/fixture.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { TROUBLED } from '../support/troubled.ts';

const context = contextOn(TODAY);

/** The same charter as other editors save it. */
const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['no final newline', (text) => text.replace(/\n+$/, '')],
  [
    'CRLF, a byte order mark and no final newline',
    (text) => `\ufeff${text.replace(/\n+$/, '').replaceAll('\n', '\r\n')}`,
  ],
];

/** Counts the problems with the same code and message. */
function sameIn(analysis: Analysis, { code, message }: Problem): number {
  return analysis.problems.filter((problem) => problem.code === code && problem.message === message).length;
}

/** Counts the structure faults by code. */
function structureOf(analysis: Analysis): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code, rule } of analysis.problems) {
    if (isStructural(rule)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function loneLineFeeds(text: string): number {
  return text.match(/(?<!\r)\n/g)?.length ?? 0;
}

/** Asserts that edits do not overlap and that each changes something. */
function assertMinimal(text: string, edits: readonly TextEdit[], about: string): void {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = 0;
  for (const { span, newText } of sorted) {
    assert.ok(span.start >= end && span.end >= span.start && span.end <= text.length, `edits overlap ${about}`);
    assert.notEqual(text.slice(span.start, span.end), newText, `an edit changes nothing ${about}`);
    end = span.end;
  }
}

/** A fix can make unreadable text readable, which may reveal these problems. */
const REVEALED: Readonly<Record<string, readonly string[]>> = {
  'unknown-key': ['missing-key', 'wrong-type', 'duplicate-key', 'unsupported-version', 'invalid-yaml'],
  'wrong-type': ['missing-key', 'wrong-type', 'duplicate-key'],
};

/** Applies each fix of each problem separately; returns the codes that were fixed. */
function assertFixes(text: string, where: string): Set<string> {
  const fixed = new Set<string>();
  const before = analyse(text, context);
  const structure = structureOf(before);
  for (const problem of before.problems) {
    for (const fix of fixesOf(before, problem)) {
      const edits = absoluteEdits(before, fix);
      const result = applyEdits(text, edits);
      const about = `${problem.code}: “${fix.title}” (${where})\n${JSON.stringify(text)}\n${result}`;
      assertMinimal(text, edits, about);
      if (text.includes('\r\n') && loneLineFeeds(text) === 0)
        assert.equal(loneLineFeeds(result), 0, `another line end ${about}`);
      assert.equal(result.startsWith('\ufeff'), text.startsWith('\ufeff'), `another byte order mark ${about}`);
      const after = analyse(result, context);
      assert.ok(sameIn(after, problem) < sameIn(before, problem), `the problem is still there, ${about}`);
      for (const [code, count] of structureOf(after)) {
        if (REVEALED[problem.code]?.includes(code)) continue;
        assert.ok(count <= (structure.get(code) ?? 0), `a new ${code}, ${about}`);
      }
      fixed.add(problem.code);
    }
  }
  return fixed;
}

for (const [name, change] of VARIANTS) {
  test(`each fix removes its problem and adds no other, with ${name}`, () => {
    const fixed = new Set<string>();
    for (const text of [...RULES.map((rule) => rule.bad.text), ...TROUBLED])
      for (const code of assertFixes(change(text), name)) fixed.add(code);
    const offered = RULES.filter((rule) => rule.fixes !== undefined).map((rule) => rule.code);
    assert.deepEqual([...fixed].sort(), offered.sort());
  });
}

const CASES = runs(1_500);

/** In invalid YAML and with duplicate keys, no meaning is certain. */
const BROKEN: ReadonlySet<string> = new Set(['invalid-yaml', 'duplicate-key', 'multiple-documents']);

/**
 * YAML that only the library accepts: empty or explicit keys, keys in brackets, a byte order mark or carriage return
 * inside.
 */
const STRANGE = /^[ -]*[?:](?:\s|$)|[\]}]\s*:|(?<=[\s\S])\ufeff|\r(?!\n)/m;

/** Slips to insert into charters. All are valid YAML. */
const SLIPS: readonly string[] = [
  'pm',
  'em',
  'x',
  ', pm',
  'everyone',
  ' ',
  'R: pm',
  'A: [pm, em]',
  'activity: Code',
  '\n',
  '\n\n',
  '\n  ',
  ' # note\n',
  '~',
  '1',
  '"',
  "'",
  '[]',
  '{}',
  'é',
  '\u200b',
  '# charter-ignore-line missing-owner\n',
];

test(`each fix of ${CASES} mutated charters removes its problem and adds no other`, (t) => {
  const seed = Number(process.env.CHARTER_SEED ?? 20261124);
  t.diagnostic(`seed ${seed}`);
  const random = new Random(seed);
  const texts = [...TROUBLED, ...SMALL_CHARTERS];
  for (let index = 0; index < CASES; index++) {
    const [, change] = random.pick(VARIANTS);
    const text = mutate(change(random.pick(texts)), random, SLIPS);
    const broken = analyse(text, context).problems.some((one) => BROKEN.has(one.code));
    if (!broken && !STRANGE.test(text)) assertFixes(text, `seed ${seed}, case ${index}`);
  }
});
