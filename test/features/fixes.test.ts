import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import { quickFixesAt } from '../../server/src/features/code-actions.ts';
import { commentsOf } from '../../server/src/features/spacing.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { edited, faultsOf, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { mutate, Random } from '../support/random.ts';
import { styledCharter } from '../support/styled.ts';

const context = contextOn(TODAY);

/** How often a problem is said, wherever. */
function count(analysis: Analysis, code: string, message: string): number {
  return analysis.problems.filter((one) => one.code === code && one.message === message).length;
}

/** Slips that people make in a charter that is otherwise sound. */
function withSlips(text: string, random: Random): string {
  const slips: readonly (readonly [RegExp, string])[] = [
    [/\bpm\b/g, 'pn'],
    [/\bactivity:/g, 'activty:'],
    [/\bresponsible:/g, 'responsable:'],
    [/\bA: (\w+)/g, 'A: [$1, em]'],
    [/\bR: (\w+)/g, 'R: [$1, $1]'],
    [/\baccountable: \w+/g, 'accountable: '],
    [/\bkind: \w+/g, 'kind: retrospectiv'],
    [/many-informed/g, 'many-infromed'],
    [/\bC: (\w+)/g, 'C: everyone'],
    [/\bowner: \w+/g, 'owner: [pm, em]'],
    [/status: \w+/g, 'status: opne'],
    [/^charter: 1/gm, 'charter: 2'],
  ];
  let result = text;
  for (let slip = 0; slip < 3; slip++) {
    const [pattern, replacement] = random.pick(slips);
    result = result.replace(pattern, (...found) =>
      random.chance(0.5) ? replacement.replaceAll('$1', String(found[1])) : String(found[0]),
    );
  }
  return result;
}

test('each fix of each problem, in every form: the problem is gone, the text is sound, and every comment is there', () => {
  const random = new Random(20261128);
  const seen = new Set<string>();
  for (let round = 0; round < 100; round++) {
    const charter = withSlips(
      round % 4 === 0 ? random.pick([BLOCK_CHARTER, ...SMALL_CHARTERS]) : styledCharter(random),
      random,
    );
    const [form, text] = random.pick(variantsOf(charter));
    const analysis = analyse(text, context);
    if (faultsOf(analysis) > 0) continue;
    // Who stands twice in a cell is to be mended first: each of the two is a problem of its own.
    const twice = analysis.problems.some((one) => one.code === 'duplicate-assignee');
    for (const problem of analysis.problems) {
      if (twice && problem.code === 'overlapping-letters') continue;
      const fixes = quickFixesAt(analysis, problem.span, [problem]).filter((one) => !one.title.startsWith('Ignore'));
      assert.ok(fixes.filter((one) => one.preferred).length <= 1, `one preferred fix of ${problem.code}`);
      for (const { title, edits } of fixes) {
        const result = analyse(edited(text, edits), context);
        const where = `${form}, ${problem.code} “${title}”: ${problem.message}\n${text}\n→\n${result.text}`;
        assert.equal(faultsOf(result), 0, where);
        assert.ok(count(result, problem.code, problem.message) < count(analysis, problem.code, problem.message), where);
        const comments = (of: Analysis) => of.document.blocks.flatMap(commentsOf).sort();
        // What stands behind something on its line goes with it.
        if (!/remove|keep/i.test(title)) assert.deepEqual(comments(result), comments(analysis), where);
        seen.add(problem.code);
      }
    }
  }
  assert.ok(seen.size >= 14, `fixes of many rules were tried: ${[...seen].sort().join(', ')}`);
});

test('a fix of a broken charter makes it no worse', () => {
  const random = new Random(21);
  for (let round = 0; round < 250; round++) {
    const base = random.pick([...SMALL_CHARTERS, ANCHOR_CHARTER, withSlips(styledCharter(random), random)]);
    const text = mutate(base, random);
    const analysis = analyse(text, context);
    for (const problem of analysis.problems.slice(0, 8)) {
      for (const { title, edits } of quickFixesAt(analysis, problem.span, [problem])) {
        const result = analyse(edited(text, edits), context);
        assert.ok(
          faultsOf(result) <= faultsOf(analysis),
          `${problem.code} “${title}”: ${JSON.stringify(text)} → ${JSON.stringify(result.text)}`,
        );
      }
    }
  }
});
