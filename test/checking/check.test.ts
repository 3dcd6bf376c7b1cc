/** What is checked again after an edit, and what is reused. test/analysis tests that both give the same result. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Analysis, analyse, contextOn } from '../../server/src/analysis.ts';
import {
  type ActiveRules,
  activeRules,
  type ContextChange,
  checkCharter,
  checkTable,
  contextChange,
  type TableCheck,
} from '../../server/src/checking/run-rules.ts';
import { RULES_BY_CODE } from '../../server/src/rules/index.ts';
import { type Rule, rule } from '../../server/src/rules/rule.ts';
import { TODAY } from '../support/fixture.ts';

const context = contextOn(TODAY);

const TEXT = `team: T
roles: { x: X, y: Y, z: Z }
raci:
  - { activity: a, R: x, A: y }
  - { activity: b, R: x }
  - { activity: c, R: z, A: y }
  - { activity: d, R: y, A: x }
`;

function known(code: string): Rule {
  const found = RULES_BY_CODE.get(code);
  assert.ok(found !== undefined);
  return found;
}

/** The labels of the rows that the rule was asked about; the rule reports rows without an owner. */
const asked: string[] = [];
const COUNTING = rule({
  ...known('missing-owner'),
  row(facts, of, report) {
    asked.push(facts.row.label?.value ?? '');
    known('missing-owner').row?.(facts, of, report);
  },
});

/** Checks the only table of a charter, given a previous check. */
function checked(
  { reading, memo }: Analysis,
  change: ContextChange,
  previous?: TableCheck,
): { readonly check: TableCheck; readonly asked: readonly string[] } {
  asked.length = 0;
  const [table] = reading.charter.tables;
  assert.ok(table !== undefined);
  const check = checkTable(table, memo.ruleContext, [COUNTING], previous, change);
  return { check, asked: [...asked] };
}

/** The labels that are checked after an edit of a charter that has a problem in row b. */
function askedAfter(before: string, after: string): readonly string[] {
  const old = analyse(before, context);
  const now = analyse(after, context, old);
  const first = checked(old, 'all').check;
  assert.deepEqual(first.marked, [1]);
  return checked(now, contextChange(old.memo.ruleContext, now.memo.ruleContext, true), first).asked;
}

describe('the rows that are checked again', () => {
  for (const [what, after, expected] of [
    ['the one that changed', TEXT.replace('activity: c', 'activity: cc'), ['cc']],
    ['a new one, and the one before it, which may continue', `${TEXT}  - { activity: n, A: x }\n`, ['d', 'n']],
    ['none if a row was removed', TEXT.replace('  - { activity: d, R: y, A: x }\n', ''), []],
    ['none if only the rest changed', TEXT.replace('team: T', 'team: U'), []],
    ['those with a problem, if the title of a role changed', TEXT.replace('y: Y', 'y: Why'), ['b']],
    ['those and the ones that name a role, if its id changed', TEXT.replace('z: Z', 'zz: Z'), ['b', 'c']],
    ['all of them, if a role was removed', TEXT.replace(', z: Z', ''), ['a', 'b', 'c', 'd']],
  ] as const) {
    it(`are ${what}`, () => assert.deepEqual(askedAfter(TEXT, after), expected));
  }

  it('are none if nothing was found and only a title changed, and rows keep their facts', () => {
    const sound = TEXT.replace('R: x }', 'R: x, A: z }');
    const old = analyse(sound, context);
    const now = analyse(sound.replace('y: Y', 'y: Why'), context, old);
    const first = checked(old, 'all').check;
    const again = checked(now, contextChange(old.memo.ruleContext, now.memo.ruleContext, true), first);
    assert.deepEqual(again.asked, []);
    assert.equal(again.check.facts.loads, first.facts.loads);
    assert.equal(again.check.facts.rows.at(0)?.holdings[1]?.target, now.names.resolve('y'));
  });

  it('are no longer marked after their problem is gone', () => {
    const odd = TEXT.replace('R: x }', 'R: x, A: zz }');
    const missing = (analysis: Analysis, previous?: TableCheck, change: ContextChange = 'all') => {
      const [table] = analysis.reading.charter.tables;
      assert.ok(table !== undefined);
      return checkTable(table, analysis.memo.ruleContext, [known('unknown-role')], previous, change);
    };
    const old = analyse(odd, context);
    const first = missing(old);
    assert.deepEqual([first.marked, first.found.length], [[1], 1]);
    const now = analyse(odd.replace('z: Z', 'zz: Z'), context, old);
    const again = missing(now, first, contextChange(old.memo.ruleContext, now.memo.ruleContext, true));
    // Row c names a removed role.
    assert.deepEqual([again.marked, again.found.length], [[2], 1]);
  });

  it('keep all facts if none changed', () => {
    const old = analyse(TEXT, context);
    const first = checked(old, 'all').check;
    const again = checked(analyse(TEXT.replace('team: T', 'team: U'), context, old), 'none', first).check;
    assert.equal(again.facts.hashes, first.facts.hashes);
    assert.equal(again.facts.lazy, first.facts.lazy);
  });
});

describe('the change of context for a row', () => {
  const old = analyse(TEXT, context).memo.ruleContext;

  it('is everything at first, and nothing if the context is the same', () => {
    assert.equal(contextChange(undefined, old, true), 'all');
    assert.equal(contextChange(old, old, true), 'none');
  });

  it('is the changed names if nothing else changed', () => {
    assert.deepEqual(contextChange(old, { ...old }, true), new Set());
    const { memo } = analyse(TEXT.replace('z: Z', 'zz: Z'), context);
    assert.deepEqual(contextChange(old, { ...old, names: memo.ruleContext.names }, true), new Set(['z', 'zz']));
  });

  it('is everything with other settings, other schemes or on another day', () => {
    assert.equal(contextChange(old, { ...old }, false), 'all');
    assert.equal(contextChange(old, { ...old, schemes: { ...old.schemes } }, true), 'all');
    assert.equal(contextChange(old, { ...old, today: '2026-11-26' }, true), 'all');
  });
});

describe('a whole charter', () => {
  let times = 0;
  const whole = rule({
    ...known('unused-role'),
    charter(facts, of, report) {
      times++;
      known('unused-role').charter?.(facts, of, report);
    },
  });
  const rules: ActiveRules = { row: [], rows: [], charter: [whole] };

  it('is checked again only if its facts or its context changed', () => {
    const { facts, memo } = analyse(TEXT, context);
    const first = checkCharter(facts.whole, memo.ruleContext, rules, undefined);
    assert.equal(checkCharter(facts.whole, memo.ruleContext, rules, first), first);
    assert.equal(times, 1);
    checkCharter({ ...facts.whole }, memo.ruleContext, rules, first);
    checkCharter(facts.whole, { ...memo.ruleContext }, rules, first);
    assert.equal(times, 3);
  });
});

describe('the active rules', () => {
  it('are grouped by what they check', () => {
    const codes = (rules: ActiveRules) =>
      [rules.row, rules.rows, rules.charter].map((list) => list.map((one) => one.code));
    const some = ['missing-owner', 'duplicate-row', 'unused-role', 'split-accountability', 'invalid-yaml'].map(known);
    const isOn = (one: Rule) => one.code !== 'unused-role';
    assert.deepEqual(codes(activeRules(some, isOn)), [
      ['missing-owner', 'split-accountability'],
      ['duplicate-row'],
      ['missing-owner', 'split-accountability'],
    ]);
  });
});
