import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, contextOn, fixesOf } from '../../server/src/analysis.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { TODAY } from '../support/fixture.ts';
import { TROUBLED } from '../support/troubled.ts';

/** Slips with safe fixes that no bad example has. */
const SLIPS = [
  'team: A\nroles:\n  eng: Engineer\nraci:\n  - { activity: One, R: Engineer, A: eng }\n',
  'team: A\npeople: { ada: Ada Lind, ben: Ben Sato }\nroles:\n  eng: { title: Engineer, people: "ada, ben" }\n',
  'team: A\nroles:\n  eng:Engineer\n',
  'team: A\nroles:\n  eng: { title: Engineer, notes: See #12 }\n  pm: Manager #1\n',
];

test('a rule has a safe fix only where it says so, and the ones that say so have one', () => {
  const safe = new Set<string>();
  for (const text of [...TROUBLED, ...SLIPS, ...RULES.map(({ bad }) => bad.text)]) {
    const analysis = analyse(text, contextOn(TODAY));
    for (const problem of analysis.problems)
      if (fixesOf(analysis, problem).some((fix) => fix.safe)) safe.add(problem.code);
  }
  const said = RULES.filter((rule) => rule.fixesSafely).map(({ code }) => code);
  assert.deepEqual([...safe].sort(), said.sort());
});
