import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { TODAY } from '../support/fixture.ts';
import { TROUBLED } from '../support/troubled.ts';

test('a rule has a safe fix only where it says so, and the ones that say so have one', () => {
  const safe = new Set<string>();
  for (const text of [...TROUBLED, ...RULES.map(({ bad }) => bad.text)]) {
    const analysis = analyse(text, contextOn(TODAY));
    for (const problem of analysis.problems)
      if (fixesOf(analysis, problem).some((fix) => fix.safe)) safe.add(problem.code);
  }
  const said = RULES.filter((rule) => rule.fixesSafely).map(({ code }) => code);
  assert.deepEqual([...safe].sort(), said.sort());
});
