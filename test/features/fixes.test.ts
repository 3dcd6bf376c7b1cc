import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn } from '../../server/src/analysis.ts';
import { quickFixesAt } from '../../server/src/features/fixes/code-actions.ts';
import { ANCHOR_CHARTER, BLOCK_CHARTER, SMALL_CHARTERS } from '../support/charters.ts';
import { edited, faultsOf, variantsOf } from '../support/editing.ts';
import { TODAY } from '../support/fixture.ts';
import { fixKeeps } from '../support/kept.ts';
import { mutate, Random, runs } from '../support/random.ts';
import { styledCharter, withSlips } from '../support/styled.ts';

const context = contextOn(TODAY);

test('each fix in each style removes its problem, keeps the text valid, and keeps every comment', () => {
  const random = new Random(20261128);
  const seen = new Set<string>();
  for (let round = 0; round < Math.max(100, runs(100)); round++) {
    const charter = withSlips(
      round % 4 === 0 ? random.pick([BLOCK_CHARTER, ...SMALL_CHARTERS]) : styledCharter(random),
      random,
    );
    const [form, text] = random.pick(variantsOf(charter));
    const analysis = analyse(text, context);
    if (faultsOf(analysis) > 0) continue;
    // Fix repeated names in a cell first: each of the two is a problem of its own.
    const twice = analysis.problems.some((one) => one.code === 'duplicate-assignee');
    for (const problem of analysis.problems) {
      if (twice && problem.code === 'overlapping-letters') continue;
      const fixes = quickFixesAt(analysis, problem.span, [problem]).filter((one) => !one.title.startsWith('Ignore'));
      assert.ok(fixes.filter((one) => one.preferred).length <= 1, `one preferred fix of ${problem.code}`);
      for (const { title, edits } of fixes) {
        fixKeeps(analysis, problem, title, edited(text, edits), `${form}, `);
        seen.add(problem.code);
      }
    }
  }
  assert.ok(seen.size >= 14, `fixes of many rules were tried: ${[...seen].sort().join(', ')}`);
});

test('a fix in a broken charter does not make it worse', () => {
  const random = new Random(21);
  for (let round = 0; round < runs(250); round++) {
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
